/**
 * The part of a large scenario that decides one flow: small enough to be read, and answering alike. Nothing is
 * argued about that: the tracer is asked both.
 */
import {
  buildNetwork,
  type FlowRequest,
  type Network,
  type Scenario,
  type Trace,
  traceFlow,
} from '../../evaluator/index.ts';
import { closure } from './close.ts';
import { flowsOf } from './flow.ts';
import { namedBy, readTables } from './named.ts';
import { withoutOrigins } from './origins.ts';
import { project } from './project.ts';
import { namedAttachments, namedByRequest, surroundings } from './roots.ts';
import { answerText } from './same.ts';
import type { Catalog, Need } from './selection.ts';
import { shrunk } from './shrink.ts';

export interface Part {
  /** With one flow, which expects what the whole answers. */
  readonly scenario: Scenario;
  /** Nothing smaller answers alike, or the flow makes no sense: it is all there, without origins. */
  readonly whole: boolean;
}

const full = (pointer: string): Need => ({ pointer, depth: 'full' });

/** The part of a network that is built already. */
export const partIn = (network: Network, request: FlowRequest): Part => {
  const { scenario } = network;
  const traced = traceFlow(network, request);
  if (!traced.ok) return { scenario: withoutOrigins(scenario), whole: true };
  const { trace } = traced;
  const wanted = answerText(trace);
  const named = new Set([...namedBy(trace, network), ...namedByRequest(network, request)]);
  const first: Catalog = { scenario, network, named, read: readTables(trace) };
  const attachments = namedAttachments(first);
  const catalog: Catalog = { ...first, named: new Set([...named, ...attachments]) };
  const roots = [...catalog.named].map(full);
  /** The scenario of some roots with the flow, where it answers alike. */
  const attempt = (more: readonly Need[]): Scenario | undefined => {
    const part = withoutOrigins(project(catalog, closure(catalog, [...roots, ...more])));
    const built = buildNetwork(part);
    if (!built.ok) return undefined;
    const again = traceFlow(built.network, request);
    return again.ok && answerText(again.trace) === wanted ? part : undefined;
  };
  for (const more of surroundings(catalog)) {
    const added = more();
    const found = attempt(added);
    if (found !== undefined)
      return { scenario: withFlow(shrunk(added, attempt) ?? found, request, trace), whole: false };
  }
  return { scenario: withFlow(withoutOrigins(scenario), request, trace), whole: true };
};

const withFlow = (scenario: Scenario, request: FlowRequest, trace: Trace): Scenario => ({
  ...scenario,
  flows: flowsOf(request, trace),
});

/**
 * The part of a scenario that decides a flow, as a scenario that gives the same trace: verdict, paths, findings and
 * every sentence of every choice. Names stay, origins go. Never throws.
 */
export const partOf = (scenario: Scenario, request: FlowRequest): Part => {
  const built = buildNetwork(scenario);
  return built.ok ? partIn(built.network, request) : { scenario: withoutOrigins(scenario), whole: true };
};
