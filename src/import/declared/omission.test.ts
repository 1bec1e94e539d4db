import { expect, test } from 'vitest';
import { importedOf, verdictIn } from '../fixtures/declared.ts';
import { MORE, MORE_FLOWS } from '../fixtures/declared-more.ts';
import { WHOLE, WHOLE_FLOWS } from '../fixtures/declared-whole.ts';
import { type DeclaredValue, UNRESOLVED } from './types.ts';

const TEMPLATES = [
  { template: WHOLE, flows: WHOLE_FLOWS, network: importedOf(WHOLE).network },
  { template: MORE, flows: MORE_FLOWS, network: importedOf(MORE).network },
] as const;

test.each(
  TEMPLATES.flatMap(({ flows, network }) =>
    flows.map(([flow, verdict]) => [flow, verdict, network] as const),
  ),
)('%o is %s', (flow, verdict, network) => {
  expect(verdictIn(network, flow)).toBe(verdict);
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

const places = TEMPLATES.flatMap(({ template, flows }) =>
  Object.entries(template).flatMap(([name, [type, properties = {}]]) =>
    pathsIn(properties).map((path) => {
      const left = without(properties, path) as typeof properties;
      return [name, path.join('/'), { ...template, [name]: [type, left] as const }, flows] as const;
    }),
  ),
);

test.each(places)('%s without %s: no verdict turns into its opposite', (_, __, template, flows) => {
  const { network } = importedOf(template);
  for (const [flow, verdict] of flows) {
    const opposite = verdict === 'reachable' ? 'not-reachable' : 'reachable';
    if (verdict !== 'undetermined') expect(verdictIn(network, flow), JSON.stringify(flow)).not.toBe(opposite);
  }
});
