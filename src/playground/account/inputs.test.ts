import { expect, test } from 'vitest';
import type { TemplateInputs } from '../../import/index.ts';
import { givenOf, startValues } from './inputs.ts';

const parameter = (name: string, value: string | undefined): TemplateInputs['parameters'][number] => ({
  name,
  type: 'String',
  value,
  allowed: undefined,
  isList: false,
  storedAt: undefined,
  description: undefined,
});
const INPUTS: TemplateInputs = {
  parameters: [parameter('Stage', 'dev'), parameter('Range', undefined), parameter('constructor', undefined)],
  region: 'eu-west-1',
  usesAccount: false,
};
const START = startValues(INPUTS);
const withParameter = (name: string, value: string) => ({
  ...START,
  parameters: new Map(START.parameters).set(name, value),
});

test('what is as the template says it is not given', () => {
  expect(START).toMatchObject({ region: 'eu-west-1', account: '' });
  expect([...START.parameters]).toEqual([
    ['Stage', 'dev'],
    ['Range', ''],
    ['constructor', ''],
  ]);
  expect(givenOf(INPUTS, START)).toEqual({ ok: true, given: {} });
});

test('a value that a reader gave, and an empty one in the place of a default', () => {
  expect(givenOf(INPUTS, withParameter('Range', '10.0.0.0/16'))).toEqual({
    ok: true,
    given: { parameters: new Map([['Range', '10.0.0.0/16']]) },
  });
  expect(givenOf(INPUTS, withParameter('Stage', ''))).toEqual({
    ok: true,
    given: { parameters: new Map([['Stage', '']]) },
  });
});

test('Region and account, and what is neither', () => {
  expect(givenOf(INPUTS, { ...START, region: ' us-gov-west-1 ', account: '111122223333' })).toEqual({
    ok: true,
    given: { region: 'us-gov-west-1', account: '111122223333' },
  });
  expect(givenOf(INPUTS, { ...START, region: 'Ireland' })).toMatchObject({ ok: false, field: 'region' });
  expect(givenOf(INPUTS, { ...START, account: '1111' })).toMatchObject({ ok: false, field: 'account' });
});
