import { expect, test } from 'vitest';
import { readText } from './read.ts';
import type { Tree } from './tree.ts';

/** A tree without its places. */
const plain = (tree: Tree): unknown => {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'unclear':
      return tree.why === 'number' ? '?' : '2x';
    case 'list':
      return tree.items.map(plain);
    case 'map':
      return Object.fromEntries([...tree.entries].map(([key, value]) => [key, plain(value)]));
  }
};

const read = (text: string): unknown => {
  const result = readText({ file: 't', text });
  return result.ok
    ? plain(result.tree)
    : result.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

test.each<[text: string, value: unknown]>([
  ['a: !Ref B', { a: { Ref: 'B' } }],
  ['a: !Ref "12"', { a: { Ref: '12' } }],
  ['a: !Ref 12', { a: { Ref: '12' } }],
  ['a: !GetAtt B.Arn', { a: { 'Fn::GetAtt': 'B.Arn' } }],
  ['a: !GetAtt [B, Arn]', { a: { 'Fn::GetAtt': ['B', 'Arn'] } }],
  ['a: !Condition C', { a: { Condition: 'C' } }],
  ['a: !If [C, !Ref B, !Sub "${X}"]', { a: { 'Fn::If': ['C', { Ref: 'B' }, { 'Fn::Sub': '${X}' }] } }],
  ['a: !Transform {Name: N}', { a: { 'Fn::Transform': { Name: 'N' } } }],
  ['a: !GetAZs', { a: { 'Fn::GetAZs': '' } }],
  ['a: !Sub |\n  x\n  y', { a: { 'Fn::Sub': 'x\ny\n' } }],
  ['a: !Foo::Bar x', { a: { 'Fn::Foo::Bar': 'x' } }],
  ['a: !!str 12', { a: '12' }],
  ['a: !!int 12', { a: 12 }],
  ['a: !!map {b: 1}', { a: { b: 1 } }],
])('the tags of %j', (text, value) => {
  expect(read(text)).toEqual(value);
});

test.each<[text: string, value: unknown]>([
  ['yes', true],
  ['Off', false],
  ['y', 'y'],
  ['"yes"', 'yes'],
  ['', null],
  ['~', null],
  ['null', null],
  ['443', 443],
  ['-1', -1],
  ['10.0', '10.0'],
  ['172.16', '172.16'],
  ['10.10', '?'],
  ['0123', '?'],
  ['0o17', '0o17'],
  ['0x1F', '?'],
  ['1:30', '?'],
  ['1_000', '?'],
  ['1e3', '?'],
  ['.5', '?'],
  ['+1', '?'],
  ['.inf', '?'],
  ['123456789012', 123456789012],
  ['99999999999999999999', '?'],
  ['2012-10-17', '2012-10-17'],
  ['10.0.0.0/16', '10.0.0.0/16'],
  ['::/0', '::/0'],
  ['fd00::/8', 'fd00::/8'],
  ['-', '-'],
  ['"10.10"', '10.10'],
])('the scalar %j', (source, value) => {
  expect(read(source === '-' ? 'a: "-"' : `a: ${source}`)).toEqual({ a: value });
});

test('numbers of JSON are read like those of YAML', () => {
  expect(read('{"a": [443, 10.0, 1.10, 1e3, 99999999999999999999, -0]}')).toEqual({
    a: [443, '10.0', '?', '?', '?', '?'],
  });
});

test.each([
  ['JSON', '{"a": 1, "b": {"c": 2, "c": 2}}'],
  ['YAML', 'a: 1\nb:\n  c: 2\n  "c": 2'],
])('of a key that stands twice in %s no value is clear', (_, text) => {
  expect(read(text)).toEqual({ a: 1, b: { c: '2x' } });
});

test('keys are what is written, whatever YAML would read', () => {
  expect(read('80: a\nyes: b\n2012-10-17: c\n~: d\n"e": f')).toEqual({
    80: 'a',
    yes: 'b',
    '2012-10-17': 'c',
    '~': 'd',
    e: 'f',
  });
});

test.each([
  ['yaml', '__proto__: {x: 1}\nconstructor: 2'],
  ['json', '{"__proto__": {"x": 1}, "constructor": 2}'],
])('names of prototypes are keys like any other in %s', (_, text) => {
  const result = readText({ file: 't', text });
  expect(result.ok && result.tree.kind === 'map' ? [...result.tree.entries.keys()] : result).toEqual([
    '__proto__',
    'constructor',
  ]);
});

test('anchors, aliases and merged maps', () => {
  const text = `
base: &base {a: 1, b: &b [x]}
other: &other {a: 2, c: 3}
one: {<<: *base, a: 0}
two: {<<: [*base, *other], d: *b}
"<<": text
`;
  expect(read(text)).toEqual({
    base: { a: 1, b: ['x'] },
    other: { a: 2, c: 3 },
    one: { a: 0, b: ['x'] },
    two: { a: 1, b: ['x'], c: 3, d: ['x'] },
    '<<': 'text',
  });
});

test.each<[what: string, text: string]>([
  ['a mark of byte order', '\uFEFFa: 1\nb: [x]\n'],
  ['line ends of Windows', 'a: 1\r\nb:\r\n  - x\r\n'],
  ['a document mark and comments', '# c\n---\na: 1 # c\nb:\n- x\n...\n'],
  ['tabs after the colon', 'a:\t1\nb: [\tx]\n'],
  ['an empty document behind', 'a: 1\nb: [x]\n---\n'],
  ['a directive', '%YAML 1.1\n---\na: 1\nb: [x]\n'],
  ['JSON', '{"a": 1, "b": ["x"]}'],
  ['JSON indented by tabs', '{\n\t"a": 1,\n\t"b": ["x"]\n}'],
  ['brackets with a comment and a comma too many', '{"a": 1, # c\n "b": ["x",]}'],
  ['brackets without quotes', '{a: 1, b: [x]}'],
])('%s changes nothing', (_, text) => {
  expect(read(text)).toEqual({ a: 1, b: ['x'] });
});

test.each<[what: string, text: string, problem: string]>([
  ['nothing', ' \n', '1:1 This file is empty.'],
  ['a comment alone', '# c\n', '1:1 This text is empty.'],
  ['broken JSON', '{"a": [1,\n', '1:10 This is not JSON: the file breaks off or was changed here.'],
  ['a tab as indentation', 'a:\n\tb: 1', '2:1 This is not YAML: tabs are not allowed as indentation.'],
  ['two documents', 'a: 1\n---\nb: 2', '2:1 Another document begins here: one file holds one template.'],
  ['an alias to nothing', 'a: *b', '1:4 The alias `*b` names no anchor before it.'],
  ['an alias in itself', 'a: &a\n  b: *a', '2:6 The alias `*a` stands in the value that it repeats.'],
  ['a merge of a text', 'a: {<<: x}', '1:9 `<<` adds the entries of maps only; this is none.'],
  ['a map as a key', '? {a: 1}\n: b', '1:3 The key of a map must be a name.'],
  [
    'a tag of YAML',
    'a: !!binary x',
    '1:13 CloudFormation does not take the YAML tag `tag:yaml.org,2002:binary`.',
  ],
  [
    'a tag of a program',
    'a: !<!!js/function> x',
    '1:21 CloudFormation does not take the YAML tag `!!js/function`.',
  ],
  ['a quote without an end', 'a: "b\nc: d', '2:5 This is not YAML: missing closing "quote.'],
])('%s', (_, text, problem) => {
  expect(read(text)).toEqual([problem]);
});
