/** Condition operators on one value of the request and one of the policy. */
import { parseAddress, parseCidr } from '../address/prefix.ts';
import { exactly, matchPrefix } from '../address/set.ts';
import type { AddressSet } from '../model/network.ts';
import type { Applies } from './types.ts';
import { withoutMarks } from './variables.ts';
import { arnMatches, wildcardMatches } from './wildcard.ts';

/** One value of the request: a text, or an address of which only the ranges are known. */
export type Given = string | AddressSet;

type Compare = (given: Given, wanted: string) => Applies;

interface Operator {
  readonly compare: Compare;
  readonly negated: boolean;
}

const yes = (holds: boolean): Applies => (holds ? 'yes' : 'no');

const onText =
  (compare: (given: string, wanted: string) => boolean): Compare =>
  (given, wanted) =>
    typeof given === 'string' ? yes(compare(given, wanted)) : 'maybe';

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
  const range = parseCidr(wanted)?.prefix ?? parseAddress(wanted);
  const single = typeof given === 'string' ? parseAddress(given) : undefined;
  const address = typeof given === 'string' ? (single === undefined ? undefined : exactly(single)) : given;
  return range === undefined || address === undefined ? 'no' : matchPrefix(range, address);
};

const equals = onText((given, wanted) => given === withoutMarks(wanted));
const equalsIgnoringCase = onText(
  (given, wanted) => given.toLowerCase() === withoutMarks(wanted).toLowerCase(),
);
const like = onText((given, wanted) => matchMarked(wildcardMatches, given, wanted));
const arnLike = onText((given, wanted) => matchMarked(arnMatches, given, wanted));

/** Matches a pattern in which literals are marked: the same marks stand in the text instead of the characters. */
function matchMarked(
  matches: (pattern: string, text: string) => boolean,
  given: string,
  wanted: string,
): boolean {
  if (matches(wanted, given)) return true;
  const marked = given.replaceAll('*', '\u{E000}').replaceAll('?', '\u{E001}').replaceAll('$', '\u{E002}');
  return marked !== given && matches(wanted, marked);
}

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
