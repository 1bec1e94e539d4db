/** Route tables: local routes, the author's, those of gateway endpoints, and propagated ones. */
import { formatPrefix, type Prefix, samePrefix } from '../../address/prefix.ts';
import { pointerOf } from '../document.ts';
import type {
  GatewayEndpoint,
  Instance,
  InterfaceEndpoint,
  InternetGateway,
  NatGateway,
  Network,
  NetworkInterface,
  Peering,
  PrefixList,
  Route,
  RouteTable,
  RouteTarget,
} from '../network.ts';
import { refOf } from '../ref.ts';
import type { ScenarioRouteTable } from '../schema.ts';
import { type BuildContext, cidr, entriesOf, report, reportUnknown } from './context.ts';
import type { DraftVpc } from './vpcs.ts';

/** Everything that a route may point at. */
export interface Targets {
  readonly internetGateways: ReadonlyMap<string, InternetGateway>;
  readonly natGateways: ReadonlyMap<string, NatGateway>;
  readonly peerings: ReadonlyMap<string, Peering>;
  readonly interfaceEndpoints: ReadonlyMap<string, InterfaceEndpoint>;
  readonly gatewayEndpoints: ReadonlyMap<string, GatewayEndpoint>;
  readonly instances: ReadonlyMap<string, Instance>;
  readonly interfaces: ReadonlyMap<string, NetworkInterface>;
  readonly egressOnlyInternetGateways: Network['egressOnlyInternetGateways'];
  readonly transitGateways: Network['transitGateways'];
  readonly virtualPrivateGateways: Network['virtualPrivateGateways'];
  readonly inspectionEndpoints: Network['inspectionEndpoints'];
  readonly otherGateways: Network['otherGateways'];
  readonly prefixLists: ReadonlyMap<string, PrefixList>;
}

const targetOf = (
  context: BuildContext,
  targets: Targets,
  name: string,
  pointer: string,
): RouteTarget | undefined => {
  if (name === 'local') return { kind: 'local' };
  const internet = targets.internetGateways.get(name);
  if (internet !== undefined) return { kind: 'internet-gateway', gateway: internet };
  const nat = targets.natGateways.get(name);
  if (nat !== undefined) return { kind: 'nat-gateway', gateway: nat };
  const peering = targets.peerings.get(name);
  if (peering !== undefined) return { kind: 'peering', peering };
  const endpoint = targets.gatewayEndpoints.get(name);
  if (endpoint !== undefined) return { kind: 'gateway-endpoint', endpoint };
  const egress = targets.egressOnlyInternetGateways.get(name);
  if (egress !== undefined) return { kind: 'egress-only-internet-gateway', gateway: egress };
  const transit = targets.transitGateways.get(name);
  if (transit !== undefined) return { kind: 'transit-gateway', gateway: transit };
  const virtual = targets.virtualPrivateGateways.get(name);
  if (virtual !== undefined) return { kind: 'virtual-private-gateway', gateway: virtual };
  const inspection = targets.inspectionEndpoints.get(name);
  if (inspection !== undefined) return { kind: 'gateway-load-balancer-endpoint', endpoint: inspection };
  const found = targets.interfaces.get(name) ?? targets.instances.get(name)?.interfaces[0];
  if (found !== undefined) return { kind: 'interface', interface: found };
  const other = targets.otherGateways.get(name);
  if (other !== undefined) return { kind: 'other', resource: other };
  if (targets.interfaceEndpoints.has(name)) {
    // Fact F-ROUTE-18.
    report(
      context,
      pointer,
      `\`${name}\` is an interface endpoint, and no route can point at one: names lead to it.`,
      'target',
    );
    return undefined;
  }
  const { prefixLists: _, ...byName } = targets;
  const known = Object.values(byName).flatMap((map) => [...map.keys()]);
  reportUnknown(context, pointer, 'route target', name, [...known, 'local']);
  return undefined;
};

const textOf = (destination: Route['destination'], target: string): string =>
  `${destination.kind === 'prefix' ? formatPrefix(destination.prefix) : destination.list.id} → ${target}`;

const destinationOf = (
  context: BuildContext,
  targets: Targets,
  key: string,
  pointer: string,
): Route['destination'] | undefined => {
  const list = targets.prefixLists.get(key);
  if (list !== undefined) return { kind: 'prefix-list', list };
  if (/[:/]/.test(key)) {
    const range = cidr(context, key, pointer);
    return range === undefined ? undefined : { kind: 'prefix', prefix: range };
  }
  reportUnknown(context, pointer, 'prefix list', key, targets.prefixLists.keys());
  return undefined;
};

