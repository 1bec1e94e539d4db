/** Which route of a table a packet takes. */

import { type Match, MOST_RANGES, matchPrefix } from '../address/set.ts';
import { matchPrefixList } from '../filtering/security-group.ts';
import type {
  AddressSet,
  Route,
  RouteOrigin,
  RouteTable,
  TransitRoute,
  TransitRouteOrigin,
  TransitRouteTable,
} from '../model/network.ts';
import type { Candidate } from '../trace/types.ts';

/** What every kind of route has. */
type Routable = Pick<Route, 'destination' | 'state' | 'text' | 'pointer'>;

export type RouteAnswer<R extends Routable = Route> =
  | {
      readonly kind: 'route';
      readonly route: R;
      /** Other routes that are as good: the packet may take any of them. */
      readonly equals: readonly R[];
      readonly candidates: readonly Candidate[];
    }
  | { readonly kind: 'none'; readonly candidates: readonly Candidate[] }
  /** Which one wins depends on an address or list that is not known, or AWS chooses (fact F-ROUTE-06). */
  | {
      readonly kind: 'unclear';
      readonly between: readonly R[];
      readonly candidates: readonly Candidate[];
    };

/** What a kind of route table knows of its routes. */
interface Rules<R extends Routable> {
  /** AWS's order between routes of equal prefix; lower wins. */
  readonly rank: (route: R) => number;
  /** Whether the route leads to private addresses only: what is out on the internet is none of them. */
  readonly isPrivate: (route: R) => boolean;
  /** Leaves out routes that cannot win, whatever their prefix. */
  readonly sift: (contenders: readonly Contender<R>[]) => readonly Contender<R>[];
  readonly sameTarget: (a: R, b: R) => boolean;
  /** Whether two routes as good as each other share the traffic, rather than AWS choosing one of them. */
  readonly shares: (route: R) => boolean;
}

/** One prefix of a route, as it takes part in the longest-prefix match. */
interface Contender<R extends Routable> {
  readonly route: R;
  readonly match: Match;
  /** -1 for a list whose entries are not known: nobody can say how long its prefix is. */
  readonly length: number;
}

/** AWS's order between routes of equal prefix (fact F-ROUTE-05); lower wins. */
const RANK: Readonly<Record<RouteOrigin, number>> = {
  local: 0,
  static: 1,
  'prefix-list': 2,
  'direct-connect': 3,
  'vpn-static': 4,
  'vpn-bgp': 5,
};

const isPropagated = (origin: RouteOrigin): boolean => RANK[origin] >= RANK['direct-connect'];

const VPC_RULES: Rules<Route> = {
  rank: (route) => RANK[route.origin],
  isPrivate: (route) => route.target.kind === 'local' || route.target.kind === 'peering',
  sift: (contenders) => {
    // Fact F-ROUTE-08: propagated routes never beat the local one, however long their prefix.
    const isLocal = contenders.some(({ route, match }) => route.origin === 'local' && match === 'yes');
    return contenders.filter(({ route }) => !(isLocal && isPropagated(route.origin)));
  },
  sameTarget: (a, b) => a.text.split(' → ')[1] === b.text.split(' → ')[1] && a.state === b.state,
  shares: () => false,
};

/** A transit gateway's order between routes of equal prefix (fact F-TGW-03); lower wins. */
const TRANSIT_RANK: Readonly<Record<TransitRouteOrigin, number>> = {
  static: 0,
  'prefix-list': 1,
  vpc: 2,
  'direct-connect': 3,
  vpn: 4,
  other: 5,
};

const TRANSIT_RULES: Rules<TransitRoute> = {
  rank: (route) => TRANSIT_RANK[route.origin],
  isPrivate: (route) => route.origin === 'vpc',
  sift: (contenders) => contenders,
  sameTarget: (a, b) => a.attachment === b.attachment && a.state === b.state,
  // Several VPN or Direct Connect attachments with the same network share its traffic.
  shares: (route) => route.origin === 'vpn' || route.origin === 'direct-connect',
};

const contendersOf = <R extends Routable>(
  rules: Rules<R>,
  route: R,
  dst: AddressSet,
): readonly Contender<R>[] => {
  const { destination } = route;
  if (destination.kind === 'prefix') {
    const match = matchPrefix(destination.prefix, dst);
    const elsewhere = dst.internet === true || dst.service !== undefined;
    return [
      {
        route,
        match: match === 'maybe' && elsewhere && rules.isPrivate(route) ? 'no' : match,
        length: destination.prefix.length,
      },
    ];
  }
  const { list } = destination;
  const own = list.service !== undefined && list.service === dst.service;
  if (list.entries === undefined || (own && list.entries.length > MOST_RANGES)) {
    return [{ route, match: matchPrefixList(list, dst), length: -1 }];
  }
  // A service's list holds that service's addresses and nobody else's.
  if (!own && list.service !== undefined && (dst.service !== undefined || dst.internet === true)) return [];
  return list.entries.map((entry) => ({ route, match: matchPrefix(entry, dst), length: entry.length }));
};

