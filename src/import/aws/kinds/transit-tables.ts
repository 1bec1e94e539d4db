/** Route tables of transit gateways: associations, static and learned routes, propagations. */
import type { ScenarioOrigin, ScenarioTransitGatewayRouteTable } from '../../../evaluator/index.ts';
import { flagAt, given, listAt, textAt } from '../../shared/json.ts';
import { cidrOf } from '../addresses.ts';
import { type Context, common, isName, itemsOf } from '../context.ts';
import { type Attachments, attachedType, learn } from './transit-facts.ts';

type Table = ScenarioTransitGatewayRouteTable;

/** What an entry of a table says of an attachment beside its id. */
const named = (entry: unknown) =>
  ({
    ...attachedType(entry),
    ...given('resource', textAt(entry, 'ResourceId')),
    isNamed: true,
  }) as const;

/** The transit gateway of every route table that the files show or name. */
const gatewaysByTable = (context: Context, attachments: Attachments): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { id, value } of context.documents.items.TransitGatewayRouteTables.values()) {
    const gateway = textAt(value, 'TransitGatewayId');
    if (gateway !== undefined) found.set(id, gateway);
  }
  const byAttachment = new Map<string, string>();
  for (const [gateway, own] of attachments) {
    for (const { id, table, type } of own.values()) {
      if (typeof table === 'string' && !found.has(table)) found.set(table, gateway);
      // A peering has one id on both sides: it does not say of which of them a table is.
      if (type !== 'peering') byAttachment.set(id, gateway);
    }
  }
  const { transitAssociations } = context.documents.joined;
  for (const [table, { entries }] of transitAssociations) {
    for (const entry of entries) {
      const gateway = byAttachment.get(textAt(entry, 'TransitGatewayAttachmentId') ?? '');
      if (gateway !== undefined && !found.has(table)) found.set(table, gateway);
    }
  }
  return found;
};

/** Reads `get-transit-gateway-route-table-associations`, as far as attachments do not say it themselves. */
const readAssociations = (
  context: Context,
  attachments: Attachments,
  gateways: ReadonlyMap<string, string>,
): void => {
  for (const [table, { entries, origin }] of context.documents.joined.transitAssociations) {
    for (const entry of entries) {
      const id = textAt(entry, 'TransitGatewayAttachmentId');
      const gateway = gateways.get(table);
      if (id === undefined || gateway === undefined || textAt(entry, 'State') !== 'associated') continue;
      if (isName(table)) learn(attachments, gateway, id, origin, { ...named(entry), table });
    }
  }
};

interface Routes {
  readonly fixed: Map<string, NonNullable<Table['routes']>[string]>;
  readonly learned: Map<string, string>;
  /** Destinations whose route came from a prefix list: a plain one beats it (fact F-TGW-03). */
  readonly listed: Set<string>;
}

interface Scope {
  readonly context: Context;
  readonly attachments: Attachments;
  readonly gateway: string;
}

/** Adds one route; false where it cannot be read. */
const addRoute = (
  { context, attachments, gateway }: Scope,
  origin: ScenarioOrigin,
  route: unknown,
  to: Routes,
): boolean => {
  const destination = cidrOf(textAt(route, 'DestinationCidrBlock'));
  const ends = listAt(route, 'TransitGatewayAttachments');
  const stated = textAt(route, 'State') ?? 'active';
  if (stated === 'deleted') return true;
  const isBlackhole = stated === 'blackhole';
  // One that is just coming or going may decide now or not.
  if (stated !== 'active' && !isBlackhole) return false;
  const [first] = ends;
  const id = textAt(first, 'TransitGatewayAttachmentId');
  if (destination === undefined || (id === undefined ? !isBlackhole : !isName(id))) return false;
  learn(attachments, gateway, id, origin, named(first));
  if (textAt(route, 'Type') === 'propagated') {
    if (id !== undefined && !isBlackhole) to.learned.set(destination, id);
    if (ends.length > 1)
      context.documents.notes.add(
        'learned routes of transit gateways',
        'they lead to several attachments, the first is kept',
        { id: destination, origin },
      );
    return true;
  }
  const isListed = textAt(route, 'PrefixListId') !== undefined;
  if (to.fixed.has(destination) && (isListed || !to.listed.has(destination))) return true;
  if (isListed) to.listed.add(destination);
  else to.listed.delete(destination);
  const state = isBlackhole ? ({ state: 'blackhole' } as const) : undefined;
  to.fixed.set(
    destination,
    id === undefined ? { state: 'blackhole' } : state === undefined ? id : { attachment: id, ...state },
  );
  return true;
};

