/**
 * Name resolution inside a VPC: private DNS of interface endpoints, the endpoints' own names, and
 * public names. Private DNS needs both DNS attributes of the VPC (fact F-IFE-04); without it an AWS
 * service's name leads to public addresses although an endpoint stands ready (fact P-06).
 */
import type { Prefix } from '../address/prefix.ts';
import { isPublic } from '../address/ranges.ts';
import { internetAddress, serviceAddress } from '../address/set.ts';
import type {
  AddressSet,
  InterfaceEndpoint,
  Network,
  NetworkInterface,
  OnPremises,
  Vpc,
} from '../model/network.ts';
import { assume, passes, passesWithAdvice, refuses, undecided, type Walk } from '../trace/walk.ts';
import { listed, named } from '../trace/words.ts';
import { serviceOf, serviceOfHost } from './service-names.ts';

/** One address that a name may give. */
export interface ResolvedAddress {
  readonly address: AddressSet;
  readonly receiver: NetworkInterface | undefined;
  /** What tells this answer from the others. */
  readonly text: string;
}

/** Whether an endpoint's private DNS covers a host name. */
const coversHost = (endpoint: InterfaceEndpoint, host: string): boolean => {
  const known = serviceOf(endpoint.service);
  if (known !== undefined) return serviceOfHost(host)?.name === endpoint.service;
  // A service that is not in the table: AWS's common form of its name.
  const parts = /^com\.amazonaws\.([a-z0-9-]+)\.([a-z0-9-]+)$/.exec(endpoint.service);
  return parts !== null && host === `${parts[2]}.${parts[1]}.amazonaws.com`;
};

/** Whether a host is one of the names that AWS makes for an endpoint (fact F-IFE-05). */
const isEndpointName = (endpoint: InterfaceEndpoint, host: string): boolean =>
  endpoint.dnsNames.includes(host) ||
  (host.endsWith('.vpce.amazonaws.com') &&
    (host.startsWith(`${endpoint.id}-`) || host.startsWith(`${endpoint.id}.`)));

/** Every address of an endpoint that clients of a family may be given. */
export const endpointAddresses = (endpoint: InterfaceEndpoint): readonly ResolvedAddress[] =>
  endpoint.interfaces.flatMap((owner) =>
    owner.addresses.map((address) => ({
      address,
      receiver: owner,
      text: `${address.text} in \`${owner.subnet.id}\``,
    })),
  );

/** A zonal name (`vpce-…-us-east-1a.…`) pins one zone; the regional one gives every address (fact F-IFE-06). */
const addressesOfName = (endpoint: InterfaceEndpoint, host: string): readonly ResolvedAddress[] => {
  const all = endpointAddresses(endpoint);
  const label = host.split('.')[0] ?? '';
  const zonal = all.filter(
    ({ receiver }) => receiver?.subnet.zone !== undefined && label.endsWith(`-${receiver.subnet.zone}`),
  );
  return zonal.length > 0 ? zonal : all;
};

const attributeTexts = (vpc: Vpc): readonly string[] => [
  ...(vpc.dnsSupport === false ? ['`dnsSupport`'] : []),
  ...(vpc.dnsHostnames === false ? ['`dnsHostnames`'] : []),
];

/** Whether two VPCs are joined by a peering connection. */
const arePeered = (network: Network, one: Vpc, other: Vpc): boolean =>
  [...network.peerings.values()].some(
    ({ requester, accepter }) =>
      (requester === one && accepter === other) || (requester === other && accepter === one),
  );

/** Why an endpoint for this service does not answer for the service's own name in a VPC (facts F-IFE-04 and F-IFE-07). */
const whyNotPrivate = (endpoint: InterfaceEndpoint, vpc: Vpc): string => {
  if (endpoint.vpc !== vpc) {
    return `its private DNS answers inside \`${endpoint.vpc.id}\` only, so a client of \`${vpc.id}\` must use the endpoint's own name`;
  }
  if (!endpoint.privateDns) return `\`${endpoint.id}\` has private DNS off`;
  return `private DNS of \`${endpoint.id}\` needs ${listed(attributeTexts(vpc))} of \`${vpc.id}\`, which ${attributeTexts(vpc).length > 1 ? 'are' : 'is'} off`;
};

