/** Transit gateways: attachments, associations, and route tables with what is propagated into them. */
import type { Prefix } from '../../address/prefix.ts';
import { formatPrefix, overlaps, samePrefix } from '../../address/prefix.ts';
import { someAddressOf } from '../../address/set.ts';
import { pointerOf } from '../document.ts';
import type {
  HybridConnection,
  NetworkInterface,
  PrefixList,
  TransitAttachment,
  TransitGateway,
  TransitRoute,
  TransitRouteTable,
} from '../network.ts';
import { refOf } from '../ref.ts';
import type {
  ScenarioTransitGateway,
  ScenarioTransitGatewayAttachment,
  ScenarioTransitGatewayRouteTable,
} from '../schema.ts';
import { type BuildContext, cidr, entriesOf, report, reportUnknown } from './context.ts';
import type { DraftSubnet, DraftVpc } from './vpcs.ts';

/** What attachments point at. */
export interface TransitScope {
  readonly vpcs: ReadonlyMap<string, DraftVpc>;
  readonly subnets: ReadonlyMap<string, DraftSubnet>;
  readonly connections: ReadonlyMap<string, HybridConnection>;
  readonly prefixLists: ReadonlyMap<string, PrefixList>;
}

type Attachments = ReadonlyMap<string, ScenarioTransitGatewayAttachment>;

const isUp = (attachment: ScenarioTransitGatewayAttachment): boolean =>
  (attachment.state ?? 'available') === 'available' || attachment.state === 'modifying';

/** The networks behind an attachment, as far as they are known; undefined: not in the data. */
const networksBehind = (
  scope: TransitScope,
  attachment: ScenarioTransitGatewayAttachment,
): readonly Prefix[] | undefined => {
  switch (attachment.type) {
    case 'vpc': {
      const prefixes = scope.vpcs.get(attachment.vpc)?.prefixes ?? [];
      return prefixes.length === 0 ? undefined : prefixes;
    }
    case 'vpn': {
      const connection = scope.connections.get(attachment.connection);
      return connection?.routes ?? connection?.network?.prefixes;
    }
    case 'direct-connect':
      return scope.connections.get(attachment.gateway)?.network?.prefixes;
    case 'peering':
      // A peering attachment propagates nothing (fact F-TGW-03).
      return [];
    case 'other':
      return undefined;
  }
};

const ORIGINS = {
  vpc: 'vpc',
  vpn: 'vpn',
  'direct-connect': 'direct-connect',
  peering: 'other',
  other: 'other',
} as const;

const routeText = (destination: string, target: string | undefined): string =>
  `${destination} → ${target ?? 'nowhere'}`;

/** Routes that attachments propagate. A VPC whose CIDR overlaps one that is there is not propagated (fact F-TGW-05). */
const propagatedRoutes = (
  scope: TransitScope,
  attachments: Attachments,
  names: readonly string[],
  pointer: string,
): { readonly routes: readonly TransitRoute[]; readonly unlearned: readonly string[] } => {
  const routes: TransitRoute[] = [];
  const unlearned: string[] = [];
  for (const name of names) {
    const attachment = attachments.get(name);
    if (attachment === undefined || !isUp(attachment)) continue;
    const networks = networksBehind(scope, attachment);
    if (networks === undefined) {
      unlearned.push(name);
      continue;
    }
    const origin = ORIGINS[attachment.type];
    for (const prefix of networks) {
      const taken = routes.some(
        (known) =>
          origin === 'vpc' &&
          known.origin === 'vpc' &&
          known.destination.kind === 'prefix' &&
          overlaps(known.destination.prefix, prefix) &&
          !(known.attachment === name && !samePrefix(known.destination.prefix, prefix)),
      );
      if (taken) continue;
      routes.push({
        destination: { kind: 'prefix', prefix },
        attachment: name,
        origin,
        state: 'active',
        pointer,
        text: routeText(formatPrefix(prefix), name),
      });
    }
  }
  return { routes, unlearned };
};

/** What a table learns from, unless it says so: a default table from every attachment but peerings (fact F-TGW-08). */
const defaultPropagations = (attachments: Attachments): readonly string[] =>
  [...attachments].filter(([, attachment]) => attachment.type !== 'peering').map(([name]) => name);

interface TableScope extends TransitScope {
  readonly attachments: Attachments;
  /** False where attachments are not in the data: then no name of one is wrong. */
  readonly complete: boolean;
}

