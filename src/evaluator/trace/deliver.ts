/** Inside a VPC: to the interface that has the address. */
import { contains, isAddress, type Prefix } from '../address/prefix.ts';
import { crossInterfaceEndpoint } from '../endpoint/crossing.ts';
import { crossResourceEndpoint } from '../endpoint/resource.ts';
import { passNetworkAcl, passSecurityGroups } from '../filtering/gates.ts';
import { arriveAtNat } from '../gateway/nat-gateway.ts';
import { forward } from '../load-balancing/forward.ts';
import { resumeAt } from '../load-balancing/session.ts';
import type { NetworkInterface, Subnet, Vpc } from '../model/network.ts';
import type { Asked } from '../policy/request.ts';
import { handsOn, interfacesWith } from './interfaces.ts';
import { type Next, NOWHERE } from './next.ts';
import type { Packet } from './packet.ts';
import type { ResourceRef } from './types.ts';
import { passes, refuses, undecided, visit, type Walk } from './walk.ts';
import { cleaned } from './words.ts';

/** The first four addresses of a subnet and its last are AWS's own; so is the VPC's resolver (fact F-DNS-01). */
const isReserved = (vpc: Vpc, subnet: Subnet | undefined, address: Prefix | undefined): boolean => {
  if (address === undefined || !isAddress(address)) return false;
  const primary = vpc.prefixes[0];
  if (primary?.family === 4 && address.first === primary.first + 2n) return true;
  const range = subnet?.prefixes.find((own) => contains(own, address));
  return (
    range !== undefined &&
    range.family === 4 &&
    (address.first < range.first + 4n || address.first === range.last)
  );
};

const nobodyThere = (
  walk: Walk,
  vpc: Vpc,
  from: Subnet | undefined,
  packet: Packet,
  possible: readonly NetworkInterface[],
): Next => {
  const subnet = vpc.subnets.find((own) =>
    own.prefixes.some((range) => packet.dst.prefixes.every((part) => contains(range, part))),
  );
  const place = subnet ?? vpc;
  const question = `Who has ${packet.dst.text} in \`${vpc.id}\`?`;
  const resource: ResourceRef = place;
  const at = subnet?.id ?? walk.path.at(-1) ?? vpc.id;
  const body = {
    kind: 'destination',
    resource,
    at,
    question,
    pointer: place.pointer,
    facts: ['F-ROUTE-03'],
  } as const;
  const stop = (code: 'reserved-address' | 'address-unknown', message: string): Next => {
    undecided(walk, { ...body, answer: message }, { code, message });
    return NOWHERE;
  };
  if (isReserved(vpc, subnet, packet.dst.prefixes[0])) {
    return stop(
      'reserved-address',
      `${packet.dst.text} is an address that AWS keeps for itself (resolver or router); it is not modelled as a destination.`,
    );
  }
  // Whoever has it or not: the packet is lost in that subnet, behind its ACL.
  if (subnet !== undefined && subnet !== from) {
    visit(walk, subnet);
    passNetworkAcl(walk, subnet, 'inbound', packet);
  }
  const [first] = possible;
  if (first !== undefined) {
    return stop(
      'address-unknown',
      `The scenario does not fix the address of \`${first.node.id}\`, so it may or may not be ${packet.dst.text}. Give it \`ip\`.`,
    );
  }
  if (vpc.unknown.has('networkInterfaces')) {
    return stop(
      'address-unknown',
      `No interface in the data has ${packet.dst.text}, but the data may lack some of \`${vpc.id}\`. Export network interfaces.`,
    );
  }
  const message = `No interface in \`${vpc.id}\` has ${packet.dst.text}.`;
  refuses(walk, { ...body, answer: message }, { code: 'address-not-assigned', message });
  return NOWHERE;
};

