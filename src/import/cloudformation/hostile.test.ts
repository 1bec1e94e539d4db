/** Templates that nobody writes: bombs, depths, names of prototypes, broken texts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { UNRESOLVED } from '../declared/types.ts';
import { declaredOf } from './fixtures/declared-of.ts';
import { readCloudFormation } from './index.ts';

const problemsOf = (text: string): readonly string[] =>
  readCloudFormation({ file: 't', text }).problems.map(({ message }) => message);

const DEEP = 'Values are nested more than 64 deep here.';
const many = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join('');

test.each<[what: string, text: string, problem: string]>([
  ['square brackets', '['.repeat(900_000), DEEP],
  ['curly brackets', `x: ${'{a: '.repeat(200_000)}`, DEEP],
  ['curly brackets of JSON', '{"a": '.repeat(150_000), 'Brackets are nested more than 64 deep here.'],
  ['dashes', '- '.repeat(400_000), DEEP],
  ['question marks', '? '.repeat(400_000), DEEP],
  ['indentation', many(1000, (index) => `${' '.repeat(index)}a:\n`), DEEP],
  ['aliases', many(66, (index) => `a${index}: &a${index} ${index === 0 ? 'x' : `[*a${index - 1}]`}\n`), DEEP],
])('%s nested deep', (_, text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});

test.each<[what: string, text: string, problem: RegExp]>([
  [
    'aliases that repeat aliases',
    many(30, (index) => `a${index}: &a${index} [${index === 0 ? 'x' : many(9, () => `*a${index - 1},`)}]\n`),
    /^With its aliases, this text has more than 500000 values\.$/,
  ],
  ['a text that is too long', `a: ${'x'.repeat(2_000_000)}`, /^This text has 2000003 characters;/],
  ['too many parts', '- a\n'.repeat(250_000), /^This text has too many parts to be a template\.$/],
  ['brackets that close nothing', ']'.repeat(1_000_000), /^This is not YAML: /],
  ['commas', `[${', '.repeat(50_000)}]`, /^This is not YAML: /],
])('%s', (_, text, problem) => {
  const problems = problemsOf(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(problem);
});

const TOO_MUCH = 'Working this template out takes too many steps, so none of it is read.';

test('loops in loops in loops', () => {
  const items = Array.from({ length: 200 }, (_, index) => `${index}`);
  const loop = (name: string, body: object) => ({ [`Fn::ForEach::${name}`]: [name, items, body] });
  const body = loop('A', loop('B', loop('C', { 'X${A}x${B}x${C}': { Type: 'AWS::Test::X' } })));
  expect(declaredOf({ Resources: body }).problems).toEqual([`1:1 ${TOO_MUCH}`]);
});

test('texts that double and double again', () => {
  const text = (index: number) => `\${X${index - 1}.V}`.repeat(10);
  const Resources = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `X${index}`,
      { Type: 'AWS::Test::X', Properties: { V: index === 0 ? 'x'.repeat(100) : { 'Fn::Sub': text(index) } } },
    ]),
  );
  const { problems, resources } = declaredOf({ Resources });
  expect(problems).toEqual([]);
  expect(resources['X29']?.properties).toEqual({ V: '?' });
});

const X = (value: unknown) => ({ Type: 'AWS::Test::X', Properties: { V: value } });
const numbers = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${index}`);
const each = (count: number, value: unknown) =>
  Object.fromEntries(numbers(count).map((index) => [`Y${index}`, X(value)]));
const loop = (items: readonly string[], body: object) => ({ 'Fn::ForEach::L': ['N', items, body] });

// Without its bound, each of these takes minutes.
test.each<[what: string, template: object]>([
  [
    'a long list that many refer to',
    {
      Parameters: { P: { Type: 'CommaDelimitedList', Default: numbers(60_000).join(',') } },
      Resources: each(5000, { Ref: 'P' }),
    },
  ],
  [
    'a long list that many compare',
    {
      Resources: {
        X: X(numbers(60_000)),
        ...each(4000, { 'Fn::Equals': [{ 'Fn::GetAtt': 'X.V' }, { 'Fn::GetAtt': 'X.V' }] }),
      },
    },
  ],
  ['a long text in a loop', { Resources: loop(numbers(60_000), { 'K${N}': X('y'.repeat(400_000)) }) }],
  ['a long key in a loop', { Resources: loop(numbers(60_000), { [`K\${N}${'y'.repeat(300_000)}`]: X(1) }) }],
  [
    'ranges in a loop',
    { Resources: { X: X(loop(numbers(60_000), { 'K${N}': { 'Fn::Cidr': ['10.0.0.0/8', 256, 16] } })) } },
  ],
  [
    'one name again and again',
    {
      Resources: loop(
        Array.from({ length: 100_000 }, () => 'a'),
        { 'K${N}': X(1) },
      ),
    },
  ],
])('%s ends early', (_, template) => {
  expect(declaredOf(template).problems).toEqual([`1:1 ${TOO_MUCH}`]);
});

test.each<[what: string, value: string]>([
  ['a text of beginnings', '${'.repeat(400_000)],
  ['a text of names without an end', '${a'.repeat(300_000)],
  ['a name of blanks', `\${${' '.repeat(900_000)}`],
])('%s is read once', (_, value) => {
  const { problems, resources } = declaredOf({ Resources: { X: X({ 'Fn::Sub': value }) } });
  expect(problems).toEqual([]);
  expect(resources['X']?.properties).toEqual({ V: value });
});

const chain = (count: number, link: (index: number) => unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`X${index}`, link(index)]));

test('a chain of resources that is too long to follow is a problem', () => {
  const Resources = chain(5000, (index) => ({
    Type: 'AWS::Test::X',
    Properties: { V: index === 4999 ? 'end' : { 'Fn::GetAtt': `X${index + 1}.V` } },
  }));
  expect(declaredOf({ Resources }).problems).toEqual([`1:1 ${TOO_MUCH}`]);
});

test('a chain of conditions that is too long to follow is a problem', () => {
  const Conditions = chain(5000, (index) => ({ 'Fn::Not': [{ Condition: `X${index + 1}` }] }));
  const Resources = { V: { Type: 'AWS::EC2::VPC', Condition: 'X0' } };
  expect(declaredOf({ Conditions, Resources }).problems).toEqual([`1:1 ${TOO_MUCH}`]);
});

test('names of prototypes are names like any other', () => {
  const text = `
Parameters: {__proto__: {Default: a}, constructor: {Default: b}}
Mappings: {__proto__: {__proto__: {__proto__: c}}}
Conditions: {__proto__: !Equals [a, a]}
Resources:
  constructor:
    Type: AWS::EC2::VPC
    Condition: __proto__
    Properties:
      __proto__: {polluted: !Ref __proto__}
      toString: !Ref constructor
      mapped: !FindInMap [__proto__, __proto__, __proto__]
  __proto__: {Type: AWS::EC2::VPC}
`;
  const { resources, problems } = readCloudFormation({ file: 't', text });
  expect(problems).toEqual([]);
  expect(resources.map(({ name }) => name)).toEqual(['constructor', 'L.__proto__']);
  expect(Object.entries(resources[0]?.properties ?? {})).toEqual([
    ['__proto__', { polluted: 'a' }],
    ['toString', 'b'],
    ['mapped', 'c'],
  ]);
  expect({}).not.toHaveProperty('polluted');
});

test('names in notes are bounded, and end no quotation', () => {
  const name = `a\`<img src=x>${'y'.repeat(1000)}`;
  const { notes } = declaredOf({
    Resources: { X: { Type: 'AWS::Test::X', Properties: { V: { [`Fn::${name}`]: 1 } } } },
  });
  const [note = ''] = notes.filter((each) => each.includes('<img'));
  expect(note.length).toBeLessThan(200);
  expect(note.match(/`/g)).toHaveLength(2);
});

const WORDS = [
  ...['Ref', 'Condition', 'Type', 'Properties', 'Metadata', 'Default', 'AllowedValues', 'Export', 'Name'],
  ...['Value', 'VpcConfig', 'Function', 'aws:cdk:path', 'DefaultValue', '__proto__', 'X', 'P', 'C', 'M'],
  ...['GetAtt', 'Sub', 'Join', 'Split', 'Select', 'Length', 'Base64', 'ToJsonString', 'Cidr'].map(
    (name) => `Fn::${name}`,
  ),
  ...['FindInMap', 'GetAZs', 'ImportValue', 'If', 'And', 'Or', 'Not', 'Equals', 'Transform'].map(
    (name) => `Fn::${name}`,
  ),
  ...['Fn::ForEach::L', 'Fn::ForEach::K', 'AWS::Region', 'AWS::NoValue', 'AWS::AccountId', 'K${L}', 'K&{L}'],
];
const TEXTS = [
  ...WORDS,
  ...[
    'X.CidrBlock',
    'P.Arn',
    '${X}',
    '${P}-${L}',
    '${X.CidrBlock}',
    '${!X}',
    '',
    ',',
    '10.0.0.0/16',
    '::/56',
  ],
  ...['AWS::EC2::VPC', 'AWS::EC2::Route', 'AWS::Serverless::Function', 'AWS::CloudFormation::Stack', 'yes'],
  ...['CommaDelimitedList', 'List<Number>', 'AWS::SSM::Parameter::Value<String>', '{{resolve:ssm:a}}', '010'],
];
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
      {
        weight: 1,
        arbitrary: fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
      },
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie('value'), { maxKeys: 4 }),
    // Functions stand alone in their maps.
    fc.dictionary(fc.constantFrom(...WORDS), tie('value'), { minKeys: 1, maxKeys: 1 }),
  ),
})).value;

const named = fc.dictionary(
  fc.constantFrom('X', 'P', 'C', 'M', 'K', '__proto__', 'Fn::ForEach::L'),
  anyJson,
  {
    maxKeys: 4,
  },
);
const anyResource = fc.record({
  Type: fc.constantFrom(...TEXTS.filter((text) => text.startsWith('AWS::'))),
  Condition: fc.constantFrom('C', 'X', '__proto__'),
  Properties: fc.dictionary(fc.constantFrom('CidrBlock', 'VpcConfig', 'V'), anyJson),
});
const anyTemplate = fc.record(
  {
    Parameters: named,
    Mappings: named,
    Conditions: named,
    Outputs: named,
    Globals: named,
    Transform: anyJson,
    Resources: fc.oneof(
      named,
      fc.dictionary(fc.constantFrom('X', 'Y', 'Z', 'Fn::ForEach::R'), fc.oneof(anyResource, anyJson), {
        maxKeys: 4,
      }),
    ),
  },
  { requiredKeys: ['Resources'] },
);

/** Whether a value is what the contract says: JSON with texts, and nothing but UNRESOLVED beside it. */
const isDeclared = (value: unknown): boolean => {
  if (value === UNRESOLVED || value === null) return true;
  if (typeof value === 'object') return Object.values(value).every(isDeclared);
  return ['string', 'number', 'boolean'].includes(typeof value);
};

