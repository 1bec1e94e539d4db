/** Drives a walk from step to step until it ends. */
import { matchSet } from '../address/set.ts';
import { crossGatewayEndpoint } from '../endpoint/crossing.ts';
import { crossIn, crossOut } from '../gateway/internet-gateway.ts';
import { crossNat } from '../gateway/nat-gateway.ts';
import { crossPeering } from '../gateway/peering.ts';
import type { NetworkInterface } from '../model/network.ts';
import type { PolicyRequest } from '../policy/endpoint-policy.ts';
import { leaveSubnet } from '../routing/leave.ts';
import { deliver } from './deliver.ts';
import { type Arrival, type Leaving, type Next, NOWHERE } from './next.ts';
import { rememberStep } from './steps.ts';
import type { ResourceRef } from './types.ts';
import { assume, refuses, undecided, visit, type Walk } from './walk.ts';
import { named } from './words.ts';

/** Only NAT gateways send a packet on, each of them once: a path of this length is out of reach. */
const MAX_STEPS = 512;

/** A route that points at an interface which is not the destination: an appliance. */
const crossAppliance = (walk: Walk, target: NetworkInterface, { owner, packet }: Leaving): Next => {
  const isEnd =
    packet.receiver === target || target.addresses.some((own) => matchSet(own, packet.dst) === 'yes');
  if (isEnd) {
    return { step: 'deliver', vpc: target.subnet.vpc, from: owner.subnet, packet };
  }
  visit(walk, target.subnet);
  visit(walk, target.node);
  const question = `Does \`${target.node.id}\` take packets that are for others?`;
  const body = {
    kind: 'other-gateway',
    resource: target.node,
    at: target.node.id,
    question,
    pointer: target.pointer,
    facts: ['F-SDC-01'],
  } as const;
  if (target.sourceDestCheck === true) {
    const message = `\`${target.node.id}\` has its source/destination check on and refuses a packet for ${packet.dst.text}.`;
    refuses(walk, { ...body, answer: message }, { code: 'source-destination-check', message });
    return NOWHERE;
  }
  if (target.sourceDestCheck === undefined) {
    const message = `Whether the source/destination check of \`${target.node.id}\` is on is not in the data; taken as AWS's default, on.`;
    assume(walk, 'source-destination-check-default', message, ['F-SDC-01']);
    refuses(walk, { ...body, answer: message }, { code: 'source-destination-check', message });
    return NOWHERE;
  }
  const message = `What \`${target.node.id}\` does with packets for others is up to its software; that is not modelled.`;
  undecided(walk, { ...body, answer: message }, { code: 'not-modelled', message });
  return NOWHERE;
};

const crossUnmodelled = (walk: Walk, resource: ResourceRef & { readonly what: string }): Next => {
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

const cross = (walk: Walk, next: Extract<Next, { step: 'cross' }>, request: PolicyRequest): Next => {
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
      return crossAppliance(walk, target.interface, next);
    case 'other':
      return crossUnmodelled(walk, target.resource);
  }
};

/** Follows a packet to its end, writing hops into the walk. */
export const travel = (walk: Walk, start: Next, request: PolicyRequest): Arrival => {
  let next = start;
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const step = next;
    switch (next.step) {
      case 'leave':
        next = leaveSubnet(walk, next);
        break;
      case 'cross':
        next = cross(walk, next, request);
        break;
      case 'deliver':
        next = deliver(walk, next.vpc, next.from, next.packet, request);
        break;
      case 'ingress':
        next = crossIn(walk, next.owner, next.packet);
        break;
      case 'end':
        return next.arrival;
    }
    rememberStep(walk.hops, step);
  }
  walk.unknown = true;
  return { kind: 'nowhere' };
};
