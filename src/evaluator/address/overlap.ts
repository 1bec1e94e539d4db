/**
 * Ranges among many, in sorted order rather than pair by pair: a VPC of a large document has thousands.
 * CIDR ranges either lie one in the other or apart.
 */
import type { Prefix } from './prefix.ts';

const byPlace = (one: Prefix, other: Prefix): number => {
  if (one.family !== other.family) return one.family - other.family;
  if (one.first !== other.first) return one.first < other.first ? -1 : 1;
  return one.length - other.length;
};

/** Sorted ranges; beside each the one of all up to it that ends last. */
interface Sorted {
  readonly ranges: readonly Prefix[];
  readonly farthest: readonly Prefix[];
}

const sorted = (prefixes: readonly Prefix[], family: 4 | 6): Sorted => {
  const ranges = prefixes.filter((range) => range.family === family).toSorted(byPlace);
  const farthest: Prefix[] = [];
  for (const range of ranges) {
    const before = farthest.at(-1);
    farthest.push(before === undefined || before.last < range.last ? range : before);
  }
  return { ranges, farthest };
};

/** How many of sorted ranges begin at or before an address. */
const beginning = (ranges: readonly Prefix[], at: bigint): number => {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.first ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** What finds, among ranges, one that contains a given one, and one that overlaps it. */
export interface RangeFinder {
  readonly containing: (range: Prefix) => Prefix | undefined;
  readonly overlapping: (range: Prefix) => Prefix | undefined;
}

/** Sorts ranges once, to ask them often. */
export const rangeFinder = (prefixes: readonly Prefix[]): RangeFinder => {
  const all = { 4: sorted(prefixes, 4), 6: sorted(prefixes, 6) };
  const containing = ({ family, first, last }: Prefix): Prefix | undefined => {
    const { ranges, farthest } = all[family];
    const found = farthest[beginning(ranges, first) - 1];
    return found !== undefined && found.last >= last ? found : undefined;
  };
  const overlapping = (range: Prefix): Prefix | undefined => {
    const { ranges } = all[range.family];
    const outer = containing(range);
    if (outer !== undefined) return outer;
    // None contains it: one that overlaps it begins in it.
    const inner = ranges[beginning(ranges, range.last) - 1];
    return inner !== undefined && inner.first >= range.first ? inner : undefined;
  };
  return { containing, overlapping };
};

/** Ranges without those that lie in another one of them. */
export const separate = (prefixes: readonly Prefix[]): readonly Prefix[] => {
  const { containing } = rangeFinder(prefixes);
  const outer = new Set(prefixes.map((range) => containing(range) ?? range));
  return [...outer];
};

/** A range, and whose it is: the first has 0. */
export interface HeldRange {
  readonly range: Prefix;
  readonly holder: number;
}

/** What a range overlaps. */
export interface Overlap {
  /** Of the holders before its own, the first. */
  readonly earlier: HeldRange | undefined;
  /** Of any other holder. */
  readonly other: HeldRange | undefined;
}

interface Open {
  readonly held: HeldRange;
  /** The first holder among those around it. */
  readonly around: HeldRange | undefined;
  /** The first holder among those in it. */
  within: HeldRange | undefined;
}

const firstOf = (one: HeldRange | undefined, other: HeldRange | undefined): HeldRange | undefined =>
  one === undefined || (other !== undefined && other.holder < one.holder) ? other : one;

/** For every range what it overlaps, in the order given. A holder's own ranges must be apart. */
export const overlapsAmong = (all: readonly HeldRange[]): readonly Overlap[] => {
  const found = new Map<HeldRange, Overlap>();
  const open: Open[] = [];
  const close = (): void => {
    const done = open.pop();
    if (done === undefined) return;
    const { held, around, within } = done;
    const parent = open.at(-1);
    if (parent !== undefined) parent.within = firstOf(firstOf(parent.within, held), within);
    const first = firstOf(around, within);
    const earlier = first !== undefined && first.holder < held.holder ? first : undefined;
    found.set(held, { earlier, other: around ?? within });
  };
  const inOrder = all.toSorted((one, other) => byPlace(one.range, other.range) || one.holder - other.holder);
  for (const held of inOrder) {
    const { family, first } = held.range;
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      if (top.held.range.family === family && top.held.range.last >= first) break;
      close();
    }
    const top = open.at(-1);
    open.push({ held, around: firstOf(top?.around, top?.held), within: undefined });
  }
  while (open.length > 0) close();
  return all.map((held) => found.get(held) ?? { earlier: undefined, other: undefined });
};
