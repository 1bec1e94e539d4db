/** Out of a subnet: its network ACL, then its route table. */
import { contains, samePrefix } from '../address/prefix.ts';
import { RESERVED_BY_AWS } from '../address/ranges.ts';
import { matchAnyPrefix } from '../address/set.ts';
import { passNetworkAcl } from '../filtering/gates.ts';
import type { Peering, Route, TransitGateway, Vpc } from '../model/network.ts';
import { beyond, type Leaving, type Next, NOWHERE } from '../trace/next.ts';
import type { FactId } from '../trace/types.ts';
import { passes, refuses, undecided, type Walk } from '../trace/walk.ts';
import { listed, named } from '../trace/words.ts';
import { lookUp } from './lookup.ts';

/** The peering between two VPCs, whatever its state. */
const peeringBetween = (walk: Walk, one: Vpc, other: Vpc): Peering | undefined =>
  [...walk.network.peerings.values()].find(
    ({ requester, accepter }) =>
      (requester === one && accepter === other) || (requester === other && accepter === one),
  );

const isAttached = (gateway: TransitGateway, vpc: Vpc): boolean =>
  [...(gateway.attachments?.values() ?? [])].some((each) => each.type === 'vpc' && each.vpc === vpc);

const shareTransit = (walk: Walk, one: Vpc, other: Vpc): boolean =>
  [...walk.network.transitGateways.values()].some(
    (gateway) => isAttached(gateway, one) && isAttached(gateway, other),
  );

/**
 * With no route the packet is lost. Where its receiver is known and one peering or transit gateway away, what stands
 * behind is asked all the same, so that every blocker shows in one pass.
 */
const behindNoRoute = (walk: Walk, { owner, packet }: Leaving): Next => {
  const vpc = packet.receiver?.subnet.vpc;
  if (vpc === undefined || vpc === owner.subnet.vpc) return NOWHERE;
  const joined =
    peeringBetween(walk, owner.subnet.vpc, vpc) !== undefined || shareTransit(walk, owner.subnet.vpc, vpc);
  return joined ? beyond(packet) : NOWHERE;
};

/** A NAT gateway gets its answers over a peering without a route for them (fact F-NAT-07). */
const returnsToSender = (walk: Walk, { packet }: Leaving): boolean =>
  packet.answer &&
  packet.receiver?.role === 'nat-gateway' &&
  walk.connection.sessions.some((session) => session.at === packet.receiver?.node.id && session.viaPeering);

/** A route that is there, and about which AWS's documents leave open what it does. */
interface OddRoute {
  readonly code: 'route-refused' | 'route-not-decided';
  readonly facts: readonly FactId[];
  readonly message: (route: string) => string;
}

/** Targets that a route inside the VPC's own CIDR may have (fact F-ROUTE-09). */
const MAY_BE_INSIDE: ReadonlySet<Route['target']['kind']> = new Set([
  'local',
  'interface',
  'nat-gateway',
  'gateway-load-balancer-endpoint',
]);

const ROUTE_REFUSED: OddRoute = {
  code: 'route-refused',
  facts: ['F-ROUTE-09', 'F-ROUTE-10'],
  message: (route) =>
    `AWS refuses \`${route}\`: inside the VPC's own CIDR a route's destination is a whole subnet's CIDR, and its target a network interface, a NAT gateway or a Gateway Load Balancer endpoint.`,
};

/** A static route inside the VPC that AWS would not take. */
const oddRoute = (route: Route, vpc: Vpc): OddRoute | undefined => {
  const { destination, target, origin } = route;
  if (origin !== 'static' || destination.kind !== 'prefix') return undefined;
  const range = destination.prefix;
  if (!vpc.prefixes.some((own) => contains(own, range))) return undefined;
  const whole =
    vpc.prefixes.some((own) => samePrefix(own, range)) ||
    vpc.subnets.some((subnet) => subnet.prefixes.some((own) => samePrefix(own, range)));
  return whole && MAY_BE_INSIDE.has(target.kind) ? undefined : ROUTE_REFUSED;
};

const RETURNS_OTHERWISE: OddRoute = {
  code: 'route-not-decided',
  facts: ['F-NAT-07'],
  message: (route) =>
    `\`${route}\` takes answers to the NAT gateway elsewhere, though a peering hands them back to it without any route; which of the two AWS follows is not documented.`,
};

/** An answer to a NAT gateway over a peering, which another route would take elsewhere. */
const returnsOtherwise = (walk: Walk, leaving: Leaving, { target }: Route): boolean =>
  returnsToSender(walk, leaving) && target.kind !== 'peering';

