/** Routes to gateways that lead out of the VPC without the internet: transit gateways and virtual private gateways. */
import { contains, type Prefix } from '../../address/prefix.ts';
import type { AddressSet, Network, TransitGateway, Vpc } from '../../model/network.ts';
import type { FixStep } from '../../trace/types.ts';
import { cidrText } from '../peer.ts';
import type { Leaving } from '../site.ts';
import { type NewTarget, setRoute } from '../tables.ts';

/** The range of a network outside, or of a VPC, that holds the destination. */
const rangeFor = (ranges: readonly Prefix[], dst: AddressSet): Prefix | undefined =>
  ranges.find((range) => dst.prefixes.every((part) => contains(range, part)));

const isAttached = (gateway: TransitGateway, vpc: Vpc): boolean =>
  [...(gateway.attachments?.values() ?? [])].some((each) => each.type === 'vpc' && each.vpc === vpc);

/** Ranges behind a transit gateway, but for those of the VPC itself. */
const rangesBehind = (gateway: TransitGateway, vpc: Vpc): readonly Prefix[] =>
  [...(gateway.attachments?.values() ?? [])].flatMap((each) =>
    each.type === 'vpc'
      ? each.vpc === vpc
        ? []
        : each.vpc.prefixes
      : each.type === 'hybrid'
        ? (each.connection.network?.prefixes ?? [])
        : [],
  );

/** Routes to the gateways of the VPC that have the destination behind them. */
export const proposeHybridRoutes = (
  network: Network,
  { subnet, packet, over }: Leaving,
): readonly FixStep[] => {
  const { vpc } = subnet;
  const own = [...network.virtualPrivateGateways.values()]
    .filter((gateway) => gateway.vpc === vpc.id)
    .map((gateway) => ({
      target: { resource: gateway, flag: '--gateway-id' } satisfies NewTarget,
      range: rangeFor(
        gateway.connections.flatMap((line) => line.routes ?? line.network?.prefixes ?? []),
        packet.dst,
      ),
    }));
  const transit = [...network.transitGateways.values()]
    .filter((gateway) => isAttached(gateway, vpc))
    .map((gateway) => ({
      target: { resource: gateway, flag: '--transit-gateway-id' } satisfies NewTarget,
      range: rangeFor(rangesBehind(gateway, vpc), packet.dst),
    }));
  return [...transit, ...own].flatMap(({ target, range }) =>
    range === undefined ? [] : (setRoute(network, subnet, { cidr: cidrText(range), target, over }) ?? []),
  );
};
