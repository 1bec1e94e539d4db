import { expect, test } from 'vitest';
import { declaredOf, valueIn } from './fixtures/declared-of.ts';

const REF = { Ref: 'P' };

test.each<[what: string, parameter: object, given: string | undefined, value: unknown]>([
  ['a text by default', { Type: 'String', Default: 'a' }, undefined, 'a'],
  ['a text that is given', { Type: 'String', Default: 'a' }, 'b', 'b'],
  ['an empty default', { Type: 'String', Default: '' }, undefined, ''],
  ['no default', { Type: 'String' }, undefined, '?'],
  ['no type', { Default: 'a' }, undefined, 'a'],
  ['a number by default', { Type: 'Number', Default: 80 }, undefined, 80],
  ['a number that is given', { Type: 'Number' }, '80', '80'],
  ['the only value that is allowed', { Type: 'String', AllowedValues: ['a'] }, undefined, 'a'],
  ['several values that are allowed', { Type: 'String', AllowedValues: ['a', 'b'] }, undefined, '?'],
  ['a value that is allowed', { Type: 'String', AllowedValues: ['a', true] }, 'true', 'true'],
  ['texts with commas', { Type: 'CommaDelimitedList', Default: 'a, b,c' }, undefined, ['a', 'b', 'c']],
  ['one text of a list', { Type: 'CommaDelimitedList', Default: 'a' }, undefined, ['a']],
  ['numbers', { Type: 'List<Number>', Default: '1,2' }, undefined, ['1', '2']],
  ['subnets that are given', { Type: 'List<AWS::EC2::Subnet::Id>' }, 'a,b', ['a', 'b']],
  ['a VPC', { Type: 'AWS::EC2::VPC::Id', Default: 'vpc-1' }, undefined, 'vpc-1'],
  ['a name in Parameter Store', { Type: 'AWS::SSM::Parameter::Name', Default: '/a' }, undefined, '/a'],
  [
    'a value in Parameter Store',
    { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' },
    undefined,
    '?',
  ],
  ['its value that is given', { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' }, 'b', 'b'],
  [
    'its values that are given',
    { Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>' },
    'a,b',
    ['a', 'b'],
  ],
  ['a default that is a list', { Type: 'CommaDelimitedList', Default: ['a'] }, undefined, '?'],
  ['a default that is nothing', { Type: 'String', Default: null }, undefined, '?'],
])('%s', (_, parameter, given, value) => {
  const parameters = new Map(given === undefined ? [] : [['P', given] as const]);
  expect(valueIn(REF, { Parameters: { P: parameter } }, { parameters })).toEqual(value);
});

test.each<[what: string, given: readonly [string, string], problem: string]>([
  ['a parameter that is not there', ['Q', 'a'], '1:1 The template has no parameter `Q`.'],
  ['a value that is not allowed', ['P', 'c'], '1:1 The parameter `P` may be `a`, `b`, not `c`.'],
  ['a name of prototypes', ['__proto__', 'a'], '1:1 The template has no parameter `__proto__`.'],
])('%s is refused', (_, given, problem) => {
  const Parameters = { P: { Type: 'String', AllowedValues: ['a', 'b'] } };
  expect(valueIn(REF, { Parameters }, { parameters: new Map([given]) })).toEqual([problem]);
});

test('what is missing is said once for each parameter, with how to give it', () => {
  const { notes } = declaredOf(
    {
      Parameters: {
        Open: { Type: 'String' },
        Unused: { Type: 'String' },
        Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' },
        First: { Default: 'a' },
        Second: { Default: 'b' },
        'Not`a name': {},
      },
      Resources: {
        X: {
          Type: 'AWS::Test::X',
          Properties: {
            V: ['Open', 'Open', 'Stored', 'First', 'Second', 'Not`a name'].map((Ref) => ({ Ref })),
          },
        },
      },
    },
    { region: 'eu-west-1' },
  );
  expect(notes).toEqual([
    'the parameter `Open`: it has no default: give it with --parameter Open=VALUE',
    'the parameter `Stored`: its value is in Parameter Store: give it with --parameter Stored=VALUE',
    'parameters that have their defaults: others are given with --parameter NAME=VALUE',
    "the parameter `Not'a name`: it has no default: give it with --parameter NAME=VALUE",
  ]);
});
