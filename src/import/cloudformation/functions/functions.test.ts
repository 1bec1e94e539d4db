import { expect, test } from 'vitest';
import { valueIn } from '../fixtures/declared-of.ts';

const UNKNOWN = { Ref: 'Unknown' };
const NO_VALUE = { Ref: 'AWS::NoValue' };

test.each<[what: string, value: unknown, result: unknown]>([
  ['a resource', { Ref: 'Vpc' }, 'Vpc'],
  ['a Region', { Ref: 'AWS::Region' }, 'eu-west-1'],
  ['a partition', { Ref: 'AWS::Partition' }, 'aws'],
  ['a suffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
  ['the name of the stack', { Ref: 'AWS::StackName' }, '?'],
  ['the id of the stack', { Ref: 'AWS::StackId' }, '?'],
  ['topics', { Ref: 'AWS::NotificationARNs' }, '?'],
  ['an account that nobody gave', { Ref: 'AWS::AccountId' }, '?'],
  ['a parameter without a value', UNKNOWN, '?'],
  ['nothing', { Ref: 'Nothing' }, '?'],
  ['a name of prototypes', { Ref: '__proto__' }, '?'],
  ['no value', NO_VALUE, 'absent'],
  ['no name', { Ref: ['Vpc'] }, '?'],
])('Ref to %s', (_, value, result) => {
  expect(valueIn(value)).toEqual(result);
});

test.each<[what: string, value: unknown, result: unknown]>([
  ['a list', ['Vpc', 'CidrBlock'], '10.0.0.0/16'],
  ['a text with a dot', 'Vpc.CidrBlock', '10.0.0.0/16'],
  ['an attribute of several parts', ['Vpc', 'A.B'], '?'],
  [
    'an attribute that another function names',
    ['Vpc', { 'Fn::Join': ['', ['Cidr', 'Block']] }],
    '10.0.0.0/16',
  ],
  ['the group that AWS makes', 'Vpc.DefaultSecurityGroup', 'Vpc.default'],
  ['what only AWS knows', 'Vpc.Ipv6CidrBlocks', '?'],
  ['a name alone', 'Vpc', '?'],
  ['nothing', 'Nothing.Id', '?'],
  ['a number', 7, '?'],
])('Fn::GetAtt of %s', (_, value, result) => {
  expect(valueIn({ 'Fn::GetAtt': value })).toEqual(result);
});

test.each<[source: unknown, result: unknown]>([
  ['plain', 'plain'],
  ['${Vpc}-${AWS::Region}', 'Vpc-eu-west-1'],
  ['${ Vpc }', 'Vpc'],
  ['${Vpc.CidrBlock}', '10.0.0.0/16'],
  ['${!Literal} ${!Vpc}', '${Literal} ${Vpc}'],
  ['$Vpc {Vpc} $', '$Vpc {Vpc} $'],
  ['${Unknown}', '?'],
  ['${AWS::StackName}-a', '?'],
  ['${Nothing}', '?'],
  ['${}', '?'],
  ['${', '${'],
  [['${A}.${B}/16', { A: 10, B: '0.0.0' }], '10.0.0.0/16'],
  [['${Vpc}', { Vpc: 'other' }], 'other'],
  [['${A}', { A: ['list'] }], '?'],
  [['${A}', { A: UNKNOWN }], '?'],
  [{ Ref: 'Vpc' }, 'Vpc'],
  [7, '?'],
])('Fn::Sub of %j', (source, result) => {
  expect(valueIn({ 'Fn::Sub': source })).toEqual(result);
});

test.each<[name: string, argument: unknown, result: unknown]>([
  ['Join', ['.', ['10', 0, 'x']], '10.0.x'],
  ['Join', ['', ['a', NO_VALUE, 'b']], 'ab'],
  ['Join', [',', []], ''],
  ['Join', ['', ['a', UNKNOWN]], '?'],
  ['Join', ['', [['a']]], '?'],
  ['Join', ['', 'a'], '?'],
  ['Join', [7, ['a']], '?'],
  ['Join', ['a'], '?'],
  ['Split', ['.', '10.0'], ['10', '0']],
  ['Split', ['.', '10'], ['10']],
  ['Split', ['', '10'], '?'],
  ['Split', ['.', UNKNOWN], '?'],
  ['Select', [1, ['a', 'b']], 'b'],
  ['Select', ['1', { 'Fn::Split': ['.', 'a.b'] }], 'b'],
  ['Select', [2, ['a', 'b']], '?'],
  ['Select', [-1, ['a']], '?'],
  ['Select', [UNKNOWN, ['a', 'a']], '?'],
  ['Select', [0, ['a', UNKNOWN]], 'a'],
  ['Select', [1, [UNKNOWN, 'b']], '?'],
  ['Select', [0, UNKNOWN], '?'],
  ['Select', [0, 'ab'], '?'],
  ['Length', ['a', 'b'], 2],
  ['Length', [], 0],
  ['Length', ['a', UNKNOWN], '?'],
  ['Length', 'ab', '?'],
  ['Base64', 'häß', 'aMOkw58='],
  ['Base64', UNKNOWN, '?'],
  ['ToJsonString', { a: [1, true] }, '{"a":[1,true]}'],
  ['ToJsonString', { a: UNKNOWN }, '?'],
  ['ToJsonString', 'a', '?'],
  ['GetAZs', '', ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `eu-west-1${letter}`)],
  ['GetAZs', UNKNOWN, '?'],
  ['ImportValue', 'Other', '?'],
  ['ImportValue', { 'Fn::Sub': '${Vpc}-Id' }, 'Vpc'],
  ['ImportValue', 'Loop', '?'],
  ['Transform', { Name: 'AWS::Include' }, '?'],
  ['GetStackOutput', { StackName: 'a', OutputName: 'b' }, '?'],
  ['NotThere', 'a', '?'],
  ['Equals', [1, '1'], true],
])('Fn::%s of %j', (name, argument, result) => {
  const Outputs = {
    Vpc: { Value: { Ref: 'Vpc' }, Export: { Name: { 'Fn::Sub': '${Vpc}-Id' } } },
    Loop: { Value: { 'Fn::ImportValue': 'Loop' }, Export: { Name: 'Loop' } },
    Plain: { Value: 'a' },
  };
  expect(valueIn({ [`Fn::${name}`]: argument }, { Outputs })).toEqual(result);
});

