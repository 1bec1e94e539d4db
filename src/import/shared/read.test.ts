import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './read.ts';

const read = (text: string) => readJson({ file: 'a.json', text });

test('documents that stand one behind the other become a list', () => {
  const one = { VpcId: 'vpc-1', Name: 'a "quote", a \\ and a }' };
  const two = [{ VpcId: 'vpc-2' }];
  expect(read(`${JSON.stringify(one)}\n${JSON.stringify(two, null, 2)}\n`)).toEqual({
    kind: 'json',
    value: [one, two],
  });
  expect(read(JSON.stringify(one))).toEqual({ kind: 'json', value: one });
});

test.each([
  ['the second breaks off', '{"a": 1}\n{"b": ', '2:1'],
  ['the second is none', '{"a": 1}\nno', '2:1'],
  ['a comma stands between', '{"a": 1},{"b": 2}', '1:9'],
  ['the first has a word too many', '{"a": 1 b}{"b": 2}', '1:9'],
])('where %s, the place is told', (_, text, place) => {
  const result = read(text);
  if (result.kind !== 'problem') throw new Error(result.kind);
  expect(`${result.problem.line}:${result.problem.column}`).toBe(place);
  expect(result.problem.message).toContain('This is not JSON');
});

test('any documents are read, one behind the other', () => {
  const documents = fc.array(
    fc.oneof(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
      fc.array(fc.jsonValue({ maxDepth: 3 })),
    ),
    { minLength: 2, maxLength: 4 },
  );
  fc.assert(
    fc.property(documents, fc.constantFrom('', '\n', ' \t\r\n'), (listed, between) => {
      const texts = listed.map((each) => JSON.stringify(each));
      expect(read(texts.join(between))).toEqual({
        kind: 'json',
        value: texts.map((text) => JSON.parse(text)),
      });
    }),
  );
});

test.each([
  ['YAML', 'yaml', 'Vpcs:\n- CidrBlock: 10.0.0.0/16\n  VpcId: vpc-1\n'],
  ['YAML', 'yaml', 'Vpcs: []\n'],
  ['a table', 'table', '-----------\n|DescribeVpcs|\n+---------+\n'],
  ['text between tabs', 'text', 'VPCS\t10.0.0.0/16\tdopt-1\tdefault\n'],
])('%s is called by its name', (form, flag, text) => {
  expect(read(text)).toMatchObject({
    kind: 'problem',
    problem: {
      message: `This is ${form}, as the AWS CLI prints it with \`--output ${flag}\`. Export it again with \`--output json\`.`,
    },
  });
});

test.each([
  '\nAn error occurred (UnauthorizedOperation) when calling the DescribeVpcs operation: You are not authorized\n',
  'Unable to locate credentials. You can configure credentials by running "aws configure".\n',
  'usage: aws [options] <command> <subcommand>\n',
])('what the AWS CLI says where a call fails is no document: %s', (text) => {
  expect(read(text)).toEqual({ kind: 'failed' });
});
