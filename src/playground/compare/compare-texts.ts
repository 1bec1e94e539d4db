/** Two texts of a scenario, and everything that a reader wants to know of the difference. Pure: a worker runs it. */
import {
  diffNetworks,
  diffSentences,
  type FlowDiff,
  type Network,
  type PathTrace,
  readNetwork,
  scenarioCost,
  type Trace,
  traceFlow,
  type Verdict,
} from '../../evaluator/index.ts';
import { type AlignedPart, alignPaths } from './align.ts';
import { type LeavingSide, leavingOf } from './leaving.ts';

export interface CompareQuestion {
  readonly before: string;
  readonly after: string;
  /** The flow whose paths are compared step by step. */
  readonly flow: string | undefined;
  /** Two scenarios rather than two states of one: where `before` has no such flow, its first is compared. */
  readonly isOther?: boolean;
}

/** What a flow comes to; `impossible` where an end of it is not there, `absent` where the scenario has no such flow. */
export type FlowEnd = Verdict | 'impossible' | 'absent';

export interface ComparedFlow {
  readonly name: string;
  /** As a person would call it. */
  readonly text: string;
  readonly before: FlowEnd;
  readonly after: FlowEnd;
}

/** US dollars a month of everything in a scenario. Not complete: something of it has no price here. */
export interface MonthlyTotal {
  readonly total: number;
  readonly complete: boolean;
  /** The hours of the month, which a scenario may say itself. */
  readonly hours: number;
}

export interface Comparison {
  readonly kind: 'comparison';
  /** Every flow of either text. */
  readonly flows: readonly ComparedFlow[];
  /** What else differs, in sentences with `backticks`. */
  readonly sentences: readonly string[];
  /** The paths of the flow that was asked for; undefined where one of the texts cannot trace it. */
  readonly path: readonly AlignedPart[] | undefined;
  /** What of these paths leaves the private network. */
  readonly leaving: { readonly before: LeavingSide; readonly after: LeavingSide } | undefined;
  /** The flow of `before` that was compared. */
  readonly flowBefore: string | undefined;
  readonly cost: { readonly before: MonthlyTotal; readonly after: MonthlyTotal };
}

/** One of the texts cannot be read: there is nothing to compare. */
export interface NotComparable {
  readonly kind: 'not-comparable';
}

interface Shown {
  readonly trace: Trace;
  readonly path: PathTrace;
}

const traceOf = (network: Network, name: string): Trace | undefined => {
  const flow = network.flows.get(name);
  const result = flow === undefined ? undefined : traceFlow(network, flow);
  return result?.ok === true ? result.trace : undefined;
};

/** The path that is shown first, with its trace. */
const shownPath = (network: Network, flow: string | undefined): Shown | undefined => {
  const trace = flow === undefined ? undefined : traceOf(network, flow);
  const path = trace?.choices[trace.shown];
  return trace === undefined || path === undefined ? undefined : { trace, path };
};

const leavingSide = ({ trace, path }: Shown): LeavingSide => ({
  leaving: leavingOf(path),
  to: trace.flow.to,
});

const endOf = (network: Network, name: string): FlowEnd =>
  network.flows.has(name) ? (traceOf(network, name)?.verdict ?? 'impossible') : 'absent';

const textOf = (networks: readonly Network[], name: string): string => {
  const flow = networks.map(({ flows }) => flows.get(name)).find((found) => found !== undefined);
  return flow === undefined ? name : (flow.title ?? `${flow.from} → ${flow.to}`);
};

/** Without what the list of flows says, and what the steps of the path say, already. */
const restOf = (diff: FlowDiff, stepsShown: boolean): FlowDiff => {
  const { verdict: _verdict, ...rest } = diff;
  const { paths: _paths, returnPaths: _returnPaths, ...others } = rest;
  return stepsShown ? others : rest;
};

const monthly = (network: Network): MonthlyTotal => {
  const { total, complete, hoursPerMonth } = scenarioCost(network);
  return { total, complete, hours: hoursPerMonth };
};

/** Compares what two texts of a scenario say and come to. */
export const compareTexts = ({
  before,
  after,
  flow,
  isOther = false,
}: CompareQuestion): Comparison | NotComparable => {
  const [old, now] = [readNetwork(before), readNetwork(after)];
  if (!old.ok || !now.ok) return { kind: 'not-comparable' };
  const networks = [now.network, old.network];
  const names = [...new Set([...old.network.flows.keys(), ...now.network.flows.keys()])];
  const diff = diffNetworks(old.network, now.network);
  const isKnown = flow === undefined || old.network.flows.has(flow);
  const flowBefore = isOther && !isKnown ? [...old.network.flows.keys()][0] : flow;
  const first = shownPath(old.network, flowBefore);
  const second = shownPath(now.network, flow);
  const both = first === undefined || second === undefined ? undefined : { first, second };
  const path = both === undefined ? undefined : alignPaths(both.first.path, both.second.path);
  return {
    kind: 'comparison',
    flows: names.map((name) => ({
      name,
      text: textOf(networks, name),
      before: endOf(old.network, name),
      after: endOf(now.network, name),
    })),
    sentences: diffSentences({
      ...diff,
      changed: diff.changed.map((each) => restOf(each, path !== undefined && each.name === flow)),
      onlyBefore: [],
      onlyAfter: [],
    }),
    path,
    leaving:
      both === undefined ? undefined : { before: leavingSide(both.first), after: leavingSide(both.second) },
    flowBefore,
    cost: { before: monthly(old.network), after: monthly(now.network) },
  };
};