test.each<[argument: unknown, result: unknown]>([
  [['192.168.0.0/24', '6', '5'], [0, 32, 64, 96, 128, 160].map((last) => `192.168.0.${last}/27`)],
  [
    ['10.0.0.0/16', 3, 8],
    ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
  ],
  [[{ 'Fn::GetAtt': 'Vpc.CidrBlock' }, 1, 12], ['10.0.0.0/20']],
  [
    ['2001:db8:0:ff00::/56', 2, 64],
    ['2001:db8:0:ff00::/64', '2001:db8:0:ff01::/64'],
  ],
  [
    ['10.255.255.0/24', 2, 7],
    ['10.255.255.0/25', '10.255.255.128/25'],
  ],
  [['10.0.0.0/24', 3, 7], '?'],
  [['10.0.0.0/24', 1, 9], '?'],
  [['10.0.0.0/24', 0, 5], '?'],
  [['10.0.0.0/8', 257, 8], '?'],
  [['10.0.0.0/24', 1, 0], '?'],
  [['10.0.0.0', 1, 8], '?'],
  [['10.0.0.0/24', 1], '?'],
  [[UNKNOWN, 1, 8], '?'],
  [['10.0.0.0/24', UNKNOWN, 8], '?'],
])('Fn::Cidr of %j', (argument, result) => {
  expect(valueIn({ 'Fn::Cidr': argument })).toEqual(result);
});

test('Fn::Cidr gives as many ranges as it is asked for', () => {
  const result = valueIn({ 'Fn::Cidr': ['10.0.0.0/8', 256, 16] });
  expect(result).toHaveLength(256);
  expect(new Set(result as string[]).size).toBe(256);
  expect(result).toContain('10.255.0.0/16');
});

test.each<[argument: unknown, result: unknown]>([
  [['Map', 'a', 'text'], 'x'],
  [
    ['Map', { 'Fn::Join': ['', ['a']] }, 'list'],
    ['x', 'y'],
  ],
  [['Map', 'a', '__proto__'], '?'],
  [['Map', 'b', 'text'], '?'],
  [['None', 'a', 'text'], '?'],
  [['Map', 'b', 'text', { DefaultValue: { Ref: 'Vpc' } }], 'Vpc'],
  [['Map', 'b', 'text', { DefaultValue: NO_VALUE }], 'absent'],
  [['Map', 'a', 'text', { DefaultValue: 'y' }], 'x'],
  [['Map', UNKNOWN, 'text', { DefaultValue: 'y' }], '?'],
  [['Map', 'a'], '?'],
])('Fn::FindInMap of %j', (argument, result) => {
  const Mappings = { Map: { a: { text: 'x', list: ['x', 'y'] } } };
  expect(valueIn({ 'Fn::FindInMap': argument }, { Mappings })).toEqual(result);
});

const CONDITIONS = {
  True: { 'Fn::Equals': ['a', 'a'] },
  False: { 'Fn::Equals': ['a', 'b'] },
  Open: { 'Fn::Equals': [UNKNOWN, 'a'] },
  Named: { Condition: 'True' },
  Circle: { 'Fn::Not': [{ Condition: 'Round' }] },
  Round: { Condition: 'Circle' },
};
const [YES, NO, OPEN] = ['True', 'False', 'Open'].map((name) => ({ Condition: name }));