const statedRoutes = (
  context: BuildContext,
  scope: TableScope,
  table: ScenarioTransitGatewayRouteTable,
  pointer: string,
): readonly TransitRoute[] => {
  const check = (name: string | undefined, at: string): void => {
    if (name === undefined || scope.attachments.has(name) || !scope.complete) return;
    reportUnknown(context, at, 'attachment', name, scope.attachments.keys());
  };
  const statics = entriesOf(table.routes).map(([key, value]) => ({
    key,
    at: pointer + pointerOf('routes', key),
    route: typeof value === 'string' ? { attachment: value } : value,
    learned: false,
  }));
  const learned = entriesOf(table.propagatedRoutes).map(([key, attachment]) => ({
    key,
    at: pointer + pointerOf('propagatedRoutes', key),
    route: { attachment },
    learned: true,
  }));
  return [...statics, ...learned].flatMap(({ key, at, route, learned: isLearned }): TransitRoute[] => {
    check(route.attachment, at);
    const state = 'state' in route ? (route.state ?? 'active') : 'active';
    if (route.attachment === undefined && state !== 'blackhole') {
      report(context, at, 'A route needs an `attachment`, unless it is a black hole.', 'target');
    }
    const list = scope.prefixLists.get(key);
    const prefix = list === undefined ? cidr(context, key, at) : undefined;
    if (list === undefined && prefix === undefined) return [];
    const attachment = route.attachment === undefined ? undefined : scope.attachments.get(route.attachment);
    const origin =
      isLearned && attachment !== undefined
        ? ORIGINS[attachment.type]
        : isLearned
          ? 'other'
          : list === undefined
            ? 'static'
            : 'prefix-list';
    const destination =
      list !== undefined
        ? ({ kind: 'prefix-list', list } as const)
        : prefix !== undefined
          ? ({ kind: 'prefix', prefix } as const)
          : undefined;
    if (destination === undefined) return [];
    const text = routeText(prefix === undefined ? key : formatPrefix(prefix), route.attachment);
    return [{ destination, attachment: route.attachment, origin, state, pointer: at, text }];
  });
};

const buildTable = (
  context: BuildContext,
  scope: TableScope,
  name: string,
  table: ScenarioTransitGatewayRouteTable,
  pointer: string,
): TransitRouteTable => {
  const names =
    table.propagations === undefined
      ? table.default === true
        ? defaultPropagations(scope.attachments)
        : []
      : (table.propagations ?? []);
  for (const [index, each] of names.entries()) {
    if (table.propagations === undefined || scope.attachments.has(each) || !scope.complete) continue;
    const at = `${pointer}/propagations/${index}`;
    reportUnknown(context, at, 'attachment', each, scope.attachments.keys());
  }
  const stated = statedRoutes(context, scope, table, pointer);
  const learned = propagatedRoutes(scope, scope.attachments, names, pointer);
  const missing =
    table.routes === null
      ? 'its static routes'
      : table.propagations === null
        ? 'its propagations'
        : scope.complete
          ? undefined
          : 'the attachments of its transit gateway';
  const known = stated.filter(({ origin }) => origin !== 'static' && origin !== 'prefix-list');
  const isKnown = (route: TransitRoute): boolean =>
    known.some(
      (other) =>
        other.attachment === route.attachment &&
        other.destination.kind === 'prefix' &&
        route.destination.kind === 'prefix' &&
        samePrefix(other.destination.prefix, route.destination.prefix),
    );
  const routes = [...stated, ...learned.routes.filter((route) => !isKnown(route))];
  return {
    ...refOf('transit-gateway-route-table', name, pointer, table),
    routes,
    missing,
    unlearned: learned.unlearned,
  };
};

/** The interface of a VPC attachment in one subnet. It is in no subnet's list: nothing can address it. */
const attachmentInterface = (
  attachment: TransitAttachment['id'],
  gateway: ReturnType<typeof refOf>,
  subnet: DraftSubnet,
  pointer: string,
): NetworkInterface => ({
  ...refOf('network-interface', `${attachment}/${subnet.id}`, pointer),
  node: gateway,
  role: 'transit-gateway',
  subnet,
  addresses: subnet.prefixes.map(someAddressOf),
  publicAddresses: new Map(),
  securityGroups: [],
  sourceDestCheck: false,
  ephemeralPorts: undefined,
  instance: undefined,
  use: undefined,
});

