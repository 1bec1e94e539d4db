/** Pairs of ends of two classes. */
import type { ReachClass, ReachEnd } from './classes.ts';

/** `linked`: the two belong together, by their instance or by an address that both have; `others`: they do not. */
/** Which pairs of two classes: all of them, those that belong together, or the others. */
export type PairKind = 'all' | 'linked' | 'others';

type Pair = readonly [ReachEnd, ReachEnd];

const isLinked = (from: ReachEnd, to: ReachEnd): boolean =>
  from.group !== undefined && from.group === to.group;

/** Every pair of a kind. What an end sends to itself never leaves it: that is no pair. */
export function* pairsFor(from: ReachClass, to: ReachClass, kind: PairKind): Generator<Pair> {
  for (const source of from.members) {
    for (const target of to.members) {
      if (source.name === target.name) continue;
      if (kind === 'all' || isLinked(source, target) === (kind === 'linked')) yield [source, target];
    }
  }
}

/** The members of a class by their group; empty where none has one. */
const groups = new WeakMap<ReachClass, ReadonlyMap<string, readonly ReachEnd[]>>();

const groupsOf = (ends: ReachClass): ReadonlyMap<string, readonly ReachEnd[]> => {
  const known = groups.get(ends);
  if (known !== undefined) return known;
  const made = new Map<string, ReachEnd[]>();
  for (const end of ends.members) {
    if (end.group === undefined) continue;
    const others = made.get(end.group);
    if (others === undefined) made.set(end.group, [end]);
    else others.push(end);
  }
  groups.set(ends, made);
  return made;
};

/** The pair that is traced for all of its kind; undefined where there is none. */
export const standInFor = (
  from: ReachClass,
  to: ReachClass,
  kind: Exclude<PairKind, 'all'>,
): Pair | undefined => {
  if (kind === 'others') {
    const [first] = pairsFor(from, to, 'others');
    return first;
  }
  const targets = groupsOf(to);
  if (targets.size === 0) return undefined;
  for (const source of from.members) {
    const target = targets.get(source.group ?? '')?.find(({ name }) => name !== source.name);
    if (target !== undefined) return [source, target];
  }
  return undefined;
};
