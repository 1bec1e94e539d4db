/** Where the flows of a scenario begin and end, as far as the network alone can tell. */
import { contains, overlaps, type Prefix, parseAddress } from '../evaluator/address/prefix.ts';
import type { Network, NetworkInterface } from '../evaluator/index.ts';
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
  /** A name that interface endpoints may answer for in the VPC that asks. */
  readonly byName: boolean;
}

const NOWHERE: End = { interfaces: [], addresses: [], services: [], internet: false, byName: false };

const interfacesOf = (network: Network, name: string): readonly NetworkInterface[] => {
  const aliased = network.interfaces.get(name);
  if (aliased !== undefined) return [aliased];
  const all = allInterfaces(network);
  const named = all.filter((held) => held.node.id === name || held.id === name);
  return named.length > 0 ? named : all.filter((held) => (held.node.label ?? held.label) === name);
};

/** The end that some interfaces make, addressed by their private addresses. */
const endOfInterfaces = (interfaces: readonly NetworkInterface[]): End => ({
  ...NOWHERE,
  interfaces,
  addresses: interfaces.flatMap((held) => held.addresses.flatMap((set) => set.prefixes)),
});

const holds = (held: NetworkInterface, address: Prefix): boolean =>
  [...held.addresses, ...held.publicAddresses.values()].some(
    (set) => set.prefixes.length === 1 && set.prefixes.some((prefix) => contains(prefix, address)),
  );

const endOfAddress = (network: Network, address: Prefix): End => {
  const interfaces = allInterfaces(network).filter((held) => holds(held, address));
  const services = [...network.prefixLists.values()].flatMap((list) =>
    list.service !== undefined && (list.entries ?? []).some((entry) => overlaps(entry, address))
      ? [list.service]
      : [],
  );
  const inside = [...network.vpcs.values()].some((vpc) =>
    vpc.prefixes.some((prefix) => contains(prefix, address)),
  );
  return {
    interfaces,
    addresses: [address],
    services,
    internet: !inside && services.length === 0,
    byName: false,
  };
};

const endOfHost = (network: Network, host: string): End => {
  const own = [...network.interfaceEndpoints.values()].filter(
    (endpoint) =>
      endpoint.dnsNames.includes(host) ||
      host.startsWith(`${endpoint.id}-`) ||
      host.startsWith(`${endpoint.id}.`),
  );
  if (own.length > 0) {
    return endOfInterfaces(own.flatMap((endpoint) => endpoint.interfaces));
  }
  const service = serviceOfHost(host);
  return service === undefined
    ? { ...NOWHERE, internet: host.includes('.') }
    : { ...NOWHERE, services: [service.name], byName: true };
};

/** Where `text` (a flow's `from` or `to`) could be. Nowhere, where it names nothing. */
export const endOf = (network: Network, text: string): End => {
  if (text === 'internet' || text.startsWith('internet:')) return { ...NOWHERE, internet: true };
  const interfaces = interfacesOf(network, text);
  if (interfaces.length > 0) return endOfInterfaces(interfaces);
  const gateway = network.gatewayEndpoints.get(text);
  if (gateway !== undefined) return { ...NOWHERE, services: [gateway.service] };
  const address = parseAddress(text);
  if (address !== undefined) return endOfAddress(network, address);
  if (text.startsWith('com.amazonaws.')) return { ...NOWHERE, services: [text], byName: true };
  return endOfHost(network, text.toLowerCase().replace(/\.$/, ''));
};
