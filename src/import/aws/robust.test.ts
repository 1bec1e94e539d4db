import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildNetwork } from '../../evaluator/index.ts';
import { ScenarioSchema } from '../../evaluator/model/schema.ts';
import { hubAndSpoke, twoAccounts } from '../fixtures/files.ts';
import { importAws } from './index.ts';

const documents: readonly unknown[] = [...twoAccounts(), ...hubAndSpoke()]
  .filter(({ text }) => text !== '')
  .map(({ text }) => JSON.parse(text));

const collect = (value: unknown, keys: Set<string>, texts: Set<string>): void => {
  if (typeof value === 'string') texts.add(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) keys.add(key);
    collect(inner, keys, texts);
  }
};
const keys = new Set(['__proto__', 'constructor', 'toString', 'CoreNetworkArn', 'VpcEndpointId']);
const texts = new Set([
  '',
  'local',
  'internet',
  'x',
  '__proto__',
  'default',
  '::/0',
  '0.0.0.0/33',
  '999',
  '\u0000',
  'arn:aws:x',
]);
collect(documents, keys, texts);

const someKey = fc.constantFrom(...keys);
const leaf = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...texts) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.string(),
      fc.integer({ min: -2, max: 70_000 }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
    ),
  },
);
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(someKey, tie('value'), { maxKeys: 6 }),
  ),
})).value;

const sound = (files: readonly { file: string; text: string }[]): void => {
  const { scenario } = importAws(files);
  const parsed = ScenarioSchema.safeParse(scenario);
  expect(parsed.error?.issues ?? []).toEqual([]);
  const built = buildNetwork(scenario);
  expect(built.ok ? [] : built.problems).toEqual([]);
};

test('any JSON under AWS’s keys gives a valid scenario', () => {
  const document = fc.dictionary(
    fc.constantFrom(...documents.flatMap((each) => Object.keys(each as object))),
    fc.array(anyJson, { maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(document, { maxLength: 4 }), (listed) => {
      sound(listed.map((each, index) => ({ file: `${index}.json`, text: JSON.stringify(each) })));
    }),
    { numRuns: 500 },
  );
});

/** Replaces, takes out or doubles the values that the choices hit. */
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

test('a real export with any damage gives a valid scenario', () => {
  fc.assert(
    fc.property(fc.gen(), fc.integer({ min: 10, max: 400 }), (gen, rarity) => {
      let step = 0;
      const seed = gen(fc.nat, { max: 1_000_000 });
      const hits = gen(fc.array, fc.tuple(fc.nat({ max: 3 }), leaf), { minLength: 1, maxLength: 30 });
      const choose = () => {
        step += 1;
        const mixed = Math.imul(step + seed, 2_654_435_761) >>> 0;
        const [hit, by] = hits[mixed % hits.length] ?? [9, null];
        return mixed % rarity === 0 ? { hit, by } : { hit: 9, by: null };
      };
      sound(
        documents.map((each, index) => ({
          file: `${index}.json`,
          text: JSON.stringify(damaged(each, choose)),
        })),
      );
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('any text gives a valid scenario', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 3 }), (listed) => {
      sound(listed.map((text, index) => ({ file: `${index}.json`, text })));
    }),
  );
});
