/** Inside a VPC: out of a subnet by its routes, and to the interfaces that are meant. */
import type { InternetGateway, RouteTarget, VirtualPrivateGateway, Vpc } from '../../evaluator/index.ts';
import { interfaceNode, resourceNodeId, serviceNode, targetNodeId } from '../elements.ts';
import { mayCarry } from './may-carry.ts';
import { answerTo, type Packet, sentBy } from './packet.ts';
import type { Step } from './step.ts';
import type { Walker } from './walker.ts';

type StepOf<K extends Step['step']> = Extract<Step, { step: K }>;

/** To every interface of a VPC that may be meant. */
export const deliver = (walker: Walker, { from, vpc, packet }: StepOf<'deliver'>): readonly Step[] =>
  walker.goalsIn(vpc, packet.goal).map((at) => ({ step: 'arrive', from, at, packet }));

/** Out of a subnet: to what is near, and to the target of each route that could carry it. */
export const leave = (walker: Walker, { from, subnet, packet }: StepOf<'leave'>): readonly Step[] => {
  const { vpc } = subnet;
  // A name is resolved once, by the source: what stands on the way forwards to an address.
  const onward = packet.goal.byName ? { ...packet, goal: { ...packet.goal, byName: false } } : packet;
  return [
    ...deliver(walker, { step: 'deliver', from, vpc, packet }),
    ...(subnet.routeTable?.routes ?? [])
      .filter((route) => mayCarry(route, vpc, packet.goal))
      .map(({ target }): Step => ({ step: 'cross', from, target, vpc, packet: onward })),
  ];
};

/** Into a NAT gateway, which sends on with an address of its own and hands answers back inside. */
const throughNat = (
  walker: Walker,
  { gateway }: Extract<RouteTarget, { kind: 'nat-gateway' }>,
  packet: Packet,
): readonly Step[] => {
  const { interface: held, regional } = gateway;
  if (held !== undefined) {
    const from = interfaceNode(held).id;
    const { subnet } = held;
    if (!packet.answer) walker.answers.push({ step: 'leave', from, subnet, packet: answerTo(packet) });
    return [{ step: 'leave', from, subnet, packet: sentBy(packet, walker.owners([held])) }];
  }
  const out = regional?.vpc.internetGateway;
  if (regional === undefined || out === undefined) return [];
  const from = resourceNodeId(gateway.id);
  const { vpc } = regional;
  // What comes back is delivered inside at once: it stands in no subnet.
  if (!packet.answer) walker.answers.push({ step: 'deliver', from, vpc, packet: answerTo(packet) });
  walker.link(from, resourceNodeId(out.id), packet);
  return [{ step: 'out', gateway: out, packet: sentBy(packet, walker.owners([])) }];
};

/** Into what a route points to, and on from there. */
export const cross = (walker: Walker, { from, target, vpc, packet }: StepOf<'cross'>): readonly Step[] => {
  const id = targetNodeId(target);
  if (id === undefined) return [];
  walker.link(from, id, packet);
  switch (target.kind) {
    case 'internet-gateway':
    case 'egress-only-internet-gateway':
      return [{ step: 'out', gateway: target.gateway, packet }];
    case 'nat-gateway':
      return throughNat(walker, target, packet);
    case 'interface': {
      const { interface: at } = target;
      return packet.goal.interfaces.includes(at)
        ? [{ step: 'arrive', from, at, packet }]
        : [{ step: 'leave', from: id, subnet: at.subnet, packet }];
    }
    case 'gateway-load-balancer-endpoint':
      return [{ step: 'leave', from: id, subnet: target.endpoint.interface.subnet, packet }];
    case 'peering': {
      const { requester, accepter } = target.peering;
      if (requester.id !== vpc.id && accepter.id !== vpc.id) return [];
      return [{ step: 'deliver', from: id, vpc: requester.id === vpc.id ? accepter : requester, packet }];
    }
    case 'gateway-endpoint': {
      const { service, vpc: home } = target.endpoint;
      walker.linkOutside(id, serviceNode(service, walker.network.region), packet);
      if (!packet.answer)
        walker.answers.push({ step: 'deliver', from: id, vpc: home, packet: answerTo(packet) });
      return [];
    }
    case 'transit-gateway':
      return [...(target.gateway.attachments?.values() ?? [])]
        .filter((by) => by.type === 'vpc' && by.vpc.id === vpc.id)
        .map((by) => ({ step: 'transit', gateway: target.gateway, by, packet }));
    case 'virtual-private-gateway':
      return target.gateway.connections.map((line) => ({
        step: 'line',
        from: id,
        line,
        packet,
        answer: { step: 'enter', gateway: target.gateway, vpc, packet: answerTo(packet) },
      }));
    case 'local':
    case 'other':
      return [];
  }
};

/** What a gateway's own route table may lead to first (fact F-ROUTE-12). */
const beforeVpc = (
  gateway: InternetGateway | VirtualPrivateGateway,
  vpc: Vpc,
  packet: Packet,
): readonly Step[] =>
  (gateway.routeTable?.routes ?? [])
    .filter(
      (route) =>
        (route.target.kind === 'interface' || route.target.kind === 'gateway-load-balancer-endpoint') &&
        mayCarry(route, vpc, packet.goal),
    )
    .map(({ target }) => ({ step: 'cross', from: resourceNodeId(gateway.id), target, vpc, packet }));

/** From a gateway into its VPC: straight, or by what its route table says. */
export const enter = (walker: Walker, { gateway, vpc, packet }: StepOf<'enter'>): readonly Step[] => {
  const from = resourceNodeId(gateway.id);
  // By now it carries the private address of its receiver.
  const inside = { ...packet, goal: { ...walker.owners(walker.goalsIn(vpc, packet.goal)) } };
  if (inside.goal.interfaces.length === 0) return [];
  return [
    ...deliver(walker, { step: 'deliver', from, vpc, packet: inside }),
    ...beforeVpc(gateway, vpc, inside),
  ];
};
