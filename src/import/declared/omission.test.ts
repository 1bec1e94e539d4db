import { expect, test } from 'vitest';
import { importedOf, verdictIn } from '../fixtures/declared.ts';
import { WHOLE, WHOLE_FLOWS } from '../fixtures/declared-whole.ts';
import { type DeclaredValue, UNRESOLVED } from './types.ts';

const whole = importedOf(WHOLE);

test.each(WHOLE_FLOWS)('%o is %s', (flow, verdict) => {
  expect(verdictIn(whole.network, flow)).toBe(verdict);
});

/** Every value inside of another, by its path. */
const pathsIn = (value: DeclaredValue, path: readonly string[] = []): readonly (readonly string[])[] => {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries<DeclaredValue>(value).flatMap(([key, each]) => pathsIn(each, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
};

/** The value with what stands at a path unresolved. */
const without = (value: DeclaredValue, [step, ...rest]: readonly string[]): DeclaredValue => {
  if (step === undefined) return UNRESOLVED;
  if (Array.isArray(value))
    return value.map((each: DeclaredValue, index) => (String(index) === step ? without(each, rest) : each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries<DeclaredValue>(value).map(([key, each]) => [
      key,
      key === step ? without(each, rest) : each,
    ]),
  );
};

const places = Object.entries(WHOLE).flatMap(([name, [, properties = {}]]) =>
  pathsIn(properties).map((path) => [name, path.join('/'), path] as const),
);

/** What is taken as AWS's default where it is not known, and said as an assumption (model/unknowns.ts). */
const TAKEN_AS_DEFAULT: ReadonlySet<string> = new Set([
  'Vpc EnableDnsSupport',
  'Vpc EnableDnsHostnames',
  // Which private hosted zones answer.
  'Zone Name',
  'Zone VPCs',
  'Zone VPCs/0',
  'Zone VPCs/0/VPCId',
]);

test.each(places)('%s without %s: no verdict turns into its opposite', (name, at, path) => {
  const [type, properties = {}] = WHOLE[name] ?? [''];
  const left = without(properties, path);
  const changed = { ...WHOLE, [name]: [type, left] as const };
  const { network } = importedOf(changed as typeof WHOLE);
  for (const [flow, verdict] of WHOLE_FLOWS) {
    const now = verdictIn(network, flow);
    const opposite = verdict === 'reachable' ? 'not-reachable' : 'reachable';
    if (!TAKEN_AS_DEFAULT.has(`${name} ${at}`)) expect(now, JSON.stringify(flow)).not.toBe(opposite);
  }
});
