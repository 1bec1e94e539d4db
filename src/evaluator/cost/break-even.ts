/** Where two ways cost the same. */
import type { Network } from '../model/network.ts';
import type { PathTrace } from '../trace/types.ts';
import { pathCost } from './path-cost.ts';
import { PRICES } from './prices.ts';

/** One way with the network that it is in. */
export interface Way {
  readonly network: Network;
  readonly choice: PathTrace;
}

/** Gigabytes at which some price changes, in order. */
const BOUNDS: readonly number[] = [
  ...new Set(
    Object.values(PRICES).flatMap(({ tiers, unit }) =>
      unit === 'gigabyte' ? tiers.map(({ upTo }) => upTo).filter(Number.isFinite) : [],
    ),
  ),
].sort((a, b) => a - b);

/** How far the search goes behind the last tier. */
const FARTHEST = 1e9;

/**
 * The gigabytes in a month at which two ways cost the same; undefined where one is always cheaper. Between the
 * bounds of tiers costs are straight lines, so each piece is solved by itself; the lowest solution is given.
 */
export const breakEven = (one: Way, other: Way, hours: number): number | undefined => {
  const difference = (gigabytes: number): number =>
    pathCost(one.network, one.choice, { hours, gigabytes }).total -
    pathCost(other.network, other.choice, { hours, gigabytes }).total;
  let low = 0;
  for (const high of [...BOUNDS, FARTHEST]) {
    const [before, after] = [difference(low), difference(high)];
    if (before === 0) return low;
    if (before < 0 !== after < 0 && after !== before) return low + ((high - low) * before) / (before - after);
    low = high;
  }
  return undefined;
};