const buildAttachment = (
  context: BuildContext,
  scope: TransitScope,
  gateway: ReturnType<typeof refOf>,
  name: string,
  fields: ScenarioTransitGatewayAttachment,
  table: TransitAttachment['table'],
): TransitAttachment | undefined => {
  const pointer = gateway.pointer + pointerOf('attachments', name);
  const base = {
    ...refOf('transit-gateway-attachment', name, pointer, fields),
    gateway: gateway.id,
    table,
    state: fields.state ?? 'available',
  } as const;
  switch (fields.type) {
    case 'vpc': {
      const vpc = scope.vpcs.get(fields.vpc);
      if (vpc === undefined) {
        reportUnknown(context, `${pointer}/vpc`, 'VPC', fields.vpc, scope.vpcs.keys());
        return undefined;
      }
      const interfaces = fields.subnets?.flatMap((subnetName, index) => {
        const at = `${pointer}/subnets/${index}`;
        const subnet = scope.subnets.get(subnetName);
        if (subnet === undefined || subnet.vpc !== vpc) {
          reportUnknown(
            context,
            at,
            `subnet of VPC \`${vpc.id}\` called`,
            subnetName,
            vpc.subnets.map(({ id }) => id),
          );
          return [];
        }
        return [attachmentInterface(name, gateway, subnet, at)];
      });
      return {
        ...base,
        type: 'vpc',
        vpc,
        interfaces,
        applianceMode: fields.applianceMode ?? false,
        ipv6Support: fields.ipv6Support ?? false,
        securityGroupReferencing: fields.securityGroupReferencing ?? true,
      };
    }
    case 'vpn':
    case 'direct-connect': {
      const wanted = fields.type === 'vpn' ? fields.connection : fields.gateway;
      const connection = scope.connections.get(wanted);
      if (connection !== undefined) return { ...base, type: 'hybrid', connection };
      const at = `${pointer}/${fields.type === 'vpn' ? 'connection' : 'gateway'}`;
      const word = fields.type === 'vpn' ? 'VPN connection' : 'Direct Connect gateway';
      reportUnknown(context, at, word, wanted, scope.connections.keys());
      return undefined;
    }
    case 'peering': {
      const known = Object.keys(context.scenario.transitGateways ?? {});
      if (fields.transitGateway !== null && !known.includes(fields.transitGateway))
        reportUnknown(context, `${pointer}/transitGateway`, 'transit gateway', fields.transitGateway, known);
      return { ...base, type: 'peering', peer: fields.transitGateway ?? undefined };
    }
    case 'other':
      return { ...base, type: 'other', what: fields.kind };
  }
};

const buildOne = (
  context: BuildContext,
  scope: TransitScope,
  name: string,
  fields: ScenarioTransitGateway,
): TransitGateway => {
  const pointer = pointerOf('transitGateways', name);
  const gateway = refOf('transit-gateway', name, pointer, fields);
  const attachments = new Map(entriesOf(fields.attachments));
  const tableScope: TableScope = { ...scope, attachments, complete: fields.attachments !== null };
  const stated =
    fields.routeTables === undefined ? { default: { default: true } } : (fields.routeTables ?? {});
  const tables = new Map(
    entriesOf<ScenarioTransitGatewayRouteTable>(stated).map(([tableName, table]) => {
      const at = fields.routeTables === undefined ? pointer : pointer + pointerOf('routeTables', tableName);
      return [tableName, buildTable(context, tableScope, tableName, table, at)];
    }),
  );
  const fallback = entriesOf<ScenarioTransitGatewayRouteTable>(stated).find(([, table]) => table.default);
  const tableOf = (attachment: ScenarioTransitGatewayAttachment, at: string): TransitAttachment['table'] => {
    const wanted = attachment.routeTable;
    if (wanted === null) return undefined;
    if (wanted === false) return false;
    if (fields.routeTables === null) return undefined;
    if (wanted === undefined) return fallback === undefined ? false : tables.get(fallback[0]);
    const found = tables.get(wanted);
    if (found === undefined)
      reportUnknown(
        context,
        `${at}/routeTable`,
        `route table of transit gateway \`${name}\` called`,
        wanted,
        tables.keys(),
      );
    return found;
  };
  const built = [...attachments].flatMap(([id, attachment]) => {
    const table = tableOf(attachment, pointer + pointerOf('attachments', id));
    return buildAttachment(context, scope, gateway, id, attachment, table) ?? [];
  });
  return {
    ...gateway,
    region: fields.region ?? context.region,
    securityGroupReferencing: fields.securityGroupReferencing ?? false,
    attachments: fields.attachments === null ? undefined : new Map(built.map((each) => [each.id, each])),
  };
};

/** Builds transit gateways with AWS's defaults: one table for all (fact F-TGW-08). */
export const buildTransitGateways = (
  context: BuildContext,
  scope: TransitScope,
): Map<string, TransitGateway> =>
  new Map(
    entriesOf(context.scenario.transitGateways).map(([name, fields]) => [
      name,
      buildOne(context, scope, name, fields),
    ]),
  );
