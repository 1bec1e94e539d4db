/** Condition operators on one value of the request and one of the policy. */
import { parseAddress, parseCidr } from '../address/prefix.ts';
import { exactly, matchPrefix } from '../address/set.ts';
import type { AddressSet } from '../model/network.ts';
import type { Applies } from './types.ts';
import { withoutMarks } from './variables.ts';
import { arnMatches, matchesLiterally, wildcardMatches, wildcardMeets } from './wildcard.ts';

/** The ARN of a role without the path that it may have. */
interface PathlessRole {
  readonly role: string;
}
/** One value of the request: a text, an address of which only the ranges are known, a role that may have a path. */
export type Given = string | AddressSet | PathlessRole;

type Compare = (given: Given, wanted: string) => Applies;

interface Operator {
  readonly compare: Compare;
  readonly negated: boolean;
}

const yes = (holds: boolean): Applies => (holds ? 'yes' : 'no');

/** Whether a pattern that does not match a role's ARN could match it with a path in it. */
const couldHavePath = (role: string, wanted: string): boolean => {
  const name = role.slice(role.lastIndexOf('/') + 1);
  const last = wanted.slice(wanted.lastIndexOf('/') + 1);
  return (
    (last.includes('*') || wildcardMatches(last, name)) &&
    wildcardMeets(wanted, role.slice(0, role.length - name.length))
  );
};

const onText =
  (compare: (given: string, wanted: string) => boolean): Compare =>
  (given, wanted) => {
    if (typeof given === 'string') return yes(compare(given, wanted));
    if (!('role' in given)) return 'maybe';
    return compare(given.role, wanted) ? 'yes' : couldHavePath(given.role, wanted) ? 'maybe' : 'no';
  };

const onNumbers = (compare: (a: number, b: number) => boolean): Compare =>
  onText((given, wanted) => {
    const [a, b] = [Number(given), Number(wanted)];
    return (
      !Number.isNaN(a) && !Number.isNaN(b) && given.trim() !== '' && wanted.trim() !== '' && compare(a, b)
    );
  });

/** Dates as ISO 8601 or as seconds since 1970. */
const timeOf = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) * 1000 : /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;

const onDates = (compare: (a: number, b: number) => boolean): Compare =>
  onText((given, wanted) => {
    const [a, b] = [timeOf(given), timeOf(wanted)];
    return !Number.isNaN(a) && !Number.isNaN(b) && compare(a, b);
  });

const inRange: Compare = (given, wanted) => {
  if (typeof given !== 'string' && 'role' in given) return 'no';
  const range = parseCidr(wanted)?.prefix ?? parseAddress(wanted);
  const single = typeof given === 'string' ? parseAddress(given) : undefined;
  const address = typeof given === 'string' ? (single === undefined ? undefined : exactly(single)) : given;
  return range === undefined || address === undefined ? 'no' : matchPrefix(range, address);
};

const equals = onText((given, wanted) => given === withoutMarks(wanted));
const equalsIgnoringCase = onText(
  (given, wanted) => given.toLowerCase() === withoutMarks(wanted).toLowerCase(),
);
const like = onText((given, wanted) => matchesLiterally(wildcardMatches, wanted, given));
const wholeArnLike = onText((given, wanted) => matchesLiterally(arnMatches, wanted, given));
/** What a pattern that lacks parts of an ARN would match is not documented (fact F-POL-08b). */
const arnLike: Compare = (given, wanted) => {
  const answer = wholeArnLike(given, wanted);
  const isWhole = wanted === '*' || wanted.split(':').length > 5;
  return answer === 'yes' && !isWhole ? 'maybe' : answer;
};

const BASE: Readonly<Record<string, Operator>> = {
  stringequals: { compare: equals, negated: false },
  stringnotequals: { compare: equals, negated: true },
  stringequalsignorecase: { compare: equalsIgnoringCase, negated: false },
  stringnotequalsignorecase: { compare: equalsIgnoringCase, negated: true },
  stringlike: { compare: like, negated: false },
  stringnotlike: { compare: like, negated: true },
  numericequals: { compare: onNumbers((a, b) => a === b), negated: false },
  numericnotequals: { compare: onNumbers((a, b) => a === b), negated: true },
  numericlessthan: { compare: onNumbers((a, b) => a < b), negated: false },
  numericlessthanequals: { compare: onNumbers((a, b) => a <= b), negated: false },
  numericgreaterthan: { compare: onNumbers((a, b) => a > b), negated: false },
  numericgreaterthanequals: { compare: onNumbers((a, b) => a >= b), negated: false },
  dateequals: { compare: onDates((a, b) => a === b), negated: false },
  datenotequals: { compare: onDates((a, b) => a === b), negated: true },
  datelessthan: { compare: onDates((a, b) => a < b), negated: false },
  datelessthanequals: { compare: onDates((a, b) => a <= b), negated: false },
  dategreaterthan: { compare: onDates((a, b) => a > b), negated: false },
  dategreaterthanequals: { compare: onDates((a, b) => a >= b), negated: false },
  bool: { compare: equalsIgnoringCase, negated: false },
  binaryequals: { compare: equals, negated: false },
  ipaddress: { compare: inRange, negated: false },
  notipaddress: { compare: inRange, negated: true },
  arnequals: { compare: arnLike, negated: false },
  arnlike: { compare: arnLike, negated: false },
  arnnotequals: { compare: arnLike, negated: true },
  arnnotlike: { compare: arnLike, negated: true },
};

/** The operator of a name without qualifier and suffix; undefined: IAM has none of this name. */
export const operatorOf = (name: string): Operator | undefined => {
  const key = name.toLowerCase();
  return Object.hasOwn(BASE, key) ? BASE[key] : undefined;
};
