import fc from 'fast-check';
import { expect, test } from 'vitest';
import { templateInputs } from './inputs.ts';

const of = (text: string) => templateInputs({ file: 'template.yaml', text });
const withParameters = (parameters: string) => `Parameters:
${parameters}
Resources:
  Office: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: 10.0.0.0/16 } }
`;

test('a parameter with its default, its values and what it is for', () => {
  const text = withParameters(`  Stage:
    Type: String
    Default: dev
    AllowedValues: [dev, prod]
    Description: Which one`);
  expect(of(text)).toEqual({
    parameters: [
      {
        name: 'Stage',
        type: 'String',
        value: 'dev',
        allowed: ['dev', 'prod'],
        isList: false,
        storedAt: undefined,
        description: 'Which one',
      },
    ],
    region: undefined,
    usesAccount: false,
  });
});

test.each([
  ['no default', '  A: { Type: String }', { value: undefined, allowed: undefined }],
  ['a number as its default', '  A: { Type: Number, Default: 3 }', { value: '3' }],
  ['an empty default', "  A: { Type: String, Default: '' }", { value: '' }],
  ['one value that it may have', '  A: { Type: String, AllowedValues: [x] }', { value: 'x' }],
  [
    'a list',
    '  A: { Type: CommaDelimitedList, Default: "a,b", AllowedValues: [a, b] }',
    { value: 'a,b', allowed: undefined, isList: true },
  ],
  [
    'a name in Parameter Store, which is not its value',
    '  A: { Type: "AWS::SSM::Parameter::Value<String>", Default: /net/cidr }',
    { value: undefined, storedAt: '/net/cidr' },
  ],
])('%s', (_, parameters, expected) => {
  expect(of(withParameters(parameters))?.parameters).toMatchObject([{ name: 'A', ...expected }]);
});

test('a parameter that stands twice, or that has no name of one, is none to fill in', () => {
  const text = withParameters(`  A: { Type: String }
  A: { Type: Number }
  __proto__: { Type: String }
  constructor: { Type: String }`);
  expect(of(text)?.parameters.map(({ name }) => name)).toEqual(['constructor']);
});

test('the Region that its zones tell, and whether it asks for the account', () => {
  const text = `Resources:
  A: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: eu-west-1a, Tags: [!Ref 'AWS::AccountId'] } }`;
  expect(of(text)).toMatchObject({ parameters: [], region: 'eu-west-1', usesAccount: true });
});

test('what is no template asks for nothing, whatever it holds', () => {
  for (const text of ['', '{"Vpcs": []}', '{"Resources": ', '- a\n- b']) expect(of(text)).toBeUndefined();
  fc.assert(fc.property(fc.string(), (text) => void of(text)));
  fc.assert(
    fc.property(fc.jsonValue(), (parameters) => {
      const inputs = of(JSON.stringify({ Parameters: parameters, Resources: {} }));
      expect(inputs?.parameters.every(({ name }) => /^[A-Za-z0-9]+$/.test(name)) ?? true).toBe(true);
    }),
  );
});

test('a template of more parameters than AWS allows is bounded', () => {
  const many = Array.from({ length: 5000 }, (_, index) => `  P${index}: { Type: String }`).join('\n');
  expect(of(withParameters(many))?.parameters.length).toBe(200);
});
