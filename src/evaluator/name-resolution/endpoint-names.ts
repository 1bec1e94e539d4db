/** Names of interface endpoints: those that AWS makes for them, and the service's own by private DNS. */
import type { InterfaceEndpoint, Network, Vpc } from '../model/network.ts';
import { listed } from '../trace/words.ts';
import type { ResolvedAddress } from './answer.ts';
import { mayHavePrivateDns, serviceOf, serviceOfHost, serviceTitle } from './service-names.ts';

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

/** What stands before the name of an endpoint of S3 (fact F-IFE-19). */
const IN_FRONT = ['bucket', 'accesspoint', 'control'];

/** Whether a name of the data, which may start with `*.`, is a host's. */
const isGivenName = (given: string, host: string): boolean =>
  given === host || (given.startsWith('*.') && host.endsWith(given.slice(1)));

/** Whether a host is one of the names that AWS makes for an endpoint (facts F-IFE-05, F-IFE-19 and F-IFE-20). */
const isEndpointName = (endpoint: InterfaceEndpoint, host: string): boolean => {
  if (endpoint.dnsNames.some((given) => isGivenName(given, host))) return true;
  const id = endpoint.id.toLowerCase();
  if (host.endsWith('.vpce.amazonaws.com')) {
    return ['-', '.'].some(
      (end) =>
        host.startsWith(`${id}${end}`) ||
        IN_FRONT.some(
          (word) => host.startsWith(`${word}.${id}${end}`) || host.includes(`.${word}.${id}${end}`),
        ),
    );
  }
  return isPrivateApi(host) && host.split('.')[0]?.endsWith(`-${id}`) === true;
};

/** Whether a host is the name that a private API has at an endpoint (fact F-IFE-20). */
export const isPrivateApi = (host: string): boolean =>
  /^[a-z0-9]+-vpce-[^.]+\.execute-api\./.test(host) && serviceOfHost(host)?.service.code === 'execute-api';

/** The endpoint that a host is AWS's own name of; of ids that start alike, the longest. */
export const endpointNamed = (network: Network, host: string): InterfaceEndpoint | undefined => {
  const named = [...network.interfaceEndpoints.values()].filter((endpoint) => isEndpointName(endpoint, host));
  return (
    named.find(({ dnsNames }) => dnsNames.some((given) => isGivenName(given, host))) ??
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

/** The zone in an endpoint's zonal name: `vpce-0abc-1def-us-east-1a.…`, in a Local Zone `…-us-east-1-bos-1a.…`. */
export const zoneInName = ({ id, vpc }: InterfaceEndpoint, host: string): string | undefined => {
  const label = host
    .split('.')
    .find((each) => each.startsWith('vpce-') || each.startsWith(`${id.toLowerCase()}-`));
  const start = label?.lastIndexOf(`-${vpc.region}`) ?? -1;
  if (label === undefined || start < 0) return undefined;
  const zone = label.slice(start + 1);
  return /^(?:-[a-z]+-\d+)?[a-z]$/.test(zone.slice(vpc.region.length)) ? zone : undefined;
};

/** The addresses that a name of an endpoint gives: a zonal one those of its zone, any other all of them (fact F-IFE-06). */
export const addressesOfName = (endpoint: InterfaceEndpoint, host: string): readonly ResolvedAddress[] => {
  const zone = zoneInName(endpoint, host);
  const all = endpointAddresses(endpoint);
  return zone === undefined ? all : all.filter(({ receiver }) => receiver?.subnet.zone === zone);
};

const attributesOff = (vpc: Vpc): readonly string[] => [
  ...(vpc.dnsSupport === false ? ['`dnsSupport`'] : []),
  ...(vpc.dnsHostnames === false ? ['`dnsHostnames`'] : []),
];

/** Why an endpoint for this service does not answer for the service's own name in a VPC (facts F-IFE-04 and F-IFE-07). */
export const whyNotPrivate = (
  endpoint: Pick<InterfaceEndpoint, 'id' | 'vpc' | 'privateDns' | 'state'> &
    Partial<Pick<InterfaceEndpoint, 'service' | 'privateDnsInboundOnly'>>,
  vpc: Vpc,
): string => {
  if (endpoint.vpc !== vpc) {
    const elsewhere = endpoint.privateDns
      ? `its private DNS answers inside \`${endpoint.vpc.id}\` only`
      : `it is in \`${endpoint.vpc.id}\`, where its private DNS is off`;
    return `${elsewhere}, so a client of \`${vpc.id}\` must use the endpoint's own name, or a private hosted zone`;
  }
  if (endpoint.state === undefined) return `whether \`${endpoint.id}\` is available is not in the data`;
  if (endpoint.state !== 'available' && endpoint.state !== 'partial')
    return `\`${endpoint.id}\` is ${endpoint.state}, not available`;
  if (!endpoint.privateDns) {
    return endpoint.service === undefined || mayHavePrivateDns(endpoint.service)
      ? `\`${endpoint.id}\` has private DNS off`
      : `endpoints of ${serviceTitle(endpoint.service)} have no private DNS, so a client must use the endpoint's own name`;
  }
  if (endpoint.privateDnsInboundOnly === true)
    return `private DNS of \`${endpoint.id}\` answers what inbound Resolver endpoints ask only`;
  const off = attributesOff(vpc);
  return `private DNS of \`${endpoint.id}\` needs ${listed(off)} of \`${vpc.id}\`, which ${off.length > 1 ? 'are' : 'is'} off`;
};
