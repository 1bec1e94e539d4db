/** Host names that AWS gives to instances: `ip-10-0-1-10.ec2.internal`, `ec2-203-0-113-10.compute-1.amazonaws.com`. */
import { parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import type { AddressSet, Network, NetworkInterface, Vpc } from '../model/network.ts';

const PRIVATE = /^ip-(\d+-\d+-\d+-\d+)\.(?:ec2|[a-z0-9-]+\.compute)\.internal$/;
const PUBLIC = /^ec2-(\d+-\d+-\d+-\d+)\.(?:compute-1|[a-z0-9-]+\.compute)\.amazonaws\.com$/;

const addressIn = (pattern: RegExp, host: string): AddressSet | undefined => {
  const [, dashed] = pattern.exec(host) ?? [];
  const address = dashed === undefined ? undefined : parseAddress(dashed.replaceAll('-', '.'));
  return address === undefined ? undefined : exactly(address);
};

/** The private address that a private host name says; undefined: it is no such name. */
export const privateNameAddress = (host: string): AddressSet | undefined => addressIn(PRIVATE, host);

/** Resource-based names of instances. */
export const isResourceName = (host: string): boolean =>
  /^i-[0-9a-f]+\.(?:ec2|[a-z0-9-]+\.compute)\.internal$/.test(host);

/**
 * The domain of EC2's own names in a VPC's Region that a host is below: the VPC's resolver keeps it
 * with itself against wider rules (fact F-DNS-09).
 */
export const ownDomain = ({ region }: Vpc, host: string): string | undefined => {
  const first = region === 'us-east-1';
  return [
    first ? 'ec2.internal' : `${region}.compute.internal`,
    first ? 'compute-1.internal' : undefined,
    first ? 'compute-1.amazonaws.com' : `${region}.compute.amazonaws.com`,
  ].find((domain) => domain !== undefined && host.endsWith(`.${domain}`));
};

/** The public address that a public host name says; undefined: it is no such name. */
export const publicNameAddress = (host: string): AddressSet | undefined => addressIn(PUBLIC, host);

/** Who has a public address. */
export const ownerOf = (network: Network, address: AddressSet): NetworkInterface | undefined =>
  [...network.subnets.values()]
    .flatMap((subnet) => subnet.interfaces)
    .find((owner) => [...owner.publicAddresses.values()].some(({ text }) => text === address.text));

/** The option of the peering of two VPCs: whether the peer lets its names resolve so; undefined: not in the data. */
const optionFor = (network: Network, client: Vpc, peer: Vpc): boolean | undefined => {
  for (const { requester, accepter, state, dnsResolution } of network.peerings.values()) {
    if (state !== 'active') continue;
    if (requester === peer && accepter === client) return dnsResolution?.requester;
    if (accepter === peer && requester === client) return dnsResolution?.accepter;
  }
  return false;
};

/**
 * Whether a peer's public host names give private addresses to clients of a VPC (fact F-PCX-06). Both VPCs must have
 * both attributes on.
 */
const peerResolves = (network: Network, client: Vpc, peer: Vpc): boolean | undefined => {
  const attributes = [client.dnsSupport, client.dnsHostnames, peer.dnsSupport, peer.dnsHostnames];
  const option = optionFor(network, client, peer);
  if (option === false || attributes.includes(false)) return false;
  return attributes.includes(undefined) ? undefined : option;
};

/**
 * The private address that a public host name gives inside AWS: in the instance's own VPC, and in a peer
 * that is let resolve it so. undefined: the public one. `unknown`: the peering's option is not in the data.
 */
export const privateBehindPublic = (
  network: Network,
  client: Vpc,
  address: AddressSet,
): { readonly owner: NetworkInterface; readonly address: AddressSet } | 'unknown' | undefined => {
  const owner = ownerOf(network, address);
  if (owner === undefined) return undefined;
  const home = owner.subnet.vpc;
  // Then it has no public host name (fact F-DNS-10).
  if (home.dnsHostnames === false) return undefined;
  const inside = owner.addresses.find(({ text }) => owner.publicAddresses.get(text)?.text === address.text);
  if (inside === undefined) return undefined;
  if (home === client) return { owner, address: inside };
  const resolves = peerResolves(network, client, home);
  if (resolves === undefined) return 'unknown';
  return resolves ? { owner, address: inside } : undefined;
};
