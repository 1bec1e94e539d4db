/** The addresses that a flow may use: each one is a choice, traced on its own. */
import type { Prefix } from '../address/prefix.ts';
import { exactly, familyOf, internetAddress } from '../address/set.ts';
import type { AddressSet, Network, NetworkInterface, OnPremises } from '../model/network.ts';
import { balancerAddresses } from '../name-resolution/balancer-names.ts';
import { endpointAddresses } from '../name-resolution/endpoint-names.ts';
import { resolveHost, resolveOutside } from '../name-resolution/resolve.ts';
import { addressesOfNetwork, type Destination } from './ends.ts';
import { interfacesWith } from './interfaces.ts';
import type { Walk } from './walk.ts';

/** One pair of ends. */
export interface DestinationChoice {
  readonly address: AddressSet;
  /** Who has the address, as far as is known: rules may name its security group. */
  readonly receiver: NetworkInterface | undefined;
  /** Who must get it; undefined where whoever has the address may. */
  readonly meant: NetworkInterface | OnPremises | undefined;
  readonly text: string;
}

/** Who asks: an interface, or a network outside of AWS. */
type Client = NetworkInterface | OnPremises;

/** The only interface in any VPC that has an address; none where VPCs overlap. */
const onlyOwnerOf = (network: Network, address: AddressSet): NetworkInterface | undefined => {
  const owners = [...network.vpcs.values()].flatMap((vpc) => interfacesWith(vpc, address).certain ?? []);
  return owners.length === 1 ? owners[0] : undefined;
};

/** The interface that an address means to a client: of its own VPC first, then of a peer, then the only one that has it. */
const receiverOf = (network: Network, client: Client, address: AddressSet): NetworkInterface | undefined => {
  if (!('subnet' in client)) return onlyOwnerOf(network, address);
  const { vpc } = client.subnet;
  const own = interfacesWith(vpc, address).certain;
  if (own !== undefined) return own;
  for (const peering of network.peerings.values()) {
    if (peering.requester !== vpc && peering.accepter !== vpc) continue;
    const peer = peering.requester === vpc ? peering.accepter : peering.requester;
    const found = interfacesWith(peer, address).certain;
    if (found !== undefined) return found;
  }
  return onlyOwnerOf(network, address);
};

const familiesOf = (client: Client): ReadonlySet<4 | 6> =>
  new Set('subnet' in client ? client.addresses.map(familyOf) : client.prefixes.map(({ family }) => family));

/** The first address of an interface, in the client's IP version where it has one. */
const addressFor = (client: Client, owner: NetworkInterface): AddressSet | undefined => {
  const families = familiesOf(client);
  return owner.addresses.find((address) => families.has(familyOf(address))) ?? owner.addresses[0];
};

/** Every address that the destination may have for a client. A host name writes its hop into the walk. */
export const choicesFor = (
  walk: Walk,
  client: Client,
  destination: Destination,
): readonly DestinationChoice[] => {
  const whoever = (address: AddressSet, text = address.text): DestinationChoice => {
    const receiver = receiverOf(walk.network, client, address);
    return { address, receiver, meant: undefined, text };
  };
  switch (destination.kind) {
    case 'host': {
      const found =
        'subnet' in client
          ? resolveHost(walk, client, destination.host)
          : resolveOutside(walk, client, destination.host);
      return found.map(({ address, receiver, text }) =>
        receiver === undefined ? whoever(address, text) : { address, receiver, meant: receiver, text },
      );
    }
    case 'endpoint':
      return endpointAddresses(destination.endpoint).map((each) => ({ ...each, meant: each.receiver }));
    case 'load-balancer':
      return balancerAddresses(destination.balancer).map((each) => ({ ...each, meant: each.receiver }));
    case 'address':
      return [whoever(exactly(destination.address))];
    case 'internet': {
      const address = internetAddress('internet', familiesOf(client).has(4) ? 4 : 6);
      return [{ address, receiver: undefined, meant: undefined, text: 'the internet' }];
    }
    case 'interface': {
      const { owner } = destination;
      const address = addressFor(client, owner);
      return address === undefined ? [] : [{ address, receiver: owner, meant: owner, text: address.text }];
    }
    case 'on-premises':
      return addressesOfNetwork(destination.network).map((address) => ({
        address,
        receiver: undefined,
        meant: destination.network,
        text: address.text,
      }));
    case 'no-interface':
      return [];
  }
};

/** The address by which the internet knows an interface: its public one, or the private one where it has none. */
export const choiceFromInternet = (
  owner: NetworkInterface,
  wanted: Prefix | undefined,
  family: 4 | 6,
): DestinationChoice | undefined => {
  const address =
    wanted !== undefined
      ? exactly(wanted)
      : family === 4
        ? ([...owner.publicAddresses.values()][0] ?? owner.addresses.find((own) => familyOf(own) === 4))
        : owner.addresses.find((own) => familyOf(own) === 6);
  return address === undefined ? undefined : { address, receiver: owner, meant: owner, text: address.text };
};
