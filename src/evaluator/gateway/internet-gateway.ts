/** The internet gateway: one public address for one private one, nothing private on the far side (facts F-IGW-01 to F-IGW-04). */
import { isPublic } from '../address/ranges.ts';
import { familyOf } from '../address/set.ts';
import type { AddressSet, InternetGateway, NetworkInterface, Vpc } from '../model/network.ts';
import { type AnswerBy, type Leaving, type Next, NOWHERE } from '../trace/next.ts';
import type { Packet } from '../trace/packet.ts';
import { assume, passes, refuses, undecided, visit, type Walk } from '../trace/walk.ts';
import { named } from '../trace/words.ts';
import { passBlockPublicAccess } from './block-public-access.ts';
import { foreignSource } from './foreign.ts';
import { publicOwner } from './public-owners.ts';

const crossing = (gateway: InternetGateway, question: string) =>
  ({
    kind: 'internet-gateway',
    resource: gateway,
    at: gateway.id,
    question,
    pointer: gateway.pointer,
  }) as const;

/** The interface that a packet on the internet is for. */
export const ownerOf = (walk: Walk, packet: Packet): NetworkInterface | undefined => {
  if (packet.receiver !== undefined) return packet.receiver;
  if (packet.dst.service !== undefined || packet.dst.internet === true) return undefined;
  return publicOwner(walk.network, packet.dst);
};

/** Whether the gateway stands open towards the VPC; records the hop if not. */
const isAttached = (walk: Walk, gateway: InternetGateway, vpc: Vpc, question: string): boolean => {
  const body = { ...crossing(gateway, question), facts: ['F-IGW-02'] } as const;
  if (gateway.vpc === vpc.id) return true;
  if (gateway.vpc === null) {
    const message = `Whether ${named(gateway)} is attached to \`${vpc.id}\` is not in the data. Export internet gateways.`;
    undecided(walk, { ...body, answer: message }, { code: 'gateway-unknown', message });
    return false;
  }
  const where = gateway.vpc === undefined ? 'to no VPC' : `to \`${gateway.vpc}\``;
  const message = `${named(gateway)} is attached ${where}, so it carries nothing for \`${vpc.id}\`.`;
  refuses(walk, { ...body, answer: message }, { code: 'internet-gateway-detached', message });
  return false;
};

const publicUnknown = ({ node }: NetworkInterface): string =>
  `Whether \`${node.id}\` has a public address is not in the data.`;

/** The public source address that the gateway gives the packet; undefined where it has none. */
const publicSource = (owner: NetworkInterface, packet: Packet): AddressSet | undefined => {
  if (familyOf(packet.src) === 4) return owner.publicAddresses.get(packet.src.text);
  return packet.src.prefixes.every(isPublic) ? packet.src : undefined;
};

