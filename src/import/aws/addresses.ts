/** CIDRs and addresses as AWS prints them; what is none is left out. */
import { formatAddress, parseAddress, parseCidr } from '../../evaluator/address/prefix.ts';
import { listAt, textAt } from '../shared/json.ts';

/** The text where it is a CIDR. */
export const cidrOf = (text: string | undefined): string | undefined =>
  text !== undefined && parseCidr(text) !== undefined ? text : undefined;

/** The text where it is an IP address. */
export const addressOf = (text: string | undefined): string | undefined =>
  text !== undefined && parseAddress(text) !== undefined ? text : undefined;

const isAssociated = (association: unknown, stateKey: string): boolean =>
  (textAt(association, stateKey, 'State') ?? 'associated') === 'associated';

/** The CIDRs of a VPC or subnet, IPv4 first; those that are being taken away, or failed, do not count. */
export const cidrsOf = (value: unknown): string[] => {
  const found = [
    textAt(value, 'CidrBlock'),
    ...listAt(value, 'CidrBlockAssociationSet')
      .filter((each) => isAssociated(each, 'CidrBlockState'))
      .map((each) => textAt(each, 'CidrBlock')),
    ...listAt(value, 'Ipv6CidrBlockAssociationSet')
      .filter((each) => isAssociated(each, 'Ipv6CidrBlockState'))
      .map((each) => textAt(each, 'Ipv6CidrBlock')),
  ];
  return [...new Set(found.map(cidrOf).filter((cidr) => cidr !== undefined))];
};

/** One value alone, several as a list: the shorter way in which the format takes both. */
export const oneOrList = (values: readonly string[]): string | string[] => {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : [...values];
};

/** The addresses of an IPv4 prefix as small as those that AWS delegates to an interface (/28); undefined otherwise. */
export const addressesIn = (cidr: string | undefined): readonly string[] | undefined => {
  const prefix = cidr === undefined ? undefined : parseCidr(cidr)?.prefix;
  if (prefix?.family !== 4 || prefix.length < 28) return undefined;
  const count = Number(prefix.last - prefix.first) + 1;
  return Array.from({ length: count }, (_, index) => formatAddress(4, prefix.first + BigInt(index)));
};
