/**
 * Classes of ends that the tracer cannot tell apart. When in doubt an end is a class of its own: too
 * many classes cost time, too few would cost the truth.
 */
import type { Instance, LoadBalancer, Network, NetworkInterface } from '../model/network.ts';
import { handsOn } from '../trace/interfaces.ts';
import { atomBounds, atomOf } from './atoms.ts';

/** One end of a flow as the matrix names it. */
export interface ReachEnd {
  /** What a flow calls it. */
  readonly name: string;
  readonly label?: string;
  readonly kind: 'instance' | 'interface' | 'endpoint' | 'load-balancer' | 'internet' | 'on-premises';
  /** Whether it may start connections. */
  readonly sends: boolean;
}

export interface ReachClass {
  /** Stable for a network: the first member's name. */
  readonly id: string;
  readonly members: readonly ReachEnd[];
}

/** Names of machines that something of the network names: each must stay for itself. */
const singledOut = (network: Network): ReadonlySet<NetworkInterface> => {
  const single = new Set<NetworkInterface>();
  const tables = [...network.subnets.values()].flatMap(({ routeTable }) => routeTable?.routes ?? []);
  const edges = [...network.internetGateways.values(), ...network.virtualPrivateGateways.values()].flatMap(
    ({ routeTable }) => routeTable?.routes ?? [],
  );
  for (const { target } of [...tables, ...edges])
    if (target.kind === 'interface') single.add(target.interface);
  for (const { targets } of network.targetGroups.values())
    for (const target of targets ?? []) if (target.kind === 'interface') single.add(target.owner);
  for (const { resources } of network.resourceEndpoints.values())
    for (const { target } of resources ?? []) if (target?.kind === 'interface') single.add(target.owner);
  return single;
};

/** Addresses by which something of the network means one machine, and addresses that two have. */
const namedAddresses = (network: Network): ReadonlySet<string> => {
  const named = new Set<string>();
  for (const { targets } of network.targetGroups.values())
    for (const target of targets ?? []) if (target.kind === 'address') named.add(target.address.text);
  for (const { resources } of network.resourceEndpoints.values())
    for (const { target } of resources ?? []) if (target?.kind === 'address') named.add(target.address.text);
  for (const { servers } of [...network.vpcs.values()].map(({ dnsServers }) => ({
    servers: dnsServers ?? [],
  })))
    for (const server of servers) named.add(`\`${server}\``);
  const seen = new Set<string>();
  for (const { interfaces } of network.subnets.values()) {
    for (const { addresses, publicAddresses } of interfaces) {
      for (const { text } of [...addresses, ...publicAddresses.values()]) {
        if (seen.has(text)) named.add(text);
        seen.add(text);
      }
    }
  }
  return named;
};

const keyOf = (
  network: Network,
  bounds: ReturnType<typeof atomBounds>,
  single: ReadonlySet<NetworkInterface>,
  named: ReadonlySet<string>,
  owner: NetworkInterface,
): string => {
  const instance = owner.instance === undefined ? undefined : network.instances.get(owner.instance);
  const exact = [...owner.addresses, ...owner.publicAddresses.values()];
  const alone =
    single.has(owner) ||
    (instance?.interfaces.length ?? 1) > 1 ||
    exact.some(({ text, prefixes }) => named.has(text) && prefixes.length === 1) ||
    network.findings.some(({ resource }) => resource.id === owner.node.id);
  if (alone) return `alone ${owner.pointer}`;
  const publics = [...owner.publicAddresses].map(
    ([inside, outside]) =>
      `${owner.addresses.findIndex(({ text }) => text === inside)}>${atomOf(bounds, outside)}`,
  );
  return JSON.stringify([
    owner.role,
    owner.subnet.pointer,
    owner.securityGroups?.map(({ key }) => key).sort() ?? null,
    owner.ephemeralPorts ?? null,
    owner.addresses.map((address) => atomOf(bounds, address)),
    publics,
    instance?.state ?? null,
    owner.use ?? null,
  ]);
};

const instanceEnd = ({ id, label }: Instance): ReachEnd => ({
  name: id,
  ...(label === undefined ? {} : { label }),
  kind: 'instance',
  sends: true,
});

const placeEnd = (
  kind: 'endpoint' | 'load-balancer',
  { id, label }: Pick<LoadBalancer, 'id' | 'label'>,
): ReachEnd => ({ name: id, ...(label === undefined ? {} : { label }), kind, sends: false });

/** Sorts every end of a network into its class. */
export const reachClasses = (network: Network): readonly ReachClass[] => {
  const bounds = atomBounds(network);
  const single = singledOut(network);
  const named = namedAddresses(network);
  const members = new Map<string, ReachEnd[]>();
  const put = (key: string, end: ReachEnd): void => {
    const known = members.get(key);
    if (known === undefined) members.set(key, [end]);
    else known.push(end);
  };
  for (const instance of network.instances.values()) {
    const [owner] = instance.interfaces;
    const key =
      owner === undefined ? `alone ${instance.pointer}` : keyOf(network, bounds, single, named, owner);
    put(key, instanceEnd(instance));
  }
  for (const [name, owner] of network.interfaces) {
    if (owner.instance !== undefined || handsOn(owner)) continue;
    const end: ReachEnd = {
      name,
      ...(owner.label === undefined ? {} : { label: owner.label }),
      kind: 'interface',
      sends: true,
    };
    put(keyOf(network, bounds, single, named, owner), end);
  }
  for (const endpoint of [...network.interfaceEndpoints.values(), ...network.resourceEndpoints.values()])
    put(`alone ${endpoint.pointer}`, placeEnd('endpoint', endpoint));
  for (const balancer of network.loadBalancers.values()) {
    if (balancer.type !== 'gateway') put(`alone ${balancer.pointer}`, placeEnd('load-balancer', balancer));
  }
  for (const { id } of network.onPremises.values())
    put(`on-premises ${id}`, { name: id, kind: 'on-premises', sends: true });
  put('internet', { name: 'internet', kind: 'internet', sends: true });
  return [...members.values()].map((each) => ({ id: each[0]?.name ?? '', members: each }));
};
