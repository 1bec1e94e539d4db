/** Whether a route could carry a packet, whatever its state. */
import { contains, overlaps, type Prefix } from '../../evaluator/address/prefix.ts';
import { PUBLIC_SPACE } from '../../evaluator/address/ranges.ts';
import type { Route, TransitRoute, Vpc } from '../../evaluator/index.ts';
import type { End } from '../ends.ts';

const EVERYWHERE = [...PUBLIC_SPACE[4], ...PUBLIC_SPACE[6]];

/** Whether packets for `goal` may carry a public address that the scenario does not say. */
const isOutside = (goal: End): boolean => goal.internet || goal.services.length > 0;

/**
 * Whether a route of a VPC could carry a packet for `goal`. What the VPC's local route holds, a wider route never
 * gets (fact F-ROUTE-04: the longest prefix wins); of the others all are kept that match, the lesser ones as ways
 * that are not used.
 */
export const mayCarry = ({ destination }: Route, vpc: Vpc, goal: End): boolean => {
  if (destination.kind === 'prefix-list') {
    const { service, entries } = destination.list;
    if (service !== undefined && goal.services.includes(service)) return true;
    const ranges = entries ?? PUBLIC_SPACE[4];
    return goal.addresses.some((address) => ranges.some((range) => overlaps(range, address)));
  }
  const { prefix } = destination;
  const local = (address: Prefix): boolean => vpc.prefixes.some((own) => contains(own, address));
  return (
    (isOutside(goal) && EVERYWHERE.some((range) => overlaps(range, prefix))) ||
    goal.addresses.some(
      (address) =>
        overlaps(prefix, address) && (!local(address) || vpc.prefixes.some((own) => contains(own, prefix))),
    )
  );
};

/** Whether a route of a transit gateway could. */
export const mayCarryTransit = ({ destination }: TransitRoute, goal: End): boolean => {
  const ranges =
    destination.kind === 'prefix' ? [destination.prefix] : (destination.list.entries ?? PUBLIC_SPACE[4]);
  return ranges.some(
    (range) =>
      goal.addresses.some((address) => overlaps(range, address)) ||
      (isOutside(goal) && PUBLIC_SPACE[range.family].some((open) => overlaps(open, range))),
  );
};
