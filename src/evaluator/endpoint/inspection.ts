/**
 * Gateway Load Balancer endpoints: a route's target that hands each packet to an appliance and back.
 * What comes back leaves by the endpoint's own subnet and its route table (facts F-GWLBE-01 to F-GWLBE-03).
 */
import { passNetworkAcl } from '../filtering/gates.ts';
import type { InspectionEndpoint } from '../model/network.ts';
import { type Next, NOWHERE } from '../trace/next.ts';
import type { Packet } from '../trace/packet.ts';
import { assume, passes, refuses, visit, type Walk } from '../trace/walk.ts';
import { named } from '../trace/words.ts';

/** Takes a packet through a Gateway Load Balancer endpoint. */
export const inspect = (walk: Walk, endpoint: InspectionEndpoint, packet: Packet): Next => {
  const held = endpoint.interface;
  visit(walk, held.subnet);
  // Also within one subnet: the one exception to "network ACLs stand at borders" (fact F-NACL-05).
  passNetworkAcl(walk, held.subnet, 'inbound', packet);
  visit(walk, endpoint);
  const body = {
    kind: 'endpoint',
    resource: endpoint,
    at: endpoint.id,
    question: `Does \`${endpoint.id}\` hand it on?`,
    pointer: endpoint.pointer,
    facts: ['F-GWLBE-01', 'F-GWLBE-03'],
  } as const;
  if (endpoint.state !== 'available' && endpoint.state !== 'partial') {
    const message = `${named(endpoint)} is ${endpoint.state}, not available.`;
    refuses(walk, { ...body, answer: message }, { code: 'endpoint-state', message });
    return NOWHERE;
  }
  const message = `The appliance behind ${named(endpoint)} is taken to pass what it gets.`;
  assume(walk, 'appliance-passes', message, ['F-GWLBE-01']);
  passes(walk, { ...body, answer: `${message} It comes back to the endpoint unchanged.` });
  walk.inspectedBy.push(endpoint.id);
  visit(walk, held.subnet);
  // References to groups do not survive inspection (facts F-SG-06 and F-SG-07).
  return { step: 'leave', owner: held, packet: { ...packet, groupsVisible: false } };
};
