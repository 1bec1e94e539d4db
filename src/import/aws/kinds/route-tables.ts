/** Route tables, their routes, and which subnets and gateways use them. */
import type { ScenarioOrigin, ScenarioRouteTable } from '../../../evaluator/index.ts';
import { append, at, flagAt, listAt, textAt } from '../../shared/json.ts';
import { cidrOf } from '../addresses.ts';
import {
  type Context,
  common,
  isName,
  itemsOf,
  otherGateway,
  prefixListName,
  type VpcDraft,
  vpcNamedBy,
} from '../context.ts';
import type { Item } from '../documents.ts';
import { PREFERENCE, propagation, type ViaOf } from './propagation.ts';
import { targetOf } from './targets.ts';

interface Routes {
  readonly fixed: Map<string, NonNullable<ScenarioRouteTable['routes']>[string]>;
  readonly propagated: Map<string, NonNullable<ScenarioRouteTable['propagatedRoutes']>[string]>;
  /** Where the table stands. */
  readonly origin: ScenarioOrigin;
  readonly viaOf: ViaOf;
  /** Prefix lists whose routes AWS keeps for gateway endpoints, by endpoint. */
  readonly kept: Map<string, string[]>;
}

/** Routes that a gateway or a route server wrote; they yield to every other (facts F-ROUTE-05 and F-ROUTE-17). */
const PROPAGATED = new Set(['EnableVgwRoutePropagation', 'Advertisement']);

const destinationOf = (context: Context, route: unknown): string | undefined =>
  cidrOf(textAt(route, 'DestinationCidrBlock') ?? textAt(route, 'DestinationIpv6CidrBlock')) ??
  prefixListName(context, textAt(route, 'DestinationPrefixListId') ?? '');

/** Notes a route that AWS keeps for a gateway endpoint: the endpoint carries such routes itself. */
const keepEndpointRoute = (
  context: Context,
  vpc: VpcDraft,
  table: string,
  route: unknown,
  routes: Routes,
): boolean => {
  const id = textAt(route, 'GatewayId') ?? textAt(route, 'VpcEndpointId') ?? '';
  const endpoint = context.endpoints.get(id);
  const stated = textAt(route, 'DestinationPrefixListId');
  if (endpoint?.type !== 'gateway' || endpoint.vpc !== vpc.id || stated === undefined) return false;
  const list = prefixListName(context, stated, endpoint.service);
  if (list === undefined) return false;
  if (!endpoint.routeTables.includes(table)) endpoint.routeTables.push(table);
  append(routes.kept, id, list);
  return true;
};

/** An endpoint with a second list, as for IPv6, has its routes stated: the format implies one list only. */
const stateKeptRoutes = (context: Context, routes: Routes): void => {
  for (const [id, lists] of routes.kept) {
    const endpoint = context.endpoints.get(id);
    const service = endpoint?.type === 'gateway' ? endpoint.service : undefined;
    if (lists.length === 1 && lists.every((list) => context.prefixLists.get(list)?.service === service))
      continue;
    for (const list of lists) if (!routes.fixed.has(list)) routes.fixed.set(list, id);
  }
};

/** Adds a propagated route; of two to one destination the better counts (fact F-ROUTE-05). */
const addPropagated = (
  context: Context,
  routes: Routes,
  destination: string,
  route: NonNullable<ScenarioRouteTable['propagatedRoutes']>[string],
): void => {
  const known = routes.propagated.get(destination);
  if (known !== undefined && !(PREFERENCE.indexOf(route.via) < PREFERENCE.indexOf(known.via))) {
    if (known.target !== route.target)
      context.documents.notes.add(
        'propagated routes',
        'there is one to the same destination that is as good',
        destination,
      );
  } else routes.propagated.set(destination, route);
};

/** Adds one route; false where its destination cannot be read. */
const addRoute = (
  context: Context,
  vpc: VpcDraft,
  table: string,
  route: unknown,
  routes: Routes,
): boolean => {
  const stated = textAt(route, 'State') ?? 'active';
  const state = stated === 'blackhole' ? 'blackhole' : 'active';
  if (state === 'active' && keepEndpointRoute(context, vpc, table, route, routes)) return true;
  const destination = destinationOf(context, route);
  if (destination === undefined) return false;
  const target =
    stated === 'active' || stated === 'blackhole'
      ? targetOf(context, route, { vpc, state, origin: routes.origin })
      : // Such as `filtered`, of which AWS does not document what becomes of the packet.
        otherGateway(context, 'route-in-another-state', 'route that is neither active nor a black hole');
  if (target === 'local' && vpc.cidr.includes(destination)) return true;
  if (PROPAGATED.has(textAt(route, 'Origin') ?? '')) {
    const via = routes.viaOf(target, destination);
    addPropagated(context, routes, destination, { target, via, ...(state === 'active' ? {} : { state }) });
  } else if (!routes.fixed.has(destination)) {
    routes.fixed.set(destination, state === 'active' ? target : { target, state });
  }
  return true;
};

