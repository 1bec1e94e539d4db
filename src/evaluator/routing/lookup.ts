/** Which route of a table a packet takes. */

import { type Match, MOST_RANGES, matchPrefix } from '../address/set.ts';
import { matchPrefixList } from '../filtering/security-group.ts';
import type { AddressSet, Route, RouteOrigin, RouteTable } from '../model/network.ts';
import type { Candidate } from '../trace/types.ts';

export type RouteAnswer =
  | { readonly kind: 'route'; readonly route: Route; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'none'; readonly candidates: readonly Candidate[] }
  /** Which one wins depends on an address or list that is not known, or AWS chooses (fact F-ROUTE-06). */
  | {
      readonly kind: 'unclear';
      readonly between: readonly Route[];
      readonly candidates: readonly Candidate[];
    };

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

/** One prefix of a route, as it takes part in the longest-prefix match. */
interface Contender {
  readonly route: Route;
  readonly match: Match;
  /** -1 for a list whose entries are not known: nobody can say how long its prefix is. */
  readonly length: number;
}

const contendersOf = (route: Route, dst: AddressSet): readonly Contender[] => {
  const { destination } = route;
  if (destination.kind === 'prefix') {
    const match = matchPrefix(destination.prefix, dst);
    // What is out on the internet, or an AWS service, is no address of this VPC or of a peer.
    const elsewhere = dst.internet === true || dst.service !== undefined;
    const toVpc = route.target.kind === 'local' || route.target.kind === 'peering';
    return [
      {
        route,
        match: match === 'maybe' && elsewhere && toVpc ? 'no' : match,
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

const beats = (a: Contender, b: Contender): number => {
  const length = (contender: Contender): number =>
    contender.length < 0 ? UNKNOWN_LIST_LENGTH : contender.length;
  return length(b) - length(a) || RANK[a.route.origin] - RANK[b.route.origin];
};

/**
 * A list whose entries are not known still beats the default route: AWS's lists for S3 and DynamoDB
 * hold prefixes longer than /8. A static route as long as that might be narrower, and is a doubt.
 */
const UNKNOWN_LIST_LENGTH = 8.5;

const sameTarget = (a: Route, b: Route): boolean =>
  a.text.split(' → ')[1] === b.text.split(' → ')[1] && a.state === b.state;

const lookUpRange = (table: RouteTable, dst: AddressSet): RouteAnswer => {
  const matching = table.routes
    .flatMap((route) => contendersOf(route, dst))
    .filter((contender) => contender.match !== 'no');
  // Fact F-ROUTE-08: propagated routes never beat the local one, however long their prefix.
  const isLocal = matching.some(({ route, match }) => route.origin === 'local' && match === 'yes');
  const contenders = matching.filter(({ route }) => !(isLocal && isPropagated(route.origin))).sort(beats);
  const doubts: Route[] = [];
  let winner: Contender | undefined;
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
      other !== winner &&
      other.match === 'yes' &&
      other.route.origin === 'prefix-list' &&
      winner.route.origin === 'prefix-list' &&
      other.length === winner.length,
  );
  const rivals = [...doubts, ...tied.map((other) => other.route)].filter(
    (route) => winner === undefined || !sameTarget(route, winner.route),
  );
  const candidates = table.routes.map((route): Candidate => {
    const best = contenders.find((contender) => contender.route === route);
    const decides = route === winner?.route && rivals.length === 0;
    const outcome =
      best === undefined ? 'no-match' : decides ? 'decides' : best.match === 'maybe' ? 'unclear' : 'shadowed';
    return { text: route.text, pointer: route.pointer, outcome };
  });
  if (rivals.length > 0)
    return {
      kind: 'unclear',
      between: winner === undefined ? rivals : [...rivals, winner.route],
      candidates,
    };
  return winner === undefined
    ? { kind: 'none', candidates }
    : { kind: 'route', route: winner.route, candidates };
};

/** The routes that an answer leaves possible. */
const routesOf = (answer: RouteAnswer): readonly Route[] =>
  answer.kind === 'route' ? [answer.route] : answer.kind === 'unclear' ? answer.between : [];

/**
 * Looks up a destination. The longest prefix wins (fact F-ROUTE-04); a black hole wins like any
 * other. Each range that the address may come from is looked up by itself: where all of them end at
 * the same target, it does not matter which one it is.
 */
export const lookUp = (table: RouteTable, dst: AddressSet): RouteAnswer => {
  const answers = dst.prefixes.map((range) => lookUpRange(table, { ...dst, prefixes: [range] }));
  const [first] = answers;
  if (first === undefined) return { kind: 'none', candidates: [] };
  const agree = answers.every((answer) => {
    if (answer.kind !== first.kind || answer.kind === 'unclear') return false;
    return first.kind !== 'route' || answer.kind !== 'route' || sameTarget(first.route, answer.route);
  });
  if (agree) return first;
  return { kind: 'unclear', between: [...new Set(answers.flatMap(routesOf))], candidates: first.candidates };
};
