/**
 * Sets of addresses, and the three answers to "does this rule match?": a rule that covers the
 * whole set matches, one that is disjoint does not, and anything between depends on an address
 * that is not known. Never guess between them.
 */
import type { AddressSet } from '../model/network.ts';
import { contains, formatPrefix, isAddress, overlaps, type Prefix } from './prefix.ts';
import { PUBLIC_SPACE } from './ranges.ts';

export type Match = 'yes' | 'no' | 'maybe';

/** One known address. */
export const exactly = (address: Prefix): AddressSet => ({
  prefixes: [address],
  text: `\`${formatPrefix(address)}\``,
});

/** Some address of a subnet that the scenario does not fix. */
export const someAddressOf = (subnet: Prefix): AddressSet => ({
  prefixes: [subnet],
  text: `an address of \`${formatPrefix(subnet)}\``,
});

/** Some public address that AWS gives to an interface. The owner tells it from every other such address. */
export const somePublicAddress = (family: 4 | 6, owner: string): AddressSet => ({
  prefixes: PUBLIC_SPACE[family],
  text: `a public address that AWS gives \`${owner}\``,
});

/** A service with more ranges than this is taken as any public address: each range is looked up by itself. */
export const MOST_RANGES = 256;

/** The public address of an AWS service: symbolic, or one of the ranges that the data gives. */
export const serviceAddress = (service: string, ranges: readonly Prefix[] | undefined): AddressSet => ({
  prefixes:
    ranges !== undefined && ranges.length > 0 && ranges.length <= MOST_RANGES ? ranges : PUBLIC_SPACE[4],
  text: `a public address of \`${service}\``,
  service,
});

/** An address on the internet that is not in the data. */
export const internetAddress = (host: string, family: 4 | 6 = 4): AddressSet => ({
  prefixes: PUBLIC_SPACE[family],
  text:
    host === 'internet'
      ? 'a public address on the internet'
      : `the public ${family === 6 ? 'IPv6 ' : ''}address of \`${host}\``,
  internet: true,
});

/** Whether a prefix holds the address, whichever of the set it is. */
export const matchPrefix = (rule: Prefix, set: AddressSet): Match => {
  let inside = 0;
  let touched = false;
  for (const part of set.prefixes) {
    if (contains(rule, part)) inside += 1;
    else if (overlaps(rule, part)) touched = true;
  }
  if (inside === set.prefixes.length) return 'yes';
  return inside > 0 || touched ? 'maybe' : 'no';
};

/** Whether any of several prefixes holds the address. */
export const matchAnyPrefix = (rules: readonly Prefix[], set: AddressSet): Match => {
  let all = true;
  let some = false;
  for (const part of set.prefixes) {
    const held = rules.some((rule) => contains(rule, part));
    if (held || rules.some((rule) => overlaps(rule, part))) some = true;
    if (!held) all = false;
  }
  if (all) return 'yes';
  return some ? 'maybe' : 'no';
};

/** Whether two sets may hold the same address: certainly (both are that one address), possibly, or not. */
export const matchSet = (a: AddressSet, b: AddressSet): Match => {
  const shared = a.prefixes.some((one) => b.prefixes.some((other) => overlaps(one, other)));
  if (!shared) return 'no';
  const single = (set: AddressSet): boolean => set.prefixes.length === 1 && set.prefixes.every(isAddress);
  return single(a) && single(b) ? 'yes' : 'maybe';
};

/** The IP version of a set; sets never mix them. */
export const familyOf = (set: AddressSet): 4 | 6 => set.prefixes[0]?.family ?? 4;
