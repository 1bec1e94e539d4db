/** A flow through a source: names as people know them, and what is said of one that fits nothing. */
import { type FlowRequest, type Trace, traceFlow } from '../evaluator/index.ts';
import { closest, oneOf } from '../evaluator/model/words.ts';
import { cleaned } from '../evaluator/trace/words.ts';
import { UnusableInput } from './errors.ts';
import { leftOutLines } from './left-out.ts';
import type { Source } from './source.ts';

const NO_ALIASES: ReadonlyMap<string, string> = new Map();

const aliasesOf = (source: Source): ReadonlyMap<string, string> =>
  source.kind === 'import' ? source.known.aliases : NO_ALIASES;

/** The resources that a flow may name. */
const resourcesIn = ({ network }: Source) =>
  [
    network.instances,
    network.interfaces,
    network.interfaceEndpoints,
    network.resourceEndpoints,
    network.loadBalancers,
    network.onPremises,
  ] as const;

/** A name of the scenario for an ARN, an id or an address in Terraform; anything else stays. */
export const resolveName = (source: Source, text: string): string =>
  resourcesIn(source).some((resources) => resources.has(text)) ? text : (aliasesOf(source).get(text) ?? text);

/** The flow with the scenario's names. */
export const resolveFlow = (source: Source, flow: FlowRequest): FlowRequest => ({
  ...flow,
  from: resolveName(source, flow.from),
  to: resolveName(source, flow.to),
});

function* namesIn(source: Source): Generator<string> {
  for (const resources of resourcesIn(source)) {
    for (const { id, label } of resources.values()) {
      yield id;
      if (label !== undefined) yield label;
    }
  }
  yield* aliasesOf(source).keys();
}

const MOST_NAMES = 5;

/** A sentence with the names that are nearest to one that fits nothing; empty where none is, or one is named already. */
export const nearHint = (source: Source, text: string, message: string): string => {
  const near = closest(text, namesIn(source), MOST_NAMES);
  return near.length === 0 || near.some((name) => message.includes(`\`${name}\``))
    ? ''
    : ` Close to it: ${oneOf(near.map((name) => cleaned(name)))}.`;
};

/** Traces a flow that the flags describe. A name that is not there may be among what an import left out. */
export const traceSource = (source: Source, flow: FlowRequest): Trace => {
  const result = traceFlow(source.network, resolveFlow(source, flow));
  if (result.ok) return result.trace;
  const { pointer, message } = result.problem;
  const text = pointer === '/from' ? flow.from : pointer === '/to' ? flow.to : undefined;
  const hint = text === undefined ? '' : nearHint(source, text, message);
  throw new UnusableInput(`--${pointer.slice(1)}: ${message}${hint}`, ...leftOutLines(source));
};
