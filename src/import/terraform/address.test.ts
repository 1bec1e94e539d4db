import { expect, test } from 'vitest';
import { addressOf, stepsOf } from './address.ts';
import { referencesOf } from './references.ts';

const shown = (text: string): string | undefined =>
  stepsOf(text)
    ?.map((step) => (step.kind === 'name' ? step.name : `[${JSON.stringify(step.key)}]`))
    .join(' ');

test.each([
  ['aws_subnet.a.id', 'aws_subnet a id'],
  ['module.x["a.b"].aws_subnet.a[3]', 'module x ["a.b"] aws_subnet a [3]'],
  ['aws_subnet.a.0.id', 'aws_subnet a [0] id'],
  ['aws_lb.a["q\\"]\\""].arn', 'aws_lb a ["q\\"]\\""] arn'],
  ['each.value["vpc_id"]', 'each value ["vpc_id"]'],
  ['', undefined],
  ['aws_subnet.', undefined],
  ['aws_subnet.a[b]', undefined],
  ['aws_subnet..a', undefined],
  ['a'.repeat(10_000), undefined],
])('%s has the steps %s', (text, steps) => {
  expect(shown(text)).toBe(steps);
});

test('an address tells modules, mode, type, name, key and what follows', () => {
  expect(addressOf(stepsOf('module.a["k"].module.b.data.aws_vpc.x[0].id') ?? [])).toEqual({
    modules: [
      { call: 'a', key: 'k' },
      { call: 'b', key: undefined },
    ],
    isData: true,
    type: 'aws_vpc',
    name: 'x',
    key: 0,
    rest: [{ kind: 'name', name: 'id' }],
  });
  expect(addressOf(stepsOf('module.a') ?? [])).toBeUndefined();
});

const full = (...references: readonly string[]): readonly string[] =>
  referencesOf({ references }).map((steps) =>
    steps.map((step) => (step.kind === 'name' ? step.name : String(step.key))).join('.'),
  );

test('the shorter forms that follow a reference are the same one', () => {
  expect(full('aws_subnet.a[0].id', 'aws_subnet.a[0]', 'aws_subnet.a', 'count.index')).toEqual([
    'aws_subnet.a.0.id',
    'count.index',
  ]);
  expect(full('module.x.out', 'module.x', 'aws_vpc.a.id', 'aws_vpc.a')).toEqual([
    'module.x.out',
    'aws_vpc.a.id',
  ]);
});

test('a resource beside one of its instances is a reference of its own', () => {
  expect(full('aws_subnet.a[0].id', 'aws_subnet.a[0]', 'aws_subnet.a', 'aws_subnet.a')).toEqual([
    'aws_subnet.a.0.id',
    'aws_subnet.a',
  ]);
  expect(full('aws_subnet.a', 'aws_subnet.ab')).toEqual(['aws_subnet.a', 'aws_subnet.ab']);
});