test('any template gives what the contract says, and the same from JSON and from YAML', () => {
  fc.assert(
    fc.property(anyTemplate, (template) => {
      const json = JSON.stringify(template);
      const { resources } = readCloudFormation({ file: 't', text: json });
      for (const { name, properties } of resources) {
        expect(name).toMatch(/^[A-Za-z][\w.-]*$/);
        expect(isDeclared(properties)).toBe(true);
      }
      // Numbers that only JSON writes so are not compared: YAML's text of them differs.
      const plain = JSON.parse(json, (_, each: unknown) =>
        typeof each === 'number' ? Math.trunc(each % 1e6) || 0 : each,
      );
      const yaml = stringify(plain, { version: '1.1', aliasDuplicateObjects: false });
      const { pointers, problems, ...fromYaml } = declaredOf(yaml);
      const { problems: same, ...fromJson } = declaredOf(plain);
      expect({ ...fromYaml, pointers, problems: problems.length }).toEqual({
        ...fromJson,
        problems: same.length,
      });
    }),
    { numRuns: 300 },
  );
});

test('any text gives an answer', () => {
  const pieces = [
    'Resources:',
    '\n',
    '  ',
    '- ',
    ': ',
    '!Ref ',
    '!Sub ',
    '&a ',
    '*a',
    '<<',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '|',
    '#',
    '\t',
    '---',
    '%',
    'x',
    '? ',
    '\r',
    '\uFEFF',
    '\u0000',
    '\uD800',
  ];
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
        fc
          .array(fc.constantFrom(...pieces), { maxLength: 30 })
          .map((parts) => `Resources:\n  X: ${parts.join('')}`),
      ),
      (text) => {
        const { resources, problems } = readCloudFormation({ file: 't', text });
        expect(problems.length > 0 || Array.isArray(resources)).toBe(true);
        for (const { line, column, message } of problems) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(message).toMatch(/[.]$/);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
