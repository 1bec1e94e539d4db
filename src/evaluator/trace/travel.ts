/** Drives a walk from step to step until it ends. */
import { crossGatewayEndpoint } from '../endpoint/crossing.ts';
import { inspect } from '../endpoint/inspection.ts';
import { crossEgressOnly } from '../gateway/egress-only.ts';
import { crossIn, crossOut } from '../gateway/internet-gateway.ts';
import { crossNat } from '../gateway/nat-gateway.ts';
import { crossPeering } from '../gateway/peering.ts';
import { crossTransit, enterTransit } from '../gateway/transit-gateway.ts';
import { crossVirtualPrivateGateway } from '../gateway/virtual-private-gateway.ts';
import type { OtherGateway, Route } from '../model/network.ts';
import type { Asked } from '../policy/request.ts';
import { throughAppliance } from '../routing/appliance.ts';
import { enterVpc } from '../routing/enter.ts';
import { leaveSubnet } from '../routing/leave.ts';
import { deliver } from './deliver.ts';
import { type Arrival, type Leaving, type Next, NOWHERE } from './next.ts';
import { rememberStep } from './steps.ts';
import { refuses, undecided, visit, type Walk } from './walk.ts';
import { cleaned, named, quoted } from './words.ts';

/** Longer than any path that does not go round. */
const MAX_STEPS = 512;

/** The route is known, and what it leads to is not: the route is what somebody can look at. */
const crossUntold = (walk: Walk, route: Route, { owner }: Leaving, why: string): Next => {
  const { routeTable } = owner.subnet;
  const table = routeTable?.routes.includes(route) === true ? routeTable : owner.subnet;
  const destination = route.text.split(' → ')[0] ?? '';
  const message = `Where the route to ${quoted(destination)} of ${named(table)} leads is not told: ${cleaned(why, 300)}.`;
  const body = {
    kind: 'other-gateway',
    resource: table,
    at: owner.subnet.id,
    question: `Where does the route to ${quoted(destination)} lead?`,
    answer: message,
    pointer: route.pointer,
    facts: ['F-ROUTE-07'],
  } as const;
  undecided(walk, body, { code: 'gateway-unknown', message });
  return NOWHERE;
};

const crossUnmodelled = (walk: Walk, resource: OtherGateway): Next => {
  visit(walk, resource);
  const message = `The route leads to ${named(resource)}, a ${resource.what.replaceAll('`', "'")}. Paths through one are not modelled.`;
  const question = `Where does \`${resource.id}\` lead?`;
  const body = {
    kind: 'other-gateway',
    resource,
    at: resource.id,
    question,
    answer: message,
    pointer: resource.pointer,
    facts: ['F-ROUTE-07'],
  } as const;
  undecided(walk, body, { code: 'not-modelled', message });
  return NOWHERE;
};

const cross = (walk: Walk, next: Extract<Next, { step: 'cross' }>, request: Asked): Next => {
  const { target } = next.route;
  switch (target.kind) {
    case 'local':
      return { step: 'deliver', vpc: next.owner.subnet.vpc, from: next.owner.subnet, packet: next.packet };
    case 'internet-gateway':
      return crossOut(walk, target.gateway, next);
    case 'nat-gateway':
      return crossNat(walk, target.gateway, next);
    case 'peering':
      return crossPeering(walk, target.peering, next);
    case 'gateway-endpoint':
      return crossGatewayEndpoint(walk, target.endpoint, next, request);
    case 'interface':
      return throughAppliance(walk, target.interface, next.owner.subnet, next.packet);
    case 'egress-only-internet-gateway':
      return crossEgressOnly(walk, target.gateway, next);
    case 'transit-gateway':
      return enterTransit(walk, target.gateway, next);
    case 'virtual-private-gateway':
      return crossVirtualPrivateGateway(walk, target.gateway, next);
    case 'gateway-load-balancer-endpoint':
      return { step: 'inspect', endpoint: target.endpoint, packet: next.packet };
    case 'other':
      return target.resource.notTold === undefined
        ? crossUnmodelled(walk, target.resource)
        : crossUntold(walk, next.route, next, target.resource.notTold);
  }
};

/** What tells a place from another that the packet was at: the same packet at the same place goes round. */
const placeOf = (next: Next): string | undefined => {
  if (next.step === 'leave') return `${next.owner.pointer} ${next.packet.src.text} ${next.packet.dst.text}`;
  if (next.step === 'transit') return `${next.by.pointer} ${next.packet.src.text} ${next.packet.dst.text}`;
  return undefined;
};

const refuseLoop = (walk: Walk, next: Next): void => {
  const resource =
    next.step === 'leave' ? next.owner.node : next.step === 'transit' ? next.gateway : undefined;
  if (resource === undefined) return;
  const message = `The packet comes back to ${named(resource)}, where it was before: the routes make it go round.`;
  const body = {
    kind: 'other-gateway',
    resource,
    at: resource.id,
    question: 'Does the packet get on?',
    answer: message,
    pointer: resource.pointer,
    facts: ['F-ROUTE-04'],
  } as const;
  refuses(walk, body, { code: 'loop', message });
};

const advance = (walk: Walk, next: Exclude<Next, { step: 'end' }>, request: Asked): Next => {
  switch (next.step) {
    case 'leave':
      return leaveSubnet(walk, next);
    case 'cross':
      return cross(walk, next, request);
    case 'deliver':
      return deliver(walk, next.vpc, next.from, next.packet, request);
    case 'enter':
      return enterVpc(walk, next.vpc, next.gateway, next.packet);
    case 'ingress':
      return crossIn(walk, next.owner, next.packet);
    case 'inspect':
      return inspect(walk, next.endpoint, next.packet);
    case 'transit':
      return crossTransit(walk, next);
  }
};

/** Follows a packet to its end, writing hops into the walk. */
export const travel = (walk: Walk, start: Next, request: Asked): Arrival => {
  let next = start;
  const seen = new Set<string>();
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    if (next.step === 'end') return next.arrival;
    const place = placeOf(next);
    if (place !== undefined && seen.has(place)) {
      refuseLoop(walk, next);
      return { kind: 'nowhere' };
    }
    if (place !== undefined) seen.add(place);
    const step = next;
    next = advance(walk, step, request);
    rememberStep(walk.hops, step);
  }
  walk.unknown = true;
  return { kind: 'nowhere' };
};
