/** IPv4 and IPv6 addresses and prefixes: parsing, printing and set algebra. */

/** An IPv4 or IPv6 prefix. One address is a prefix of full length. */
export interface Prefix {
  readonly family: 4 | 6;
  /** The first address of the prefix. */
  readonly first: bigint;
  /** The last address of the prefix. */
  readonly last: bigint;
  readonly length: number;
}

const BITS = { 4: 32, 6: 128 } as const;

const parseIpv4 = (text: string): bigint | undefined => {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    // A leading zero would be octal to some programs: AWS refuses it, and so do we.
    if (!/^(0|[1-9]\d{0,2})$/.test(part)) return undefined;
    const byte = Number(part);
    if (byte > 255) return undefined;
    value = (value << 8n) | BigInt(byte);
  }
  return value;
};

const parseIpv6Groups = (text: string): readonly string[] | undefined => {
  if (text === '') return [];
  const groups = text.split(':');
  const last = groups.at(-1) ?? '';
  if (!last.includes('.')) return groups;
  const embedded = parseIpv4(last);
  if (embedded === undefined) return undefined;
  return [...groups.slice(0, -1), (embedded >> 16n).toString(16), (embedded & 0xffffn).toString(16)];
};

const parseIpv6 = (text: string): bigint | undefined => {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = parseIpv6Groups(halves[0] ?? '');
  const tail = halves.length === 2 ? parseIpv6Groups(halves[1] ?? '') : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  let value = 0n;
  for (const group of [...head, ...Array.from({ length: missing }, () => '0'), ...tail]) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined;
    value = (value << 16n) | BigInt(Number.parseInt(group, 16));
  }
  return value;
};

const prefixOf = (family: 4 | 6, value: bigint, length: number): Prefix => {
  const hostBits = BigInt(BITS[family] - length);
  const first = (value >> hostBits) << hostBits;
  return { family, first, last: first + (1n << hostBits) - 1n, length };
};

/** Parses one IPv4 or IPv6 address into a full-length prefix; undefined if it is none. */
export const parseAddress = (text: string): Prefix | undefined => {
  if (text.length > 45) return undefined;
  const family = text.includes(':') ? 6 : 4;
  const value = family === 4 ? parseIpv4(text) : parseIpv6(text);
  return value === undefined ? undefined : prefixOf(family, value, BITS[family]);
};

/** Parses a CIDR. `masked` is false where host bits are set (`10.0.0.5/16`). */
export const parseCidr = (text: string): { prefix: Prefix; masked: boolean } | undefined => {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const lengthText = text.slice(slash + 1);
  const address = parseAddress(text.slice(0, slash));
  if (address === undefined || !/^(0|[1-9]\d{0,2})$/.test(lengthText)) return undefined;
  const length = Number(lengthText);
  if (length > BITS[address.family]) return undefined;
  const prefix = prefixOf(address.family, address.first, length);
  return { prefix, masked: prefix.first === address.first };
};

const formatIpv6 = (value: bigint): string => {
  const groups = Array.from({ length: 8 }, (_, i) => (value >> BigInt((7 - i) * 16)) & 0xffffn);
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0n) length += 1;
    if (length > best.length) best = { start, length };
  }
  const text = (from: number, to: number): string =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':');
  return best.start < 0 ? text(0, 8) : `${text(0, best.start)}::${text(best.start + best.length, 8)}`;
};

/** Prints one address of a family, IPv6 as RFC 5952 says. */
export const formatAddress = (family: 4 | 6, value: bigint): string =>
  family === 6
    ? formatIpv6(value)
    : [24n, 16n, 8n, 0n].map((shift) => ((value >> shift) & 0xffn).toString()).join('.');

/** Prints a prefix: an address alone where it is one, a CIDR otherwise. */
export const formatPrefix = (prefix: Prefix): string => {
  const address = formatAddress(prefix.family, prefix.first);
  return isAddress(prefix) ? address : `${address}/${prefix.length}`;
};

/** Whether the prefix is one address. */
export const isAddress = (prefix: Prefix): boolean => prefix.first === prefix.last;

/** Whether every address of `inner` is in `outer`. */
export const contains = (outer: Prefix, inner: Prefix): boolean =>
  outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;

/** Whether the two share an address. */
export const overlaps = (a: Prefix, b: Prefix): boolean =>
  a.family === b.family && a.first <= b.last && b.first <= a.last;

/** Whether the two are the same prefix. */
export const samePrefix = (a: Prefix, b: Prefix): boolean =>
  a.family === b.family && a.first === b.first && a.length === b.length;

/** A prefix written in this source code; throws where it is none. */
export const prefix = (cidr: string): Prefix => {
  const parsed = parseCidr(cidr);
  if (parsed === undefined) throw new Error(`not a CIDR: ${cidr}`);
  return parsed.prefix;
};