test.each<[condition: unknown, result: unknown]>([
  [{ Condition: 'Named' }, 'then'],
  [{ Condition: 'Nowhere' }, '?'],
  [{ 'Fn::Not': [NO] }, 'then'],
  [{ 'Fn::Not': [OPEN] }, '?'],
  [{ 'Fn::Not': [] }, '?'],
  [{ 'Fn::And': [YES, YES] }, 'then'],
  [{ 'Fn::And': [YES, NO] }, 'else'],
  [{ 'Fn::And': [OPEN, NO] }, 'else'],
  [{ 'Fn::And': [OPEN, YES] }, '?'],
  [{ 'Fn::And': [] }, '?'],
  [{ 'Fn::Or': [NO, NO] }, 'else'],
  [{ 'Fn::Or': [OPEN, YES] }, 'then'],
  [{ 'Fn::Or': [OPEN, NO] }, '?'],
  [{ 'Fn::Equals': [1, '1'] }, 'then'],
  [{ 'Fn::Equals': [true, 'true'] }, 'then'],
  [
    {
      'Fn::Equals': [
        ['a', 'b'],
        ['a', 'b'],
      ],
    },
    'then',
  ],
  [
    {
      'Fn::Equals': [
        ['a', 'b'],
        ['b', 'a'],
      ],
    },
    'else',
  ],
  [{ 'Fn::Equals': ['a', 'A'] }, 'else'],
  [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }, 'then'],
  [{ 'Fn::Equals': ['a'] }, '?'],
  [{ 'Fn::Contains': [['a'], 'a'] }, '?'],
  ['True', '?'],
])('the condition %j', (condition, result) => {
  const Conditions = { ...CONDITIONS, C: condition };
  expect(valueIn({ 'Fn::If': ['C', 'then', 'else'] }, { Conditions })).toEqual(result);
});

test.each<[argument: unknown, result: unknown]>([
  [['True', 'a', 'b'], 'a'],
  [['False', 'a', 'b'], 'b'],
  [['False', 'a', NO_VALUE], 'absent'],
  [['Open', 'a', 'b'], '?'],
  [['Open', 'a', 'a'], 'a'],
  [['Open', 1, '1'], 1],
  [['Open', ['a'], ['a']], ['a']],
  [['Open', NO_VALUE, NO_VALUE], 'absent'],
  [['Open', 'a', NO_VALUE], '?'],
  [['Nowhere', 'a', 'b'], '?'],
  [['True', 'a'], '?'],
])('Fn::If of %j', (argument, result) => {
  expect(valueIn({ 'Fn::If': argument }, { Conditions: CONDITIONS })).toEqual(result);
});

test('an item that may not be there is not known, and one that is not there is gone', () => {
  const list = ['a', { 'Fn::If': ['Open', 'b', NO_VALUE] }, { 'Fn::If': ['False', 'c', NO_VALUE] }];
  expect(valueIn(list, { Conditions: CONDITIONS })).toEqual(['a', '?']);
});

test('a condition that needs itself is a problem, with its place', () => {
  expect(valueIn({ 'Fn::If': ['Circle', 'a', 'b'] }, { Conditions: CONDITIONS })).toEqual([
    expect.stringMatching(/^1:\d+ The value of `Circle` needs itself: CloudFormation takes no such cycle\.$/),
  ]);
});

test.each<[what: string, value: unknown, result: unknown]>([
  ['a function with another key beside it', { 'Fn::Sub': 'a', b: 1 }, '?'],
  ['a macro among properties', { a: 1, 'Fn::Transform': { Name: 'M' } }, '?'],
  ['a policy’s condition', { Condition: 'True' }, { Condition: 'True' }],
  ['a key that is called Ref', { Ref: 'a', b: 1 }, { Ref: 'a', b: 1 }],
  ['a secret', 'x{{resolve:secretsmanager:a}}y', '?'],
  ['nothing at all', null, '?'],
  ['texts and truth values', ['a', true, 7], ['a', true, 7]],
])('%s', (_, value, result) => {
  expect(valueIn(value)).toEqual(result);
});

test.each([
  ['cn-north-1', ['aws-cn', 'amazonaws.com.cn']],
  ['us-gov-west-1', ['aws-us-gov', 'amazonaws.com']],
  ['us-east-1', ['aws', 'amazonaws.com']],
])('the partition of %s', (region, expected) => {
  const value = [{ Ref: 'AWS::Partition' }, { Ref: 'AWS::URLSuffix' }];
  expect(valueIn(value, {}, { region })).toEqual(expected);
});
