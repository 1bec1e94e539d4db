import fc from 'fast-check';
import { parseTree } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { applyEdits, type PatchOperation } from '../../../evaluator/index.ts';
import { readDocument } from '../../../evaluator/model/document.ts';
import { editText } from '../../text-edit.ts';
import { writeEdits } from './write.ts';

const readText = (text: string): unknown => {
  const { value, problems } = readDocument(text);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return value;
};

const written = (text: string, ...operations: readonly PatchOperation[]): string => {
  const edits = writeEdits(text, readText(text), operations) ?? expect.fail('the operations are possible');
  return editText(text, edits);
};

const add = (path: string, value: unknown): PatchOperation => ({ op: 'add', path, value });
const remove = (path: string): PatchOperation => ({ op: 'remove', path });

describe('what is new looks like its neighbours', () => {
  test.each<readonly [string, string, PatchOperation, string]>([
    ['on one line', '{ "a": 1 }', add('/b', [2]), '{ "a": 1, "b": [2] }'],
    ['without spaces', '{"a":1}', add('/b', 2), '{"a":1, "b": 2}'],
    ['into an empty object', '{}', add('/b', 2), '{ "b": 2 }'],
    ['into an empty list', '{ "a": [ ] }', add('/a/-', 'x'), '{ "a": ["x"] }'],
    ['on lines', '{\n  "a": 1\n}\n', add('/b', { c: 2 }), '{\n  "a": 1,\n  "b": { "c": 2 }\n}\n'],
    [
      'by tabs and CRLF',
      '{\r\n\t"a": {\r\n\t\t"b": 1\r\n\t}\r\n}',
      add('/a/c', 2),
      '{\r\n\t"a": {\r\n\t\t"b": 1,\r\n\t\t"c": 2\r\n\t}\r\n}',
    ],
    ['behind a last comma', '{\n  "a": 1,\n}', add('/b', 2), '{\n  "a": 1,\n  "b": 2,\n}'],
    [
      'behind a comment of the line',
      '{\n  "a": 1 // one\n}',
      add('/b', 2),
      '{\n  "a": 1, // one\n  "b": 2\n}',
    ],
    [
      'behind a comma and its comment',
      '{\n  "a": 1, /* one */\n}',
      add('/b', 2),
      '{\n  "a": 1, /* one */\n  "b": 2,\n}',
    ],
    [
      'before a comment that closes the list',
      '[\n  1\n  // the end\n]',
      add('/1', 2),
      '[\n  1,\n  2\n  // the end\n]',
    ],
    [
      'where only a comment stands',
      '{\n  // nothing yet\n}',
      add('/a', 1),
      '{\n  // nothing yet\n  "a": 1\n}',
    ],
    ['where only a comment stands in the line', '[/* none */]', add('/-', 1), '[/* none */\n  1\n]'],
    ['first in a list', '[1, 2]', add('/0', 0), '[0, 1, 2]'],
    ['first in a list on lines', '[\n  1\n]', add('/0', 0), '[\n  0,\n  1\n]'],
    ['in between', '[1, /* of two */ 2]', add('/1', 9), '[1, 9, /* of two */ 2]'],
    ['names behind numbers', '{ "100": 1, "*": 2 }', add('/90', 0), '{ "100": 1, "*": 2, "90": 0 }'],
    [
      'numbers in their order',
      '{\n  "100": 1,\n  "200": 2\n}',
      add('/110', 0),
      '{\n  "100": 1,\n  "110": 0,\n  "200": 2\n}',
    ],
    [
      'over what is there, only what differs',
      '{ "a": [1, /* c */ 2], "b": 1 }',
      add('/a', [1, 2, 3]),
      '{ "a": [1, /* c */ 2, 3], "b": 1 }',
    ],
    [
      'over an object, only what differs',
      '{ "a": { "x": 1, /* c */ "y": 2 } }',
      add('/a', { x: 1, y: 3, z: 4 }),
      '{ "a": { "x": 1, /* c */ "y": 3, "z": 4 } }',
    ],
  ])('%s', (_, text, operation, expected) => {
    expect(written(text, operation)).toBe(expected);
    expect(readText(expected)).toEqual(applied(text, operation));
  });

  test('a list on one line that gets too long is spread, its members as they are written', () => {
    const rule = '{"port":443,   "cidr": "10.0.0.0/16"}';
    const text = `{\n  "inbound": [${rule}]\n}`;
    const operation = add('/inbound/-', { protocol: 'tcp', port: 5432, securityGroup: 'a-group-of-a-name' });
    expect(written(text, operation)).toBe(
      `{\n  "inbound": [\n    ${rule},\n    { "protocol": "tcp", "port": 5432, "securityGroup": "a-group-of-a-name" }\n  ]\n}`,
    );
  });

  test('a long value gets lines of its own', () => {
    const value = {
      type: 'gateway',
      service: 'com.amazonaws.us-east-1.s3',
      vpc: 'spoke',
      routeTables: ['main'],
    };
    expect(written('{\n  "endpoints": {}\n}', add('/endpoints/vpce-s3', value))).toBe(
      [
        '{',
        '  "endpoints": {',
        '    "vpce-s3": {',
        '      "type": "gateway",',
        '      "service": "com.amazonaws.us-east-1.s3",',
        '      "vpc": "spoke",',
        '      "routeTables": ["main"]',
        '    }',
        '  }',
        '}',
      ].join('\n'),
    );
  });
});

