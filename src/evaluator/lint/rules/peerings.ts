/** Peering connections whose routes do not add up to a path. */

import { overlapOfPeering } from '../../model/build/limits.ts';
import type { Peering, Vpc } from '../../model/network.ts';
import { named } from '../../trace/words.ts';
import { isFullyRouted, routesOver } from '../connections.ts';
import { lintResult } from '../make.ts';
import type { LintResult, LintRule } from '../types.ts';

/** A NAT gateway gets its answers over a peering without a route for them (fact F-NAT-07). */
const hasNatGateway = (vpc: Vpc): boolean =>
  vpc.subnets.some((subnet) => subnet.interfaces.some((owner) => owner.role === 'nat-gateway'));

const checkOne = (peering: Peering): readonly LintResult[] => {
  const { requester, accepter } = peering;
  if (peering.state !== 'active' || overlapOfPeering(peering) !== undefined) return [];
  const [there, back] = [requester, accepter].map((vpc) => routesOver(vpc, peering));
  if (there === undefined || back === undefined) return [];
  const known = isFullyRouted(requester) && isFullyRouted(accepter);
  if (!known || (there.length > 0 && back.length > 0)) return [];
  if (there.length === 0 && back.length === 0) {
    const message = `Peering connection ${named(peering)} is active, but no subnet of ${named(requester)} or ${named(accepter)} has a route through it.`;
    return [lintResult('peering-without-routes', peering, message, ['F-PCX-04'])];
  }
  const [from, to, route] =
    there.length > 0 ? [requester, accepter, there[0]] : [accepter, requester, back[0]];
  if (route === undefined || hasNatGateway(from)) return [];
  const message = `Subnets of ${named(from)} have a route through peering connection ${named(peering)} (\`${route.text}\`), but none of ${named(to)} has one back: answers are lost.`;
  return [lintResult('peering-one-way', peering, message, ['F-PCX-04'])];
};

/**
 * Each side of a peering adds its own routes (fact F-PCX-04). Silent where a route table of either side is
 * not in the data, and about one way only where a NAT gateway may be the one that asks.
 */
export const peerings: LintRule = ({ network }) => [...network.peerings.values()].flatMap(checkOne);
