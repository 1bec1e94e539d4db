/** Where the flows of a scenario begin and end, as far as the network alone can tell. */
import { contains, overlaps, type Prefix, parseAddress } from '../evaluator/address/prefix.ts';
import type { HostedZone, Network, NetworkInterface, OnPremises } from '../evaluator/index.ts';
import { privateNameAddress, publicNameAddress } from '../evaluator/name-resolution/instance-names.ts';
import { PRIVATE_SUFFIX } from '../evaluator/name-resolution/public-view.ts';
import { serviceOfHost } from '../evaluator/name-resolution/service-names.ts';
import { allInterfaces } from './elements.ts';

/** What a diagram needs to know of a flow. */
export interface FlowEnds {
  readonly from: string;
  readonly to: string;
}

/** One end of a flow: every place that it could be. */
export interface End {
  readonly interfaces: readonly NetworkInterface[];
  /** The addresses that a packet for it may carry, as far as they are known. */
  readonly addresses: readonly Prefix[];
  /** Whole names of AWS services that the packet could reach at their public addresses. */
  readonly services: readonly string[];
  readonly internet: boolean;
  /** Networks outside of AWS. */
  readonly networks: readonly OnPremises[];
  /** A name that interface endpoints may answer for in the VPC that asks. */
  readonly byName: boolean;
}

const NOWHERE: End = {
  interfaces: [],
  addresses: [],
  services: [],
  internet: false,
  networks: [],
  byName: false,
};

/** Several places as one end. */
export const together = (ends: readonly End[]): End => ({
  interfaces: [...new Set(ends.flatMap((end) => end.interfaces))],
  addresses: ends.flatMap((end) => end.addresses),
  services: [...new Set(ends.flatMap((end) => end.services))],
  internet: ends.some((end) => end.internet),
  networks: [...new Set(ends.flatMap((end) => end.networks))],
  byName: ends.some((end) => end.byName),
});

const interfacesOf = (network: Network, name: string): readonly NetworkInterface[] => {
  const aliased = network.interfaces.get(name);
  if (aliased !== undefined) return [aliased];
  const all = allInterfaces(network);
  const named = all.filter((held) => held.node.id === name || held.id === name);
  return named.length > 0 ? named : all.filter((held) => (held.node.label ?? held.label) === name);
};

/** The end that some interfaces make, addressed by their private addresses. */
export const endOfOwners = (interfaces: readonly NetworkInterface[]): End => ({
  ...NOWHERE,
  interfaces,
  addresses: interfaces.flatMap((held) => held.addresses.flatMap((set) => set.prefixes)),
});

/** The same, addressed by their public addresses. */
const endOfPublic = (interfaces: readonly NetworkInterface[]): End => ({
  ...NOWHERE,
  interfaces,
  addresses: interfaces.flatMap((held) => [...held.publicAddresses.values()].flatMap((set) => set.prefixes)),
});

const holds = (held: NetworkInterface, address: Prefix): boolean =>
  [...held.addresses, ...held.publicAddresses.values()].some(
    (set) => set.prefixes.length === 1 && set.prefixes.some((prefix) => contains(prefix, address)),
  );

/** The end that an address, or a range of them, makes. */
export const endOfAddress = (network: Network, address: Prefix): End => {
  const interfaces = allInterfaces(network).filter((held) => holds(held, address));
  const services = [...network.prefixLists.values()].flatMap((list) =>
    list.service !== undefined && (list.entries ?? []).some((entry) => overlaps(entry, address))
      ? [list.service]
      : [],
  );
  const inside = [...network.vpcs.values()].some((vpc) =>
    vpc.prefixes.some((prefix) => contains(prefix, address)),
  );
  const networks = [...network.onPremises.values()].filter(({ prefixes }) =>
    prefixes.some((prefix) => contains(prefix, address)),
  );
  return {
    interfaces,
    addresses: [address],
    services,
    internet: !inside && services.length === 0 && networks.length === 0,
    networks,
    byName: false,
  };
};

/** What some hosted zone says of a name, itself or with a wildcard. */
const valuesIn = ({ records }: HostedZone, host: string): readonly string[] => {
  const labels = host.split('.');
  const names = [host, ...labels.slice(1).map((_, cut) => `*.${labels.slice(cut + 1).join('.')}`)];
  return names.flatMap((name) => records?.get(name)?.values ?? []);
};