/**
 * A list whose entries are not known still beats the default route: AWS's lists for S3 and DynamoDB
 * hold prefixes longer than /8. A static route as long as that might be narrower, and is a doubt.
 */
const UNKNOWN_LIST_LENGTH = 8.5;

const lengthOf = <R extends Routable>(contender: Contender<R>): number =>
  contender.length < 0 ? UNKNOWN_LIST_LENGTH : contender.length;

const lookUpRange = <R extends Routable>(
  rules: Rules<R>,
  routes: readonly R[],
  dst: AddressSet,
): RouteAnswer<R> => {
  const matching = routes
    .flatMap((route) => contendersOf(rules, route, dst))
    .filter((contender) => contender.match !== 'no');
  const contenders = [...rules.sift(matching)].sort(
    (a, b) => lengthOf(b) - lengthOf(a) || rules.rank(a.route) - rules.rank(b.route),
  );
  const doubts: R[] = [];
  let winner: Contender<R> | undefined;
  for (const contender of contenders) {
    if (contender.match === 'maybe') {
      doubts.push(contender.route);
      continue;
    }
    winner = contender;
    break;
  }
  const tied = contenders.filter(
    (other) =>
      winner !== undefined &&
      other.route !== winner.route &&
      other.match === 'yes' &&
      rules.rank(other.route) === rules.rank(winner.route) &&
      lengthOf(other) === lengthOf(winner) &&
      !rules.sameTarget(other.route, winner.route),
  );
  const equals = tied.map((other) => other.route).filter(rules.shares);
  const rivals = [
    ...doubts.filter((route) => winner === undefined || !rules.sameTarget(route, winner.route)),
    ...tied.map((other) => other.route).filter((route) => !rules.shares(route)),
  ];
  const between = rivals.length === 0 ? [] : winner === undefined ? rivals : [...rivals, winner.route];
  const candidates = routes.map((route): Candidate => {
    const best = contenders.find((contender) => contender.route === route);
    const outcome =
      best === undefined
        ? 'no-match'
        : best.match === 'maybe' || between.includes(route)
          ? 'unclear'
          : route === winner?.route
            ? 'decides'
            : 'shadowed';
    return { text: route.text, pointer: route.pointer, outcome };
  });
  if (between.length > 0) return { kind: 'unclear', between, candidates };
  return winner === undefined
    ? { kind: 'none', candidates }
    : { kind: 'route', route: winner.route, equals, candidates };
};

/** The routes that an answer leaves possible. */
const routesOf = <R extends Routable>(answer: RouteAnswer<R>): readonly R[] =>
  answer.kind === 'route' ? [answer.route] : answer.kind === 'unclear' ? answer.between : [];

/**
 * Each range that the address may come from is looked up by itself: where all of them end at the
 * same target, it does not matter which one it is.
 */
const lookUpAll = <R extends Routable>(
  rules: Rules<R>,
  routes: readonly R[],
  dst: AddressSet,
): RouteAnswer<R> => {
  const answers = dst.prefixes.map((range) => lookUpRange(rules, routes, { ...dst, prefixes: [range] }));
  const [first] = answers;
  if (first === undefined) return { kind: 'none', candidates: [] };
  if (answers.length === 1 && first.kind !== 'unclear') return first;
  const agree = answers.every((answer) => {
    if (answer.kind !== first.kind || answer.kind === 'unclear') return false;
    return first.kind !== 'route' || answer.kind !== 'route' || rules.sameTarget(first.route, answer.route);
  });
  if (agree) return first;
  const between = [...new Set(answers.flatMap(routesOf))];
  // What decides for one range does not decide for all of them.
  const candidates = first.candidates.map(
    (candidate, index): Candidate =>
      between.some((route) => route === routes[index]) ? { ...candidate, outcome: 'unclear' } : candidate,
  );
  return { kind: 'unclear', between, candidates };
};

/**
 * Looks up a destination in a VPC's route table. The longest prefix wins (fact F-ROUTE-04); a black
 * hole wins like any other.
 */
export const lookUp = (table: RouteTable, dst: AddressSet): RouteAnswer =>
  lookUpAll(VPC_RULES, table.routes, dst);

/** Looks up a destination in a transit gateway's route table (fact F-TGW-03). */
export const lookUpTransit = (table: TransitRouteTable, dst: AddressSet): RouteAnswer<TransitRoute> =>
  lookUpAll(TRANSIT_RULES, table.routes, dst);
