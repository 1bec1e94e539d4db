/** The NAT gateway: outwards only, one protocol family of three, answers come back through it (facts F-NAT-01, F-NAT-03, F-NAT-06). */
import { familyOf } from '../address/set.ts';
import { passNetworkAcl } from '../filtering/gates.ts';
import type { NatGateway, NetworkInterface } from '../model/network.ts';
import { type Leaving, type Next, NOWHERE } from '../trace/next.ts';
import { ICMP, type Packet, TCP, UDP } from '../trace/packet.ts';
import { passes, refuses, type Trouble, undecided, visit, type Walk } from '../trace/walk.ts';
import { named } from '../trace/words.ts';

const EPHEMERAL: readonly [number, number] = [1024, 65535];

const troubleOf = (
  nat: NatGateway,
  owner: NetworkInterface,
  packet: Packet,
  home: NetworkInterface,
): Trouble | undefined => {
  if (nat.state !== 'available') {
    return { code: 'nat-gateway-state', message: `${named(nat)} is ${nat.state}, not available.` };
  }
  if (home.subnet.vpc !== owner.subnet.vpc) {
    return {
      code: 'nat-gateway-foreign-source',
      message: `${named(nat)} stands in \`${home.subnet.vpc.id}\` and serves only sources of that VPC, not \`${owner.node.id}\` of \`${owner.subnet.vpc.id}\`.`,
    };
  }
  if (![TCP, UDP, ICMP].includes(packet.protocol)) {
    return {
      code: 'nat-gateway-protocol',
      message: `${named(nat)} carries TCP, UDP and ICMP; not protocol ${packet.protocol}.`,
    };
  }
  return undefined;
};

/** Takes a packet into a NAT gateway and sends it on from there, with the gateway's own address. */
export const crossNat = (walk: Walk, nat: NatGateway, { owner, packet }: Leaving): Next => {
  const question = `Does \`${nat.id}\` take the packet over?`;
  const body = { kind: 'nat-gateway', resource: nat, at: nat.id, question, pointer: nat.pointer } as const;
  const home = nat.interface;
  if (home === undefined) {
    visit(walk, nat);
    const message = `Where ${named(nat)} stands is not in the data. Export NAT gateways.`;
    undecided(walk, { ...body, answer: message, facts: ['F-NAT-03'] }, { code: 'gateway-unknown', message });
    return NOWHERE;
  }
  visit(walk, home.subnet);
  if (home.subnet !== owner.subnet) passNetworkAcl(walk, home.subnet, 'inbound', packet);
  visit(walk, nat);
  const inside = home.addresses[0];
  if (familyOf(packet.dst) === 6 || inside === undefined) {
    const message = `${named(nat)} with IPv6 (NAT64) is not modelled.`;
    undecided(walk, { ...body, answer: message, facts: ['F-NAT-08'] }, { code: 'not-modelled', message });
    return NOWHERE;
  }
  const trouble = troubleOf(nat, owner, packet, home);
  if (packet.answer) {
    // An answer that is routed into a NAT gateway matches none of its connections.
    const message = `The answer is routed into ${named(nat)}, which knows no such connection and drops it.`;
    refuses(
      walk,
      { ...body, answer: message, facts: ['F-NAT-01'] },
      { code: 'nat-gateway-unsolicited', message },
    );
    return NOWHERE;
  }
  if (walk.sessions.some((session) => session.nat === nat.id)) {
    const message = `The packet comes back to ${named(nat)}, which has sent it on already: the route table of \`${owner.subnet.id}\` makes it go round. A NAT gateway's own subnet needs another route out.`;
    refuses(walk, { ...body, answer: message, facts: ['F-NAT-03'] }, { code: 'loop', message });
    return NOWHERE;
  }
  const translation = { field: 'source', from: packet.src.text, to: inside.text } as const;
  const facts = ['F-NAT-01', 'F-NAT-03'] as const;
  if (trouble !== undefined) refuses(walk, { ...body, answer: trouble.message, facts }, trouble);
  else
    passes(walk, {
      ...body,
      answer: `${named(nat)} sends it on with its own address, ${inside.text}.`,
      facts,
      translation,
    });
  walk.sessions.push({ nat: nat.id, inside: packet, viaPeering: false });
  const sent: Packet = { ...packet, src: inside, srcPorts: EPHEMERAL, sender: home, groupsVisible: false };
  visit(walk, home.subnet);
  return { step: 'leave', owner: home, packet: sent };
};

/** A packet that was addressed to a NAT gateway itself: an answer goes back to its client, anything else is dropped. */
export const arriveAtNat = (walk: Walk, home: NetworkInterface, packet: Packet): Next => {
  visit(walk, home.node);
  const question = `Whom does \`${home.node.id}\` pass it on to?`;
  const body = {
    kind: 'nat-gateway',
    resource: home.node,
    at: home.node.id,
    question,
    pointer: home.pointer,
    facts: ['F-NAT-01'],
  } as const;
  const session = packet.answer ? walk.sessions.findLast((known) => known.nat === home.node.id) : undefined;
  if (session === undefined) {
    const message = `\`${home.node.id}\` passes nothing on that was not asked for from inside: a NAT gateway is for outbound connections.`;
    refuses(walk, { ...body, answer: message }, { code: 'nat-gateway-unsolicited', message });
    return NOWHERE;
  }
  walk.sessions.splice(walk.sessions.indexOf(session), 1);
  const { inside } = session;
  const client = inside.sender;
  const answer = `\`${home.node.id}\` knows the connection and sends the answer on to ${inside.src.text}.`;
  const translation = { field: 'destination', from: packet.dst.text, to: inside.src.text } as const;
  passes(walk, { ...body, answer, translation });
  visit(walk, home.subnet);
  const back: Packet = {
    ...packet,
    dst: inside.src,
    dstPorts: inside.srcPorts,
    receiver: client,
    sender: home,
    groupsVisible: false,
  };
  return { step: 'leave', owner: home, packet: back };
};
