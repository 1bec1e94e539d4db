/**
 * Atoms of the address space: two addresses in one atom are alike to every prefix that the network
 * knows, in rules, routes, lists and policies.
 */
import { isAddress, type Prefix, parseAddress, parseCidr } from '../address/prefix.ts';
import { isPublic, PUBLIC_SPACE, RESERVED_BY_AWS } from '../address/ranges.ts';
import { NAT64 } from '../gateway/nat-gateway.ts';
import type { AddressSet, Network, Route, SecurityGroup } from '../model/network.ts';
import { ANYBODY } from '../trace/internet-sources.ts';

const ofDestination = (destination: Route['destination']): readonly Prefix[] =>
  destination.kind === 'prefix' ? [destination.prefix] : (destination.list.entries ?? []);

const ofGroup = ({ rules }: SecurityGroup): readonly Prefix[] =>
  [...(rules?.inbound ?? []), ...(rules?.outbound ?? [])].flatMap(({ peer }) =>
    peer.kind === 'prefix' ? [peer.prefix] : peer.kind === 'prefix-list' ? (peer.list.entries ?? []) : [],
  );

/** Every text of a scenario's policies that is an address or a range. */
const inPolicies = (network: Network): readonly Prefix[] => {
  const found: Prefix[] = [];
  const stack: unknown[] = [
    ...[...network.interfaceEndpoints.values(), ...network.gatewayEndpoints.values()].map(
      ({ policy }) => policy,
    ),
    ...[...network.resources.values()].map(({ policy }) => policy),
    ...[...network.principals.values()].flatMap(({ policies, boundary }) => [...(policies ?? []), boundary]),
  ];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value === 'string') {
      const range = parseCidr(value)?.prefix ?? parseAddress(value);
      if (range !== undefined) found.push(range);
    } else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) stack.push(inner);
    }
  }
  return found;
};

/** Every prefix that a decision may rest on. */
const prefixesOf = (network: Network): readonly Prefix[] => {
  const subnets = [...network.subnets.values()];
  const tables = new Set([
    ...subnets.map(({ routeTable }) => routeTable),
    ...[...network.internetGateways.values()].map(({ routeTable }) => routeTable),
    ...[...network.virtualPrivateGateways.values()].map(({ routeTable }) => routeTable),
    ...[...network.natGateways.values()].map(({ regional }) => regional?.routeTable),
  ]);
  const acls = new Set(subnets.map(({ networkAcl }) => networkAcl));
  const groups = new Set(
    subnets.flatMap(({ interfaces }) => interfaces.flatMap(({ securityGroups }) => securityGroups ?? [])),
  );
  const transit = [...network.transitGateways.values()].flatMap(({ attachments }) =>
    [...(attachments?.values() ?? [])].flatMap(({ table }) =>
      typeof table === 'object' ? table.routes : [],
    ),
  );
  return [
    ...[...network.vpcs.values()].flatMap(({ prefixes }) => prefixes),
    ...subnets.flatMap(({ prefixes }) => prefixes),
    ...[...tables]
      .flatMap((table) => table?.routes ?? [])
      .flatMap(({ destination }) => ofDestination(destination)),
    ...[...acls]
      .flatMap((acl) => [...(acl?.inbound ?? []), ...(acl?.outbound ?? [])])
      .map(({ prefix }) => prefix),
    ...[...groups].flatMap(ofGroup),
    ...[...network.prefixLists.values()].flatMap(({ entries }) => entries ?? []),
    ...transit.flatMap(({ destination }) => ofDestination(destination)),
    ...[...network.connections.values()].flatMap(({ routes }) => routes ?? []),
    ...[...network.onPremises.values()].flatMap(({ prefixes }) => prefixes),
    ...inPolicies(network),
  ];
};

type Range = Pick<Prefix, 'family' | 'first' | 'last'>;

/**
 * Addresses that AWS keeps of every subnet, and of the VPC for its resolver: where networks overlap, a
 * machine of one may have what is reserved in another (trace/deliver.ts).
 */
const keptByAws = (network: Network): readonly Range[] => {
  const subnets = [...network.subnets.values()].flatMap(({ prefixes }) => prefixes);
  const vpcs = [...network.vpcs.values()].flatMap(({ prefixes }) => prefixes.slice(0, 1));
  return [
    ...subnets.flatMap(({ family, first, last }) => [
      { family, first, last: first + 3n },
      { family, first: last, last },
    ]),
    ...vpcs.map(({ family, first }) => ({ family, first: first + 2n, last: first + 2n })),
  ];
};

/** Public addresses that stand for everybody on the internet (trace/internet-sources.ts): one that has such an address is asked itself. */
const standIns = (prefixes: readonly Prefix[]): readonly Range[] => {
  const one = (family: 4 | 6, value: bigint): Prefix => ({
    family,
    first: value,
    last: value,
    length: family === 4 ? 32 : 128,
  });
  const beside = prefixes
    .flatMap(({ family, first, last }) => [first - 1n, first, last + 1n].map((value) => one(family, value)))
    .filter(isPublic);
  return [...beside, ...ANYBODY.map(parseAddress).filter((address) => address !== undefined)];
};

/** What the tracer itself looks at, whatever the network. */
const OF_THE_MODEL: readonly Prefix[] = [...PUBLIC_SPACE[4], ...PUBLIC_SPACE[6], ...RESERVED_BY_AWS, NAT64];

/** Where atoms begin, sorted, by IP version. */
type Bounds = Readonly<Record<4 | 6, readonly bigint[]>>;

/** Finds the bounds of a network's atoms. */
export const atomBounds = (network: Network): Bounds => {
  const prefixes = [...prefixesOf(network), ...OF_THE_MODEL];
  const ranges: readonly Range[] = [...prefixes, ...keptByAws(network), ...standIns(prefixes)];
  const of = (family: 4 | 6): readonly bigint[] => {
    const bounds = new Set<bigint>();
    for (const prefix of ranges) {
      if (prefix.family !== family) continue;
      bounds.add(prefix.first);
      bounds.add(prefix.last + 1n);
    }
    return [...bounds].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  };
  return { 4: of(4), 6: of(6) };
};

/** The number of bounds at or below a value. */
const rankOf = (bounds: readonly bigint[], value: bigint): number => {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? 0n) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** What tells an address from others: its atom where it is exact, else the ranges that it may come from. */
export const atomOf = (bounds: Bounds, { prefixes, text }: AddressSet): string => {
  const [only, ...more] = prefixes;
  return only !== undefined && more.length === 0 && isAddress(only)
    ? `${only.family}#${rankOf(bounds[only.family], only.first)}`
    : // Public addresses that AWS gives differ by their owner only, and no rule knows them.
      text.replace(/ that AWS gives `.*`$/, ' that AWS gives');
};
