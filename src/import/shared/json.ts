/**
 * Reading of JSON values that come from outside. Only own properties are ever read, and objects
 * are only made from entries, so that keys such as `__proto__` mean nothing.
 */

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of own properties; undefined where the path leads nowhere. */
export const at = (value: unknown, ...path: readonly string[]): unknown => {
  let current = value;
  for (const step of path) {
    if (!isObject(current) || !Object.hasOwn(current, step)) return undefined;
    current = Reflect.get(current, step);
  }
  return current;
};

/** The text at a path; undefined where it is missing, empty or no text. */
export const textAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = at(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/** The truth value at a path. */
export const flagAt = (value: unknown, ...path: readonly string[]): boolean | undefined => {
  const found = at(value, ...path);
  return typeof found === 'boolean' ? found : undefined;
};

/** The whole number at a path. */
export const numberAt = (value: unknown, ...path: readonly string[]): number | undefined => {
  const found = at(value, ...path);
  return typeof found === 'number' && Number.isSafeInteger(found) ? found : undefined;
};

/** The list at a path; empty where there is none. */
export const listAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

/** The texts of the list at a path. */
export const textsAt = (value: unknown, ...path: readonly string[]): readonly string[] =>
  listAt(value, ...path).filter((each): each is string => typeof each === 'string' && each !== '');

/** The text at a path where it is one of a set that the format knows. */
export const oneAt = <T extends string>(
  known: readonly T[],
  value: unknown,
  ...path: readonly string[]
): T | undefined => {
  const text = textAt(value, ...path);
  return known.find((each) => each === text);
};

/** Whether a list stands at a path: "exported but empty" differs from "not exported". */
export const hasList = (value: unknown, ...path: readonly string[]): boolean =>
  Array.isArray(at(value, ...path));

/** The own entries of an object; empty for anything else. */
export const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Joins two accounts of one resource (a peering stands in both accounts' files): the first one
 * counts, and the second fills in what it lacks.
 */
export const merge = (first: unknown, second: unknown): unknown => {
  if (isNothing(first)) return isNothing(second) && first !== undefined ? first : second;
  if (Array.isArray(first)) return Array.isArray(second) && second.length > first.length ? second : first;
  if (!isObject(first) || !isObject(second)) return first;
  const joined = new Map<string, unknown>(Object.entries(first));
  for (const [key, value] of Object.entries(second)) joined.set(key, merge(joined.get(key), value));
  return Object.fromEntries(joined);
};

/** A field to spread into an object: nothing at all where the value is undefined. */
export const given = <K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: V });

/** Adds to the list that a map holds under a key. */
export const append = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};
