/**
 * Routes: to the peering, gateway or endpoint that leads to the destination, in the table that the
 * packet met; a black hole is replaced. The longest prefix wins, so a narrow route is enough (fact
 * F-ROUTE-04).
 */
import { isPublic } from '../../address/ranges.ts';
import type { Packet } from '../../trace/packet.ts';
import type { FixStep } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { freeName } from '../names.ts';
import { valueAt } from '../patch.ts';
import { type Leaving, leavingAt, type Place, type Proposer } from '../site.ts';
import { removeRoute } from '../tables.ts';
import { proposePrivateDns } from './dns.ts';
import { proposeAssociation, proposeGatewayEndpoint, proposeInterfaceEndpoint } from './endpoint-new.ts';
import { proposeHybridRoutes } from './route-hybrid.ts';
import { proposeNewPeering, proposePeeringRoutes } from './route-peering.ts';
import { proposeNatTable, proposePublicRoutes } from './route-public.ts';

const isForThePublic = ({ dst }: Packet): boolean =>
  dst.service !== undefined || dst.internet === true || dst.prefixes.every(isPublic);

/** Every way on for the packet that the scenario offers, or could with one thing more. */
const waysOn = (site: Place, leaving: Leaving): readonly FixStep[] => {
  const { network } = site;
  const { subnet, packet, over } = leaving;
  const without = over === undefined ? undefined : removeRoute(subnet, over, packet.dst);
  const last = without === undefined ? [] : [without];
  if (!isForThePublic(packet)) {
    return [
      ...proposePeeringRoutes(network, leaving),
      ...proposeHybridRoutes(network, leaving),
      ...last,
      ...proposeNewPeering(network, leaving),
    ];
  }
  return [
    ...proposeAssociation(network, subnet, packet),
    ...(packet.dst.service === undefined ? [] : proposePrivateDns(site)),
    ...proposeGatewayEndpoint(network, subnet, packet),
    ...proposePublicRoutes(site, leaving),
    // A public IPv6 address may be a peer's own.
    ...proposePeeringRoutes(network, leaving),
    ...proposeInterfaceEndpoint(network, subnet, packet),
    ...last,
  ];
};

/** A route for a packet that has none, or that a wrong one leads astray. */
export const proposeRoute: Proposer = (site) => {
  const leaving = leavingAt(site);
  return leaving === undefined ? [] : waysOn(site, leaving);
};

/** A gateway endpoint of the sender's own VPC, since nobody can borrow another's (fact F-GWE-05); else another way. */
export const proposeOwnEndpoint: Proposer = (site) => {
  const leaving = leavingAt(site);
  if (leaving === undefined) return [];
  const { network } = site;
  const { packet, subnet } = leaving;
  const from = packet.sender?.subnet;
  const own =
    from === undefined || from.vpc === subnet.vpc
      ? []
      : [...proposeAssociation(network, from, packet), ...proposeGatewayEndpoint(network, from, packet)];
  return [...own, ...waysOn(site, leaving)];
};

/** Replaces a black hole: by a route elsewhere, or by the same route made again (fact F-ROUTE-16). */
export const proposeForBlackhole: Proposer = (site) => {
  const { hop, network } = site;
  const stated = valueAt(network.scenario, `${hop.pointer}/target`);
  const again: readonly FixStep[] =
    hop.kind === 'route' && typeof stated === 'string' && hop.pointer.includes('/routes/')
      ? [
          {
            summary: `Make the route to \`${stated}\` of route table ${named(hop.resource)} again, once \`${stated}\` can be used.`,
            edits: [{ op: 'replace', path: hop.pointer, value: stated }],
          },
        ]
      : [];
  return [...proposeRoute(site), ...again];
};

/** The subnet of a NAT gateway whose table leads back to the gateway. */
export const proposeForLoop: Proposer = (site) => {
  const leaving = leavingAt(site);
  if (leaving?.owner.role !== 'nat-gateway') return [];
  const { subnet } = leaving.owner;
  const tables = site.network.scenario.vpcs[subnet.vpc.id]?.routeTables;
  const name = freeName(`${subnet.id}-out`, new Set(Object.keys(tables ?? {})));
  return [...proposePublicRoutes(site, leaving).slice(0, 4), ...proposeNatTable(site, subnet, name)];
};
