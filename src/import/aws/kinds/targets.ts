/** What a route points at, whatever kind of thing that is. */
import { type Context, claim, common, isName, otherGateway, type VpcDraft } from '../context.ts';
import type { Kind } from '../documents.ts';
import { at, textAt } from '../json.ts';

/** The fields in which AWS writes a route's target, with what is called a target that the model does not know. */
const TARGET_FIELDS: readonly (readonly [field: string, kind: string, listed?: Kind])[] = [
  ['NatGatewayId', 'NAT gateway', 'NatGateways'],
  ['VpcPeeringConnectionId', 'peering connection'],
  ['TransitGatewayId', 'transit gateway', 'TransitGateways'],
  ['EgressOnlyInternetGatewayId', 'egress-only internet gateway', 'EgressOnlyInternetGateways'],
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
  ['vgw-', 'virtual private gateway', 'VpnGateways'],
  ['vpce-', 'endpoint'],
  ['eigw-', 'egress-only internet gateway', 'EgressOnlyInternetGateways'],
  ['lgw-', 'local gateway', 'LocalGateways'],
  ['cagw-', 'carrier gateway', 'CarrierGateways'],
];

/** Every id that some route table points at: what is dead otherwise is kept where it stands here. */
export const routedIds = (context: Context): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (const { value } of context.documents.items.RouteTables.values()) {
    const routes = at(value, 'Routes');
    for (const route of Array.isArray(routes) ? routes : []) {
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

/** An internet gateway that is not in the data: an active route to it says that it is attached here (fact F-ROUTE-16). */
const internetGateway = (
  context: Context,
  id: string,
  vpc: VpcDraft,
  state: 'active' | 'blackhole',
): string => {
  if (context.internetGateways.has(id)) return id;
  if (!isName(id) || !claim(context, id, 'InternetGateways'))
    return unknownTarget(context, id, 'internet gateway', undefined);
  context.internetGateways.set(id, { vpc: state === 'active' ? vpc.id : null });
  return id;
};

const natGateway = (context: Context, id: string): string => {
  if (context.natGateways.has(id)) return id;
  if (!isName(id) || !claim(context, id, 'NatGateways'))
    return unknownTarget(context, id, 'NAT gateway', undefined);
  context.natGateways.set(id, { subnet: null });
  return id;
};

/** The name of an interface or of what it is part of; an interface endpoint is no target (fact F-ROUTE-18). */
const interfaceTarget = (context: Context, id: string): string | undefined => {
  const target = context.interfaceTargets.get(id);
  return target === undefined || context.endpoints.has(target) ? undefined : target;
};

/**
 * The name of a route's target in the scenario; `local` for the VPC itself. What is not in the data, or not
 * modelled, becomes another gateway, so that a path through it is not decided.
 */
export const targetOf = (
  context: Context,
  route: unknown,
  vpc: VpcDraft,
  state: 'active' | 'blackhole',
): string => {
  for (const [field, kind, listed] of TARGET_FIELDS) {
    const id = textAt(route, field);
    if (id === undefined) continue;
    if (id === 'local') return 'local';
    if (context.peerings.has(id) || context.otherGateways.has(id)) return id;
    if (context.endpoints.get(id)?.type === 'gateway') return id;
    if (field === 'NatGatewayId') return natGateway(context, id);
    if (field === 'NetworkInterfaceId' || field === 'InstanceId') {
      const target = interfaceTarget(context, id) ?? (context.instances.has(id) ? id : undefined);
      return target ?? unknownTarget(context, id, `${kind} that is not in the data`, undefined);
    }
    if (field !== 'GatewayId') return unknownTarget(context, id, kind, listed);
    if (id.startsWith('igw-') || context.internetGateways.has(id))
      return internetGateway(context, id, vpc, state);
    const [, known, list] = GATEWAY_KINDS.find(([prefix]) => id.startsWith(prefix)) ?? [];
    return unknownTarget(context, id, known ?? kind, list);
  }
  return otherGateway(context, 'unknown-target', 'target that the data does not name');
};
