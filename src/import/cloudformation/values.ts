/** Values while a template is evaluated. */
import { type DeclaredValue, UNRESOLVED } from '../declared/types.ts';

/** What `AWS::NoValue` leaves behind: the property or item is not there (fact F-TPL-03). */
export const ABSENT: unique symbol = Symbol('absent');
export type Value = DeclaredValue | typeof ABSENT;

/** What the loops around a place stand for, by their identifiers. */
export type Scope = ReadonlyMap<string, string>;
export const NO_SCOPE: Scope = new Map();

const isList = (value: Value): value is readonly DeclaredValue[] => Array.isArray(value);

/** A value as a list; undefined where it is none. */
export const listOf = (value: Value): readonly DeclaredValue[] | undefined =>
  isList(value) ? value : undefined;

/** Properties of a resource, or any other map. */
export type Properties = { readonly [key: string]: DeclaredValue };

const isMap = (value: Value): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a map; undefined where it is none. */
export const mapOf = (value: Value): Properties | undefined => (isMap(value) ? value : undefined);

/** A value that is not there is not known where a value is needed. */
export const present = (value: Value): DeclaredValue => (value === ABSENT ? UNRESOLVED : value);

/** The text that CloudFormation makes of a single value; undefined where there is none. */
export const textOf = (value: Value): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/** A whole number, also where it is written as text. */
export const wholeOf = (value: Value): number | undefined => {
  const text = textOf(value);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};

const MOST_QUOTED = 100;

/** A name from outside inside a sentence: bounded, and without what would end the quotation. */
export const quoted = (name: string): string => {
  const safe = name.slice(0, MOST_QUOTED).replaceAll('`', "'").replaceAll(/\s+/g, ' ');
  return `\`${safe}${name.length > MOST_QUOTED ? '…' : ''}\``;
};

/** How many values a value holds, with itself. */
export const sizeOf = (value: DeclaredValue): number => {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, each) => sum + sizeOf(each), 1);
};

/** Whether something in a value is not known. */
const hasUnknown = (value: DeclaredValue): boolean => {
  if (value === UNRESOLVED) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnknown);
};

const sameText = (a: DeclaredValue): string =>
  JSON.stringify(a, (_, each: unknown) =>
    typeof each === 'number' || typeof each === 'boolean'
      ? String(each)
      : typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([x], [y]) => (x < y ? -1 : 1)))
        : each,
  );

/** Whether two values are the same to CloudFormation, which compares texts; UNRESOLVED where that is not known. */
export const sameValue = (a: DeclaredValue, b: DeclaredValue): boolean | typeof UNRESOLVED => {
  if (hasUnknown(a) || hasUnknown(b)) return UNRESOLVED;
  return sameText(a) === sameText(b);
};