/** Takes a packet out of a VPC through its internet gateway. */
export const crossOut = (walk: Walk, gateway: InternetGateway, { owner, packet }: Leaving): Next => {
  visit(walk, gateway);
  const question = `Does \`${gateway.id}\` let ${packet.answer ? 'the answer' : 'the packet'} out?`;
  const body = crossing(gateway, question);
  isAttached(walk, gateway, owner.subnet.vpc, question);
  walk.publicly = true;
  if (packet.dst.prefixes.every((part) => !isPublic(part))) {
    const message = `${named(gateway)} does not carry packets to ${packet.dst.text}: it is no address of the internet.`;
    refuses(
      walk,
      { ...body, answer: message, facts: ['F-IGW-04'] },
      { code: 'internet-gateway-private-destination', message },
    );
    return NOWHERE;
  }
  // What was inspected on its way out leaves from an endpoint's interface, with its sender's address.
  const sender = packet.sender ?? owner;
  const foreign = foreignSource(owner.subnet.vpc, packet);
  if (foreign !== undefined) {
    const message = `${packet.src.text} comes from ${foreign === 'another network' ? foreign : `\`${foreign}\``}: ${named(gateway)} translates addresses of \`${owner.subnet.vpc.id}\` only. A NAT gateway there would give it one.`;
    refuses(
      walk,
      { ...body, answer: message, facts: ['F-IGW-01', 'F-IGW-02'] },
      { code: 'internet-gateway-foreign-source', message },
    );
    return NOWHERE;
  }
  passBlockPublicAccess(
    walk,
    { vpc: owner.subnet.vpc, subnet: sender.subnet, at: gateway },
    sender.role === 'nat-gateway' ? 'egress' : 'open',
  );
  const source = publicSource(sender, packet);
  // An answer behind a refusal would only say again that there is no public address.
  const saidBefore = packet.answer && walk.refused;
  if (source === undefined && !saidBefore && familyOf(packet.src) === 4 && sender.publicUnknown === true) {
    const message = publicUnknown(sender);
    undecided(
      walk,
      { ...body, resource: sender.node, pointer: sender.pointer, answer: message, facts: ['F-IGW-02'] },
      { code: 'address-unknown', message },
    );
  } else if (source === undefined && !saidBefore) {
    const message = `\`${sender.node.id}\` (${packet.src.text}) has no public address, so ${named(gateway)} cannot send for it. A route to an internet gateway is not enough.`;
    refuses(
      walk,
      {
        ...body,
        resource: sender.node,
        pointer: sender.pointer,
        answer: message,
        facts: ['F-IGW-01', 'F-IGW-02'],
      },
      { code: 'no-public-address', message },
    );
  } else if (source !== undefined) {
    const translation = { field: 'source', from: packet.src.text, to: source.text } as const;
    const answer =
      familyOf(packet.src) === 4
        ? `${named(gateway)} gives it a public source: ${source.text} instead of ${packet.src.text}.`
        : `${named(gateway)} carries IPv6 unchanged.`;
    passes(walk, {
      ...body,
      answer,
      facts: ['F-IGW-01'],
      ...(familyOf(packet.src) === 4 ? { translation } : {}),
    });
  }
  const sent: Packet = { ...packet, src: source ?? packet.src, groupsVisible: false };
  return emerge(walk, sent, gateway.id, (answer) => ({
    step: 'ingress',
    owner: sender,
    packet: { ...answer, receiver: sender },
  }));
};

/** A packet on the far side of a gateway to the internet: for an interface of this network, or for who is outside. */
export const emerge = (walk: Walk, packet: Packet, gateway: string, answerBy: AnswerBy): Next => {
  const receiver = ownerOf(walk, packet);
  if (receiver !== undefined) return { step: 'ingress', owner: receiver, packet: { ...packet, receiver } };
  if (packet.answer) return { step: 'end', arrival: { kind: 'internet-client', packet } };
  return { step: 'end', arrival: { kind: 'public', gateway, answerBy, packet } };
};

/** Whether an interface is of a load balancer that is not internet-facing: its IPv6 addresses are closed too (fact F-NLB-04). */
const isInternal = (walk: Walk, { role, node }: NetworkInterface): boolean =>
  role === 'load-balancer' && walk.network.loadBalancers.get(node.id)?.internetFacing !== true;

const CLOSED: ReadonlySet<NetworkInterface['role']> = new Set([
  'interface-endpoint',
  'resource-endpoint',
  'resource-gateway',
  'gateway-load-balancer-endpoint',
]);

