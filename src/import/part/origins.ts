/** Scenarios without where their resources were read from. */
import type { Scenario } from '../../evaluator/index.ts';

/** An origin is told by its two fields: a resource may be called `origin` too. */
const isOrigin = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 2 &&
  typeof Reflect.get(value, 'file') === 'string' &&
  typeof Reflect.get(value, 'pointer') === 'string';

/** Depth is bounded: a scenario's schema is, and policies were read within the depth of a text. */
const strip = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => inner !== undefined && (key !== 'origin' || !isOrigin(inner)))
      .map(([key, inner]) => [key, strip(inner)]),
  );
};

/** A copy without any origin. */
export const withoutOrigins = (scenario: Scenario): Scenario => strip(scenario) as Scenario;
