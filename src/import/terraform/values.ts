/** Values of a plan, with UNRESOLVED for what is only known after it is applied. */
import { type DeclaredValue, UNRESOLVED } from '../declared/types.ts';
import { at, entriesOf } from '../shared/json.ts';

export type Values = { readonly [key: string]: DeclaredValue };

/**
 * A value with what a plan says of its parts (`after` and `after_unknown`): where the second one says true, the first
 * holds nothing, or null in a list (fact F-TF-05). The depth is bounded, as JSON is read to a bounded depth only.
 */
export const declaredValue = (known: unknown, unknown?: unknown): DeclaredValue => {
  if (unknown === true) return UNRESOLVED;
  if (Array.isArray(known) || Array.isArray(unknown)) {
    const values: readonly unknown[] = Array.isArray(known) ? known : [];
    const parts: readonly unknown[] = Array.isArray(unknown) ? unknown : [];
    // What is unknown about a list never says more than the list, unless the list itself is left out.
    const length = Math.max(values.length, parts.length);
    return Array.from({ length }, (_, index) => declaredValue(values[index], parts[index]));
  }
  if (typeof known === 'string' || typeof known === 'number' || typeof known === 'boolean') return known;
  if (typeof known === 'object' && known !== null) return fieldsOf(known, unknown);
  return typeof unknown === 'object' && unknown !== null ? fieldsOf(known, unknown) : null;
};

const fieldsOf = (known: unknown, unknown: unknown): Values => {
  const fields = new Map<string, DeclaredValue>();
  for (const [key, value] of entriesOf(known)) fields.set(key, declaredValue(value, at(unknown, key)));
  for (const [key, part] of entriesOf(unknown))
    if (!fields.has(key)) {
      const value = declaredValue(undefined, part);
      if (holdsUnresolved(value)) fields.set(key, value);
    }
  return Object.fromEntries(fields);
};

/** The attributes of an instance. */
export const valuesOf = (known: unknown, unknown?: unknown): Values => fieldsOf(known, unknown);

/** Whether some part of a value is unresolved. */
export const holdsUnresolved = (value: DeclaredValue): boolean => {
  if (value === UNRESOLVED) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsUnresolved);
};

/** A field of a value; undefined where it is missing or null. */
export const fieldOf = (value: DeclaredValue | undefined, key: string): DeclaredValue | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = value as Values;
  return Object.hasOwn(fields, key) ? (fields[key] ?? undefined) : undefined;
};
