/**
 * Classes of ends that the tracer cannot tell apart: swap two members of one, and no decision
 * changes. When in doubt an end is a class of its own: too many classes cost time, too few would
 * cost the truth.
 */
import type { Instance, Network, NetworkInterface } from '../model/network.ts';
import { refusedAbout } from '../trace/accused.ts';
import { handsOn } from '../trace/interfaces.ts';
import { atomBounds, atomOf } from './atoms.ts';
import { type Link, linksOf } from './links.ts';
import { singledOut } from './single.ts';

/** One end of a flow as the matrix names it. */
export interface ReachEnd {
  /** What a flow calls it. */
  readonly name: string;
  readonly label?: string;
  readonly kind: 'instance' | 'interface' | 'endpoint' | 'load-balancer' | 'internet' | 'on-premises';
  /** Whether it may start connections. */
  readonly sends: boolean;
  /** The same for ends that belong together: interfaces of one instance, or with one address. */
  readonly group?: string;
}

/** Ends that every rule, route and address treats alike. */
export interface ReachClass {
  /** Stable for a network: the first member's name. */
  readonly id: string;
  readonly members: readonly ReachEnd[];
}

/** What an interface is to the tracer, but for whom it shares an address or an instance with. */
const keysOf = (network: Network): ((owner: NetworkInterface) => string) => {
  const bounds = atomBounds(network);
  const single = singledOut(network);
  return (owner) => {
    const { node, subnet, addresses, publicAddresses } = owner;
    const instance = owner.instance === undefined ? undefined : network.instances.get(owner.instance);
    const isEnd = owner.role === 'instance' || owner.role === 'interface';
    const alone =
      !isEnd ||
      single.interfaces.has(owner) ||
      refusedAbout(network, node).length > 0 ||
      [...addresses, ...publicAddresses.values()].some(({ text }) => single.addresses.has(text));
    if (alone) return `alone ${owner.pointer}`;
    const publics = [...publicAddresses].map(
      ([inside, outside]) =>
        `${addresses.findIndex(({ text }) => text === inside)}>${atomOf(bounds, outside)}`,
    );
    return JSON.stringify([
      owner.role,
      subnet.pointer,
      owner.securityGroups?.map(({ key }) => key).sort() ?? null,
      owner.ephemeralPorts ?? null,
      owner.sourceDestCheck ?? null,
      addresses.map((address) => atomOf(bounds, address)),
      publics,
      instance?.state ?? null,
      instance === undefined ? null : [instance.interfaces.indexOf(owner), instance.interfaces.length],
      owner.use ?? null,
    ]);
  };
};

const labelled = ({ label }: { readonly label?: string }): { readonly label?: string } =>
  label === undefined ? {} : { label };

/** Every interface of the network that has an address in it. */
const allInterfaces = (network: Network): readonly NetworkInterface[] =>
  [...network.subnets.values()].flatMap(({ interfaces }) => interfaces);

/** An end, with the key of its class. */
interface Keyed {
  readonly key: string;
  readonly end: ReachEnd;
}

const machinesOf = (network: Network): readonly Keyed[] => {
  const keyOf = keysOf(network);
  const links: ReadonlyMap<NetworkInterface, Link> = linksOf(allInterfaces(network), keyOf);
  const keyed = (owner: NetworkInterface, end: ReachEnd): Keyed => {
    const link = links.get(owner);
    return link === undefined
      ? { key: keyOf(owner), end }
      : { key: `linked ${link.key}`, end: { ...end, group: link.group } };
  };
  const ofInstance = (instance: Instance): Keyed => {
    const end: ReachEnd = { name: instance.id, ...labelled(instance), kind: 'instance', sends: true };
    const [owner] = instance.interfaces;
    return owner === undefined ? { key: `alone ${instance.pointer}`, end } : keyed(owner, end);
  };
  const others = [...network.interfaces].flatMap(([name, owner]): readonly Keyed[] => {
    const instance = owner.instance === undefined ? undefined : network.instances.get(owner.instance);
    // An instance stands for its first interface.
    if (instance?.interfaces[0] === owner || network.instances.has(name) || handsOn(owner)) return [];
    return [keyed(owner, { name, ...labelled(owner), kind: 'interface', sends: true })];
  });
  return [...[...network.instances.values()].map(ofInstance), ...others];
};

/** Endpoints and load balancers: each is a class of its own. */
const placesOf = (network: Network): readonly Keyed[] => [
  ...[...network.interfaceEndpoints.values(), ...network.resourceEndpoints.values()].map(
    (endpoint): Keyed => ({
      key: `alone ${endpoint.pointer}`,
      end: { name: endpoint.id, ...labelled(endpoint), kind: 'endpoint', sends: false },
    }),
  ),
  ...[...network.loadBalancers.values()]
    .filter(({ type }) => type !== 'gateway')
    .map(
      (balancer): Keyed => ({
        key: `alone ${balancer.pointer}`,
        end: { name: balancer.id, ...labelled(balancer), kind: 'load-balancer', sends: false },
      }),
    ),
];

const outsideOf = (network: Network): readonly Keyed[] => [
  ...[...network.onPremises.values()].map(
    (outside): Keyed => ({
      key: `alone ${outside.pointer}`,
      end: { name: outside.id, ...labelled(outside), kind: 'on-premises', sends: true },
    }),
  ),
  { key: 'internet', end: { name: 'internet', kind: 'internet', sends: true } },
];

/** Sorts every end of a network into its class. */
export const reachClasses = (network: Network): readonly ReachClass[] => {
  const members = new Map<string, ReachEnd[]>();
  for (const { key, end } of [...machinesOf(network), ...placesOf(network), ...outsideOf(network)]) {
    const known = members.get(key);
    if (known === undefined) members.set(key, [end]);
    else known.push(end);
  }
  return [...members.values()].map((each) => ({ id: each[0]?.name ?? '', members: each }));
};
