/** Who has a public address. Indexed: an account has thousands of interfaces, and each answer to the internet asks. */
import { isAddress } from '../address/prefix.ts';
import { familyOf } from '../address/set.ts';
import type { AddressSet, Network, NetworkInterface } from '../model/network.ts';

interface Index {
  /** By the text of an exact address; the first interface that has it. */
  readonly exact: ReadonlyMap<string, NetworkInterface>;
  /** An address that the data does not fix is the one of its interface, though many read alike. */
  readonly open: ReadonlyMap<AddressSet, NetworkInterface>;
}

const indexes = new WeakMap<Network, Index>();

const isExact = ({ prefixes }: AddressSet): boolean => prefixes.length === 1 && prefixes.every(isAddress);

const indexOf = (network: Network): Index => {
  const known = indexes.get(network);
  if (known !== undefined) return known;
  const exact = new Map<string, NetworkInterface>();
  const open = new Map<AddressSet, NetworkInterface>();
  for (const { interfaces } of network.subnets.values()) {
    for (const owner of interfaces) {
      // IPv6 has no translation: an interface's own address is its public one.
      const own = owner.addresses.filter((address) => familyOf(address) === 6);
      for (const address of [...owner.publicAddresses.values(), ...own]) {
        if (!isExact(address)) open.set(address, owner);
        else if (!exact.has(address.text)) exact.set(address.text, owner);
      }
    }
  }
  const index = { exact, open };
  indexes.set(network, index);
  return index;
};

/** The interface that the internet knows by an address. */
export const publicOwner = (network: Network, address: AddressSet): NetworkInterface | undefined => {
  const { exact, open } = indexOf(network);
  return isExact(address) ? exact.get(address.text) : open.get(address);
};
