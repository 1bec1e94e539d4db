/** At how many gigabytes a month two paths cost the same, exactly, over all tiers (fact F-PRICE-13). */
import type { Network } from '../model/network.ts';
import type { PathTrace } from '../trace/types.ts';
import { addBill, newBill } from './charges.ts';
import { compare, divided, type Fraction, minus, plus, rounded, TWO, times } from './fraction.ts';
import { fromQuantity, toDollars, toPrice, toQuantity } from './money.ts';
import { pathHours, pathTransfer } from './path-bill.ts';
import { overridesOf, poolOf, tiersOf } from './price-bill.ts';
import type { Tier } from './prices.ts';
import type { CostUsage } from './types.ts';
import { amountsOf, gigabytesOf, hoursOf } from './usage.ts';

/** One of two paths that are compared. */
export interface BreakEvenSide {
  readonly network: Network;
  readonly path: PathTrace;
  /** Its hours are paid anyway, for other traffic: only gigabytes count. */
  readonly hoursPaid?: boolean;
}

/** Which of two paths costs less. */
export type Cheaper = 'first' | 'second' | 'same';

/** Where two paths change places: gigabytes a month. */
export interface BreakEven {
  /** Which one costs less where nothing is sent. */
  readonly atZero: Cheaper;
  /** Every amount at which the cheaper one changes, rising; at most a few. */
  readonly crossings: readonly {
    readonly gigabytes: number;
    /** What both cost there, in US dollars a month. */
    readonly amount: number;
    /** Which one costs less from there on. */
    readonly cheaper: Cheaper;
  }[];
  /** Ids of prices that one of them needs and that are not known: the answer leaves them out. */
  readonly notPriced: readonly string[];
}

/** What a path costs for any number of gigabytes: fixed, and pools that fill tiers. */
interface Curve {
  readonly fixed: bigint;
  readonly pools: readonly { readonly tiers: readonly Tier[]; readonly factor: bigint }[];
  readonly notPriced: readonly string[];
}

/** Shares are in millionths. */
const WHOLE = 1_000_000n;

const curveOf = (side: BreakEvenSide, usage: CostUsage): Curve => {
  const { network, path } = side;
  const { there, back } = amountsOf(gigabytesOf(network, usage));
  const shareBack = there + back > 0 ? toQuantity(back / (there + back)) : 0n;
  const hours = toQuantity(hoursOf(network, usage));
  const overrides = overridesOf(network.scenario.prices);
  const bill = newBill();
  if (side.hoursPaid !== true) addBill(bill, pathHours(network, path));
  addBill(bill, pathTransfer(network, path));
  const pools = new Map<string, { readonly tiers: readonly Tier[]; factor: bigint }>();
  const notPriced = new Set<string>();
  let fixed = 0n;
  for (const charge of bill.charges) {
    const found = tiersOf(overrides, charge);
    if (found === undefined) notPriced.add(charge.price);
    else if (charge.basis === 'hour')
      fixed += hours * BigInt(charge.units) * toPrice(found.tiers[0]?.amount ?? 0);
    else {
      const factor = BigInt(charge.there) * (WHOLE - shareBack) + BigInt(charge.back) * shareBack;
      const pool = pools.get(poolOf(charge));
      if (pool === undefined) pools.set(poolOf(charge), { tiers: found.tiers, factor });
      else pool.factor += factor;
    }
  }
  return { fixed, pools: [...pools.values()], notPriced: [...notPriced] };
};

/** The cost at a number of gigabytes (in millionths), exactly. */
const costAt = ({ fixed, pools }: Curve, { over, under }: Fraction): Fraction => {
  let sum = fixed * under * WHOLE;
  for (const { tiers, factor } of pools) {
    const bounds = tiers.map(({ upTo }) =>
      upTo === undefined ? undefined : toQuantity(upTo) * under * WHOLE,
    );
    const end = over * factor;
    let at = 0n;
    for (const [index, { amount }] of tiers.entries()) {
      const bound = bounds[index];
      const until = bound === undefined || bound > end ? end : bound;
      if (until > at) sum += (until - at) * toPrice(amount);
      if (until > at) at = until;
    }
  }
  return { over: sum, under: under * WHOLE };
};

/** Where a curve bends: a pool reaches the bound of a tier. */
const bendsOf = ({ pools }: Curve): readonly Fraction[] =>
  pools.flatMap(({ tiers, factor }) =>
    tiers.flatMap(({ upTo }) =>
      upTo === undefined || factor === 0n ? [] : [{ over: toQuantity(upTo) * WHOLE, under: factor }],
    ),
  );

const cheaperBy = ({ over }: Fraction): Cheaper => (over < 0n ? 'first' : over > 0n ? 'second' : 'same');

/** Where the line through two points is zero; undefined where it is nowhere, or everywhere. */
const rootOf = (from: Fraction, to: Fraction, atFrom: Fraction, atTo: Fraction): Fraction | undefined => {
  const fall = minus(atFrom, atTo);
  if (fall.over === 0n) return undefined;
  return plus(from, times(minus(to, from), divided(atFrom, fall)));
};

const NOTHING: Fraction = { over: 0n, under: 1n };
const ONE_GIGABYTE: Fraction = { over: WHOLE, under: 1n };

/** Every number of gigabytes at which two curves bend or meet, rising, from nothing. */
const pointsOf = (
  bends: readonly Fraction[],
  difference: (at: Fraction) => Fraction,
): readonly Fraction[] => {
  const sorted = [NOTHING, ...bends].sort(compare);
  const meetings = sorted.flatMap((from, index) => {
    const next = sorted[index + 1];
    // Behind the last bend the line goes on for ever.
    const to = next ?? plus(from, ONE_GIGABYTE);
    if (compare(from, to) === 0) return [];
    const root = rootOf(from, to, difference(from), difference(to));
    if (root === undefined || compare(root, from) < 0) return [];
    return next !== undefined && compare(root, to) > 0 ? [] : [root];
  });
  const all = [...sorted, ...meetings].sort(compare);
  return all.filter((point, index) => {
    const before = all[index - 1];
    return before === undefined || compare(before, point) !== 0;
  });
};

/**
 * Compares what two paths cost, by the gigabytes that they carry a month. Both carry the same share of
 * answers: that of `gigabytesPerMonth`, none where it is a number.
 */
export const breakEven = (first: BreakEvenSide, second: BreakEvenSide, usage: CostUsage = {}): BreakEven => {
  const [one, two] = [curveOf(first, usage), curveOf(second, usage)];
  const difference = (at: Fraction): Fraction => minus(costAt(one, at), costAt(two, at));
  const points = pointsOf([...bendsOf(one), ...bendsOf(two)], difference);
  const atZero = cheaperBy(difference(NOTHING));
  let now = atZero;
  const crossings = points.flatMap((point, index) => {
    // Between two points the sign cannot change.
    const between = divided(plus(point, points[index + 1] ?? plus(point, ONE_GIGABYTE)), TWO);
    const cheaper = cheaperBy(difference(between));
    if (cheaper === now) return [];
    now = cheaper;
    const { over, under } = costAt(one, point);
    return [
      { gigabytes: fromQuantity(rounded(point)), amount: toDollars(rounded({ over, under })), cheaper },
    ];
  });
  return { atZero, crossings, notPriced: [...new Set([...one.notPriced, ...two.notPriced])] };
};
