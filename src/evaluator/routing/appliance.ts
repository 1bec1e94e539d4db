/** A route that points at a network interface: the destination itself, or an appliance (fact F-SDC-01). */
import { matchSet } from '../address/set.ts';
import type { NetworkInterface, Subnet } from '../model/network.ts';
import { type Next, NOWHERE } from '../trace/next.ts';
import type { Packet } from '../trace/packet.ts';
import { refuses, undecided, visit, type Walk } from '../trace/walk.ts';

/** Takes a packet to the interface that a route points at. `from`: the subnet that it comes from, if of the VPC. */
export const throughAppliance = (
  walk: Walk,
  target: NetworkInterface,
  from: Subnet | undefined,
  packet: Packet,
): Next => {
  const isEnd =
    packet.receiver === target || target.addresses.some((own) => matchSet(own, packet.dst) === 'yes');
  if (isEnd) return { step: 'deliver', vpc: target.subnet.vpc, from, packet };
  visit(walk, target.subnet);
  visit(walk, target.node);
  const question = `Does \`${target.node.id}\` take packets that are for others?`;
  const body = {
    kind: 'other-gateway',
    resource: target.node,
    at: target.node.id,
    question,
    pointer: target.pointer,
    facts: ['F-SDC-01'],
  } as const;
  if (target.sourceDestCheck === true) {
    const message = `\`${target.node.id}\` has its source/destination check on and refuses a packet for ${packet.dst.text}.`;
    refuses(walk, { ...body, answer: message }, { code: 'source-destination-check', message });
    return NOWHERE;
  }
  if (target.sourceDestCheck === undefined) {
    const message = `Whether the source/destination check of \`${target.node.id}\` is on is not in the data.`;
    // Off, it leaves the decision to software; AWS's default would be a guess that refuses.
    undecided(walk, { ...body, answer: message }, { code: 'gateway-unknown', message });
    return NOWHERE;
  }
  const message = `What \`${target.node.id}\` does with packets for others is up to its software; that is not modelled.`;
  undecided(walk, { ...body, answer: message }, { code: 'not-modelled', message });
  return NOWHERE;
};
