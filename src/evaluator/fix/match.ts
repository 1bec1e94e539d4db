/** A packet's protocol and port, in the fields of a rule. */
import { ICMP, ICMP_V6, type Packet, TCP, UDP } from '../trace/packet.ts';

/** What the fields of a rule say of a protocol; ranges are written `1024-65535`. */
export interface MatchFields {
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6' | number;
  readonly port?: number | string;
  readonly icmpType?: number;
}

const NAMES: ReadonlyMap<number, 'tcp' | 'udp' | 'icmp' | 'icmpv6'> = new Map([
  [TCP, 'tcp'],
  [UDP, 'udp'],
  [ICMP, 'icmp'],
  [ICMP_V6, 'icmpv6'],
]);

/** Exactly this packet's protocol and ports, or ICMP type. */
export const matchFields = ({ protocol, dstPorts, icmpType }: Packet): MatchFields => {
  const [from, to] = dstPorts;
  return {
    protocol: NAMES.get(protocol) ?? protocol,
    ...(protocol === TCP || protocol === UDP ? { port: from === to ? from : `${from}-${to}` } : {}),
    ...(icmpType === undefined ? {} : { icmpType }),
  };
};

/** `tcp 443`, `icmp type 8`, `protocol 47`. */
export const matchText = ({ protocol, port, icmpType }: MatchFields): string => {
  const name = typeof protocol === 'number' ? `protocol ${protocol}` : protocol;
  if (port !== undefined) return `${name} ${port}`;
  return icmpType === undefined ? name : `${name} type ${icmpType}`;
};
