/** Address ranges with a meaning of their own. */
import { contains, overlaps, type Prefix, prefix } from './prefix.ts';

/** RFC 1918 and RFC 6598. */
const PRIVATE_IPV4 = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(prefix);

/** Never an address on the internet (fact F-IGW-04; IANA's special-purpose registries). */
const NOT_ON_THE_INTERNET: readonly Prefix[] = [
  ...PRIVATE_IPV4,
  ...['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'].map(prefix),
  ...['::/3', '4000::/2', '8000::/1'].map(prefix),
];

/** The space from which a public address that is not known further may come. */
export const PUBLIC_SPACE: Readonly<Record<4 | 6, readonly Prefix[]>> = {
  4: complementOf(NOT_ON_THE_INTERNET.filter((range) => range.family === 4)),
  6: [prefix('2000::/3')],
};

/** Whether no address of the prefix is a private or special one. */
export const isPublic = (address: Prefix): boolean =>
  !NOT_ON_THE_INTERNET.some((range) => overlaps(range, address));

/** Addresses for documentation (RFC 5737, RFC 3849 and RFC 9637): no host on the internet has one. */
export const FOR_DOCUMENTATION: readonly Prefix[] = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  '3fff::/20',
].map(prefix);

/** Whether every address of the prefix is one for documentation, which stands for somebody who is no service of AWS. */
export const isForDocumentation = (address: Prefix): boolean =>
  FOR_DOCUMENTATION.some((range) => contains(range, address));

/**
 * Addresses that VPC routers never forward by a wider route (fact F-ROUTE-11), and the link-local
 * ranges of the services of a VPC (fact F-SG-08).
 */
export const RESERVED_BY_AWS: readonly Prefix[] = ['169.254.0.0/16', 'fd00:ec2::/32', 'fe80::/10'].map(
  prefix,
);

/** The IPv4 space less the ranges, as prefixes in order. */
function complementOf(ranges: readonly Prefix[]): readonly Prefix[] {
  const split = (candidate: Prefix): readonly Prefix[] => {
    if (!ranges.some((range) => overlaps(range, candidate))) return [candidate];
    if (ranges.some((range) => contains(range, candidate))) return [];
    const length = candidate.length + 1;
    const middle = (candidate.first + candidate.last + 1n) / 2n;
    return [
      ...split({ family: 4, first: candidate.first, last: middle - 1n, length }),
      ...split({ family: 4, first: middle, last: candidate.last, length }),
    ];
  };
  return split(prefix('0.0.0.0/0'));
}
