/** Machines that something of the network means by themselves: no other one can stand for them. */
import { parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import type { Network, NetworkInterface, RouteTable } from '../model/network.ts';

/** What the network means by itself: interfaces, and texts of addresses. */
export interface Single {
  readonly interfaces: ReadonlySet<NetworkInterface>;
  readonly addresses: ReadonlySet<string>;
}

const tablesOf = (network: Network): ReadonlySet<RouteTable | undefined> =>
  new Set([
    ...[...network.subnets.values()].map(({ routeTable }) => routeTable),
    ...[...network.internetGateways.values()].map(({ routeTable }) => routeTable),
    ...[...network.virtualPrivateGateways.values()].map(({ routeTable }) => routeTable),
    ...[...network.natGateways.values()].map(({ regional }) => regional?.routeTable),
  ]);

/** Routes, target groups and resource configurations may name an interface or an address. */
const targetsOf = (network: Network) => [
  ...[...tablesOf(network)]
    .flatMap((table) => table?.routes ?? [])
    .map(({ target }) =>
      target.kind === 'interface' ? ({ kind: 'interface', owner: target.interface } as const) : undefined,
    ),
  ...[...network.targetGroups.values()].flatMap(({ targets }) => targets ?? []),
  ...[...network.resourceEndpoints.values()]
    .flatMap(({ resources }) => resources ?? [])
    .map(({ target }) => target),
];

/** Finds what must stay for itself. */
export const singledOut = (network: Network): Single => {
  const interfaces = new Set<NetworkInterface>();
  const addresses = new Set<string>();
  for (const target of targetsOf(network)) {
    if (target?.kind === 'interface') interfaces.add(target.owner);
    if (target?.kind === 'address') addresses.add(target.address.text);
  }
  for (const { regional } of network.natGateways.values())
    if (regional !== undefined) addresses.add(regional.address.text);
  const named = [
    ...[...network.vpcs.values()].flatMap(({ dnsServers }) => dnsServers ?? []),
    ...[...network.hostedZones.values()]
      .flatMap(({ records }) => [...(records?.values() ?? [])])
      .flatMap(({ values }) => values),
  ];
  for (const text of named) {
    const address = parseAddress(text);
    if (address !== undefined) addresses.add(exactly(address).text);
  }
  return { interfaces, addresses };
};
