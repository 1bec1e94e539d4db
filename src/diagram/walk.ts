/**
 * Every connection that a packet of the scenario could take, from its routes alone: filters, states, prefixes
 * and policies decide what passes, and so change classes, never lines.
 */
import { contains, overlaps, type Prefix } from '../evaluator/address/prefix.ts';
import { isPublic, PUBLIC_SPACE } from '../evaluator/address/ranges.ts';
import type { Network, NetworkInterface, Route, RouteTarget, Vpc } from '../evaluator/index.ts';
import { interfaceNode, internetNode, serviceNode, targetNodeId } from './elements.ts';
import { type End, endOf, type FlowEnds } from './ends.ts';
import type { DiagramNode } from './model.ts';
import { elementId } from './text.ts';

/** A connection between two nodes, in the direction of the first flow that could take it. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

export interface Walk {
  readonly links: readonly Link[];
  /** Services and the internet, where a link leads there. */
  readonly outside: readonly DiagramNode[];
}

/**
 * Whether a route could carry a packet for `goal`. What the VPC's local route holds, a wider route never gets
 * (fact F-ROUTE-04: the longest prefix wins); of the others all are kept that match, the lesser ones as ways
 * that are not used.
 */
const mayCarry = (route: Route, vpc: Vpc, goal: End): boolean => {
  const publicly = goal.internet || goal.services.length > 0;
  const { destination } = route;
  if (destination.kind === 'prefix-list') {
    const { service, entries } = destination.list;
    if (service !== undefined && goal.services.includes(service)) return true;
    const ranges = entries ?? PUBLIC_SPACE[4];
    return goal.addresses.some((address) => ranges.some((range) => overlaps(range, address)));
  }
  const { prefix } = destination;
  const local = (address: Prefix): boolean => vpc.prefixes.some((own) => contains(own, address));
  return (
    (publicly && [...PUBLIC_SPACE[4], ...PUBLIC_SPACE[6]].some((range) => overlaps(range, prefix))) ||
    goal.addresses.some(
      (address) =>
        overlaps(prefix, address) && (!local(address) || vpc.prefixes.some((own) => contains(own, prefix))),
    )
  );
};

/** Packets of one flow, there or back, as far as they may get. */
class Walker {
  readonly links = new Map<string, Link>();
  readonly outside = new Map<string, DiagramNode>();
  readonly network: Network;
  /** While answers are followed: their lines are drawn in the direction of the question. */
  answering = false;

  constructor(network: Network) {
    this.network = network;
  }

  link(from: string, to: string): void {
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    if (from === to || this.links.has(key)) return;
    this.links.set(key, this.answering ? { from: to, to: from } : { from, to });
  }

  linkOutside(from: string, node: DiagramNode, inwards: boolean): void {
    this.outside.set(node.id, node);
    if (inwards) this.link(node.id, from);
    else this.link(from, node.id);
  }

  /** Where a packet may go that leaves an interface for `goal`. */
  fromInterface(held: NetworkInterface, goal: End, seen: Set<string>): void {
    const id = interfaceNode(held).id;
    if (seen.has(id)) return;
    seen.add(id);
    const { vpc } = held.subnet;
    for (const near of this.goalsIn(vpc, goal)) {
      this.link(id, interfaceNode(near).id);
      this.behindEndpoint(near);
    }
    // A name is resolved once, by the source: what stands on the way forwards to an address.
    const onward = { ...goal, byName: false };
    for (const route of held.subnet.routeTable?.routes ?? []) {
      if (mayCarry(route, vpc, goal)) this.into(id, route.target, vpc, onward, seen);
    }
  }

  /** The interfaces of a VPC that `goal` may mean: its own, and those of the endpoints that answer to its name. */
  goalsIn(vpc: Vpc, goal: End): readonly NetworkInterface[] {
    const own = goal.interfaces.filter((held) => held.subnet.vpc.id === vpc.id);
    if (!goal.byName) return own;
    const answering = [...this.network.interfaceEndpoints.values()].filter(
      (endpoint) => endpoint.vpc.id === vpc.id && goal.services.includes(endpoint.service),
    );
    return [...own, ...answering.flatMap((endpoint) => endpoint.interfaces)];
  }

  /** An interface endpoint leads on to its service. */
  behindEndpoint(held: NetworkInterface): void {
    const endpoint = this.network.interfaceEndpoints.get(held.node.id);
    if (endpoint !== undefined)
      this.linkOutside(interfaceNode(held).id, serviceNode(endpoint.service, this.network.region), false);
  }

  /** From a node into what a route points to, and on from there. */
  into(from: string, target: RouteTarget, vpc: Vpc, goal: End, seen: Set<string>): void {
    const id = targetNodeId(target);
    if (id === undefined) return;
    this.link(from, id);
    switch (target.kind) {
      case 'internet-gateway':
        this.throughInternetGateway(id, goal);
        return;
      case 'nat-gateway':
        if (target.gateway.interface !== undefined) this.fromInterface(target.gateway.interface, goal, seen);
        return;
      case 'interface':
        this.fromInterface(target.interface, goal, seen);
        return;
      case 'peering': {
        const { requester, accepter } = target.peering;
        const peer = requester.id === vpc.id ? accepter : requester;
        for (const held of goal.interfaces.filter(({ subnet }) => subnet.vpc.id === peer.id)) {
          this.link(id, interfaceNode(held).id);
          this.behindEndpoint(held);
        }
        return;
      }
      case 'gateway-endpoint':
        this.linkOutside(id, serviceNode(target.endpoint.service, this.network.region), false);
        return;
      case 'local':
      case 'other':
        return;
    }
  }

  throughInternetGateway(id: string, goal: End): void {
    for (const service of goal.services) {
      this.linkOutside(id, serviceNode(service, this.network.region), false);
    }
    if (goal.internet) this.linkOutside(id, internetNode(), false);
    if (goal.addresses.some(isPublic))
      for (const held of goal.interfaces) this.link(id, interfaceNode(held).id);
  }

  /** From the internet to an interface: through the gateway of its VPC. */
  fromInternet(goal: End): void {
    for (const held of goal.interfaces) {
      const gateway = held.subnet.vpc.internetGateway;
      if (gateway === undefined) continue;
      const id = elementId('n', gateway.id);
      this.linkOutside(id, internetNode(), true);
      this.link(id, interfaceNode(held).id);
    }
  }
}

/** The links of all flows, there and back, in the order of the flows. */
export const walkFlows = (network: Network, flows: readonly FlowEnds[]): Walk => {
  const walker = new Walker(network);
  for (const flow of flows) {
    const from = endOf(network, flow.from);
    const to = endOf(network, flow.to);
    for (const held of from.interfaces) walker.fromInterface(held, to, new Set());
    if (from.internet) walker.fromInternet(to);
    const asked = [
      ...to.interfaces,
      ...from.interfaces.flatMap((held) => walker.goalsIn(held.subnet.vpc, to)),
    ];
    walker.answering = true;
    for (const held of new Set(asked)) walker.fromInterface(held, from, new Set());
    walker.answering = false;
  }
  return { links: [...walker.links.values()], outside: [...walker.outside.values()] };
};
