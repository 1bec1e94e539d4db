/** Whether a rule's protocol and ports cover a packet. Address questions are asked elsewhere. */
import type { ProtocolMatch } from '../model/network.ts';
import type { Packet } from '../trace/packet.ts';

/** Whether the rule is about the packet's protocol and, for ICMP, its type. */
export const protocolMatches = (rule: ProtocolMatch, packet: Packet): boolean => {
  if (rule.protocol === -1) return true;
  if (rule.protocol !== packet.protocol) return false;
  if (packet.icmpType === undefined) return true;
  // An echo and its answer have code 0.
  const isCode = rule.icmpCode === undefined || rule.icmpCode === 0;
  return isCode && (rule.icmpType === undefined || rule.icmpType === packet.icmpType);
};

/** The part of a range of ports that a rule covers; undefined where they do not meet. */
export const sharedPorts = (
  rule: ProtocolMatch,
  ports: readonly [number, number],
): readonly [number, number] | undefined => {
  if (rule.ports === undefined || rule.protocol === -1) return ports;
  const from = Math.max(rule.ports[0], ports[0]);
  const to = Math.min(rule.ports[1], ports[1]);
  return from <= to ? [from, to] : undefined;
};
