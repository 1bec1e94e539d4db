/** Edits of route tables: a route set, a subnet given another table. */
import { contains, parseCidr, samePrefix } from '../address/prefix.ts';
import { pointerOf } from '../model/document.ts';
import type { AddressSet, Network, Route, RouteTable, Subnet } from '../model/network.ts';
import { lookUp } from '../routing/lookup.ts';
import type { FixStep, PatchOperation, ResourceRef } from '../trace/types.ts';
import { named } from '../trace/words.ts';
import { awsCommand, awsField, awsIdOf } from './aws.ts';
import { freeName } from './names.ts';
import { valueAt } from './patch.ts';
import { cidrText } from './peer.ts';

/** Where a new route leads. `flag` is what `aws ec2 create-route` calls it. */
export interface NewTarget {
  readonly resource: ResourceRef;
  readonly flag: '--gateway-id' | '--nat-gateway-id' | '--vpc-peering-connection-id' | '--transit-gateway-id';
}

/** Whether the scenario shows the table; AWS's own main table stands nowhere in it (fact F-ROUTE-02). */
export const isShown = (table: RouteTable): boolean => table.pointer !== pointerOf('vpcs', table.vpc);

/** The edits that write a main table down which the scenario does not show, with the routes given. */
export const writeMainTable = (
  network: Network,
  table: RouteTable,
  routes: Readonly<Record<string, string>>,
): { readonly name: string; readonly edits: readonly PatchOperation[] } => {
  const path = `${table.pointer}/routeTables`;
  const tables = valueAt(network.scenario, path);
  const value = { main: true, routes };
  if (typeof tables !== 'object' || tables === null)
    return { name: 'main', edits: [{ op: 'add', path, value: { main: value } }] };
  const name = freeName('main', new Set(Object.keys(tables)));
  return { name, edits: [{ op: 'add', path: path + pointerOf(name), value }] };
};

/** The static route of a table to exactly this destination. */
const routeTo = (table: RouteTable, cidr: string): Route | undefined => {
  const wanted = parseCidr(cidr)?.prefix;
  if (wanted === undefined) return undefined;
  const statics = `${table.pointer}/routes/`;
  return table.routes.find(
    ({ destination, pointer }) =>
      pointer.startsWith(statics) && destination.kind === 'prefix' && samePrefix(destination.prefix, wanted),
  );
};

/** A route to be. */
export interface NewRoute {
  readonly cidr: string;
  readonly target: NewTarget;
  /** Said of the destination, where it is not narrow. */
  readonly why?: string;
  /** The route that wins now: where it is narrower than the new one, it is the one to replace. */
  readonly over: Route | undefined;
}

/** The destination that wins against the route that wins now. */
const winningCidr = ({ cidr, over }: NewRoute): string => {
  const wanted = parseCidr(cidr)?.prefix;
  const narrower =
    over?.destination.kind === 'prefix' &&
    wanted !== undefined &&
    over.pointer.includes('/routes/') &&
    contains(wanted, over.destination.prefix);
  return narrower ? cidrText(over.destination.prefix) : cidr;
};

/** Sets a route of the subnet's table: adds it, or replaces the one that has this destination. */
export const setRoute = (network: Network, subnet: Subnet, wanted: NewRoute): FixStep | undefined => {
  const cidr = winningCidr(wanted);
  const { target, why = '' } = wanted;
  const table = subnet.routeTable;
  if (table === undefined) return undefined;
  const { resource, flag } = target;
  const route = `\`${cidr} → ${resource.id}\`${why}`;
  if (!isShown(table)) {
    const { edits } = writeMainTable(network, table, { [cidr]: resource.id });
    return { summary: `Add a route to the main route table of \`${table.vpc}\`: ${route}.`, edits };
  }
  const existing = routeTo(table, cidr);
  if (existing?.text.endsWith(` → ${resource.id}`) === true && existing.state === 'active') return undefined;
  const routes = `${table.pointer}/routes`;
  const edit: PatchOperation =
    existing !== undefined
      ? { op: 'replace', path: existing.pointer, value: resource.id }
      : valueAt(network.scenario, routes) === undefined
        ? { op: 'add', path: routes, value: { [cidr]: resource.id } }
        : { op: 'add', path: routes + pointerOf(cidr), value: resource.id };
  const family = cidr.includes(':') ? '--destination-ipv6-cidr-block' : '--destination-cidr-block';
  const verb = existing === undefined ? 'create-route' : 'replace-route';
  const command = awsCommand(verb, '--route-table-id', awsIdOf(table), family, cidr, flag, awsIdOf(resource));
  const what = existing === undefined ? 'Add a route to' : `Replace the route \`${existing.text}\` of`;
  return {
    summary: `${what} route table ${named(table)}${existing === undefined ? ':' : ' by'} ${route}.`,
    edits: [edit],
    ...awsField(command),
  };
};

/** Gives a subnet another route table of its VPC. */
export const useTable = (subnet: Subnet, table: RouteTable): FixStep => ({
  summary: `Give subnet ${named(subnet)} the route table ${named(table)}.`,
  edits: [{ op: 'add', path: `${subnet.pointer}/routeTable`, value: table.id }],
});

/** Whether a route stands in the place of a local one, which comes back without it (fact F-ROUTE-10). */
const isReplacedLocal = ({ vpc }: Subnet, { destination }: Route): boolean =>
  destination.kind === 'prefix' && vpc.prefixes.some((own) => samePrefix(own, destination.prefix));

/** Takes a static route away, where another one then takes the packet. */
export const removeRoute = (subnet: Subnet, route: Route, dst: AddressSet): FixStep | undefined => {
  const table = subnet.routeTable;
  if (table === undefined || !route.pointer.startsWith(`${table.pointer}/routes/`)) return undefined;
  const rest = { ...table, routes: table.routes.filter((other) => other !== route) };
  if (lookUp(rest, dst).kind !== 'route' && !isReplacedLocal(subnet, route)) return undefined;
  const { destination } = route;
  const range = destination.kind === 'prefix' ? cidrText(destination.prefix) : undefined;
  const family = range?.includes(':') ? '--destination-ipv6-cidr-block' : '--destination-cidr-block';
  return {
    summary: `Remove the route \`${route.text}\` from route table ${named(table)}.`,
    edits: [{ op: 'remove', path: route.pointer }],
    ...awsField(awsCommand('delete-route', '--route-table-id', awsIdOf(table), family, range)),
  };
};
