/** The NAT gateway: outwards only, one protocol family of three, answers come back through it (facts F-NAT-01, F-NAT-03, F-NAT-06). */
import { contains, isAddress, prefix } from '../address/prefix.ts';
import { isPublic } from '../address/ranges.ts';
import { exactly, familyOf } from '../address/set.ts';
import { passNetworkAcl } from '../filtering/gates.ts';
import type { AddressSet, NatGateway, NetworkInterface, RouteTable, Vpc } from '../model/network.ts';
import { lookUp } from '../routing/lookup.ts';
import { type Leaving, type Next, NOWHERE } from '../trace/next.ts';
import { ICMP, type Packet, TCP, UDP } from '../trace/packet.ts';
import type { ResourceRef } from '../trace/types.ts';
import { passes, refuses, type Trouble, undecided, visit, type Walk } from '../trace/walk.ts';
import { named } from '../trace/words.ts';
import { passBlockPublicAccess } from './block-public-access.ts';
import { emerge, ownerOf } from './internet-gateway.ts';

const EPHEMERAL: readonly [number, number] = [1024, 65535];

const troubleOf = (
  nat: NatGateway,
  owner: NetworkInterface,
  packet: Packet,
  home: Vpc,
): Trouble | undefined => {
  if (nat.state !== 'available') {
    return { code: 'nat-gateway-state', message: `${named(nat)} is ${nat.state}, not available.` };
  }
  if (home !== owner.subnet.vpc) {
    return {
      code: 'nat-gateway-foreign-source',
      message: `${named(nat)} stands in \`${home.id}\` and serves only sources of that VPC, not \`${owner.node.id}\` of \`${owner.subnet.vpc.id}\`.`,
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

/** IPv6 addresses that stand for IPv4 ones (fact F-NAT-08, RFC 6052). */
export const NAT64 = prefix('64:ff9b::/96');

/** The IPv4 destination of a packet: its own, or the one that a NAT64 address stands for; undefined: it has none. */
const translated = (dst: AddressSet): AddressSet | undefined => {
  if (familyOf(dst) === 4) return dst;
  const [only, ...more] = dst.prefixes;
  if (only === undefined || more.length > 0 || !contains(NAT64, only) || !isAddress(only)) return undefined;
  const value = only.first & 0xffff_ffffn;
  return exactly({ family: 4, first: value, last: value, length: 32 });
};

/** The answer as it goes on inside: to the client that asked. */
const backInside = (answer: Packet, inside: Packet): Packet => ({
  ...answer,
  // With NAT64 the client asked an IPv6 address that stands for an IPv4 one.
  src: familyOf(answer.src) === familyOf(inside.dst) ? answer.src : inside.dst,
  dst: inside.src,
  dstPorts: inside.srcPorts,
  receiver: inside.sender,
  groupsVisible: false,
});

/** The answer of a regional NAT gateway goes by its own route table where the client stands in another VPC. */
const answerInside = (
  vpc: Vpc,
  routeTable: RouteTable | undefined,
  packet: Packet,
  note: (resource: ResourceRef) => void,
): Next => {
  const found = routeTable === undefined ? undefined : lookUp(routeTable, packet.dst);
  const target = found?.kind === 'route' ? found.route.target : undefined;
  if (target?.kind === 'transit-gateway') {
    const by = [...(target.gateway.attachments?.values() ?? [])].find(
      (each) => each.type === 'vpc' && each.vpc === vpc,
    );
    if (by !== undefined) {
      note(target.gateway);
      return { step: 'transit', gateway: target.gateway, by, zone: undefined, packet };
    }
  }
  return { step: 'deliver', vpc, from: undefined, packet };
};

/** A regional NAT gateway stands in no subnet: no network ACL of its own, and a route table of its own (fact F-NAT-05). */
const crossRegionalNat = (
  walk: Walk,
  nat: NatGateway,
  { vpc, address, routeTable }: NonNullable<NatGateway['regional']>,
  { owner, packet }: Leaving,
): Next => {
  visit(walk, nat);
  const question = `Does \`${nat.id}\` take the packet over?`;
  const facts = ['F-NAT-01', 'F-NAT-05'] as const;
  const body = {
    kind: 'nat-gateway',
    resource: nat,
    at: nat.id,
    question,
    pointer: nat.pointer,
    facts,
  } as const;
  const gateway = vpc.internetGateway;
  const found = routeTable === undefined ? undefined : lookUp(routeTable, packet.dst);
  const led = found?.kind === 'route' && found.route.state === 'active' ? found.route.target : undefined;
  if (packet.answer) {
    const message = `The answer is routed into ${named(nat)}, which knows no such connection and drops it.`;
    refuses(walk, { ...body, answer: message }, { code: 'nat-gateway-unsolicited', message });
    return NOWHERE;
  }
  const outside = translated(packet.dst);
  if (outside === undefined) {
    const message = `${named(nat)} carries IPv6 only to addresses of \`64:ff9b::/96\`, which stand for IPv4 ones; ${packet.dst.text} is none.`;
    refuses(walk, { ...body, answer: message, facts: ['F-NAT-08'] }, { code: 'gateway-ip-version', message });
    return NOWHERE;
  }
  const troubles = [
    troubleOf(nat, owner, packet, vpc),
    outside.prefixes.every((part) => !isPublic(part))
      ? ({
          code: 'internet-gateway-private-destination',
          message: `${named(nat)} sends to the internet only, and ${packet.dst.text} is no address there.`,
        } as const)
      : undefined,
    gateway === undefined && !vpc.unknown.has('internetGateways')
      ? ({
          code: 'internet-gateway-detached',
          message: `VPC \`${vpc.id}\` of ${named(nat)} has no internet gateway.`,
        } as const)
      : undefined,
  ].filter((trouble) => trouble !== undefined);
  for (const trouble of troubles) refuses(walk, { ...body, answer: trouble.message }, trouble);
  if (found !== undefined && led?.kind !== 'internet-gateway') {
    const message = `Route table \`${routeTable?.id ?? ''}\` of ${named(nat)} does not lead to an internet gateway; that is not modelled.`;
    undecided(walk, { ...body, answer: message }, { code: 'not-modelled', message });
    return NOWHERE;
  }
  passBlockPublicAccess(walk, { vpc, subnet: undefined, at: nat }, 'egress');
  const translation = { field: 'source', from: packet.src.text, to: address.text } as const;
  if (troubles.length === 0)
    passes(walk, {
      ...body,
      answer: `${named(nat)} sends it on with a public address of its own, ${address.text}.`,
      translation,
    });
  if (gateway !== undefined) visit(walk, gateway);
  walk.publicly = true;
  const sent: Packet = {
    ...packet,
    src: address,
    dst: outside,
    srcPorts: EPHEMERAL,
    sender: undefined,
    groupsVisible: false,
  };
  if (ownerOf(walk, sent) !== undefined) {
    const message = `${packet.dst.text} is a public address of this network; the way from ${named(nat)} back to it is not modelled.`;
    undecided(walk, { ...body, answer: message }, { code: 'not-modelled', message });
    return NOWHERE;
  }
  return emerge(walk, sent, gateway?.id ?? nat.id, (answer, note) => {
    if (gateway !== undefined) note(gateway);
    note(nat);
    return answerInside(vpc, routeTable, backInside(answer, packet), note);
  });
};

/** Takes a packet into a NAT gateway and sends it on from there, with the gateway's own address. */
export const crossNat = (walk: Walk, nat: NatGateway, { owner, packet }: Leaving): Next => {
  const question = `Does \`${nat.id}\` take the packet over?`;
  const body = { kind: 'nat-gateway', resource: nat, at: nat.id, question, pointer: nat.pointer } as const;
  const home = nat.interface;
  if (nat.regional !== undefined) return crossRegionalNat(walk, nat, nat.regional, { owner, packet });
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
  const outside = translated(packet.dst);
  if (outside === undefined || inside === undefined) {
    const message = `${named(nat)} carries IPv6 only to addresses of \`64:ff9b::/96\`, which stand for IPv4 ones; ${packet.dst.text} is none.`;
    refuses(walk, { ...body, answer: message, facts: ['F-NAT-08'] }, { code: 'gateway-ip-version', message });
    return NOWHERE;
  }
  const trouble = troubleOf(nat, owner, packet, home.subnet.vpc);
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
  if (walk.connection.sessions.some((session) => session.at === nat.id)) {
    const message = `The packet comes back to ${named(nat)}, which has sent it on already: the route table of \`${owner.subnet.id}\` makes it go round. A NAT gateway's own subnet needs another route out.`;
    refuses(walk, { ...body, answer: message, facts: ['F-NAT-03'] }, { code: 'loop', message });
    return NOWHERE;
  }
  const translation = { field: 'source', from: packet.src.text, to: inside.text } as const;
  const facts = ['F-NAT-01', 'F-NAT-03'] as const;
  if (trouble !== undefined) refuses(walk, { ...body, answer: trouble.message, facts }, trouble);
  // Whoever is not served has no answer to wait for.
  if (trouble?.code === 'nat-gateway-foreign-source') return NOWHERE;
  else
    passes(walk, {
      ...body,
      answer: `${named(nat)} sends it on with its own address, ${inside.text}.`,
      facts,
      translation,
    });
  walk.connection.sessions.push({
    at: nat.id,
    inside: packet,
    node: home,
    preserves: false,
    handsOn: false,
    resume: (answer, back) => {
      visit(back, home.subnet);
      return { step: 'leave', owner: home, packet: { ...backInside(answer, packet), sender: home } };
    },
    viaPeering: false,
  });
  const { viaTransit: _, ...taken } = packet;
  const sent: Packet = {
    ...taken,
    src: inside,
    dst: outside,
    srcPorts: EPHEMERAL,
    sender: home,
    receiver: outside === packet.dst ? packet.receiver : undefined,
    groupsVisible: false,
  };
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
  const { sessions } = walk.connection;
  const session = packet.answer ? sessions.findLast((known) => known.at === home.node.id) : undefined;
  if (session === undefined) {
    const message = `\`${home.node.id}\` passes nothing on that was not asked for from inside: a NAT gateway is for outbound connections.`;
    refuses(walk, { ...body, answer: message }, { code: 'nat-gateway-unsolicited', message });
    return NOWHERE;
  }
  sessions.splice(sessions.indexOf(session), 1);
  const { inside } = session;
  const answer = `\`${home.node.id}\` knows the connection and sends the answer on to ${inside.src.text}.`;
  const translation = { field: 'destination', from: packet.dst.text, to: inside.src.text } as const;
  passes(walk, { ...body, answer, translation });
  return session.resume(packet, walk);
};