describe('what goes takes its comma and its line', () => {
  test.each<readonly [string, string, PatchOperation, string]>([
    ['the only one', '{ "a": [ 1 ] }', remove('/a/0'), '{ "a": [] }'],
    ['the only one on a line', '[\n  1,\n]', remove('/0'), '[]'],
    ['the first of a line', '[1, 2, 3]', remove('/0'), '[2, 3]'],
    ['the last of a line', '{ "a": 1, "b": 2 }', remove('/b'), '{ "a": 1 }'],
    ['a line', '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', remove('/b'), '{\n  "a": 1,\n  "c": 3\n}'],
    ['the last line', '{\n  "a": 1,\n  "b": {\n    "c": 2\n  }\n}', remove('/b'), '{\n  "a": 1\n}'],
    ['the last line with a comma', '{\r\n  "a": 1,\r\n  "b": 2,\r\n}', remove('/b'), '{\r\n  "a": 1,\r\n}'],
    ['not a comment', '[\n  // one\n  1, // 1\n  2\n]', remove('/0'), '[\n  // one\n  // 1\n  2\n]'],
    ['not a comment before its comma', '[1 /* one */, 2]', remove('/0'), '[/* one */ 2]'],
    [
      'not the comment of the last',
      '[\n  1, // one\n  2 // two\n]',
      remove('/1'),
      '[\n  1 // one\n  // two\n]',
    ],
    ['the only one, not its comment', '[\n  1 // one\n]', remove('/0'), '[\n  // one\n]'],
    ['with the comma before it', '[\n  1\n  , 2\n]', remove('/1'), '[\n  1\n  \n]'],
  ])('%s', (_, text, operation, expected) => {
    expect(written(text, operation)).toBe(expected);
    expect(readText(expected)).toEqual(applied(text, operation));
  });
});

test('what is impossible gives no edits', () => {
  for (const operation of [remove('/b'), add('/b/c', 1), add('/a/x', 1), remove(''), add('/__proto__', 1)]) {
    expect(writeEdits('{ "a": [1] }', { a: [1] }, [operation])).toBeUndefined();
  }
});

const applied = (text: string, ...operations: readonly PatchOperation[]): unknown => {
  const done = applyEdits(readText(text), operations);
  return done.ok ? done.value : expect.fail(done.message);
};

