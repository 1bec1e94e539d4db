/**
 * Reading of properties. A property is absent (AWS's default holds), told, or unresolved; what has another shape than
 * the documented one is unresolved too. CloudFormation takes `"443"` for a number and `"true"` for a truth value.
 */
import { type DeclaredValue, UNRESOLVED, type Unresolved } from './types.ts';

/** A property as it is read; undefined: the template leaves it out. */
export type Told<T> = T | undefined | Unresolved;

/** Bounds of a walk through a value that someone else made. */
const MOST_STEPS = 100_000;

const isObject = (value: DeclaredValue): value is { readonly [key: string]: DeclaredValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A property of an object, or of what is inside of it; null is leaving it out. */
export const propertyOf = (value: Told<DeclaredValue>, ...path: readonly string[]): Told<DeclaredValue> => {
  let current: Told<DeclaredValue> = value;
  for (const key of path) {
    if (current === undefined || current === null || current === UNRESOLVED) break;
    if (!isObject(current)) return UNRESOLVED;
    current = Object.hasOwn(current, key) ? current[key] : undefined;
  }
  return current === null ? undefined : current;
};

/** Whether something is told: neither absent nor unresolved. */
export const isTold = <T>(value: Told<T>): value is T => value !== undefined && value !== UNRESOLVED;

/** AWS's default where the template says nothing. */
export const orElse = <T>(value: Told<T>, fallback: T): T | Unresolved =>
  value === undefined ? fallback : value;

export const textOf = (value: Told<DeclaredValue>, ...path: readonly string[]): Told<string> => {
  const found = propertyOf(value, ...path);
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  if (found === undefined || found === '') return undefined;
  return typeof found === 'string' ? found : UNRESOLVED;
};

export const flagOf = (value: Told<DeclaredValue>, ...path: readonly string[]): Told<boolean> => {
  const found = textOf(value, ...path);
  if (!isTold(found)) return found;
  const lower = found.toLowerCase();
  return lower === 'true' || lower === 'false' ? lower === 'true' : UNRESOLVED;
};

export const numberOf = (value: Told<DeclaredValue>, ...path: readonly string[]): Told<number> => {
  const found = textOf(value, ...path);
  if (!isTold(found)) return found;
  return /^-?\d{1,10}$/.test(found) ? Number(found) : UNRESOLVED;
};

export const listOf = (
  value: Told<DeclaredValue>,
  ...path: readonly string[]
): Told<readonly DeclaredValue[]> => {
  const found = propertyOf(value, ...path);
  if (found === undefined || found === UNRESOLVED) return found;
  return Array.isArray(found) ? found.filter((each) => each !== null) : UNRESOLVED;
};

/** A list of texts; unresolved as a whole where one of them is, since a shorter list would say something else. */
export const textsOf = (value: Told<DeclaredValue>, ...path: readonly string[]): Told<readonly string[]> => {
  const found = listOf(value, ...path);
  if (!isTold(found)) return found;
  const texts = found.map((each) => textOf(each)).filter(isTold);
  return texts.length === found.length ? texts : UNRESOLVED;
};

/** Whether something in a value is unresolved; a value too large to look through counts as such. */
export const hasUnresolved = (value: Told<DeclaredValue>): boolean => {
  const open: Told<DeclaredValue>[] = [value];
  for (let step = 0; open.length > 0; step += 1) {
    const current = open.pop();
    if (current === UNRESOLVED || step > MOST_STEPS) return true;
    if (typeof current !== 'object' || current === null) continue;
    for (const inner of Object.values<DeclaredValue>(current)) open.push(inner);
  }
  return false;
};

/** An answer of AWS: without what is absent, and without what is unresolved, so that it is not in the data. */
export const answer = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== UNRESOLVED),
  );

/**
 * What stands in an answer for something unresolved where leaving it out would say something: no value of AWS's, so
 * whoever reads it takes it as unknown.
 */
export const NOT_TOLD = '(not told)';