/** Names that AWS makes and public DNS answers for, with private addresses or public ones. */
const endOfPublicName = (network: Network, host: string): readonly End[] => {
  const endpoints = [...network.interfaceEndpoints.values()].filter(
    ({ id, dnsNames }) => dnsNames.includes(host) || host.startsWith(`${id}-`) || host.startsWith(`${id}.`),
  );
  const resources = [...network.resourceEndpoints.values()].filter(({ dnsNames }) => dnsNames.includes(host));
  const held = [...endpoints, ...resources].flatMap(({ interfaces }) => interfaces);
  const balancers = [...network.loadBalancers.values()].filter(({ dnsName }) => dnsName === host);
  const address = (privateNameAddress(host) ?? publicNameAddress(host))?.prefixes[0];
  return [
    ...(held.length > 0 ? [endOfOwners(held)] : []),
    ...balancers.map(({ interfaces, internetFacing }) =>
      internetFacing ? endOfPublic(interfaces) : endOfOwners(interfaces),
    ),
    ...(address === undefined ? [] : [endOfAddress(network, address)]),
  ];
};

/** Names that one name may lead to, by records of hosted zones: each is asked once. */
const MOST_NAMES = 64;

/** What a name means without its records in hosted zones. */
const endsOfName = (network: Network, host: string): readonly End[] => {
  const byOwnName = [...network.interfaceEndpoints.values()].filter(
    ({ privateName }) => privateName === host,
  );
  const byDomain = [...network.resourceEndpoints.values()].filter(({ resources }) =>
    (resources ?? []).some(({ domainName }) => domainName === host),
  );
  const held = [...byOwnName, ...byDomain].flatMap(({ interfaces }) => interfaces);
  const outside = [...network.onPremises.values()].flatMap((each) => each.records.get(host) ?? []);
  const published = endOfPublicName(network, host);
  const service = serviceOfHost(host);
  // A resolver that does not know a private name asks public DNS.
  const isPublicToo =
    published.length === 0 && service === undefined && host.includes('.') && !PRIVATE_SUFFIX.test(host);
  return [
    ...(held.length > 0 ? [endOfOwners(held)] : []),
    ...published,
    ...outside.map((address) => endOfAddress(network, address)),
    ...(service === undefined ? [] : [{ ...NOWHERE, services: [service.name], byName: true }]),
    ...(isPublicToo ? [{ ...NOWHERE, internet: true }] : []),
  ];
};

/** Everything that a name may mean, whoever asks: which zones and options are in force decides what passes. */
const endOfHost = (network: Network, host: string): End => {
  const names = new Set([host]);
  const ends: End[] = [];
  // A set is walked with what is added on the way.
  for (const name of names) {
    ends.push(...endsOfName(network, name));
    for (const value of [...network.hostedZones.values()].flatMap((zone) => valuesIn(zone, name))) {
      const address = parseAddress(value);
      const interfaces = address === undefined ? interfacesOf(network, value) : [];
      if (address !== undefined) ends.push(endOfAddress(network, address));
      else if (interfaces.length > 0) ends.push(endOfOwners(interfaces));
      else if (names.size < MOST_NAMES) names.add(value.toLowerCase().replace(/\.$/, ''));
    }
  }
  return together(ends);
};

/** Where `text` (a flow's `from` or `to`) could be. Nowhere, where it names nothing. */
export const endOf = (network: Network, text: string): End => {
  if (text === 'internet' || text.startsWith('internet:')) return { ...NOWHERE, internet: true };
  const outside = network.onPremises.get(text);
  if (outside !== undefined) return { ...NOWHERE, networks: [outside], addresses: outside.prefixes };
  const interfaces = interfacesOf(network, text);
  if (interfaces.length > 0) return endOfOwners(interfaces);
  const gateway = network.gatewayEndpoints.get(text);
  if (gateway !== undefined) return { ...NOWHERE, services: [gateway.service] };
  const address = parseAddress(text);
  if (address !== undefined) return endOfAddress(network, address);
  if (text.startsWith('com.amazonaws.')) return { ...NOWHERE, services: [text], byName: true };
  return endOfHost(network, text.toLowerCase().replace(/\.$/, ''));
};
