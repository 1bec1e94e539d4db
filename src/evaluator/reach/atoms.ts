/**
 * Atoms of the address space: two addresses in one atom are alike to every prefix that the network
 * knows, in rules, routes, lists and policies.
 */
import { isAddress, type Prefix, parseAddress, parseCidr } from '../address/prefix.ts';
import type { AddressSet, Network, Route, SecurityGroup } from '../model/network.ts';

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

/** Where atoms begin, sorted, by IP version. */
type Bounds = Readonly<Record<4 | 6, readonly bigint[]>>;

/** Finds the bounds of a network's atoms. */
export const atomBounds = (network: Network): Bounds => {
  const of = (family: 4 | 6): readonly bigint[] => {
    const bounds = new Set<bigint>();
    for (const prefix of prefixesOf(network)) {
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
    : text;
};
