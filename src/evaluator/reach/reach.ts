/**
 * Who reaches what. The unit of work is one class of sources: a pure function from the network and
 * the class to rows, so that whoever has more than one machine can spread the classes over them.
 */
import type { Network } from '../model/network.ts';
import type { Verdict } from '../model/schema.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { ReachClass, ReachEnd } from './classes.ts';

/** What is asked of every pair. */
export interface ReachQuestion {
  readonly protocol: 'tcp' | 'udp' | 'icmp' | number;
  readonly port: number | undefined;
}

/** What holds for every source of one class and every destination of another, but for an end and itself. */
export interface ReachRow {
  readonly from: ReachClass;
  readonly to: ReachClass;
  readonly verdict: Verdict;
  readonly private: boolean | null;
}

/** A pair of ends that stands for all pairs of two classes; undefined where there is none. */
const pairOf = (from: ReachClass, to: ReachClass): readonly [ReachEnd, ReachEnd] | undefined => {
  const [source] = from.members;
  const target = from === to ? to.members[1] : to.members[0];
  return source === undefined || target === undefined ? undefined : [source, target];
};

/** What a class of sources reaches: a row for each class of destinations that makes a flow with it. */
export const reachRows = (
  network: Network,
  from: ReachClass,
  classes: readonly ReachClass[],
  { protocol, port }: ReachQuestion,
): readonly ReachRow[] => {
  if (from.members[0]?.sends !== true) return [];
  return classes.flatMap((to): ReachRow[] => {
    const pair = pairOf(from, to);
    if (pair === undefined) return [];
    const [source, target] = pair;
    const result = traceFlow(network, {
      from: source.name,
      to: target.name,
      protocol,
      ...(port === undefined ? {} : { port }),
    });
    if (!result.ok) return [];
    const { verdict, private: isPrivate } = result.trace;
    return [{ from, to, verdict, private: isPrivate }];
  });
};

/** All rows of a network, class by class. Lazy: one class of sources is in memory at a time. */
export function* reach(
  network: Network,
  from: readonly ReachClass[],
  question: ReachQuestion,
  to: readonly ReachClass[] = from,
): Generator<ReachRow> {
  for (const source of from) yield* reachRows(network, source, to, question);
}

/** One pair of ends. */
export interface ReachPair {
  readonly from: ReachEnd;
  readonly to: ReachEnd;
  readonly verdict: Verdict;
  readonly private: boolean | null;
}

/** Every pair that rows stand for. Lazy: an account has millions. */
export function* pairsOf(rows: Iterable<ReachRow>): Generator<ReachPair> {
  for (const row of rows) {
    for (const from of row.from.members) {
      for (const to of row.to.members) {
        if (from !== to) yield { from, to, verdict: row.verdict, private: row.private };
      }
    }
  }
}
