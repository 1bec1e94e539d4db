/** What public DNS answers, wherever it is asked. */
import { internetAddress, serviceAddress } from '../address/set.ts';
import type { AddressSet, Network } from '../model/network.ts';
import { listed, named } from '../trace/words.ts';
import type { NameAnswer, ResolvedAddress } from './answer.ts';
import { askBalancerName } from './balancer-names.ts';
import {
  addressesOfName,
  endpointAddresses,
  endpointNamed,
  isPrivateApi,
  zoneInName,
} from './endpoint-names.ts';
import { ownerOf, publicNameAddress } from './instance-names.ts';
import { serviceOfHost } from './service-names.ts';

/** Names that no public DNS answers for. */
export const PRIVATE_SUFFIX = /(^|\.)(internal|local|lan|corp|home|intranet|private|arpa|test|localhost)$/;

const publicRanges = (network: Network, service: string) =>
  network.prefixLists.get(service)?.entries?.filter((range) => range.family === 4);

const plain = (address: AddressSet): ResolvedAddress => ({
  address,
  receiver: undefined,
  text: address.text,
});

/** Names that AWS gives to what is not modelled, and that may lead to private or link-local addresses. */
const OF_AWS =
  /(^|\.)(amazonaws\.com(\.cn)?|api\.aws|elasticbeanstalk\.com|awsapprunner\.com|vpc-lattice-(svcs|rsc)\.[a-z0-9-]+\.on\.aws)$/;

/** AWS's own names of an endpoint are in public DNS and give its private addresses (facts F-IFE-05 and F-IFE-06). */
export const askEndpointName = (network: Network, host: string): NameAnswer | undefined => {
  const endpoint = endpointNamed(network, host);
  if (endpoint === undefined) return undefined;
  const { pointer } = endpoint;
  const base = { pointer, facts: ['F-IFE-05', 'F-IFE-06'], assumptions: [] } as const;
  const addresses = addressesOfName(endpoint, host);
  const zone = zoneInName(endpoint, host);
  if (addresses.length > 0 || zone === undefined) {
    const text = `It is a name of ${named(endpoint)} in public DNS and gives ${listed(addresses.map((each) => each.text))}, wherever it is asked.`;
    return { ...base, kind: 'found', by: 'endpoint-name', addresses, text };
  }
  if (endpoint.interfaces.some(({ subnet }) => subnet.zone === undefined)) {
    const text = `\`${host}\` is ${named(endpoint)} in zone \`${zone}\`, and which zones its subnets are in is not in the data.`;
    return {
      ...base,
      kind: 'unknown',
      code: 'name-not-modelled',
      text,
      otherwise: endpointAddresses(endpoint),
    };
  }
  const text = `${named(endpoint)} has no interface in zone \`${zone}\`, so there is no name \`${host}\`.`;
  return { ...base, kind: 'nothing', text, otherwise: endpointAddresses(endpoint) };
};

/**
 * Asks public DNS.
 *
 * @param pointer of who asks
 * @param service the whole name of the AWS service that the host is known to be of, where the host does not say
 * @param ipv6 whether the client has a public IPv6 address and may choose one
 */
export const askPublic = (
  network: Network,
  host: string,
  pointer: string,
  service: string | undefined,
  ipv6: boolean,
): NameAnswer => {
  const base = { pointer, facts: ['P-06', 'F-GWE-07', 'F-IFE-07'], assumptions: [] } as const;
  const own = askEndpointName(network, host) ?? askBalancerName(network, host);
  if (own !== undefined) return own;
  const ofInstance = publicNameAddress(host);
  if (ofInstance !== undefined) {
    const owner = ownerOf(network, ofInstance);
    if (owner?.subnet.vpc.dnsHostnames === false) {
      const text = `\`dnsHostnames\` of \`${owner.subnet.vpc.id}\` is off, so ${named(owner.node)} has no public host name; what is answered for one is not documented.`;
      return { ...base, facts: ['F-DNS-10'], kind: 'unknown', code: 'name-not-modelled', text };
    }
    const text = `It is the public host name of ${ofInstance.text}.`;
    const facts = ['F-PCX-06'] as const;
    return { ...base, facts, kind: 'found', by: 'instance-name', addresses: [plain(ofInstance)], text };
  }
  const of = serviceOfHost(host)?.name ?? service;
  if (isPrivateApi(host)) {
    const text = `\`${host}\` is a private API at an endpoint that is not in the data.`;
    return { ...base, facts: ['F-IFE-20'], kind: 'unknown', code: 'name-not-modelled', text };
  }
  if (of === undefined && OF_AWS.test(host)) {
    const text = `\`${host}\` is AWS's, but no service that is modelled has this name, so its addresses are not known.`;
    return { ...base, kind: 'unknown', code: 'name-not-modelled', text };
  }
  if (of === undefined && PRIVATE_SUFFIX.test(host)) {
    const text = `\`${host}\` is no name of public DNS.`;
    return { ...base, kind: 'nothing', text, otherwise: [] };
  }
  const addresses = [
    plain(of === undefined ? internetAddress(host) : serviceAddress(of, publicRanges(network, of))),
    // A host that is not AWS's may have an IPv6 address too.
    ...(of === undefined && ipv6 ? [plain(internetAddress(host, 6))] : []),
  ];
  const text = `Public DNS answers with ${listed(addresses.map((each) => each.text))}.`;
  return { ...base, kind: 'found', by: 'public-dns', addresses, text };
};
