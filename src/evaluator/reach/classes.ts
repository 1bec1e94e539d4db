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
  /** The same for classes that nothing but their security groups tells apart; undefined where that is not known. */
  readonly kin?: number;
}

/** What an interface is to the tracer, but for whom it shares an address or an instance with. */
interface Keys {
  readonly key: string;
  /** The same without its security groups, where it has some and others may be like it. */
  readonly kin?: string;
}

const keysOf = (network: Network): ((owner: NetworkInterface) => Keys) => {
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
    if (alone) return { key: `alone ${owner.pointer}` };
    const publics = [...publicAddresses].map(
      ([inside, outside]) =>
        `${addresses.findIndex(({ text }) => text === inside)}>${atomOf(bounds, outside)}`,
    );
    const rest = JSON.stringify([
      owner.role,
      subnet.pointer,
      owner.ephemeralPorts ?? null,
      owner.sourceDestCheck ?? null,
      addresses.map((address) => atomOf(bounds, address)),
      publics,
      instance?.state ?? null,
      instance === undefined ? null : [instance.interfaces.indexOf(owner), instance.interfaces.length],
      owner.use ?? null,
    ]);
    const groups = owner.securityGroups?.map(({ key }) => key).sort();
    const key = JSON.stringify([groups ?? null, rest]);
    return groups === undefined || groups.length === 0 ? { key } : { key, kin: rest };
  };
};

const labelled = ({ label }: { readonly label?: string }): { readonly label?: string } =>
  label === undefined ? {} : { label };

/** Every interface of the network that has an address in it. */
const allInterfaces = (network: Network): readonly NetworkInterface[] =>
  [...network.subnets.values()].flatMap(({ interfaces }) => interfaces);

/** An end, with the key of its class. */
interface Keyed extends Keys {
  readonly end: ReachEnd;
}

const machinesOf = (network: Network): readonly Keyed[] => {
  const keyOf = keysOf(network);
  const links: ReadonlyMap<NetworkInterface, Link> = linksOf(
    allInterfaces(network),
    (owner) => keyOf(owner).key,
  );
  const keyed = (owner: NetworkInterface, end: ReachEnd): Keyed => {
    const link = links.get(owner);
    return link === undefined
      ? { ...keyOf(owner), end }
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

/** Sorts every end of a network into its class. Kin stand together: who asks one after the other may remember what they share. */
export const reachClasses = (network: Network): readonly ReachClass[] => {
  const classes = new Map<string, { readonly members: ReachEnd[]; readonly kin: string }>();
  for (const { key, kin, end } of [...machinesOf(network), ...placesOf(network), ...outsideOf(network)]) {
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { members: [end], kin: kin ?? key });
    else known.members.push(end);
  }
  const families = new Map<string, ReachEnd[][]>();
  for (const { members, kin } of classes.values()) {
    const others = families.get(kin);
    if (others === undefined) families.set(kin, [members]);
    else others.push(members);
  }
  return [...families.values()].flatMap((family, kin) =>
    family.map((members): ReachClass => {
      const made = { id: members[0]?.name ?? '', members };
      return family.length > 1 ? { ...made, kin } : made;
    }),
  );
};
