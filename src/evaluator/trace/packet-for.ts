/** The first packet of a flow. */
import { familyOf } from '../address/set.ts';
import { ephemeralPortsOf } from '../filtering/gates.ts';
import type { AddressSet, NetworkInterface } from '../model/network.ts';
import type { DestinationChoice } from './choices.ts';
import type { UnderstoodFlow } from './ends.ts';
import { hasPorts } from './follow.ts';
import { ICMP, ICMP_V6, type Packet } from './packet.ts';

/** Makes it. `sender` undefined: somebody outside of AWS, whose ports may be any that clients use. */
export const packetFor = (
  flow: UnderstoodFlow,
  src: AddressSet,
  choice: DestinationChoice,
  sender: NetworkInterface | undefined,
): Packet => {
  const ipv6 = familyOf(choice.address) === 6;
  const protocol = flow.protocol === ICMP && ipv6 ? ICMP_V6 : flow.protocol;
  const isEcho = protocol === ICMP || protocol === ICMP_V6;
  return {
    src,
    dst: choice.address,
    protocol,
    srcPorts: hasPorts(protocol) ? (sender === undefined ? [1024, 65535] : ephemeralPortsOf(sender)) : [0, 0],
    dstPorts: [flow.port ?? 0, flow.port ?? 0],
    ...(isEcho ? { icmpType: ipv6 ? 128 : 8 } : {}),
    sender,
    receiver: choice.receiver,
    groupsVisible: true,
    answer: false,
  };
};