/** Local routes tell the CIDRs of a VPC that `describe-vpcs` does not show (fact F-ROUTE-03). */
const learnCidrs = (context: Context, vpc: VpcDraft, item: Item): void => {
  if (context.documents.items.Vpcs.has(vpc.id)) return;
  for (const route of listAt(item.value, 'Routes')) {
    if (textAt(route, 'GatewayId') !== 'local' || textAt(route, 'Origin') !== 'CreateRouteTable') continue;
    const cidr = cidrOf(textAt(route, 'DestinationCidrBlock') ?? textAt(route, 'DestinationIpv6CidrBlock'));
    if (cidr !== undefined && !vpc.cidr.includes(cidr)) vpc.cidr = [...vpc.cidr, cidr];
  }
};

interface Associations {
  main: boolean;
  readonly subnets: string[];
  readonly gateways: string[];
}

const associationsOf = (value: unknown): Associations => {
  const found: Associations = { main: false, subnets: [], gateways: [] };
  for (const each of listAt(value, 'Associations')) {
    const state = textAt(each, 'AssociationState', 'State') ?? 'associated';
    if (state !== 'associated' && state !== 'associating') continue;
    const subnet = textAt(each, 'SubnetId');
    const gateway = textAt(each, 'GatewayId');
    if (flagAt(each, 'Main') === true) found.main = true;
    if (subnet !== undefined) found.subnets.push(subnet);
    if (gateway !== undefined) found.gateways.push(gateway);
  }
  return found;
};

/**
 * The gateways that a table is associated with; what is neither an internet nor a virtual private gateway stands as
 * another one. A gateway has one table, of the VPC that it is attached to (fact F-ROUTE-12).
 */
const gatewayNames = (
  context: Context,
  vpc: VpcDraft,
  origin: ScenarioOrigin,
  ids: readonly string[],
  associated: Set<string>,
): string[] =>
  ids.flatMap((id) => {
    const name = context.internetGateways.has(id)
      ? id
      : targetOf(context, { GatewayId: id }, { vpc, state: 'active', origin });
    const gateway = context.internetGateways.get(name) ?? context.virtualPrivateGateways.get(name);
    if (gateway === undefined)
      return context.otherGateways.has(name) ? name : otherGateway(context, 'unknown-gateway', 'gateway');
    const isForeign = typeof gateway.vpc === 'string' && gateway.vpc !== vpc.id;
    if (isForeign || associated.has(name)) {
      context.documents.notes.add('associations of route tables', 'the gateway has another VPC or table', {
        id: name,
        origin,
      });
      return [];
    }
    associated.add(name);
    return name;
  });

/** Reads `describe-route-tables`. A table of which one route cannot be read is unknown as a whole. */
export const readRouteTables = (context: Context): void => {
  const explicit = new Map<string, string>();
  const mains = new Map<string, string>();
  const associated = new Set<string>();
  const viaOf = propagation(context);
  for (const item of itemsOf(context, 'RouteTables')) {
    const vpc = vpcNamedBy(context, item.value);
    if (vpc === undefined) {
      context.documents.notes.add('route tables', 'they are of no VPC', item);
      continue;
    }
    learnCidrs(context, vpc, item);
    const associations = associationsOf(item.value);
    for (const subnet of associations.subnets) explicit.set(subnet, item.id);
    const routes: Routes = {
      fixed: new Map(),
      propagated: new Map(),
      kept: new Map(),
      origin: item.origin,
      viaOf,
    };
    const list = at(item.value, 'Routes');
    const readable =
      Array.isArray(list) && list.every((route) => addRoute(context, vpc, item.id, route, routes));
    if (!readable) {
      context.documents.notes.add(
        'route tables',
        'one of their routes cannot be read, so the table is unknown',
        item,
      );
      continue;
    }
    stateKeptRoutes(context, routes);
    const isMain = associations.main && !mains.has(vpc.id);
    if (isMain) mains.set(vpc.id, item.id);
    const gateways = gatewayNames(context, vpc, item.origin, associations.gateways, associated);
    vpc.routeTables.set(item.id, {
      ...common(item),
      ...(isMain ? { main: true } : {}),
      routes: Object.fromEntries(routes.fixed),
      ...(routes.propagated.size === 0 ? {} : { propagatedRoutes: Object.fromEntries(routes.propagated) }),
      ...(gateways.length === 0 ? {} : { gateways }),
    });
  }
  for (const vpc of context.vpcs.values()) {
    for (const [id, subnet] of vpc.subnets) {
      const table = explicit.get(id);
      if (table !== undefined && vpc.routeTables.has(table)) subnet.routeTable = table;
      else if (table !== undefined || !mains.has(vpc.id)) subnet.routeTable = null;
    }
  }
  for (const endpoint of context.endpoints.values()) {
    if (endpoint.type !== 'gateway') continue;
    const { routeTables } = context.vpcs.get(endpoint.vpc) ?? {};
    endpoint.routeTables = endpoint.routeTables.filter(
      (table) => isName(table) && routeTables?.has(table) === true,
    );
  }
};
