/**
 * Routes into another VPC over a peering connection: one that is there, or a direct one where the way
 * went through a third VPC, which no peering allows (fact F-PCX-01).
 */
import { contains } from '../../address/prefix.ts';
import { matchAnyPrefix } from '../../address/set.ts';
import { overlapOfPeering } from '../../model/build/limits.ts';
import { pointerOf } from '../../model/document.ts';
import type { AddressSet, Network, Vpc } from '../../model/network.ts';
import type { Packet } from '../../trace/packet.ts';
import type { FixStep } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { freeName, pathNames } from '../names.ts';
import { cidrText } from '../peer.ts';
import type { Leaving } from '../site.ts';
import { setRoute } from '../tables.ts';

/** Destinations for an address of a VPC, narrowest first: its subnet, then the VPC's CIDR. */
const destinationsIn = (vpc: Vpc, address: AddressSet): readonly string[] => {
  const ranges = [...vpc.subnets.flatMap((subnet) => subnet.prefixes), ...vpc.prefixes];
  const holding = ranges.filter((range) => address.prefixes.every((part) => contains(range, part)));
  return [...new Set(holding.map(cidrText))];
};

/** Routes to the peering connections that lead to the packet's destination; active ones first. */
export const proposePeeringRoutes = (
  network: Network,
  { subnet, packet, over }: Leaving,
): readonly FixStep[] => {
  const here = subnet.vpc;
  const usable = [...network.peerings.values()].filter((peering) => {
    if (peering.requester !== here && peering.accepter !== here) return false;
    const peer = peering.requester === here ? peering.accepter : peering.requester;
    return overlapOfPeering(peering) === undefined && matchAnyPrefix(peer.prefixes, packet.dst) === 'yes';
  });
  usable.sort((a, b) => Number(b.state === 'active') - Number(a.state === 'active'));
  return usable.flatMap((peering) => {
    const peer = peering.requester === here ? peering.accepter : peering.requester;
    const target = { resource: peering, flag: '--vpc-peering-connection-id' } as const;
    return destinationsIn(peer, packet.dst)
      .map((cidr) => setRoute(network, subnet, { cidr, target, over }))
      .filter((step) => step !== undefined);
  });
};

/** The VPC that the packet is for: its receiver's, or the only one whose CIDRs hold the address. */
const homeOf = (network: Network, packet: Packet): Vpc | undefined => {
  if (packet.receiver !== undefined) return packet.receiver.subnet.vpc;
  const holding = [...network.vpcs.values()].filter(
    (vpc) => matchAnyPrefix(vpc.prefixes, packet.dst) === 'yes',
  );
  return holding.length === 1 ? holding[0] : undefined;
};

/** A new peering connection straight to the VPC of the destination, with a route to it. */
export const proposeNewPeering = (
  network: Network,
  { subnet, packet, over }: Leaving,
): readonly FixStep[] => {
  const here = subnet.vpc;
  const there = homeOf(network, packet);
  if (there === undefined || there === here) return [];
  if (matchAnyPrefix(there.prefixes, packet.dst) !== 'yes') return [];
  const joined = [...network.peerings.values()].some(
    ({ requester, accepter }) =>
      (requester === here && accepter === there) || (requester === there && accepter === here),
  );
  const name = freeName('pcx-new', pathNames(network.scenario));
  const resource = { kind: 'peering', id: name, pointer: pointerOf('peerings', name) } as const;
  const peering = {
    ...resource,
    requester: here,
    accepter: there,
    state: 'active',
    dnsResolution: undefined,
  } as const;
  if (joined || overlapOfPeering(peering) !== undefined) return [];
  const value = { requester: here.id, accepter: there.id };
  const stated = network.scenario.peerings !== undefined;
  return destinationsIn(there, packet.dst).flatMap((cidr) => {
    const target = { resource, flag: '--vpc-peering-connection-id' } as const;
    const route = setRoute(network, subnet, { cidr, target, over });
    if (route === undefined) return [];
    return [
      {
        summary: `Join ${named(here)} and ${named(there)} by a peering connection of their own, \`${name}\`. ${route.summary}`,
        edits: [
          stated
            ? { op: 'add', path: resource.pointer, value }
            : { op: 'add', path: '/peerings', value: { [name]: value } },
          ...route.edits,
        ],
      },
    ];
  });
};