const arriveAtInterface = (walk: Walk, owner: NetworkInterface, packet: Packet): Next => {
  const instance = owner.instance === undefined ? undefined : walk.network.instances.get(owner.instance);
  const question = packet.answer
    ? `Does the answer reach \`${owner.node.id}\`?`
    : `Does it reach \`${owner.node.id}\`?`;
  const body = {
    kind: 'destination',
    resource: owner.node,
    at: owner.node.id,
    question,
    pointer: owner.node.pointer,
    facts: ['F-ROUTE-03'],
  } as const;
  // That a stopped machine sends nothing was said at its start.
  if (instance !== undefined && instance.state !== 'running' && !packet.answer) {
    const message = `\`${instance.id}\` is ${instance.state}, not running.`;
    refuses(walk, { ...body, answer: message }, { code: 'destination-not-running', message });
  } else if (handsOn(owner) && !packet.answer) {
    const message = `\`${owner.node.id}\` (${cleaned(owner.use ?? '')}) hands packets on by rules of its own, which are not modelled.`;
    undecided(walk, { ...body, answer: message }, { code: 'not-modelled', message });
  } else passes(walk, { ...body, answer: `\`${owner.node.id}\` has ${packet.dst.text}.` });
  return { step: 'end', arrival: { kind: 'interface', owner, packet } };
};

/** Nothing is sent to a Gateway Load Balancer endpoint itself: routes lead through it (fact F-GWLBE-01). */
const atInspection = (walk: Walk, owner: NetworkInterface): Next => {
  const message = `\`${owner.node.id}\` is no destination: routes lead to what a Gateway Load Balancer hands packets to.`;
  const body = {
    kind: 'destination',
    resource: owner.node,
    at: owner.node.id,
    question: `Does it reach \`${owner.node.id}\`?`,
    answer: message,
    pointer: owner.node.pointer,
    facts: ['F-GWLBE-01'],
  } as const;
  undecided(walk, body, { code: 'not-modelled', message });
  return NOWHERE;
};

/** What does not end at the interface: a load balancer and a resource gateway send it on. */
const takeOver = (walk: Walk, owner: NetworkInterface, packet: Packet): Next | undefined => {
  if (owner.role === 'resource-gateway') return resumeAt(walk, owner, packet);
  if (owner.role === 'load-balancer') {
    if (packet.answer) return resumeAt(walk, owner, packet);
    const balancer = walk.network.loadBalancers.get(owner.node.id);
    if (balancer === undefined) return undefined;
    if (balancer.type === 'gateway') return atInspection(walk, owner);
    return forward(walk, { balancer, node: owner, packet, inside: packet, front: owner, service: undefined });
  }
  if (owner.role === 'resource-endpoint' && !packet.answer) {
    const endpoint = walk.network.resourceEndpoints.get(owner.node.id);
    return endpoint === undefined ? undefined : crossResourceEndpoint(walk, endpoint, owner, packet);
  }
  return undefined;
};

/** Delivers a packet inside a VPC: ACL of the subnet it enters, security groups, then what stands there. */
export const deliver = (
  walk: Walk,
  vpc: Vpc,
  from: Subnet | undefined,
  packet: Packet,
  request: Asked,
): Next => {
  const expected = packet.receiver;
  const hasAddress =
    expected !== undefined &&
    expected.subnet.vpc === vpc &&
    expected.addresses.some((own) => own.text === packet.dst.text);
  const { certain, possible } = hasAddress
    ? { certain: expected, possible: [] }
    : interfacesWith(vpc, packet.dst);
  if (certain === undefined) return nobodyThere(walk, vpc, from, packet, possible);
  const arriving: Packet = { ...packet, receiver: certain };
  if (certain.subnet !== from) {
    visit(walk, certain.subnet);
    passNetworkAcl(walk, certain.subnet, 'inbound', arriving);
  }
  if (certain.role === 'nat-gateway') return arriveAtNat(walk, certain, arriving);
  visit(walk, certain.node);
  if (certain.role === 'gateway-load-balancer-endpoint') return atInspection(walk, certain);
  passSecurityGroups(walk, certain, 'inbound', arriving);
  const over = takeOver(walk, certain, arriving);
  if (over !== undefined) return over;
  const endpoint =
    certain.role === 'interface-endpoint' ? walk.network.interfaceEndpoints.get(certain.node.id) : undefined;
  if (endpoint !== undefined && !packet.answer)
    return crossInterfaceEndpoint(walk, endpoint, certain, arriving, request);
  return arriveAtInterface(walk, certain, arriving);
};
