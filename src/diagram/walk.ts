/**
 * Every connection that a packet of the scenario could take, from its routes alone: filters, states, prefixes
 * and policies decide what passes, and so change classes, never lines.
 */
import { contains, overlaps, type Prefix } from '../evaluator/address/prefix.ts';
import { isPublic, PUBLIC_SPACE } from '../evaluator/address/ranges.ts';
import type {
  AddressSet,
  HybridConnection,
  InterfaceEndpoint,
  InternetGateway,
  LoadBalancer,
  Network,
  NetworkInterface,
  OnPremises,
  Route,
  RouteTarget,
  TransitAttachment,
  TransitGateway,
  TransitRoute,
  VirtualPrivateGateway,
  Vpc,
} from '../evaluator/index.ts';
import { interfaceNode, internetNode, serviceNode, targetNodeId } from './elements.ts';
import { type End, endOf, endOfAddress, endOfOwners, type FlowEnds, together } from './ends.ts';
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

/** Load balancers behind load balancers, and endpoints before them. */
const MOST_STAGES = 4;

const endOfSet = (network: Network, { prefixes }: AddressSet): End =>
  together(prefixes.map((prefix) => endOfAddress(network, prefix)));

/** Whether a transit gateway's route could carry a packet for `goal`. */
const mayCarryTransit = ({ destination }: TransitRoute, goal: End): boolean => {
  const publicly = goal.internet || goal.services.length > 0;
  const ranges =
    destination.kind === 'prefix' ? [destination.prefix] : (destination.list.entries ?? PUBLIC_SPACE[4]);
  return ranges.some(
    (range) =>
      goal.addresses.some((address) => overlaps(range, address)) ||
      (publicly && PUBLIC_SPACE[range.family].some((open) => overlaps(open, range))),
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

  /** What an interface hands packets on to: an endpoint to its service, a load balancer to its targets. */
  behindEndpoint(held: NetworkInterface, depth = 0): void {
    const id = interfaceNode(held).id;
    const endpoint = this.network.interfaceEndpoints.get(held.node.id);
    if (endpoint !== undefined && depth < MOST_STAGES) this.behindInterfaceEndpoint(id, endpoint, depth);
    const balancer = this.network.loadBalancers.get(held.node.id);
    if (balancer !== undefined && depth < MOST_STAGES) this.behindLoadBalancer(held, balancer, depth);
    const resource = this.network.resourceEndpoints.get(held.node.id);
    for (const { gateway, target } of resource?.resources ?? []) {
      for (const exit of gateway?.interfaces ?? []) {
        this.link(id, interfaceNode(exit).id);
        if (target?.kind === 'interface') this.link(interfaceNode(exit).id, interfaceNode(target.owner).id);
        if (target?.kind === 'address')
          this.fromInterface(exit, endOfSet(this.network, target.address), new Set());
      }
    }
  }

  behindInterfaceEndpoint(id: string, endpoint: InterfaceEndpoint, depth: number): void {
    const { endpointServices, region } = this.network;
    const service =
      endpointServices.get(endpoint.service) ??
      [...endpointServices.values()].find(({ serviceName }) => serviceName === endpoint.service);
    if (service === undefined) {
      this.linkOutside(id, serviceNode(endpoint.service, region), false);
      return;
    }
    const middle = elementId('n', service.id);
    this.link(id, middle);
    for (const balancer of service.loadBalancers ?? []) {
      for (const node of balancer.interfaces) {
        this.link(middle, interfaceNode(node).id);
        this.behindEndpoint(node, depth + 1);
      }
    }
  }

  behindLoadBalancer(node: NetworkInterface, balancer: LoadBalancer, depth: number): void {
    const groups = (balancer.listeners ?? []).flatMap((listener) => listener.groups);
    for (const target of new Set(groups.flatMap((group) => group.targets ?? []))) {
      if (target.kind === 'interface') this.towards(node, target.owner);
      else if (target.kind === 'address')
        this.fromInterface(node, endOfSet(this.network, target.address), new Set());
      else if (target.kind === 'load-balancer') {
        for (const next of this.network.loadBalancers.get(target.balancer)?.interfaces ?? []) {
          this.link(interfaceNode(node).id, interfaceNode(next).id);
          this.behindEndpoint(next, depth + 1);
        }
      }
    }
  }

  /** From a node to a target: straight within the VPC, else by its routes. */
  towards(node: NetworkInterface, target: NetworkInterface): void {
    if (node.subnet.vpc === target.subnet.vpc) this.link(interfaceNode(node).id, interfaceNode(target).id);
    else
      this.fromInterface(
        node,
        together(target.addresses.map((address) => endOfSet(this.network, address))),
        new Set(),
      );
  }

  /** Into a transit gateway by one of its attachments, and out of it by others. */
  transit(gateway: TransitGateway, by: TransitAttachment | undefined, goal: End, seen: Set<string>): void {
    const id = elementId('n', gateway.id);
    const key = `${id} ${by?.id ?? ''}`;
    if (seen.has(key)) return;
    seen.add(key);
    const { table } = by ?? {};
    for (const to of gateway.attachments?.values() ?? []) {
      const led =
        typeof table !== 'object' ||
        table.routes.some((route) => route.attachment === to.id && mayCarryTransit(route, goal));
      if (led && to !== by) this.outOfTransit(id, gateway, to, goal, seen);
    }
  }

  outOfTransit(
    id: string,
    gateway: TransitGateway,
    to: TransitAttachment,
    goal: End,
    seen: Set<string>,
  ): void {
    switch (to.type) {
      case 'vpc':
        for (const held of this.goalsIn(to.vpc, { ...goal, byName: false })) {
          this.link(id, interfaceNode(held).id);
          this.behindEndpoint(held);
        }
        for (const { subnet } of to.interfaces ?? []) {
          for (const route of subnet.routeTable?.routes ?? [])
            if (mayCarry(route, to.vpc, goal)) this.into(id, route.target, to.vpc, goal, seen);
        }
        return;
      case 'hybrid':
        this.overLine(id, to.connection, goal);
        return;
      case 'peering': {
        const peer = to.peer === undefined ? undefined : this.network.transitGateways.get(to.peer);
        if (peer === undefined) return;
        this.link(id, elementId('n', peer.id));
        const far = [...(peer.attachments?.values() ?? [])].find(
          (each) => each.type === 'peering' && (each.id === to.id || each.peer === gateway.id),
        );
        this.transit(peer, far, goal, seen);
        return;
      }
      case 'other':
        return;
    }
  }

  /** Over a line to the network at its end. */
  overLine(from: string, line: HybridConnection, goal: End): void {
    const { network } = line;
    if (network === undefined || !goal.networks.includes(network)) return;
    this.link(from, elementId('n', line.id));
    this.link(elementId('n', line.id), elementId('n', network.id));
  }

  /** From a network outside of AWS, over each of its lines. */
  fromNetwork(from: OnPremises, goal: End): void {
    const own = elementId('n', from.id);
    for (const line of this.network.connections.values()) {
      if (line.network !== from) continue;
      const id = elementId('n', line.id);
      for (const name of line.gateways) {
        const gateway = this.network.virtualPrivateGateways.get(name);
        const vpc = typeof gateway?.vpc === 'string' ? this.network.vpcs.get(gateway.vpc) : undefined;
        if (gateway === undefined || vpc === undefined) continue;
        const goals = this.goalsIn(vpc, goal);
        if (goals.length === 0) continue;
        this.link(own, id);
        this.link(id, elementId('n', gateway.id));
        this.intoVpc(gateway, goals, goal);
      }
      for (const gateway of this.network.transitGateways.values()) {
        for (const by of gateway.attachments?.values() ?? []) {
          if (by.type !== 'hybrid' || by.connection !== line) continue;
          this.link(own, id);
          this.link(id, elementId('n', gateway.id));
          this.transit(gateway, by, this.forOutside(goal), new Set());
        }
      }
    }
  }

  /** A client outside may be given any endpoint that answers to the name. */
  forOutside(goal: End): End {
    if (!goal.byName) return goal;
    const held = [...this.network.vpcs.values()].flatMap((vpc) => this.goalsIn(vpc, goal));
    return {
      ...goal,
      interfaces: held,
      addresses: held.flatMap(({ addresses }) => addresses.flatMap(({ prefixes }) => prefixes)),
    };
  }

  /** From a gateway into its VPC, by its own route table where that leads to an appliance. */
  intoVpc(
    gateway: InternetGateway | VirtualPrivateGateway,
    goals: readonly NetworkInterface[],
    goal: End,
  ): void {
    const id = elementId('n', gateway.id);
    for (const held of goals) {
      this.link(id, interfaceNode(held).id);
      this.behindEndpoint(held);
    }
    const inside = { ...endOfOwners(goals), networks: goal.networks };
    for (const { target } of gateway.routeTable?.routes ?? []) {
      if (target.kind !== 'gateway-load-balancer-endpoint') continue;
      this.link(id, interfaceNode(target.endpoint.interface).id);
      this.fromInterface(target.endpoint.interface, inside, new Set());
    }
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
      case 'egress-only-internet-gateway':
        if (goal.internet) this.linkOutside(id, internetNode(), false);
        return;
      case 'transit-gateway': {
        const { gateway } = target;
        const own = [...(gateway.attachments?.values() ?? [])].find(
          (each) => each.type === 'vpc' && each.vpc.id === vpc.id,
        );
        this.transit(gateway, own, goal, seen);
        return;
      }
      case 'virtual-private-gateway':
        for (const line of target.gateway.connections) this.overLine(id, line, goal);
        return;
      case 'gateway-load-balancer-endpoint':
        this.fromInterface(target.endpoint.interface, goal, seen);
        return;
      case 'nat-gateway':
        if (target.gateway.regional !== undefined && vpc.internetGateway !== undefined) {
          const out = elementId('n', vpc.internetGateway.id);
          this.link(id, out);
          this.throughInternetGateway(out, goal);
        }
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
      for (const held of goal.interfaces) {
        this.link(id, interfaceNode(held).id);
        this.behindEndpoint(held);
      }
  }

  /** From the internet to an interface: through the gateway of its VPC. */
  fromInternet(goal: End): void {
    for (const held of goal.interfaces) {
      const gateway = held.subnet.vpc.internetGateway;
      if (gateway === undefined) continue;
      const id = elementId('n', gateway.id);
      this.linkOutside(id, internetNode(), true);
      this.intoVpc(gateway, [held], goal);
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
    for (const outside of from.networks) walker.fromNetwork(outside, to);
    const asked = [
      ...to.interfaces,
      ...from.interfaces.flatMap((held) => walker.goalsIn(held.subnet.vpc, to)),
    ];
    walker.answering = true;
    for (const held of new Set(asked)) walker.fromInterface(held, from, new Set());
    for (const outside of to.networks) walker.fromNetwork(outside, from);
    walker.answering = false;
  }
  return { links: [...walker.links.values()], outside: [...walker.outside.values()] };
};