/** Names that no public DNS answers for. */
const PRIVATE_SUFFIX = /\.(internal|local|lan|corp|home|intranet|private|arpa|test|localhost)$/;

const isPublicIpv6 = (range: Prefix): boolean => range.family === 6 && isPublic(range);

const hopFor = (owner: NetworkInterface, host: string) =>
  ({
    kind: 'name',
    resource: {
      kind: 'resolver',
      id: `resolver of ${owner.subnet.vpc.id}`,
      pointer: owner.subnet.vpc.pointer,
    },
    at: owner.node.id,
    question: `What is \`${host}\`?`,
    host,
    pointer: owner.subnet.vpc.pointer,
  }) as const;

const publicRanges = (network: Network, service: string) =>
  network.prefixLists.get(service)?.entries?.filter((range) => range.family === 4);

/**
 * Resolves a host name as the source's VPC would. Writes one hop into the walk and gives every
 * address that may come back; none where that is not known.
 */
export const resolveHost = (
  walk: Walk,
  owner: NetworkInterface,
  host: string,
): readonly ResolvedAddress[] => {
  const { network } = walk;
  const { vpc } = owner.subnet;
  const hop = hopFor(owner, host);
  const publicly = (address: AddressSet): readonly ResolvedAddress[] => [
    { address, receiver: undefined, text: address.text },
  ];

  if (vpc.dnsSupport === undefined) {
    assume(
      walk,
      'dns-support-default',
      `Whether \`${vpc.id}\` has DNS support on is not in the data; taken as AWS's default, on.`,
      ['F-DNS-02'],
    );
  }
  const ownName = [...network.interfaceEndpoints.values()].find((endpoint) => isEndpointName(endpoint, host));
  if (vpc.dnsSupport === false) {
    const message = `\`${vpc.id}\` has \`dnsSupport\` off: its resolver answers nothing.`;
    refuses(
      walk,
      { ...hop, answer: message, addresses: [], answeredBy: 'nobody', facts: ['F-DNS-02'] },
      { code: 'name-not-resolved', message },
    );
  }
  if (ownName !== undefined) {
    const addresses = addressesOfName(ownName, host);
    if (vpc.dnsSupport !== false) {
      const answer = `It is a name of ${named(ownName)} in public DNS and gives ${listed(addresses.map(({ text }) => text))}, wherever it is asked.`;
      passes(walk, {
        ...hop,
        answer,
        addresses: addresses.map(({ text }) => text),
        answeredBy: 'endpoint-name',
        pointer: ownName.pointer,
        facts: ['F-IFE-05', 'F-IFE-06'],
      });
    }
    return addresses;
  }
  const endpoints = [...network.interfaceEndpoints.values()].filter(
    (endpoint) => endpoint.vpc === vpc && coversHost(endpoint, host),
  );
  const usable = endpoints.filter(
    (endpoint) => endpoint.state === 'available' || endpoint.state === 'partial',
  );
  const privately = usable.find(
    (endpoint) => endpoint.privateDns && vpc.dnsHostnames !== false && vpc.dnsSupport !== false,
  );
  if (privately !== undefined) {
    if (vpc.dnsHostnames === undefined) {
      const message = `Whether \`${vpc.id}\` has DNS hostnames on is not in the data; it is taken to be, since AWS turns private DNS of \`${privately.id}\` on only then.`;
      assume(walk, 'dns-hostnames-implied', message, ['F-IFE-04']);
    }
    const addresses = endpointAddresses(privately);
    const answer = `Private DNS of ${named(privately)} answers inside \`${vpc.id}\`: ${listed(addresses.map(({ text }) => text))}. Without it the name would give public addresses.`;
    passes(walk, {
      ...hop,
      answer,
      addresses: addresses.map(({ text }) => text),
      answeredBy: 'private-dns',
      pointer: `${privately.pointer}`,
      facts: ['F-IFE-04', 'F-IFE-06'],
    });
    return addresses;
  }

  const known = serviceOfHost(host);
  const service = known?.name ?? endpoints[0]?.service;
  if (service === undefined && /(^|\.)amazonaws\.com(\.cn)?$/.test(host)) {
    const message = `\`${host}\` is AWS's, but no service that is modelled has this name, so its addresses are not known.`;
    undecided(
      walk,
      { ...hop, answer: message, addresses: [], answeredBy: 'public-dns', facts: ['P-06'] },
      { code: 'name-not-modelled', message },
    );
    return [];
  }
  if (service !== undefined && vpc.unknown.has('endpoints')) {
    const message = `The endpoints of \`${vpc.id}\` are not in the data: one might answer for \`${host}\`. Export VPC endpoints.`;
    undecided(
      walk,
      { ...hop, answer: message, addresses: [], answeredBy: 'nobody', facts: ['P-06'] },
      { code: 'endpoints-unknown', message },
    );
    return [];
  }
  if (service === undefined && PRIVATE_SUFFIX.test(host)) {
    const message = `\`${host}\` looks like a name of a private hosted zone, and those are not modelled.`;
    undecided(
      walk,
      { ...hop, answer: message, addresses: [], answeredBy: 'nobody', facts: ['P-06'] },
      { code: 'name-not-modelled', message },
    );
    return [];
  }
  if (service === undefined || vpc.origin !== undefined) {
    const message = `\`${host}\` is taken to have its public address: private hosted zones and Resolver rules are not modelled.`;
    assume(walk, 'public-name', message, ['P-06']);
  }
  const address =
    service === undefined ? internetAddress(host) : serviceAddress(service, publicRanges(network, service));
  // A host that is not AWS's may have an IPv6 address too, and a client that has one may choose it.
  const ipv6 = service === undefined && owner.addresses.some((own) => own.prefixes.every(isPublicIpv6));
  const addresses = [...publicly(address), ...(ipv6 ? publicly(internetAddress(host, 6)) : [])];
  if (vpc.dnsSupport === false) return addresses;
  const body = {
    ...hop,
    addresses: addresses.map(({ text }) => text),
    answeredBy: 'public-dns',
    facts: ['P-06', 'F-GWE-07', 'F-IFE-07'],
  } as const;
  const ofPeers = [...network.interfaceEndpoints.values()].filter(
    (endpoint) => coversHost(endpoint, host) && arePeered(network, endpoint.vpc, vpc),
  );
  const waiting = usable[0] ?? ofPeers[0];
  if (waiting === undefined) {
    passes(walk, {
      ...body,
      answer: `Public DNS answers with ${listed(addresses.map(({ text }) => text))}.`,
    });
  } else {
    const message = `\`${host}\` resolves to public addresses although ${named(waiting)} exists: ${whyNotPrivate(waiting, vpc)}.`;
    passesWithAdvice(
      walk,
      { ...body, answer: message, pointer: waiting.pointer },
      { code: 'name-resolves-publicly', message, resource: waiting, pointer: waiting.pointer },
    );
  }
  return addresses;
};

/** Resolves a host name as a client outside of AWS would. */
export const resolveOutside = (walk: Walk, from: OnPremises, host: string): readonly ResolvedAddress[] => {
  const message = `What \`${host}\` resolves to in \`${from.id}\` is not modelled.`;
  const body = {
    kind: 'name',
    resource: from,
    at: from.id,
    question: `What is \`${host}\`?`,
    answer: message,
    host,
    addresses: [],
    answeredBy: 'nobody',
    pointer: from.pointer,
    facts: ['F-DNS-03'],
  } as const;
  undecided(walk, body, { code: 'name-not-modelled', message });
  return [];
};
