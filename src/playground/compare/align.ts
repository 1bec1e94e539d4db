/** Two paths side by side: the steps that both have, and those that only one of them has. Pure. */
import { type OutlineHop, outline } from '../../diagram/index.ts';
import type { Direction, Hop, PathTrace } from '../../evaluator/index.ts';

/** One step of two paths. `changed`: both are asked the same, and answer differently. */
export type AlignedStep =
  | { readonly change: 'same' | 'changed'; readonly first: OutlineHop; readonly second: OutlineHop }
  | { readonly change: 'gone'; readonly first: OutlineHop }
  | { readonly change: 'new'; readonly second: OutlineHop };

/** The steps of one direction, in an order that holds for both paths. */
export interface AlignedPart {
  readonly direction: Direction;
  readonly heading: string;
  readonly steps: readonly AlignedStep[];
}

/** More than this times each other are not compared item by item; no path that ends is so long. */
const MOST_COMPARED = 250_000;

interface Pair<T> {
  readonly first?: T;
  readonly second?: T;
}

/** At each place, how many pairs the rest of both lists still holds. */
const pairsAhead = (
  first: readonly string[],
  second: readonly string[],
): ((i: number, j: number) => number) => {
  const width = second.length + 1;
  const ahead = new Uint32Array((first.length + 1) * width);
  const at = (i: number, j: number): number => ahead[i * width + j] ?? 0;
  for (let i = first.length - 1; i >= 0; i -= 1) {
    for (let j = second.length - 1; j >= 0; j -= 1) {
      ahead[i * width + j] =
        first[i] === second[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return at;
};

/**
 * Pairs the items of two lists that have the same key, as many as can stand in one order. What has no partner
 * stands alone, that of the first list before that of the second. Swapped lists give the same pairs.
 */
export const alignBy = <T>(
  first: readonly T[],
  second: readonly T[],
  keyOf: (item: T) => string,
): readonly Pair<T>[] => {
  const alone = (ones: readonly T[], others: readonly T[]): readonly Pair<T>[] => [
    ...ones.map((item) => ({ first: item })),
    ...others.map((item) => ({ second: item })),
  ];
  if (first.length * second.length > MOST_COMPARED) return alone(first, second);
  const [keys, others] = [first.map(keyOf), second.map(keyOf)];
  const ahead = pairsAhead(keys, others);
  const pairs: Pair<T>[] = [];
  let [i, j] = [0, 0];
  let [fromI, fromJ] = [0, 0];
  const flush = (): void => {
    pairs.push(...alone(first.slice(fromI, i), second.slice(fromJ, j)));
  };
  while (i < first.length && j < second.length) {
    const [key = '', other = ''] = [keys[i], others[j]];
    const [one, two] = [first[i], second[j]];
    if (key === other && one !== undefined && two !== undefined) {
      flush();
      pairs.push({ first: one, second: two });
      [i, j] = [i + 1, j + 1];
      [fromI, fromJ] = [i, j];
      continue;
    }
    const [skipped, kept] = [ahead(i + 1, j), ahead(i, j + 1)];
    // A tie is decided by the keys, or it would be decided by which list is the first.
    if (skipped > kept || (skipped === kept && key < other)) i += 1;
    else j += 1;
  }
  [i, j] = [first.length, second.length];
  flush();
  return pairs;
};

/** What a step is about: the same question at the same place. Where a path starts is one place, whatever its name. */
const keyOf = (hop: Hop, source: string | undefined): string => {
  const place = hop.at === source ? '' : hop.at;
  switch (hop.kind) {
    case 'name':
    case 'source':
    case 'destination':
      return hop.kind;
    case 'security-group':
    case 'network-acl':
      return `${hop.kind} ${hop.side} ${place}`;
    default:
      return `${hop.kind} ${place}`;
  }
};

interface Keyed {
  readonly key: string;
  readonly hop: OutlineHop;
}

const keyed = (trace: PathTrace, direction: Direction): readonly Keyed[] => {
  const hops = outline(trace).find((part) => part.direction === direction)?.hops ?? [];
  return trace[direction].flatMap((step, index) => {
    const hop = hops[index];
    return hop === undefined ? [] : [{ key: keyOf(step, trace.path[0]), hop }];
  });
};

const isSame = (first: OutlineHop, second: OutlineHop): boolean =>
  first.question === second.question &&
  first.answer === second.answer &&
  first.decision === second.decision &&
  first.note === second.note;

const stepOf = ({ first, second }: Pair<Keyed>): readonly AlignedStep[] => {
  if (first === undefined) return second === undefined ? [] : [{ change: 'new', second: second.hop }];
  if (second === undefined) return [{ change: 'gone', first: first.hop }];
  const change = isSame(first.hop, second.hop) ? 'same' : 'changed';
  return [{ change, first: first.hop, second: second.hop }];
};

/** Two paths step by step, the way there and the way back. */
export const alignPaths = (first: PathTrace, second: PathTrace): readonly AlignedPart[] =>
  outline(first).map(({ direction, heading }) => ({
    direction,
    heading,
    steps: alignBy(keyed(first, direction), keyed(second, direction), ({ key }) => key).flatMap(stepOf),
  }));
