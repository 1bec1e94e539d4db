/** The other side of a rule, as narrow as the packet allows. */
import { formatPrefix, isAddress, type Prefix } from '../address/prefix.ts';
import { PUBLIC_SPACE } from '../address/ranges.ts';
import { familyOf } from '../address/set.ts';
import type { AddressSet, PrefixList } from '../model/network.ts';
import type { Packet } from '../trace/packet.ts';
import type { Place } from './site.ts';

/** A prefix with its length, also where it is one address. */
export const cidrText = (prefix: Prefix): string =>
  isAddress(prefix) ? `${formatPrefix(prefix)}/${prefix.length}` : formatPrefix(prefix);

const EVERYTHING = { 4: '0.0.0.0/0', 6: '::/0' } as const;

/** A range for a rule or route. `why` says why it is everything, where it is. */
export interface PeerRange {
  readonly cidr: string;
  readonly family: 4 | 6;
  readonly why: string | undefined;
}

/** Whether an end of the packet is the internet as a whole, for which the trace tries a single address. */
const isWholeInternet = (site: Place, packet: Packet, end: 'src' | 'dst'): boolean => {
  const address = packet[end];
  if (address.internet === true) return true;
  const owner = end === 'src' ? packet.sender : packet.receiver;
  const client = packet.answer ? 'dst' : 'src';
  return site.request.from === 'internet' && owner === undefined && end === client;
};

/**
 * The narrowest range that holds an end of the packet: its address, or the subnet that the address is
 * of. Everything only for the internet as a whole, and for a service whose addresses are not known.
 */
export const rangeOf = (site: Place, packet: Packet, end: 'src' | 'dst'): PeerRange | undefined => {
  const address = packet[end];
  const family = familyOf(address);
  const everything = (why: string): PeerRange => ({ cidr: EVERYTHING[family], family, why });
  if (isWholeInternet(site, packet, end)) {
    return everything(
      address.internet === true && site.request.to !== 'internet'
        ? `${address.text} is not known`
        : 'the flow is about the internet as a whole',
    );
  }
  const [only] = address.prefixes;
  const isKnown = address.prefixes !== PUBLIC_SPACE[family];
  if (address.service !== undefined && (!isKnown || address.prefixes.length > 1)) {
    const owner = `\`${address.service}\``;
    const count = address.prefixes.length;
    return everything(
      isKnown ? `${owner} has ${count} ranges` : `the public addresses of ${owner} are not in the data`,
    );
  }
  if (only === undefined || address.prefixes.length > 1) return undefined;
  return { cidr: cidrText(only), family, why: undefined };
};

/** " (everything, since …)": what a summary says of a range that is not narrow. */
export const whyWide = ({ why }: Pick<PeerRange, 'why'>): string =>
  why === undefined ? '' : ` (everything, since ${why})`;

/** The prefix list of the service that owns an address; one of the scenario's own where there is one (fact F-SG-11). */
export const listFor = (site: Place, address: AddressSet): PrefixList | undefined => {
  if (address.service === undefined) return undefined;
  const lists = [...site.network.prefixLists.entries()].filter(
    ([, list]) => list.service === address.service,
  );
  return lists.sort(([, a], [, b]) => Number(a.pointer === '') - Number(b.pointer === ''))[0]?.[1];
};
