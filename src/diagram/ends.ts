/** Where the flows of a scenario begin and end, as far as the network alone can tell. */
import { contains, overlaps, type Prefix, parseAddress } from '../evaluator/address/prefix.ts';
import type { Network, NetworkInterface, OnPremises } from '../evaluator/index.ts';
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

/** What a value of a hosted zone's record stands for. */
const endOfValue = (network: Network, text: string, depth: number): End => {
  const address = parseAddress(text);
  if (address !== undefined) return endOfAddress(network, address);
  const interfaces = interfacesOf(network, text);
  if (interfaces.length > 0) return endOfOwners(interfaces);
  return depth > MOST_ALIASES ? NOWHERE : endOfHost(network, text.toLowerCase(), depth + 1);
};

const MOST_ALIASES = 8;

/** Every value that some hosted zone gives a name, whichever VPCs use the zone. */
const recordValues = (network: Network, host: string): readonly string[] => {
  const labels = host.split('.');
  const names = [host, ...labels.slice(1).map((_, cut) => `*.${labels.slice(cut + 1).join('.')}`)];
  return [...network.hostedZones.values()].flatMap(({ records }) =>
    names.flatMap((name) => records?.get(name)?.values ?? []),
  );
};

const endOfHost = (network: Network, host: string, depth = 0): End => {
  const own = [...network.interfaceEndpoints.values()].filter(
    (endpoint) =>
      endpoint.dnsNames.includes(host) ||
      endpoint.privateName === host ||
      host.startsWith(`${endpoint.id}-`) ||
      host.startsWith(`${endpoint.id}.`),
  );
  const balancers = [...network.loadBalancers.values()].filter(({ dnsName }) => dnsName === host);
  const resources = [...network.resourceEndpoints.values()].filter(
    (endpoint) =>
      endpoint.dnsNames.includes(host) ||
      (endpoint.resources ?? []).some(({ domainName }) => domainName === host),
  );
  const named = [...own, ...balancers, ...resources].flatMap((each) => each.interfaces);
  const outside = [...network.onPremises.values()].flatMap((each) => each.records.get(host) ?? []);
  const ends = [
    ...(named.length > 0 ? [endOfOwners(named)] : []),
    ...recordValues(network, host).map((value) => endOfValue(network, value, depth)),
    ...outside.map((address) => endOfAddress(network, address)),
  ];
  const service = serviceOfHost(host);
  if (service !== undefined) ends.push({ ...NOWHERE, services: [service.name], byName: true });
  return ends.length > 0 ? together(ends) : { ...NOWHERE, internet: host.includes('.') };
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
