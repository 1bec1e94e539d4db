/** Which routes of a table never win, because others are preferred everywhere in their prefixes. */
import { contains, type Prefix } from '../address/prefix.ts';
import type { Route, RouteOrigin, RouteTable } from '../model/network.ts';

/**
 * AWS's order between equal prefixes (fact F-ROUTE-05). Two lists are in no order, and of propagated routes the
 * second is there for the day when the first is gone.
 */
const RANK: Readonly<Record<RouteOrigin, number>> = {
  local: 0,
  static: 1,
  'prefix-list': 2,
  'direct-connect': 3,
  'vpn-static': 3,
  'vpn-bgp': 3,
};
const PROPAGATED = 3;

interface Entry {
  readonly prefix: Prefix;
  readonly route: Route;
}

/** The prefixes of a route; undefined where its list is not in the data. */
const prefixesOf = ({ destination }: Route): readonly Prefix[] | undefined =>
  destination.kind === 'prefix' ? [destination.prefix] : destination.list.entries;

const byPlace = (a: Entry, b: Entry): number =>
  a.prefix.family - b.prefix.family ||
  (a.prefix.first < b.prefix.first ? -1 : a.prefix.first > b.prefix.first ? 1 : 0) ||
  a.prefix.length - b.prefix.length;

/** The first index at which the sorted entries are inside a prefix or behind it. */
const startOf = (entries: readonly Entry[], wanted: Prefix): number => {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const prefix = entries[middle]?.prefix;
    const before =
      prefix !== undefined &&
      (prefix.family < wanted.family || (prefix.family === wanted.family && prefix.first < wanted.first));
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Fact F-ROUTE-08: a propagated route never beats the local one, however long its prefix. */
const isUnderLocal = (locals: readonly Entry[], { prefix, route }: Entry): boolean =>
  RANK[route.origin] === PROPAGATED && locals.some((own) => contains(own.prefix, prefix));

/** The routes that win everywhere in a prefix; undefined where something is left. Entries are sorted. */
const winnersIn = (
  entries: readonly Entry[],
  locals: readonly Entry[],
  { prefix, route }: Entry,
): readonly Route[] | undefined => {
  if (isUnderLocal(locals, { prefix, route }))
    return locals.filter((own) => contains(own.prefix, prefix)).map((own) => own.route);
  const winners: Route[] = [];
  let next = prefix.first;
  for (let index = startOf(entries, prefix); index < entries.length; index += 1) {
    const other = entries[index];
    if (other === undefined || other.prefix.family !== prefix.family || other.prefix.first > next) break;
    const better = other.prefix.length > prefix.length || RANK[other.route.origin] < RANK[route.origin];
    const usable = other.route !== route && contains(prefix, other.prefix) && better;
    if (!usable || other.prefix.last < next) continue;
    winners.push(other.route);
    next = other.prefix.last + 1n;
    if (next > prefix.last) return [...new Set(winners)];
  }
  return undefined;
};

/** The routes that beat a route wherever it applies; undefined where it may win, or the data does not say. */
const winnersOver = (
  entries: readonly Entry[],
  locals: readonly Entry[],
  route: Route,
): readonly Route[] | undefined => {
  const prefixes = prefixesOf(route);
  if (route.origin === 'local' || prefixes === undefined || prefixes.length === 0) return undefined;
  const all = new Set<Route>();
  for (const prefix of prefixes) {
    const winners = winnersIn(entries, locals, { prefix, route });
    if (winners === undefined) return undefined;
    for (const winner of winners) all.add(winner);
  }
  return [...all];
};

/** The routes of a table that never win, each with those that win in its place. */
export const losersOf = (table: RouteTable): ReadonlyMap<Route, readonly Route[]> => {
  const all = table.routes.flatMap((route) =>
    (prefixesOf(route) ?? []).map((prefix): Entry => ({ prefix, route })),
  );
  const locals = all.filter(({ route }) => route.origin === 'local');
  const entries = all.filter((entry) => !isUnderLocal(locals, entry)).sort(byPlace);
  const losers = new Map<Route, readonly Route[]>();
  for (const route of table.routes) {
    const winners = winnersOver(entries, locals, route);
    if (winners !== undefined) losers.set(route, winners);
  }
  return losers;
};
