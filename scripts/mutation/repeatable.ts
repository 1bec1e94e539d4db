/**
 * What test files get for `fast-check` while mutants run: the same few networks each time, so that a
 * mutant found today is found tomorrow. Nobody reads the counterexample, so none is made smaller.
 */
import fc, { type IProperty, type Parameters, type RunDetails } from 'fast-check';

const SEED = 20_261_123;
const LEAST_RUNS = 15;
const USUAL_RUNS = 100;

const capped = <T>(
  parameters: Parameters<T> = {},
  asked = parameters.numRuns ?? USUAL_RUNS,
): Parameters<T> => ({
  ...parameters,
  seed: SEED,
  numRuns: Math.min(asked, Math.max(LEAST_RUNS, asked / 10)),
  endOnFailure: true,
});

const assert = <T>(property: IProperty<T>, parameters?: Parameters<T>): void =>
  fc.assert(property, capped(parameters));
const check = <T>(property: IProperty<T>, parameters?: Parameters<T>): RunDetails<T> =>
  fc.check(property, capped(parameters));

export default { ...fc, assert, check };