/** Text with a value in it, written in any way: spaces, line breaks, comments, last commas. */
const gap = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\r\n  ',
  '\n\t',
  ' // note\n',
  '/* note */',
  ' /* a\n b */ ',
  '\n  // own line\n',
);
const name = fc.constantFrom('a', 'b', 'c', '10', '20', 'x/y', 'm~n', 'é');
const { text: anyText } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('1', 'null', 'true', '"s"', '"// no comment"', '-2.5'),
    fc
      .tuple(
        fc.uniqueArray(name, { maxLength: 4 }),
        fc.array(fc.tuple(gap, gap, gap, gap, tie('text')), { minLength: 4, maxLength: 4 }),
        gap,
        fc.boolean(),
      )
      .map(([keys, parts, end, comma]) => {
        const members = keys.map((key, at) => {
          const [a, b, c, d, value] = parts[at] ?? ['', '', '', '', '1'];
          return `${a}${JSON.stringify(key)}${b}:${c}${value}${d}`;
        });
        return `{${members.join(',')}${comma && keys.length > 0 ? ',' : ''}${end}}`;
      }),
    fc
      .tuple(fc.array(fc.tuple(gap, tie('text'), gap), { maxLength: 4 }), gap, fc.boolean())
      .map(
        ([items, end, comma]) =>
          `[${items.map((item) => item.join('')).join(',')}${comma && items.length > 0 ? ',' : ''}${end}]`,
      ),
  ),
}));

const pointersOf = (value: unknown, at = ''): readonly string[] =>
  typeof value !== 'object' || value === null
    ? [at]
    : [
        at,
        ...Object.entries(value).flatMap(([key, inner]) =>
          pointersOf(inner, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
        ),
      ];

const operationsFor = (
  root: unknown,
  picks: readonly (readonly [number, number, unknown])[],
): readonly PatchOperation[] => {
  let value = root;
  const operations: PatchOperation[] = [];
  for (const [pick, kind, added] of picks) {
    const pointers = pointersOf(value).filter((pointer) => pointer !== '' || kind > 1);
    const path = pointers[pick % Math.max(1, pointers.length)];
    if (path === undefined) continue;
    const operation: PatchOperation =
      kind === 0
        ? { op: 'remove', path }
        : kind === 1
          ? { op: 'replace', path, value: added }
          : { op: 'add', path: `${path}/${kind === 2 ? '-' : '15'}`, value: added };
    const done = applyEdits(value, [operation]);
    if (!done.ok) continue;
    operations.push(operation);
    value = done.value;
  }
  return operations;
};

const commentsOf = (text: string): readonly string[] =>
  text.match(/\/\/ (?:note|own line)|\/\* [^*]*\*\//g) ?? [];

test('whatever the text looks like, its edits say what the operations say', () => {
  const picks = fc.array(fc.tuple(fc.nat(50), fc.nat(3), fc.jsonValue({ maxDepth: 2 })), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(anyText, picks, (text, chosen) => {
      const operations = operationsFor(
        readText(text),
        chosen.map(
          ([a, b, c]) => [a, b, JSON.parse(JSON.stringify(c).replaceAll('__proto__', 'p'))] as const,
        ),
      );
      const after = written(text, ...operations);
      expect(parseTree(after, [], { allowTrailingComma: true })).toBeDefined();
      expect(readText(after)).toEqual(applied(text, ...operations));
    }),
    { numRuns: 400 },
  );
});

test('what is added takes no comment away and no other character but spaces', () => {
  fc.assert(
    fc.property(anyText, fc.nat(50), fc.integer(), (text, pick, added) => {
      const [operation] = operationsFor(readText(text), [[pick, 2 + (pick % 2), added]]);
      if (operation === undefined || applied(text) === undefined) return;
      const after = written(text, operation);
      expect(commentsOf(after)).toEqual(commentsOf(text));
      const bare = (piece: string): string => piece.replaceAll(/\s/g, '');
      expect(bare(after).length).toBeGreaterThan(bare(text).length);
    }),
  );
});

test('a text of very many spaces and comments takes no time to speak of', () => {
  const spaces = ' '.repeat(100_000);
  const text = `{ "a": [1,${spaces}2${spaces}/* c */${spaces}, 3], "b": [${'//\n'.repeat(50_000)}] }`;
  const start = performance.now();
  expect(readText(written(text, remove('/a/1'), add('/b/-', 1), add('/c', 1)))).toEqual({
    a: [1, 3],
    b: [1],
    c: 1,
  });
  expect(performance.now() - start).toBeLessThan(5000);
});
