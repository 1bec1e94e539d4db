/**
 * Gateways of a VPC serve what that VPC itself sends: a packet that came in by a transit gateway, a
 * VPN or a peering cannot borrow them (facts F-PCX-02, F-PCX-10, F-VPN-01 and F-GWE-05).
 */
import { matchAnyPrefix } from '../address/set.ts';
import type { Vpc } from '../model/network.ts';
import type { Packet } from '../trace/packet.ts';

/**
 * What a packet's source is, where it is not of the VPC: the other VPC's id, or "another network".
 * undefined: it is the VPC's own.
 */
export const foreignSource = (vpc: Vpc, packet: Packet): string | undefined => {
  const home = packet.sender?.subnet.vpc;
  if (home !== undefined) return home === vpc ? undefined : home.id;
  // From outside of AWS nobody is known as sender; what came in translated has an address of the VPC.
  return matchAnyPrefix(vpc.prefixes, packet.src) === 'yes' ? undefined : 'another network';
};
