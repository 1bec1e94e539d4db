/** The packet that a walk carries. Gateways that translate make a new one. */
import type { AddressSet, NetworkInterface } from '../model/network.ts';

export interface Packet {
  readonly src: AddressSet;
  readonly dst: AddressSet;
  /** IANA protocol number. */
  readonly protocol: number;
  readonly srcPorts: readonly [number, number];
  readonly dstPorts: readonly [number, number];
  /** ICMP type: 8 asks, 0 answers (128 and 129 for IPv6). */
  readonly icmpType?: number;
  /** The interface that sent it last: the source, or the NAT gateway that took it over. undefined: from the internet. */
  readonly sender: NetworkInterface | undefined;
  /** The interface that it is meant for, where that is known. */
  readonly receiver: NetworkInterface | undefined;
  /**
   * Whether a security group rule that names a group still sees who sent it: lost behind anything
   * that changes the address and across Regions (facts F-SG-03, F-SG-05 and F-SG-07).
   */
  readonly groupsVisible: boolean;
  /** It crossed a transit gateway: interface endpoints then see no groups (fact F-SG-06). */
  readonly viaTransit?: true;
  /** The answer to a packet that went there: stateful gates let it pass. */
  readonly answer: boolean;
}

export const TCP = 6;
export const UDP = 17;
export const ICMP = 1;
export const ICMP_V6 = 58;

/** `tcp 443`, `icmp`, `protocol 47`: as rules write it. */
export const protocolText = (packet: Pick<Packet, 'protocol' | 'dstPorts'>): string => {
  const [from, to] = packet.dstPorts;
  const ports = from === to ? `${from}` : `${from}-${to}`;
  if (packet.protocol === TCP) return `tcp ${ports}`;
  if (packet.protocol === UDP) return `udp ${ports}`;
  if (packet.protocol === ICMP || packet.protocol === ICMP_V6) return 'icmp echo';
  return `protocol ${packet.protocol}`;
};

/** The answer to a packet that arrived: ends and ports change places. */
export const answerTo = (packet: Packet): Packet => ({
  src: packet.dst,
  dst: packet.src,
  protocol: packet.protocol,
  srcPorts: packet.dstPorts,
  dstPorts: packet.srcPorts,
  ...(packet.icmpType === undefined ? {} : { icmpType: packet.icmpType === 128 ? 129 : 0 }),
  sender: packet.receiver,
  receiver: packet.sender,
  groupsVisible: true,
  answer: true,
});
