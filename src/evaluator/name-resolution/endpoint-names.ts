/** Names of interface endpoints: those that AWS makes for them, and the service's own by private DNS. */
import type { InterfaceEndpoint, Network, Vpc } from '../model/network.ts';
import { listed } from '../trace/words.ts';
import type { ResolvedAddress } from './answer.ts';
import { serviceOf, serviceOfHost } from './service-names.ts';

/** Whether an endpoint's private DNS covers a host name. */
export const coversHost = (endpoint: InterfaceEndpoint, host: string): boolean => {
  const { privateName } = endpoint;
  if (privateName !== undefined)
    return host === privateName || (privateName.startsWith('*.') && host.endsWith(privateName.slice(1)));
  const known = serviceOf(endpoint.service);
  if (known !== undefined) return serviceOfHost(host)?.name === endpoint.service;
  // A service that is not in the table: AWS's common form of its name.
  const parts = /^com\.amazonaws\.([a-z0-9-]+)\.([a-z0-9-]+)$/.exec(endpoint.service);
  return parts !== null && host === `${parts[2]}.${parts[1]}.amazonaws.com`;
};

/** The domain of the hidden private zone by which an endpoint answers for a host that it covers (fact F-IFE-04). */
export const hiddenZone = ({ privateName }: InterfaceEndpoint, host: string): string =>
  privateName?.replace(/^\*\./, '') ?? serviceOfHost(host)?.domain ?? host;

/** Whether a host is one of the names that AWS makes for an endpoint (fact F-IFE-05). */
const isEndpointName = (endpoint: InterfaceEndpoint, host: string): boolean =>
  endpoint.dnsNames.includes(host) ||
  (host.endsWith('.vpce.amazonaws.com') &&
    (host.startsWith(`${endpoint.id}-`) || host.startsWith(`${endpoint.id}.`)));

/** The endpoint that a host is AWS's own name of; of ids that start alike, the longest. */
export const endpointNamed = (network: Network, host: string): InterfaceEndpoint | undefined => {
  const named = [...network.interfaceEndpoints.values()].filter((endpoint) => isEndpointName(endpoint, host));
  return (
    named.find(({ dnsNames }) => dnsNames.includes(host)) ??
    named.toSorted((one, other) => other.id.length - one.id.length)[0]
  );
};

/** Every address of an endpoint that clients may be given. */
export const endpointAddresses = (
  endpoint: Pick<InterfaceEndpoint, 'interfaces'>,
): readonly ResolvedAddress[] =>
  endpoint.interfaces.flatMap((owner) =>
    owner.addresses.map((address) => ({
      address,
      receiver: owner,
      text: `${address.text} in \`${owner.subnet.id}\``,
    })),
  );

/** A zonal name (`vpce-…-us-east-1a.…`) pins one zone; the regional one gives every address (fact F-IFE-06). */
export const addressesOfName = (endpoint: InterfaceEndpoint, host: string): readonly ResolvedAddress[] => {
  const all = endpointAddresses(endpoint);
  const label = host.split('.')[0] ?? '';
  const zonal = all.filter(
    ({ receiver }) => receiver?.subnet.zone !== undefined && label.endsWith(`-${receiver.subnet.zone}`),
  );
  return zonal.length > 0 ? zonal : all;
};

const attributesOff = (vpc: Vpc): readonly string[] => [
  ...(vpc.dnsSupport === false ? ['`dnsSupport`'] : []),
  ...(vpc.dnsHostnames === false ? ['`dnsHostnames`'] : []),
];

/** Why an endpoint for this service does not answer for the service's own name in a VPC (facts F-IFE-04 and F-IFE-07). */
export const whyNotPrivate = (endpoint: InterfaceEndpoint, vpc: Vpc): string => {
  if (endpoint.vpc !== vpc) {
    return `its private DNS answers inside \`${endpoint.vpc.id}\` only, so a client of \`${vpc.id}\` must use the endpoint's own name, or a private hosted zone`;
  }
  if (!endpoint.privateDns) return `\`${endpoint.id}\` has private DNS off`;
  if (endpoint.privateDnsInboundOnly)
    return `private DNS of \`${endpoint.id}\` answers what inbound Resolver endpoints ask only`;
  const off = attributesOff(vpc);
  return `private DNS of \`${endpoint.id}\` needs ${listed(off)} of \`${vpc.id}\`, which ${off.length > 1 ? 'are' : 'is'} off`;
};
