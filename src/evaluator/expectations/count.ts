/** How many pairs two classes make, without going through them: an account has millions. */
import type { ReachClass } from '../reach/classes.ts';
import type { PairKind } from '../reach/pairs.ts';

const sizesOf = ({ members }: ReachClass): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>();
  for (const { group } of members) if (group !== undefined) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
};

/** Counts the pairs of a kind. What an end sends to itself is none. */
export const countPairs = (from: ReachClass, to: ReachClass, kind: PairKind): number => {
  const names = new Set(to.members.map(({ name }) => name));
  const same = from.members.filter(({ name }) => names.has(name));
  const all = from.members.length * to.members.length - same.length;
  if (kind === 'all') return all;
  const targets = sizesOf(to);
  let linked = 0;
  for (const [group, size] of sizesOf(from)) linked += size * (targets.get(group) ?? 0);
  linked -= same.filter(({ group }) => group !== undefined).length;
  return kind === 'linked' ? linked : all - linked;
};