/** Takes a packet from an interface to the target of the route that its subnet's table chooses. */
export const leaveSubnet = (walk: Walk, leaving: Leaving): Next => {
  const { owner, packet } = leaving;
  const { subnet } = owner;
  // Within a subnet neither ACL nor route table is asked (facts F-NACL-01 and F-ROUTE-15).
  if (matchAnyPrefix(subnet.prefixes, packet.dst) === 'yes')
    return { step: 'deliver', vpc: subnet.vpc, from: subnet, packet };
  if (packet.dst.prefixes.every((part) => RESERVED_BY_AWS.some((range) => contains(range, part)))) {
    // Facts F-ROUTE-11 and F-SG-08: no route and no filter decides about these.
    const message = `${packet.dst.text} is an address of AWS's own services in a VPC (metadata, resolver, time); it is not modelled as a destination.`;
    const body = {
      kind: 'destination',
      resource: subnet,
      at: subnet.id,
      question: `Who has ${packet.dst.text}?`,
      answer: message,
      pointer: subnet.pointer,
      facts: ['F-ROUTE-11', 'F-SG-08'],
    } as const;
    undecided(walk, body, { code: 'reserved-address', message });
    return NOWHERE;
  }
  passNetworkAcl(walk, subnet, 'outbound', packet);

  const question = `Where does \`${subnet.id}\` route ${packet.dst.text}?`;
  const base = { kind: 'route', at: subnet.id, question, destination: packet.dst.text } as const;
  const table = subnet.routeTable;
  if (table === undefined) {
    const message = `The route table of \`${subnet.id}\` is not in the data. Export route tables.`;
    const body = {
      ...base,
      resource: subnet,
      answer: message,
      pointer: subnet.pointer,
      candidates: [],
      facts: ['F-ROUTE-01'],
    } as const;
    undecided(walk, body, { code: 'route-table-unknown', message });
    return NOWHERE;
  }
  const found = lookUp(table, packet.dst);
  const body = { ...base, resource: table, pointer: table.pointer, candidates: found.candidates } as const;
  if (found.kind === 'unclear') {
    const routes = listed(found.between.map((route) => `\`${route.text}\``));
    const message = `Route table ${named(table)}: which of ${routes} takes ${packet.dst.text} is not known.`;
    undecided(
      walk,
      { ...body, answer: message, facts: ['F-ROUTE-04', 'F-ROUTE-06'] },
      { code: 'route-not-decided', message },
    );
    return NOWHERE;
  }
  if (found.kind === 'none') {
    if (returnsToSender(walk, leaving)) {
      const answer = 'No route is needed: a peering hands the answers of what a NAT gateway sent back to it.';
      passes(walk, { ...body, answer, facts: ['F-NAT-07'] });
      const vpc = packet.receiver?.subnet.vpc;
      return vpc === undefined ? NOWHERE : { step: 'deliver', vpc, from: undefined, packet };
    }
    const message = `Route table ${named(table)} of \`${subnet.id}\` has no route to ${packet.dst.text}.`;
    refuses(
      walk,
      { ...body, answer: message, facts: ['F-ROUTE-03', 'F-ROUTE-04'] },
      { code: 'no-route', message },
    );
    return behindNoRoute(walk, leaving);
  }
  const { route } = found;
  const odd =
    oddRoute(route, subnet.vpc) ?? (returnsOtherwise(walk, leaving, route) ? RETURNS_OTHERWISE : undefined);
  if (odd !== undefined) {
    const message = `Route table ${named(table)}: ${odd.message(route.text)}`;
    const doubtful = { ...body, pointer: route.pointer, answer: message, facts: odd.facts } as const;
    undecided(walk, doubtful, { code: odd.code, message });
    // What a refused route leads to is asked all the same: it may refuse the packet for a reason of its own.
    return odd.code === 'route-refused' ? { step: 'cross', route, owner, packet } : NOWHERE;
  }
  const target = route.text.split(' → ')[1] ?? '';
  const chosen = { ...body, pointer: route.pointer, target } as const;
  if (route.state === 'blackhole') {
    const message = `\`${route.text}\` of route table ${named(table)} is a black hole: it wins its prefix and drops the packet.`;
    refuses(
      walk,
      { ...chosen, answer: message, facts: ['F-ROUTE-16'] },
      { code: 'blackhole-route', message },
    );
    // A target of a kind that is not modelled has nothing to add.
    if (route.target.kind === 'other') return NOWHERE;
    return { step: 'cross', route, owner, packet };
  }
  passes(walk, {
    ...chosen,
    answer: `Route table ${named(table)}: \`${route.text}\` wins.`,
    facts: ['F-ROUTE-03', 'F-ROUTE-04', 'F-ROUTE-05'],
  });
  return { step: 'cross', route, owner, packet };
};
