/** What a route points at, whatever kind of thing that is. */
import type { ScenarioOrigin } from '../../../evaluator/index.ts';
import { listAt, textAt } from '../../shared/json.ts';
import { type Context, claim, common, isName, otherGateway, type VpcDraft } from '../context.ts';
import type { Kind } from '../documents.ts';
import { transitGateway, virtualPrivateGateway } from './stubs.ts';

/** The fields in which AWS writes a route's target, with what is called a target that the model does not know. */
const TARGET_FIELDS: readonly (readonly [field: string, kind: string, listed?: Kind])[] = [
  ['NatGatewayId', 'NAT gateway', 'NatGateways'],
  ['VpcPeeringConnectionId', 'peering connection'],
  ['TransitGatewayId', 'transit gateway'],
  ['EgressOnlyInternetGatewayId', 'egress-only internet gateway'],
  ['CarrierGatewayId', 'carrier gateway', 'CarrierGateways'],
  ['LocalGatewayId', 'local gateway', 'LocalGateways'],
  ['CoreNetworkArn', 'Cloud WAN core network'],
  ['OdbNetworkArn', 'Oracle Database network'],
  ['NetworkInterfaceId', 'network interface'],
  ['InstanceId', 'instance'],
  ['VpcEndpointId', 'endpoint'],
  ['GatewayId', 'gateway'],
];

/** `GatewayId` holds several kinds, told apart by the prefix of the id. */
const GATEWAY_KINDS: readonly (readonly [prefix: string, kind: string, listed?: Kind])[] = [
  ['vpce-', 'endpoint'],
  ['lgw-', 'local gateway', 'LocalGateways'],
  ['cagw-', 'carrier gateway', 'CarrierGateways'],
];

/** Every id that some route table points at: what is dead otherwise is kept where it stands here. */
export const routedIds = (context: Context): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (const { value } of context.documents.items.RouteTables.values()) {
    for (const route of listAt(value, 'Routes')) {
      for (const [field] of TARGET_FIELDS) {
        const id = textAt(route, field);
        if (id !== undefined) ids.add(id);
      }
    }
  }
  return ids;
};

const unknownTarget = (context: Context, id: string, kind: string, listed: Kind | undefined): string => {
  const item = listed === undefined ? undefined : context.documents.items[listed].get(id);
  if (item !== undefined) return otherGateway(context, id, kind, common(item));
  // An ARN ends with the id: arn:aws:networkmanager::111122223333:core-network/core-network-0abc.
  const name = id.startsWith('arn:') ? id.slice(id.lastIndexOf('/') + 1) : id;
  return otherGateway(context, name, kind);
};

/** Where a route stands. */
export interface Place {
  readonly vpc: VpcDraft;
  readonly state: 'active' | 'blackhole';
  readonly origin: ScenarioOrigin;
}

/** An internet gateway that is not in the data: an active route to it says that it is attached here (fact F-ROUTE-16). */
const internetGateway = (context: Context, id: string, { vpc, state }: Place): string => {
  if (context.internetGateways.has(id)) return id;
  if (!isName(id) || !claim(context, id, 'InternetGateways'))
    return unknownTarget(context, id, 'internet gateway', undefined);
  context.internetGateways.set(id, { vpc: state === 'active' ? vpc.id : null });
  return id;
};

/** The same for an egress-only internet gateway. */
const egressOnly = (context: Context, id: string, { vpc, state, origin }: Place): string => {
  if (context.egressOnlyInternetGateways.has(id)) return id;
  if (!isName(id) || !claim(context, id, 'EgressOnlyInternetGateways'))
    return unknownTarget(context, id, 'egress-only internet gateway', undefined);
  context.egressOnlyInternetGateways.set(id, { origin, vpc: state === 'active' ? vpc.id : null });
  return id;
};

const natGateway = (context: Context, id: string): string => {
  if (context.natGateways.has(id)) return id;
  if (!isName(id) || !claim(context, id, 'NatGateways'))
    return unknownTarget(context, id, 'NAT gateway', undefined);
  context.natGateways.set(id, { subnet: null });
  return id;
};

/** The types of endpoint that a route may point at. */
const GATEWAY_LIKE: ReadonlySet<string> = new Set(['gateway', 'gateway-load-balancer']);

const isTargetEndpoint = (context: Context, id: string): boolean =>
  GATEWAY_LIKE.has(context.endpoints.get(id)?.type ?? '');

/** The name of an interface or of what it is part of; an endpoint or load balancer is no target (fact F-ROUTE-18). */
const interfaceTarget = (context: Context, id: string): string | undefined => {
  const target = context.interfaceTargets.get(id) ?? '';
  const isTarget =
    target === id ||
    context.natGateways.has(target) ||
    context.otherGateways.has(target) ||
    isTargetEndpoint(context, target);
  return isTarget ? target : undefined;
};

/** A target that needs nothing but its id: it is in the scenario already. */
const known = (context: Context, id: string): boolean =>
  context.peerings.has(id) || context.otherGateways.has(id) || isTargetEndpoint(context, id);

/**
 * The name of a route's target in the scenario; `local` for the VPC itself. What is not in the data, or not
 * modelled, becomes another gateway, so that a path through it is not decided.
 */
export const targetOf = (context: Context, route: unknown, place: Place): string => {
  for (const [field, kind, listed] of TARGET_FIELDS) {
    const id = textAt(route, field);
    if (id === undefined) continue;
    if (id === 'local') return 'local';
    if (known(context, id)) return id;
    if (field === 'NatGatewayId') return natGateway(context, id);
    if (field === 'TransitGatewayId')
      return transitGateway(context, id, place.origin) ?? unknownTarget(context, id, kind, undefined);
    if (field === 'EgressOnlyInternetGatewayId') return egressOnly(context, id, place);
    if (field === 'NetworkInterfaceId' || field === 'InstanceId') {
      const target = interfaceTarget(context, id) ?? (context.instances.has(id) ? id : undefined);
      return target ?? unknownTarget(context, id, `${kind} that is not in the data`, undefined);
    }
    if (field !== 'GatewayId') return unknownTarget(context, id, kind, listed);
    return gatewayTarget(context, id, place);
  }
  // Templates and plans say what would tell the target of a route.
  const [name, notTold] = [textAt(route, 'NotTold', 'Name'), textAt(route, 'NotTold', 'Why')];
  return otherGateway(context, name ?? 'unknown-target', 'target that the data does not name', {
    notTold: notTold ?? 'the route names no target',
  });
};

/** `GatewayId` holds several kinds. */
const gatewayTarget = (context: Context, id: string, place: Place): string => {
  if (id.startsWith('igw-') || context.internetGateways.has(id)) return internetGateway(context, id, place);
  if (id.startsWith('eigw-')) return egressOnly(context, id, place);
  if (id.startsWith('vgw-') || context.virtualPrivateGateways.has(id)) {
    // An active route says that the gateway is attached, as with internet gateways (fact F-ROUTE-16).
    const vpc = place.state === 'active' ? place.vpc.id : null;
    const name = virtualPrivateGateway(context, id, place.origin, vpc);
    return name ?? unknownTarget(context, id, 'virtual private gateway', undefined);
  }
  const [, kind, list] = GATEWAY_KINDS.find(([prefix]) => id.startsWith(prefix)) ?? [];
  return unknownTarget(context, id, kind ?? 'gateway', list);
};