/** Takes a packet from the internet to the interface that has its public address. */
export const crossIn = (walk: Walk, owner: NetworkInterface, packet: Packet): Next => {
  const { vpc } = owner.subnet;
  const gateway = vpc.internetGateway;
  const question = `Does ${packet.answer ? 'the answer' : 'the packet'} get in to ${packet.dst.text}?`;
  // An answer comes in where its question went out: a missing gateway was said there.
  if (gateway === undefined && !packet.answer) {
    const detached = [...walk.network.internetGateways.values()].find((other) => other.vpc === null);
    const maybe = vpc.unknown.has('internetGateways') ? vpc : detached;
    const message = `VPC \`${vpc.id}\` has no internet gateway${maybe === undefined ? '' : ' in the data'}, so nothing comes in from the internet.`;
    const body = {
      kind: 'internet-gateway',
      resource: vpc,
      at: owner.node.id,
      question,
      answer: message,
      pointer: vpc.pointer,
      facts: ['F-IGW-02'],
    } as const;
    if (maybe === undefined) refuses(walk, body, { code: 'internet-gateway-detached', message });
    else undecided(walk, body, { code: 'gateway-unknown', message });
  } else if (gateway !== undefined) visit(walk, gateway);
  if (!packet.answer && packet.src.prefixes.every((part) => !isPublic(part))) {
    const message = `${packet.src.text} is no address of the internet, so nothing comes in from it.`;
    const refused = {
      kind: 'internet-gateway',
      resource: gateway ?? vpc,
      at: gateway?.id ?? owner.node.id,
      question,
      answer: message,
      pointer: (gateway ?? vpc).pointer,
      facts: ['F-IGW-04'],
    } as const;
    refuses(walk, refused, { code: 'internet-gateway-private-source', message });
    return NOWHERE;
  }
  const way = owner.role === 'nat-gateway' ? 'egress' : 'open';
  passBlockPublicAccess(walk, { vpc, subnet: owner.subnet, at: gateway ?? owner.node }, way);
  walk.publicly = true;
  const resource = gateway ?? vpc;
  const body = {
    kind: 'internet-gateway',
    resource,
    at: gateway?.id ?? owner.node.id,
    question,
    pointer: resource.pointer,
  } as const;

  // Addresses of endpoints are never reachable from the internet, IPv6 ones neither (fact F-IFE-13).
  const open = !CLOSED.has(owner.role) && !isInternal(walk, owner);
  const isInside = (address: AddressSet): boolean =>
    familyOf(packet.dst) === 4
      ? owner.publicAddresses.get(address.text)?.text === packet.dst.text
      : address.text === packet.dst.text;
  const inside = open ? owner.addresses.find(isInside) : undefined;
  // An answer to a sender without a public address: the way there said so already.
  const saidBefore = packet.answer && walk.refused;
  if (inside === undefined && !saidBefore && familyOf(packet.dst) === 4 && owner.publicUnknown === true) {
    const message = publicUnknown(owner);
    undecided(
      walk,
      { ...body, resource: owner.node, pointer: owner.pointer, answer: message, facts: ['F-IGW-02'] },
      { code: 'address-unknown', message },
    );
  } else if (inside === undefined && !saidBefore) {
    const message = `Nothing on the internet can address \`${owner.node.id}\` (${packet.dst.text}): it has no public address there.`;
    refuses(
      walk,
      {
        ...body,
        resource: owner.node,
        pointer: owner.pointer,
        answer: message,
        facts: ['F-IGW-02', 'F-IGW-04'],
      },
      { code: 'no-public-address-for-ingress', message },
    );
  } else if (inside !== undefined && gateway !== undefined) {
    const translated = familyOf(packet.dst) === 4;
    const answer = translated
      ? `${named(gateway)} hands it on to the private address: ${inside.text} instead of ${packet.dst.text}.`
      : `${named(gateway)} carries IPv6 unchanged.`;
    const translation = { field: 'destination', from: packet.dst.text, to: inside.text } as const;
    passes(walk, { ...body, answer, facts: ['F-IGW-01'], ...(translated ? { translation } : {}) });
  }
  const dst =
    inside ?? owner.addresses.find((address) => familyOf(address) === familyOf(packet.dst)) ?? packet.dst;
  const arriving: Packet = { ...packet, dst, receiver: owner, groupsVisible: false };
  return gateway === undefined
    ? { step: 'deliver', vpc, from: undefined, packet: arriving }
    : { step: 'enter', vpc, gateway, packet: arriving };
};

/** What the model takes for granted about a packet that left for an address outside the data. */
export const assumeInternetArrival = (walk: Walk, gateway: string, packet: Packet): void => {
  const message = `What leaves \`${gateway}\` for ${packet.dst.text} is taken to arrive: the internet beyond is not modelled.`;
  assume(walk, 'internet-arrival', message, ['F-IGW-01']);
};