/** The routes of a table as `search-transit-gateway-routes` prints them; null where some are missing. */
const routesOf = (scope: Scope, table: string): Pick<Table, 'routes' | 'propagatedRoutes'> => {
  const { notes, joined } = scope.context.documents;
  const answer = joined.transitRoutes.get(table);
  const routes: Routes = { fixed: new Map(), learned: new Map(), listed: new Set() };
  if (answer === undefined) return { routes: null };
  const readable = answer.entries.map((entry) => addRoute(scope, answer.origin, entry, routes));
  const learned = routes.learned.size === 0 ? {} : { propagatedRoutes: Object.fromEntries(routes.learned) };
  if (readable.includes(false) || !answer.complete) {
    const why = answer.complete ? 'one of them cannot be read' : 'AWS has more of them than the answer holds';
    notes.add('static routes of transit gateways', `${why}, so the table is unknown`, {
      id: table,
      origin: answer.origin,
    });
    return { routes: null, ...learned };
  }
  return { routes: Object.fromEntries(routes.fixed), ...learned };
};

const propagationsOf = (
  { context, attachments, gateway }: Scope,
  table: string,
): NonNullable<Table['propagations']> | null => {
  const answer = context.documents.joined.transitPropagations.get(table);
  if (answer === undefined || !answer.complete) return null;
  const names = new Set<string>();
  for (const entry of answer.entries) {
    const id = textAt(entry, 'TransitGatewayAttachmentId');
    if ((textAt(entry, 'State') ?? 'enabled') !== 'enabled') continue;
    if (id === undefined || !isName(id)) return null;
    learn(attachments, gateway, id, answer.origin, named(entry));
    names.add(id);
  }
  return [...names];
};

/**
 * Reads the route tables of all transit gateways, and learns of the attachments that they name. A table that only
 * an association names stands with nothing known of it.
 */
export const readTransitTables = (
  context: Context,
  attachments: Attachments,
): ReadonlyMap<string, ReadonlyMap<string, Table>> => {
  const gateways = gatewaysByTable(context, attachments);
  readAssociations(context, attachments, gateways);
  const { notes, items, joined } = context.documents;
  const described = new Map(itemsOf(context, 'TransitGatewayRouteTables').map((item) => [item.id, item]));
  const tables = new Map<string, Map<string, Table>>();
  const named = new Set<string>();
  for (const own of attachments.values())
    for (const { table } of own.values()) if (typeof table === 'string') named.add(table);
  for (const [id, gateway] of gateways) {
    const item = described.get(id);
    if (!isName(id) || !isName(gateway)) continue;
    if (textAt(item?.value, 'State') === 'deleted' && !named.has(id)) {
      notes.add('route tables of transit gateways', 'they are deleted', item ?? id);
      continue;
    }
    const fallback = textAt(
      items.TransitGateways.get(gateway)?.value,
      'Options',
      'AssociationDefaultRouteTableId',
    );
    const isDefault = flagAt(item?.value, 'DefaultAssociationRouteTable') === true || fallback === id;
    const scope = { context, attachments, gateway };
    const own = tables.get(gateway) ?? new Map<string, Table>();
    tables.set(gateway, own);
    own.set(id, {
      ...(item === undefined ? {} : common(item)),
      ...(isDefault ? { default: true } : {}),
      ...routesOf(scope, id),
      propagations: propagationsOf(scope, id),
    });
  }
  for (const id of joined.transitRoutes.keys())
    if (!gateways.has(id))
      notes.add('routes of transit gateways', 'their route table is of no transit gateway in the data', id);
  return tables;
};
