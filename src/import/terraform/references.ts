/** The references that an expression of the configuration lists. */
import { textsAt } from '../shared/json.ts';
import { type Step, stepsOf } from './address.ts';

/** One reference, in steps. An index that is computed ends it: what follows is not told. */
export type Reference = readonly Step[];

/** Whether `shorter` is `longer` without its last steps. */
const unwraps = (longer: string, shorter: string): boolean =>
  shorter.length < longer.length &&
  longer.startsWith(shorter) &&
  (longer[shorter.length] === '.' || longer[shorter.length] === '[');

/**
 * The references of an expression, each in full: Terraform lists `a.b.id` and then its shorter forms `a.b`. A module's
 * output is followed by the module itself, and an instance by its resource (fact F-TF-04).
 */
export const referencesOf = (expression: unknown): readonly Reference[] => {
  const found: Reference[] = [];
  let last = '';
  for (const text of textsAt(expression, 'references')) {
    if (unwraps(last, text)) {
      last = text;
      continue;
    }
    last = text;
    const steps = stepsOf(text);
    if (steps !== undefined) found.push(steps);
  }
  return found;
};
