/**
 * Gateway Load Balancer endpoints: a route's target that hands each packet to an appliance and back.
 * What comes back leaves by the endpoint's own subnet and its route table (facts F-GWLBE-01 to F-GWLBE-03).
 */
import { passNetworkAcl } from '../filtering/gates.ts';
import type { FindingCode } from '../finding/codes.ts';
import { eligibleTargets } from '../load-balancing/targets.ts';
import type { InspectionEndpoint } from '../model/network.ts';
import { type Next, NOWHERE } from '../trace/next.ts';
import type { Packet } from '../trace/packet.ts';
import { assume, passes, refuses, undecided, visit, type Walk } from '../trace/walk.ts';
import { named, quoted } from '../trace/words.ts';
import { isAvailable, openState } from './state.ts';

/** What is known of the appliances: the endpoint service, its load balancer, and targets in service. */
const passService = (walk: Walk, endpoint: InspectionEndpoint): boolean => {
  const { endpointServices } = walk.network;
  const service =
    endpoint.service === undefined
      ? undefined
      : (endpointServices.get(endpoint.service) ??
        [...endpointServices.values()].find(({ serviceName }) => serviceName === endpoint.service));
  if (service === undefined) return true;
  const body = {
    kind: 'endpoint',
    resource: service,
    at: endpoint.id,
    question: `Is an appliance behind \`${service.id}\`?`,
    pointer: service.pointer,
    facts: ['F-GWLBE-01', 'F-EPS-01', 'F-EPS-05'],
  } as const;
  const refuse = (code: FindingCode, message: string): boolean => {
    refuses(walk, { ...body, answer: message }, { code, message });
    return false;
  };
  if (service.state !== 'available')
    return refuse('endpoint-service-state', `${named(service)} is ${service.state}, not available.`);
  if (service.loadBalancers === undefined) return true;
  const balancers = service.loadBalancers.filter(({ type }) => type === 'gateway');
  if (balancers.length === 0) {
    const message = `${named(service)} has no gateway load balancer, so no Gateway Load Balancer endpoint can lead to it.`;
    return refuse('endpoint-service-no-load-balancer', message);
  }
  const { zone } = endpoint.interface.subnet;
  const nodes = balancers.flatMap((balancer) => balancer.interfaces.map((node) => ({ balancer, node })));
  const near = nodes.filter(
    ({ node }) => zone === undefined || node.subnet.zone === undefined || node.subnet.zone === zone,
  );
  const inService = (near.length > 0 ? near : nodes).some(({ balancer, node }) =>
    balancer.listeners === undefined
      ? true
      : balancer.listeners.some(({ groups }) =>
          groups.some(
            (group) =>
              group.targets === undefined || eligibleTargets(balancer, node, group).targets.length > 0,
          ),
        ),
  );
  if (inService) return true;
  const message = `No appliance is in service behind ${named(service)} for zone ${quoted(zone)} of ${named(endpoint)}.`;
  return refuse('load-balancer-no-targets', message);
};

/** Takes a packet through a Gateway Load Balancer endpoint. */
export const inspect = (walk: Walk, endpoint: InspectionEndpoint, packet: Packet): Next => {
  const held = endpoint.interface;
  visit(walk, held.subnet);
  // Also within one subnet: the one exception to "network ACLs stand at borders" (fact F-NACL-05).
  passNetworkAcl(walk, held.subnet, 'inbound', packet);
  visit(walk, endpoint);
  const service = endpoint.service === undefined ? '' : ` to \`${endpoint.service}\``;
  const body = {
    kind: 'endpoint',
    resource: endpoint,
    at: endpoint.id,
    question: `Does \`${endpoint.id}\` hand it on?`,
    pointer: endpoint.pointer,
    facts: ['F-GWLBE-01', 'F-GWLBE-03'],
  } as const;
  if (endpoint.state === undefined) {
    const open = openState(`${named(endpoint)}${service}`);
    undecided(walk, { ...body, answer: open.message }, open);
  } else if (!isAvailable(endpoint.state)) {
    const message = `${named(endpoint)} is ${endpoint.state}, not available.`;
    refuses(walk, { ...body, answer: message }, { code: 'endpoint-state', message });
    return NOWHERE;
  }
  if (!passService(walk, endpoint)) return NOWHERE;
  const message = `The appliance behind ${named(endpoint)} is taken to pass what it gets.`;
  assume(walk, 'appliance-passes', message, ['F-GWLBE-01']);
  passes(walk, { ...body, answer: `${message} It comes back to the endpoint unchanged.` });
  walk.inspectedBy.push(endpoint.id);
  visit(walk, held.subnet);
  // References to groups do not survive inspection (facts F-SG-06 and F-SG-07).
  return { step: 'leave', owner: held, packet: { ...packet, groupsVisible: false } };
};
