/**
 * Who reaches what. The unit of work is one class of sources: a pure function from the network and
 * the class to rows, so that whoever has more than one machine can spread the classes over them.
 */
import type { Network } from '../model/network.ts';
import { answersFrom, type PairAnswers } from './answers.ts';
import type { ReachClass, ReachEnd } from './classes.ts';
import { type PairKind, pairsFor } from './pairs.ts';
import type { ReachAnswer, ReachQuestion } from './question.ts';

/** What holds for every source of one class and every destination of another, but for an end and itself. */
export interface ReachRow extends ReachAnswer {
  readonly from: ReachClass;
  readonly to: ReachClass;
  /** Which pairs of the two: all, or where that makes a difference those that belong together, or the others. */
  readonly pairs: PairKind;
}

const rowsFor = (from: ReachClass, to: ReachClass, { others, linked }: PairAnswers): readonly ReachRow[] => {
  const first = others ?? linked;
  if (first === undefined) return [];
  const differ =
    others !== undefined &&
    linked !== undefined &&
    (others.verdict !== linked.verdict || others.private !== linked.private);
  return differ
    ? [
        { from, to, ...others, pairs: 'others' },
        { from, to, ...linked, pairs: 'linked' },
      ]
    : [{ from, to, ...first, pairs: 'all' }];
};

/**
 * What a class of sources reaches: a row for each class of destinations that makes a flow with it, at most two
 * where pairs that belong together differ from the others. One unit of work, apart from all other classes; what is
 * remembered from one to the next saves time and changes nothing.
 */
export const reachRows = (
  network: Network,
  from: ReachClass,
  classes: readonly ReachClass[],
  question: ReachQuestion,
): readonly ReachRow[] => {
  if (from.members[0]?.sends !== true) return [];
  const answer = answersFrom(network, from, question);
  return classes.flatMap((to) => rowsFor(from, to, answer(to)));
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

/** The classes with only the members that fit, without those that are empty then. What held for a class holds for them. */
export const membersOf = (
  classes: readonly ReachClass[],
  fits: (end: ReachEnd) => boolean,
): readonly ReachClass[] =>
  classes.flatMap((each) => {
    const kept = each.members.filter(fits);
    const [first] = kept;
    return first === undefined ? [] : [{ ...each, id: first.name, members: kept }];
  });

/** The classes with only the ends of a name; where nothing has it, with those that are labelled so. */
export const endsCalled = (classes: readonly ReachClass[], name: string): readonly ReachClass[] => {
  const named = membersOf(classes, (end) => end.name === name);
  return named.length > 0 ? named : membersOf(classes, ({ label }) => label === name);
};

/** One pair of ends. */
export interface ReachPair extends ReachAnswer {
  readonly from: ReachEnd;
  readonly to: ReachEnd;
}

/** Every pair that rows stand for. Lazy: an account has millions. */
export function* pairsOf(rows: Iterable<ReachRow>): Generator<ReachPair> {
  for (const { from: sources, to: targets, pairs, verdict, private: own } of rows)
    for (const [from, to] of pairsFor(sources, targets, pairs)) yield { from, to, verdict, private: own };
}