const statedRoutes = (
  context: BuildContext,
  targets: Targets,
  table: ScenarioRouteTable,
  pointer: string,
): readonly Route[] => {
  const statics = entriesOf(table.routes).map(([key, value]) => ({
    key,
    at: pointer + pointerOf('routes', key),
    route: typeof value === 'string' ? { target: value } : value,
    inner: typeof value === 'string' ? '' : '/target',
    via: undefined,
  }));
  const propagated = entriesOf(table.propagatedRoutes).map(([key, route]) => ({
    key,
    at: pointer + pointerOf('propagatedRoutes', key),
    route,
    inner: '/target',
    via: route.via,
  }));
  return [...statics, ...propagated].flatMap(({ key, at, route, inner, via }): Route[] => {
    const destination = destinationOf(context, targets, key, at);
    const target = targetOf(context, targets, route.target, at + inner);
    if (destination === undefined || target === undefined) return [];
    const origin =
      via ??
      (target.kind === 'local' ? 'local' : destination.kind === 'prefix-list' ? 'prefix-list' : 'static');
    return [
      {
        destination,
        target,
        origin,
        state: route.state ?? 'active',
        pointer: at,
        text: textOf(destination, route.target),
      },
    ];
  });
};

/** One local route per CIDR of the VPC (fact F-ROUTE-03), unless its target was replaced (fact F-ROUTE-10). */
const localRoutes = (vpc: DraftVpc, stated: readonly Route[]): readonly Route[] =>
  vpc.prefixes
    .filter(
      (own) =>
        !stated.some(
          ({ destination, origin }) =>
            destination.kind === 'prefix' &&
            (origin === 'static' || origin === 'local') &&
            samePrefix(destination.prefix, own),
        ),
    )
    .map((own: Prefix) => {
      const destination = { kind: 'prefix', prefix: own } as const;
      return {
        destination,
        target: { kind: 'local' },
        origin: 'local',
        state: 'active',
        pointer: `${vpc.pointer}/cidr`,
        text: textOf(destination, 'local'),
      };
    });

const endpointRoutes = (
  targets: Targets,
  vpc: string,
  table: string,
  stated: readonly Route[],
): readonly Route[] =>
  [...targets.gatewayEndpoints.values()].flatMap((endpoint) => {
    const index = endpoint.routeTables.findIndex((name) => name === table || name === `${vpc}/${table}`);
    if (endpoint.vpc.id !== vpc || index < 0) return [];
    if (
      stated.some(
        (route) => route.target.kind === 'gateway-endpoint' && route.target.endpoint.id === endpoint.id,
      )
    )
      return [];
    const destination = { kind: 'prefix-list', list: endpoint.prefixList } as const;
    return [
      {
        destination,
        target: { kind: 'gateway-endpoint', endpoint },
        origin: 'prefix-list',
        state: 'active',
        pointer: `${endpoint.pointer}/routeTables/${index}`,
        text: textOf(destination, endpoint.id),
      } satisfies Route,
    ];
  });

/** A VPC's route tables by name, and the main one; both undefined where not in the data. */
export interface VpcRouteTables {
  readonly byName: ReadonlyMap<string, RouteTable>;
  readonly main: RouteTable | undefined;
}

/** Builds the route tables of one VPC. Without a table marked main, AWS's own holds local routes only (fact F-ROUTE-02). */
export const buildRouteTables = (
  context: BuildContext,
  targets: Targets,
  vpc: DraftVpc,
  tables: Readonly<Record<string, ScenarioRouteTable>> | null | undefined,
): VpcRouteTables => {
  if (tables === null) return { byName: new Map(), main: undefined };
  const byName = new Map<string, RouteTable>();
  let main: RouteTable | undefined;
  const make = (name: string, table: ScenarioRouteTable, pointer: string): RouteTable => {
    const stated = statedRoutes(context, targets, table, pointer);
    const routes = [...localRoutes(vpc, stated), ...stated, ...endpointRoutes(targets, vpc.id, name, stated)];
    return { ...refOf('route-table', name, pointer, table), vpc: vpc.id, routes };
  };
  for (const [name, table] of entriesOf(tables)) {
    const pointer = vpc.pointer + pointerOf('routeTables', name);
    const built = make(name, table, pointer);
    byName.set(name, built);
    if (table.main !== true) continue;
    if (main === undefined) main = built;
    else
      report(
        context,
        `${pointer}/main`,
        `VPC \`${vpc.id}\` has a main route table already: \`${main.id}\`.`,
        'main',
      );
  }
  if (main === undefined) {
    main = make('main', {}, vpc.pointer);
    if (!byName.has('main')) byName.set('main', main);
  }
  return { byName, main };
};

/** Reports route tables that gateway endpoints name and that are not there. */
export const checkEndpointTables = (
  context: BuildContext,
  endpoints: ReadonlyMap<string, GatewayEndpoint>,
  tables: ReadonlyMap<string, VpcRouteTables>,
): void => {
  for (const endpoint of endpoints.values()) {
    const own = tables.get(endpoint.vpc.id);
    if (own === undefined || own.main === undefined) continue;
    for (const [index, name] of endpoint.routeTables.entries()) {
      const bare = name.startsWith(`${endpoint.vpc.id}/`) ? name.slice(endpoint.vpc.id.length + 1) : name;
      if (!own.byName.has(bare)) {
        const word = `route table of VPC \`${endpoint.vpc.id}\` called`;
        reportUnknown(context, `${endpoint.pointer}/routeTables/${index}`, word, name, own.byName.keys());
      }
    }
  }
};
