import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { editText } from '../text-edit.ts';
import { formatText } from './format.ts';

const formatted = (text: string): string => editText(text, formatText(text).edits);

test.each(globSync('content/scenarios/**/*.json'))('%s is formatted already', (file) => {
  const text = readFileSync(file, 'utf8');
  expect(formatted(text)).toBe(text);
});

test('indents and spaces, and leaves lines and comments as they are', () => {
  expect(formatted('{\n      // why\n"a":{"b":1,"c":[1,2]},\n\n  "d":2}')).toBe(
    '{\n  // why\n  "a": { "b": 1, "c": [1, 2] },\n\n  "d": 2 }',
  );
});

test('breaks a text that has a line nobody can read', () => {
  const values = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`value-${at}`, at]));
  expect(formatted(JSON.stringify(values)).split('\n')).toHaveLength(22);
});

test('a long sentence is no such line', () => {
  const text = `{ "version": 1, "title": "${'x, '.repeat(60)}" }`;
  expect(formatted(text)).toBe(text);
});

test('keeps the line ends of Windows', () => {
  expect(formatted('{\r\n"a":1\r\n}')).toBe('{\r\n  "a": 1\r\n}');
});

test('changes nothing but white space, also of what cannot be read, and is done after once', () => {
  const bare = (text: string): string => text.replaceAll(/\s/g, '');
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      expect(bare(formatted(text))).toBe(bare(text));
    }),
  );
  fc.assert(
    fc.property(fc.json(), (text) => {
      const once = formatted(text);
      expect(parse(once)).toEqual(parse(text));
      expect(formatted(once)).toBe(once);
    }),
  );
});

test.each([
  ['too long', ' '.repeat(600_000)],
  ['too deep', '['.repeat(20_000)],
  ['too long once it is formatted', `[${'[0],'.repeat(100_000)}0]`],
])('a text that is %s stays as it is', (_, text) => {
  expect(formatText(text).edits).toEqual([]);
});
