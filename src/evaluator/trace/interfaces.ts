/** Who has an address in a VPC. Indexed: an account has thousands of interfaces. */
import { isAddress } from '../address/prefix.ts';
import { matchSet } from '../address/set.ts';
import type { AddressSet, NetworkInterface, Vpc } from '../model/network.ts';

interface Index {
  /** By the text of an exact address; the first interface that has it. */
  readonly exact: ReadonlyMap<string, NetworkInterface>;
  /** Interfaces with an address that the data does not fix. */
  readonly open: readonly NetworkInterface[];
  readonly all: readonly NetworkInterface[];
}

const indexes = new WeakMap<Vpc, Index>();

const isExact = ({ prefixes }: AddressSet): boolean => prefixes.length === 1 && prefixes.every(isAddress);

const indexOf = (vpc: Vpc): Index => {
  const known = indexes.get(vpc);
  if (known !== undefined) return known;
  const all = vpc.subnets.flatMap((subnet) => subnet.interfaces);
  const exact = new Map<string, NetworkInterface>();
  for (const owner of all) {
    for (const address of owner.addresses) {
      if (isExact(address) && !exact.has(address.text)) exact.set(address.text, owner);
    }
  }
  const open = all.filter((owner) => !owner.addresses.every(isExact));
  const index = { exact, open, all };
  indexes.set(vpc, index);
  return index;
};

/** The interfaces of a VPC that certainly, or possibly, have an address. */
export const interfacesWith = (
  vpc: Vpc,
  address: AddressSet,
): { readonly certain: NetworkInterface | undefined; readonly possible: readonly NetworkInterface[] } => {
  const { exact, open, all } = indexOf(vpc);
  const certain = isExact(address) ? exact.get(address.text) : undefined;
  if (certain !== undefined) return { certain, possible: [] };
  const possible = (isExact(address) ? open : all).filter((owner) =>
    owner.addresses.some((own) => matchSet(own, address) !== 'no'),
  );
  return { certain: undefined, possible };
};

const HANDS_ON = /load_balancer|gateway|vpc_endpoint|transit|global_accelerator/i;

/** Whether an interface on its own is no end: what reaches it is handed on by rules that are not known. */
export const handsOn = ({ use }: NetworkInterface): boolean => use !== undefined && HANDS_ON.test(use);
