/** Protocols as the provider takes them: names of IANA's list, numbers, `all`. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';

const NUMBERS = new Map([
  ['all', -1],
  ['icmp', 1],
  ['igmp', 2],
  ['tcp', 6],
  ['udp', 17],
  ['gre', 47],
  ['esp', 50],
  ['ah', 51],
  ['icmpv6', 58],
  ['sctp', 132],
]);

/** The number of a protocol; UNRESOLVED where it cannot be told. */
export const protocolNumber = (value: DeclaredValue | undefined): number | typeof UNRESOLVED => {
  if (typeof value !== 'string' && typeof value !== 'number') return UNRESOLVED;
  const text = String(value).toLowerCase();
  const named = NUMBERS.get(text);
  if (named !== undefined) return named;
  return /^(?:-1|\d{1,3})$/.test(text) ? Number(text) : UNRESOLVED;
};

/** The text that EC2 writes for a protocol of a security group's rule. */
export const protocolText = (value: DeclaredValue | undefined): DeclaredValue => {
  const number = protocolNumber(value);
  switch (number) {
    case UNRESOLVED:
      return UNRESOLVED;
    case 1:
      return 'icmp';
    case 6:
      return 'tcp';
    case 17:
      return 'udp';
    case 58:
      return 'icmpv6';
    default:
      return String(number);
  }
};
