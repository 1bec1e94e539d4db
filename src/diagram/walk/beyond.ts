/** Outside of a VPC: transit gateways, lines to other networks, the internet. */
import { isPublic } from '../../evaluator/address/ranges.ts';
import type { OnPremises, TransitAttachment, TransitGateway } from '../../evaluator/index.ts';
import { internetNode, resourceNodeId, serviceNode } from '../elements.ts';
import type { End } from '../ends.ts';
import { mayCarryTransit } from './may-carry.ts';
import { answerTo, type Packet } from './packet.ts';
import type { Step } from './step.ts';
import type { Walker } from './walker.ts';

type StepOf<K extends Step['step']> = Extract<Step, { step: K }>;

/** Whether the route table of the attachment that a packet came in by could lead it to another one. */
const mayLead = ({ table }: TransitAttachment, to: TransitAttachment, goal: End): boolean =>
  // Where the table is not in the data it may hold anything; without one nothing goes on.
  table === undefined ||
  (table !== false &&
    table.routes.some((route) => route.attachment === to.id && mayCarryTransit(route, goal)));

/** Through a transit gateway, to every attachment that it may go on to: also the one that it came by. */
export const transit = (walker: Walker, { gateway, by, packet }: StepOf<'transit'>): readonly Step[] =>
  [...(gateway.attachments?.values() ?? [])]
    .filter((to) => mayLead(by, to, packet.goal))
    .flatMap((to) => outBy(walker, gateway, to, packet));

const outBy = (
  walker: Walker,
  gateway: TransitGateway,
  to: TransitAttachment,
  packet: Packet,
): readonly Step[] => {
  const from = resourceNodeId(gateway.id);
  switch (to.type) {
    case 'vpc':
      return to.interfaces === undefined || to.interfaces.length === 0
        ? [{ step: 'deliver', from, vpc: to.vpc, packet }]
        : to.interfaces.map(({ subnet }) => ({ step: 'leave', from, subnet, packet }));
    case 'hybrid': {
      const answer: Step = { step: 'transit', gateway, by: to, packet: answerTo(packet) };
      return [{ step: 'line', from, line: to.connection, packet, answer }];
    }
    case 'peering': {
      const peer = to.peer === undefined ? undefined : walker.network.transitGateways.get(to.peer);
      if (peer === undefined) return [];
      walker.link(from, resourceNodeId(peer.id), packet);
      return [...(peer.attachments?.values() ?? [])]
        .filter((far) => far.type === 'peering' && (far.id === to.id || far.peer === gateway.id))
        .map((far) => ({ step: 'transit', gateway: peer, by: far, packet }));
    }
    case 'other':
      return [];
  }
};

/** Over a line to the network at its other end. */
export const overLine = (walker: Walker, { from, line, packet, answer }: StepOf<'line'>): readonly Step[] => {
  const { network } = line;
  // What it leads to may not be in the data; the line itself is there to be tried.
  walker.link(from, resourceNodeId(line.id), packet);
  if (network === undefined || !packet.goal.networks.includes(network)) return [];
  walker.link(resourceNodeId(line.id), resourceNodeId(network.id), packet);
  if (!packet.answer) walker.answers.push(answer);
  return [];
};

/** A client outside may be given any endpoint that answers to the name. */
const forOutside = (walker: Walker, goal: End): End =>
  goal.byName
    ? {
        ...walker.owners([...walker.network.vpcs.values()].flatMap((vpc) => walker.goalsIn(vpc, goal))),
        networks: goal.networks,
      }
    : goal;

/** Out of a network outside of AWS, over each of its lines. */
export const fromNetwork = (walker: Walker, outside: OnPremises, packet: Packet): readonly Step[] => {
  const { network } = walker;
  const own = resourceNodeId(outside.id);
  const sent = { ...packet, goal: forOutside(walker, packet.goal) };
  return [...network.connections.values()]
    .filter((line) => line.network === outside)
    .flatMap((line) => {
      const id = resourceNodeId(line.id);
      const over = (gateway: string): void => {
        walker.link(own, id, packet);
        walker.link(id, resourceNodeId(gateway), packet);
      };
      const toVpcs = line.gateways.flatMap((name): readonly Step[] => {
        const gateway = network.virtualPrivateGateways.get(name);
        const vpc = typeof gateway?.vpc === 'string' ? network.vpcs.get(gateway.vpc) : undefined;
        if (gateway === undefined || vpc === undefined || walker.goalsIn(vpc, sent.goal).length === 0)
          return [];
        over(gateway.id);
        return [{ step: 'enter', gateway, vpc, packet: sent }];
      });
      const toTransit = [...network.transitGateways.values()].flatMap((gateway) =>
        [...(gateway.attachments?.values() ?? [])].flatMap((by): readonly Step[] => {
          if (by.type !== 'hybrid' || by.connection !== line) return [];
          over(gateway.id);
          return [{ step: 'transit', gateway, by, packet: sent }];
        }),
      );
      return [...toVpcs, ...toTransit];
    });
};

/** Out of a gateway to public addresses: services, the internet, or an interface of this network that has one. */
export const goOut = (walker: Walker, { gateway, packet }: StepOf<'out'>): readonly Step[] => {
  const from = resourceNodeId(gateway.id);
  const { goal, origin } = packet;
  const vpc = typeof gateway.vpc === 'string' ? walker.network.vpcs.get(gateway.vpc) : undefined;
  for (const service of goal.services)
    walker.linkOutside(from, serviceNode(service, walker.network.region), packet);
  if (goal.internet) walker.linkOutside(from, internetNode(), packet);
  const met = goal.addresses.some(isPublic) ? goal.interfaces : [];
  if (vpc !== undefined && !packet.answer && origin.interfaces.length > 0) {
    const answer = answerTo(packet);
    walker.answers.push(
      'routeTable' in gateway
        ? { step: 'enter', gateway, vpc, packet: answer }
        : { step: 'deliver', from, vpc, packet: answer },
    );
  }
  return met.flatMap((held) => fromInternet(walker, held, from, packet));
};

/** From outside to an interface by its public address, through the gateway of its VPC. */
export const fromInternet = (
  walker: Walker,
  held: StepOf<'arrive'>['at'],
  from: string,
  packet: Packet,
): readonly Step[] => {
  const { vpc } = held.subnet;
  const gateway = vpc.internetGateway;
  if (gateway === undefined) return [];
  walker.link(from, resourceNodeId(gateway.id), packet);
  return [{ step: 'enter', gateway, vpc, packet: { ...packet, goal: walker.owners([held]) } }];
};
