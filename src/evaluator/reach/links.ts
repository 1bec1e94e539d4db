/**
 * Machines that belong together: the interfaces of one instance, and those that have the same address
 * in networks that overlap. Two such groups are alike when a swap of the one for the other, member by
 * member, changes nothing; an end of one may then stand for the same end of the other.
 */
import { isAddress } from '../address/prefix.ts';
import type { AddressSet, NetworkInterface } from '../model/network.ts';

/** More members than this and each stays for itself. */
const MOST_MEMBERS = 16;

/** An interface's group: which one, and what tells the interface from the ends of groups that are not alike. */
export interface Link {
  /** The same for the members of one group. */
  readonly group: string;
  readonly key: string;
}

const isExact = ({ prefixes }: AddressSet): boolean => prefixes.length === 1 && prefixes.every(isAddress);

/** What an interface may share with another. An address that the data does not fix is no one's in particular. */
const tokensOf = (owner: NetworkInterface): readonly string[] => [
  ...[...owner.addresses, ...owner.publicAddresses.values()].filter(isExact).map(({ text }) => text),
  ...(owner.instance === undefined ? [] : [`instance ${owner.instance}`]),
];

/** The members of the group that an interface starts. */
const gather = (
  start: NetworkInterface,
  holders: ReadonlyMap<string, readonly NetworkInterface[]>,
): readonly NetworkInterface[] => {
  const members = new Set([start]);
  // A set hands out what is added while it is read.
  for (const member of members)
    for (const token of tokensOf(member)) for (const other of holders.get(token) ?? []) members.add(other);
  return [...members];
};

/** The group as a text: its members in order, and which of them share what. undefined: no order tells them apart. */
const signatureOf = (
  members: readonly NetworkInterface[],
  keyOf: (owner: NetworkInterface) => string,
): { readonly text: string; readonly order: readonly NetworkInterface[] } | undefined => {
  const keyed = members
    .map((owner) => ({ owner, key: keyOf(owner) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (keyed.length > MOST_MEMBERS || new Set(keyed.map(({ key }) => key)).size < keyed.length)
    return undefined;
  const numbers = new Map<string, number>();
  const parts = keyed.map(({ owner, key }) => {
    const shared = tokensOf(owner).map((token) => {
      if (!numbers.has(token)) numbers.set(token, numbers.size);
      return numbers.get(token);
    });
    return [key, shared];
  });
  return { text: JSON.stringify(parts), order: keyed.map(({ owner }) => owner) };
};

/**
 * Finds the groups of two and more.
 *
 * @param keyOf what tells an interface from others, its group left aside
 */
export const linksOf = (
  interfaces: readonly NetworkInterface[],
  keyOf: (owner: NetworkInterface) => string,
): ReadonlyMap<NetworkInterface, Link> => {
  const holders = new Map<string, NetworkInterface[]>();
  for (const owner of interfaces) {
    for (const token of tokensOf(owner)) {
      const known = holders.get(token);
      if (known === undefined) holders.set(token, [owner]);
      else known.push(owner);
    }
  }
  const links = new Map<NetworkInterface, Link>();
  for (const start of interfaces) {
    const shares = tokensOf(start).some((token) => (holders.get(token)?.length ?? 0) > 1);
    if (!shares || links.has(start)) continue;
    const members = gather(start, holders);
    const signature = members.length > 1 ? signatureOf(members, keyOf) : undefined;
    const group = start.pointer;
    for (const [index, owner] of (signature?.order ?? members).entries())
      links.set(owner, {
        group,
        key: signature === undefined ? owner.pointer : `${index} ${signature.text}`,
      });
  }
  return links;
};
