/**
 * Resource endpoints: to one resource in another VPC by its resource gateway, without a load
 * balancer (facts F-RES-01 to F-RES-04 and F-SN-01).
 */
import { passSecurityGroups } from '../filtering/gates.ts';
import type { FindingCode } from '../finding/codes.ts';
import { remember } from '../load-balancing/session.ts';
import type { NetworkInterface, ResourceConfiguration, ResourceEndpoint } from '../model/network.ts';
import { type Next, NOWHERE } from '../trace/next.ts';
import { answerTo, type Packet, protocolText, TCP } from '../trace/packet.ts';
import { passes, pick, refuses, undecided, visit, type Walk } from '../trace/walk.ts';
import { listed, named, quoted } from '../trace/words.ts';
import { isAvailable, openState } from './state.ts';

const hopOf = (resource: ResourceEndpoint | ResourceConfiguration, at: string, question: string) =>
  ({
    kind: 'endpoint',
    resource,
    at,
    question,
    pointer: resource.pointer,
    facts: ['F-RES-01', 'F-RES-02', 'F-RES-04'],
  }) as const;

type Hop = ReturnType<typeof hopOf>;

const refuse = (walk: Walk, body: Hop, code: FindingCode, message: string): void =>
  refuses(walk, { ...body, answer: message }, { code, message });
const stop = (walk: Walk, body: Hop, code: FindingCode, message: string): Next => {
  undecided(walk, { ...body, answer: message }, { code, message });
  return NOWHERE;
};

/** Whether the resource is shared with the endpoint's account. */
const passSharing = (walk: Walk, endpoint: ResourceEndpoint, resource: ResourceConfiguration): void => {
  const { account } = endpoint.vpc;
  if (account === undefined || resource.account === undefined || account === resource.account) return;
  if (resource.sharedWith.includes(account)) return;
  const message = `${named(resource)} is not shared with account ${quoted(account)}.`;
  const body = hopOf(resource, endpoint.id, `May \`${endpoint.vpc.id}\` use \`${resource.id}\`?`);
  refuse(walk, body, 'resource-not-shared', message);
};

const targetOf = (
  resource: ResourceConfiguration,
): { readonly address: Packet['dst']; readonly receiver: NetworkInterface | undefined } | undefined => {
  const { target } = resource;
  if (target?.kind === 'address') return { address: target.address, receiver: undefined };
  const address = target?.kind === 'interface' ? target.owner.addresses[0] : undefined;
  return address === undefined || target?.kind !== 'interface'
    ? undefined
    : { address, receiver: target.owner };
};

/** Takes a packet that reached a resource endpoint's interface on to the resource. */
export const crossResourceEndpoint = (
  walk: Walk,
  endpoint: ResourceEndpoint,
  owner: NetworkInterface,
  packet: Packet,
): Next => {
  const body = hopOf(endpoint, endpoint.id, `Does \`${endpoint.id}\` take the packet?`);
  const open = openState(named(endpoint));
  if (endpoint.state === undefined) undecided(walk, { ...body, answer: open.message }, open);
  else if (!isAvailable(endpoint.state))
    refuse(walk, body, 'endpoint-state', `${named(endpoint)} is ${endpoint.state}, not available.`);
  if (packet.protocol !== TCP)
    refuse(
      walk,
      body,
      'endpoint-protocol',
      `${named(endpoint)} carries TCP only, not ${protocolText(packet)}.`,
    );
  if (endpoint.resources === undefined)
    return stop(walk, body, 'not-modelled', `What ${named(endpoint)} leads to is not in the data.`);
  const [resource, ...others] = endpoint.resources;
  if (resource === undefined || others.length > 0) {
    const message = `${named(endpoint)} leads to ${endpoint.resources.length} resources; which of them an address of it means is not modelled.`;
    return stop(walk, body, 'not-modelled', message);
  }
  passSharing(walk, endpoint, resource);
  const { gateway } = resource;
  const port = packet.dstPorts[0];
  if (!resource.ports.some(([from, to]) => from <= port && port <= to)) {
    const ports = resource.ports.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
    const message = `${named(resource)} is offered on tcp ${listed(ports)}, not on ${protocolText(packet)}.`;
    refuse(walk, hopOf(resource, endpoint.id, body.question), 'resource-port', message);
  }
  if (gateway === undefined)
    return stop(
      walk,
      body,
      'peer-network-unknown',
      `The resource gateway of ${named(resource)} is not in the data.`,
    );
  if (gateway.state !== 'active')
    refuse(walk, body, 'resource-gateway-state', `${named(gateway)} is ${gateway.state}, not active.`);
  const found = targetOf(resource);
  if (found === undefined)
    return stop(walk, body, 'name-not-modelled', `The address of ${named(resource)} is not in the data.`);
  return throughGateway(walk, body, {
    endpoint,
    owner,
    packet,
    resource,
    gateway: gateway.interfaces,
    found,
  });
};

interface Crossing {
  readonly endpoint: ResourceEndpoint;
  readonly owner: NetworkInterface;
  readonly packet: Packet;
  readonly resource: ResourceConfiguration;
  readonly gateway: readonly NetworkInterface[];
  readonly found: { readonly address: Packet['dst']; readonly receiver: NetworkInterface | undefined };
}

/** From the endpoint to an interface of the resource gateway, and out of it with the gateway's address (fact F-RES-03). */
const throughGateway = (walk: Walk, body: Hop, crossing: Crossing): Next => {
  const { endpoint, owner, packet, resource, gateway, found } = crossing;
  const { zone } = owner.subnet;
  const near = gateway.filter(
    ({ subnet }) => zone === undefined || subnet.zone === undefined || subnet.zone === zone,
  );
  const inCommon = endpoint.interfaces.some((own) =>
    gateway.some(
      ({ subnet }) =>
        own.subnet.zone === undefined || subnet.zone === undefined || subnet.zone === own.subnet.zone,
    ),
  );
  const [first, ...more] = near.length > 0 ? near : gateway;
  if (!inCommon || first === undefined) {
    const message = `${named(endpoint)} and the resource gateway of ${named(resource)} have no Availability Zone in common.`;
    refuse(walk, body, 'resource-gateway-zone', message);
    return NOWHERE;
  }
  const exit = pick(walk, [first, ...more], ({ subnet }) => `by \`${subnet.id}\``);
  passes(walk, {
    ...body,
    answer: `PrivateLink carries it to ${named(exit.node)} of \`${exit.subnet.vpc.id}\`.`,
  });
  visit(walk, exit.node);
  const own = exit.addresses.find(
    (address) => address.prefixes[0]?.family === found.address.prefixes[0]?.family,
  );
  const { viaTransit: _, ...taken } = packet;
  const sent: Packet = {
    ...taken,
    src: own ?? packet.src,
    dst: found.address,
    srcPorts: [1024, 65535],
    sender: exit,
    receiver: found.receiver,
    groupsVisible: true,
  };
  remember(walk, {
    at: exit.node.id,
    inside: packet,
    preserves: false,
    node: exit,
    resume: (_, back) => {
      visit(back, endpoint);
      visit(back, owner.subnet);
      return { step: 'leave', owner, packet: answerTo(packet) };
    },
  });
  passSecurityGroups(walk, exit, 'outbound', sent);
  visit(walk, exit.subnet);
  return { step: 'leave', owner: exit, packet: sent };
};
