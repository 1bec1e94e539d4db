/** The addresses on the internet that are worth trying: rules and routes tell addresses apart only by their prefixes. */
import { overlaps, type Prefix, parseAddress } from '../address/prefix.ts';
import { isPublic, PUBLIC_SPACE } from '../address/ranges.ts';
import { exactly } from '../address/set.ts';
import type {
  AddressSet,
  LoadBalancer,
  Network,
  NetworkInterface,
  ProtocolMatch,
  RouteTable,
} from '../model/network.ts';

/** Who on the internet may be let in: any address, or one inside a range that some rule or route names. */
export const ANYBODY = ['198.51.100.10', '2001:db8::10'];

const larger = (a: bigint, b: bigint): bigint => (a < b ? b : a);

/** Where a load balancer hands packets on to. */
const targetsOf = (network: Network, balancer: LoadBalancer): readonly NetworkInterface[] =>
  (balancer.listeners ?? [])
    .flatMap(({ groups }) => groups)
    .flatMap(({ targets }) => targets ?? [])
    .flatMap((target) => {
      if (target.kind === 'interface') return [target.owner];
      if (target.kind !== 'load-balancer') return [];
      return network.loadBalancers.get(target.balancer)?.interfaces ?? [];
    });

/** What stands in a route's way: the interface of an appliance, or of an endpoint to one. */
const appliancesIn = (table: RouteTable | undefined): readonly NetworkInterface[] =>
  (table?.routes ?? []).flatMap(({ target }) =>
    target.kind === 'interface'
      ? [target.interface]
      : target.kind === 'gateway-load-balancer-endpoint'
        ? [target.endpoint.interface]
        : [],
  );

/**
 * The interfaces that a packet from the internet to an interface may meet, this one first: appliances on the way there or back,
 * and behind a load balancer its targets, which may see the sender's own address.
 */
const gatesOf = (network: Network, owner: NetworkInterface): readonly NetworkInterface[] => {
  const gates = new Set<NetworkInterface>([owner]);
  const edges = [...network.internetGateways.values()]
    .filter(({ vpc }) => vpc === owner.subnet.vpc.id)
    .flatMap(({ routeTable }) => appliancesIn(routeTable));
  for (const edge of edges) gates.add(edge);
  // What is added while this runs is asked too; an interface is added once.
  for (const gate of gates) {
    for (const next of appliancesIn(gate.subnet.routeTable)) gates.add(next);
    if (gate.role !== 'load-balancer') continue;
    for (const balancer of network.loadBalancers.values()) {
      if (!balancer.interfaces.includes(gate)) continue;
      for (const target of targetsOf(network, balancer)) gates.add(target);
    }
  }
  return [...gates];
};

interface Wanted {
  readonly protocol: number;
  readonly port: number | undefined;
}

/** The ranges that the gates' rules and routes name. Only the first is asked for the flow's own port: behind it a load balancer may have another. */
const rangesThatMatter = (network: Network, owner: NetworkInterface, flow: Wanted): readonly Prefix[] =>
  gatesOf(network, owner).flatMap((gate) => {
    const port = gate === owner ? flow.port : undefined;
    const covers = (rule: ProtocolMatch): boolean =>
      (rule.protocol === -1 || rule.protocol === flow.protocol) &&
      (rule.ports === undefined || port === undefined || (rule.ports[0] <= port && port <= rule.ports[1]));
    const rules = (gate.securityGroups ?? []).flatMap((group) => group.rules?.inbound ?? []).filter(covers);
    const named = rules.flatMap(({ peer }) =>
      peer.kind === 'prefix' ? [peer.prefix] : peer.kind === 'prefix-list' ? (peer.list.entries ?? []) : [],
    );
    const { networkAcl: acl, routeTable } = gate.subnet;
    const routed = (routeTable?.routes ?? []).flatMap(({ destination }) =>
      destination.kind === 'prefix' ? [destination.prefix] : [],
    );
    return [
      ...named,
      ...[...(acl?.inbound ?? []), ...(acl?.outbound ?? [])].map((rule) => rule.prefix),
      ...routed,
    ];
  });

/** One public address inside each range that matters to an interface, and one just outside: they stand for all. */
export const internetSources = (
  network: Network,
  owner: NetworkInterface,
  family: 4 | 6,
  flow: Wanted,
): readonly AddressSet[] => {
  const bits = family === 4 ? 32 : 128;
  const one = (value: bigint): Prefix => ({ family, first: value, last: value, length: bits });
  /** The first public address of a range. */
  const firstPublic = (range: Prefix): readonly Prefix[] => {
    const part = PUBLIC_SPACE[family].find((open) => overlaps(open, range));
    return part === undefined ? [] : [one(larger(part.first, range.first))];
  };
  const beside = (range: Prefix): readonly Prefix[] =>
    [range.first - 1n, range.last + 1n].filter((value) => value >= 0n && value < 1n << BigInt(bits)).map(one);
  const ranges = rangesThatMatter(network, owner, flow).filter((range) => range.family === family);
  const anybody = ANYBODY.map(parseAddress).filter((address) => address?.family === family);
  const candidates = [...anybody, ...ranges.flatMap(firstPublic), ...ranges.flatMap(beside)];
  const sources = candidates.filter((address) => address !== undefined).filter(isPublic);
  const distinct = new Map(sources.map((address) => [exactly(address).text, exactly(address)]));
  return [...distinct.values()];
};
