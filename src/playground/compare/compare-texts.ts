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

export interface CompareQuestion {
  readonly before: string;
  readonly after: string;
  /** The flow whose paths are compared step by step. */
  readonly flow: string | undefined;
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
  readonly cost: { readonly before: MonthlyTotal; readonly after: MonthlyTotal };
}

/** One of the texts cannot be read: there is nothing to compare. */
export interface NotComparable {
  readonly kind: 'not-comparable';
}

const traceOf = (network: Network, name: string): Trace | undefined => {
  const flow = network.flows.get(name);
  const result = flow === undefined ? undefined : traceFlow(network, flow);
  return result?.ok === true ? result.trace : undefined;
};

/** The path that is shown first. */
const shownPath = (trace: Trace | undefined): PathTrace | undefined => trace?.choices[trace.shown];

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
export const compareTexts = ({ before, after, flow }: CompareQuestion): Comparison | NotComparable => {
  const [old, now] = [readNetwork(before), readNetwork(after)];
  if (!old.ok || !now.ok) return { kind: 'not-comparable' };
  const networks = [now.network, old.network];
  const names = [...new Set([...old.network.flows.keys(), ...now.network.flows.keys()])];
  const diff = diffNetworks(old.network, now.network);
  const [first, second] = [old.network, now.network].map((network) =>
    flow === undefined ? undefined : shownPath(traceOf(network, flow)),
  );
  const path = first === undefined || second === undefined ? undefined : alignPaths(first, second);
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
    cost: { before: monthly(old.network), after: monthly(now.network) },
  };
};
