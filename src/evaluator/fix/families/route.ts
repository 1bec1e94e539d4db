/**
 * Routes: to the peering, gateway or endpoint that leads to the destination, in the table that the
 * packet met; a black hole is replaced. The longest prefix wins, so a narrow route is enough (fact
 * F-ROUTE-04).
 */
import { isPublic } from '../../address/ranges.ts';
import type { NetworkInterface } from '../../model/network.ts';
import type { Packet } from '../../trace/packet.ts';
import type { FixStep } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { freeName } from '../names.ts';
import { valueAt } from '../patch.ts';
import type { Place, Proposer } from '../site.ts';
import { proposePrivateDns } from './dns.ts';
import { proposeAssociation, proposeGatewayEndpoint, proposeInterfaceEndpoint } from './endpoint-new.ts';
import { proposeNewPeering, proposePeeringRoutes } from './route-peering.ts';
import { proposeNatTable, proposePublicRoutes } from './route-public.ts';

/** Who was about to send the packet out of its subnet. */
const leavingOf = ({
  step,
}: Place): { readonly owner: NetworkInterface; readonly packet: Packet } | undefined =>
  step?.step === 'leave' || step?.step === 'cross' ? { owner: step.owner, packet: step.packet } : undefined;

const isForThePublic = ({ dst }: Packet): boolean =>
  dst.service !== undefined || dst.internet === true || dst.prefixes.every(isPublic);

/** Every way on for the packet that the scenario offers, or could with one thing more. */
const waysOn = (site: Place, owner: NetworkInterface, packet: Packet): readonly FixStep[] => {
  const { network } = site;
  const { subnet } = owner;
  if (!isForThePublic(packet)) {
    return [...proposePeeringRoutes(network, subnet, packet), ...proposeNewPeering(network, subnet, packet)];
  }
  return [
    ...proposeAssociation(network, subnet, packet),
    ...(packet.dst.service === undefined ? [] : proposePrivateDns(site)),
    ...proposeGatewayEndpoint(network, subnet, packet),
    ...proposePublicRoutes(site, owner, packet),
    // A public IPv6 address may be a peer's own.
    ...proposePeeringRoutes(network, subnet, packet),
    ...proposeInterfaceEndpoint(network, subnet, packet),
  ];
};

/** A route for a packet that has none, or that a wrong one leads astray. */
export const proposeRoute: Proposer = (site) => {
  const leaving = leavingOf(site);
  return leaving === undefined ? [] : waysOn(site, leaving.owner, leaving.packet);
};

/** Replaces a black hole: by a route elsewhere, or by the same route made again (fact F-ROUTE-16). */
export const proposeForBlackhole: Proposer = (site) => {
  const { hop, network } = site;
  const stated = valueAt(network.scenario, `${hop.pointer}/target`);
  const again: readonly FixStep[] =
    hop.kind === 'route' && typeof stated === 'string' && hop.pointer.includes('/routes/')
      ? [
          {
            summary: `Make the black hole in route table ${named(hop.resource)} again, once \`${stated}\` can be used.`,
            edits: [{ op: 'replace', path: hop.pointer, value: stated }],
          },
        ]
      : [];
  return [...proposeRoute(site), ...again];
};

/** The subnet of a NAT gateway whose table leads back to the gateway. */
export const proposeForLoop: Proposer = (site) => {
  const leaving = leavingOf(site);
  if (leaving?.owner.role !== 'nat-gateway') return [];
  const { subnet } = leaving.owner;
  const tables = site.network.scenario.vpcs[subnet.vpc.id]?.routeTables;
  const name = freeName(`${subnet.id}-out`, new Set(Object.keys(tables ?? {})));
  return [
    ...proposePublicRoutes(site, leaving.owner, leaving.packet).slice(0, 4),
    ...proposeNatTable(site, subnet, name),
  ];
};
