/** What has reached an interface: it is answered, or sent on by an endpoint or a load balancer. */
import type {
  InterfaceEndpoint,
  LoadBalancer,
  NetworkInterface,
  ResourceEndpoint,
  Target,
} from '../../evaluator/index.ts';
import { interfaceNode, resourceNodeId, serviceNode } from '../elements.ts';
import type { End } from '../ends.ts';
import { providedService } from '../structure.ts';
import { answerTo, type Packet } from './packet.ts';
import type { Step } from './step.ts';
import type { Walker } from './walker.ts';

/** A packet that an interface sends on in its own name. */
const sendOn = (
  walker: Walker,
  node: NetworkInterface,
  goal: End,
  through?: NetworkInterface,
): Extract<Step, { step: 'leave' }> => ({
  step: 'leave',
  from: interfaceNode(node).id,
  subnet: node.subnet,
  packet: { goal, origin: walker.owners([node]), answer: false, through },
});

const goalsOf = (walker: Walker, target: Target): readonly End[] => {
  switch (target.kind) {
    case 'interface':
      return [walker.owners([target.owner])];
    case 'address':
      return [walker.address(target.address)];
    case 'load-balancer':
      return (walker.network.loadBalancers.get(target.balancer)?.interfaces ?? []).map((node) =>
        walker.owners([node]),
      );
    case 'lost':
      return [];
  }
};

/** From a node of a load balancer to every target. */
const forward = (
  walker: Walker,
  node: NetworkInterface,
  balancer: LoadBalancer,
  byService: boolean,
): readonly Step[] => {
  const groups = new Set((balancer.listeners ?? []).flatMap((listener) => listener.groups));
  return [...groups].flatMap((group) => {
    // What a service brings never shows its client (fact F-EPS-06b).
    const keeps = balancer.type === 'network' && group.preserveClientIp && !byService;
    return (group.targets ?? [])
      .flatMap((target) => goalsOf(walker, target))
      .map((goal) => sendOn(walker, node, goal, keeps ? node : undefined));
  });
};

const behindEndpoint = (
  walker: Walker,
  at: NetworkInterface,
  endpoint: InterfaceEndpoint,
  packet: Packet,
): readonly Step[] => {
  const id = interfaceNode(at).id;
  const service = providedService(walker.network, endpoint.service);
  if (service === undefined) {
    walker.linkOutside(id, serviceNode(endpoint.service, walker.network.region), packet);
    return [];
  }
  const middle = resourceNodeId(service.id);
  walker.link(id, middle, packet);
  return (service.loadBalancers ?? [])
    .filter(({ type }) => type === 'network')
    .flatMap((balancer) =>
      balancer.interfaces.flatMap((node) => {
        walker.link(middle, interfaceNode(node).id, packet);
        return forward(walker, node, balancer, true);
      }),
    );
};

const behindResourceEndpoint = (
  walker: Walker,
  at: NetworkInterface,
  endpoint: ResourceEndpoint,
  packet: Packet,
): readonly Step[] =>
  (endpoint.resources ?? []).flatMap(({ gateway, target }) =>
    (gateway?.interfaces ?? []).flatMap((exit): readonly Step[] => {
      walker.link(interfaceNode(at).id, interfaceNode(exit).id, packet);
      if (target?.kind === 'interface') return [sendOn(walker, exit, walker.owners([target.owner]))];
      return target?.kind === 'address' ? [sendOn(walker, exit, walker.address(target.address))] : [];
    }),
  );

/** At an interface that may be meant. */
export const arrive = (
  walker: Walker,
  { from, at, packet }: Extract<Step, { step: 'arrive' }>,
): readonly Step[] => {
  const { network } = walker;
  const id = interfaceNode(at).id;
  walker.link(from, id, packet);
  if (packet.answer) return [];
  if (packet.through !== undefined) walker.link(interfaceNode(packet.through).id, id, packet);
  walker.answers.push({ step: 'leave', from: id, subnet: at.subnet, packet: answerTo(packet) });
  const endpoint = network.interfaceEndpoints.get(at.node.id);
  if (endpoint !== undefined) return behindEndpoint(walker, at, endpoint, packet);
  const balancer = network.loadBalancers.get(at.node.id);
  if (balancer !== undefined) return forward(walker, at, balancer, false);
  const resource = network.resourceEndpoints.get(at.node.id);
  return resource === undefined ? [] : behindResourceEndpoint(walker, at, resource, packet);
};
