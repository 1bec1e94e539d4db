/** From a gateway into a VPC: its gateway route table may send the packet to an appliance first (fact F-ROUTE-12). */
import type { InternetGateway, VirtualPrivateGateway, Vpc } from '../model/network.ts';
import { beyond, type Next, NOWHERE } from '../trace/next.ts';
import type { Packet } from '../trace/packet.ts';
import { passes, refuses, undecided, type Walk } from '../trace/walk.ts';
import { named } from '../trace/words.ts';
import { throughAppliance } from './appliance.ts';
import { lookUp } from './lookup.ts';

/** Takes a packet from a gateway to its receiver, or to what the gateway's own route table says. */
export const enterVpc = (
  walk: Walk,
  vpc: Vpc,
  gateway: InternetGateway | VirtualPrivateGateway,
  packet: Packet,
): Next => {
  const straight: Next = { step: 'deliver', vpc, from: undefined, packet };
  const table = gateway.routeTable;
  if (table === undefined) return straight;
  const found = lookUp(table, packet.dst);
  const body = {
    kind: 'route',
    resource: table,
    at: gateway.id,
    question: `Where does \`${gateway.id}\` send ${packet.dst.text}?`,
    destination: packet.dst.text,
    candidates: found.candidates,
    facts: ['F-ROUTE-12'],
  } as const;
  if (found.kind === 'none') {
    const message = `Route table ${named(table)} of ${named(gateway)} has no route to ${packet.dst.text}.`;
    refuses(walk, { ...body, pointer: table.pointer, answer: message }, { code: 'no-route', message });
    return beyond(packet);
  }
  if (found.kind === 'unclear') {
    const message = `Route table ${named(table)} of ${named(gateway)}: which route takes ${packet.dst.text} is not known.`;
    undecided(
      walk,
      { ...body, pointer: table.pointer, answer: message },
      { code: 'route-not-decided', message },
    );
    return NOWHERE;
  }
  const { route } = found;
  const chosen = { ...body, pointer: route.pointer, target: route.text.split(' → ')[1] ?? '' } as const;
  if (route.state === 'blackhole') {
    const message = `\`${route.text}\` of route table ${named(table)} is a black hole: it wins its prefix and drops the packet.`;
    refuses(walk, { ...chosen, answer: message }, { code: 'blackhole-route', message });
    return beyond(packet);
  }
  passes(walk, { ...chosen, answer: `Gateway route table ${named(table)}: \`${route.text}\` wins.` });
  const { target } = route;
  if (target.kind === 'local') return straight;
  if (target.kind === 'gateway-load-balancer-endpoint')
    return { step: 'inspect', endpoint: target.endpoint, packet };
  if (target.kind === 'interface') return throughAppliance(walk, target.interface, undefined, packet);
  const message = `\`${route.text}\` cannot stand in a gateway route table: it may lead to \`local\`, a network interface or a Gateway Load Balancer endpoint.`;
  undecided(walk, { ...chosen, answer: message }, { code: 'not-modelled', message });
  return NOWHERE;
};
