import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildNetwork } from '../../evaluator/index.ts';
import { ScenarioSchema } from '../../evaluator/model/schema.ts';
import { isName } from '../aws/context.ts';
import { terraformFile } from '../fixtures/files.ts';
import { importTerraform, readTerraform } from './index.ts';

const FILES = ['plain-vpc.plan.json', 'vpc-module.plan.json', 'change.plan.json', 'state.json'];
const documents: readonly unknown[] = FILES.map((file) => JSON.parse(terraformFile(file).text));

const keys = new Set(['__proto__', 'constructor', 'for_each_expression', 'deposed', 'index']);
const texts = new Set([
  '',
  '__proto__',
  'each.value',
  'local.x',
  'module.vpc',
  'var.vpc_id',
  'a'.repeat(300),
  '\u0000',
  '<b>',
  'aws_vpc.this["',
]);
const collect = (value: unknown): void => {
  if (typeof value === 'string') texts.add(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) keys.add(key);
    collect(inner);
  }
};
collect(documents);

const leaf = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)) },
);
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6 }),
  ),
})).value;

/** Names are valid and unique, and what comes of it is a network. */
const sound = (text: string): void => {
  const file = { file: 'x.json', text };
  const names = readTerraform(file).resources.map(({ name }) => name);
  expect(names.filter((name) => !isName(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  const { scenario } = importTerraform(file);
  expect(ScenarioSchema.safeParse(scenario).error?.issues ?? []).toEqual([]);
  const built = buildNetwork(scenario);
  expect(built.ok ? [] : built.problems).toEqual([]);
};

test('any text is read without harm', () => {
  fc.assert(fc.property(fc.string(), sound));
});

test('any JSON under Terraform’s keys is read without harm', () => {
  const document = fc.dictionary(
    fc.constantFrom(
      'planned_values',
      'resource_changes',
      'configuration',
      'values',
      'variables',
      'version',
      'resources',
    ),
    anyJson,
  );
  fc.assert(
    fc.property(document, (each) => sound(JSON.stringify(each))),
    { numRuns: 500 },
  );
});

/** Replaces, doubles or takes out the values that the choices hit. */
const damaged = (value: unknown, choose: () => { hit: number; by: unknown }): unknown => {
  const { hit, by } = choose();
  if (hit === 0) return by;
  if (Array.isArray(value)) {
    const inner = value.map((each) => damaged(each, choose));
    return hit === 1 ? [...inner, ...inner] : hit === 2 ? inner.slice(1) : inner;
  }
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, each]) => [key, damaged(each, choose)] as const);
  return Object.fromEntries(hit === 3 ? inner.slice(1) : inner);
};

test('a plan or state with any damage is read without harm', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...documents),
      fc.integer({ min: 5, max: 400 }),
      fc.nat({ max: 1_000_000 }),
      fc.array(fc.tuple(fc.nat({ max: 3 }), leaf), { minLength: 1, maxLength: 30 }),
      (document, rarity, seed, hits) => {
        let step = 0;
        const choose = () => {
          step += 1;
          const mixed = Math.imul(step + seed, 2_654_435_761) >>> 0;
          const [hit, by] = hits[mixed % hits.length] ?? [9, null];
          return mixed % rarity === 0 ? { hit, by } : { hit: 9, by: null };
        };
        sound(JSON.stringify(damaged(document, choose)));
      },
    ),
    { numRuns: 400 },
  );
}, 60_000);
