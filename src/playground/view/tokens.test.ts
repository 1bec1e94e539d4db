import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TokenKind, tokenLines } from './tokens.ts';

const kindsOf = (text: string): readonly (readonly [TokenKind, string])[] =>
  tokenLines(text)
    .flat()
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text: part }) => [kind, part]);

describe('colours for JSON', () => {
  test('keys and values are told apart', () => {
    expect(kindsOf('{ "a": "b", "port": 443, "on": true, "none": null }')).toEqual([
      ['key', '"a"'],
      ['string', '"b"'],
      ['key', '"port"'],
      ['number', '443'],
      ['key', '"on"'],
      ['word', 'true'],
      ['key', '"none"'],
      ['word', 'null'],
    ]);
  });

  test('what looks like a comment inside a string is none, and the other way round', () => {
    expect(kindsOf('"https://x" // "no" 1\n/* "a": 1 */ 2')).toEqual([
      ['string', '"https://x"'],
      ['comment', '// "no" 1'],
      ['comment', '/* "a": 1 */'],
      ['number', '2'],
    ]);
  });

  test('an escaped quote does not end a string', () => {
    expect(kindsOf(String.raw`"a\"b": 1`)[0]).toEqual(['key', String.raw`"a\"b"`]);
  });

  test('any text comes back whole, line by line, broken or not', () => {
    const piece = fc.constantFrom('"', '\\', '/', '*', '\n', ':', '{', '1', 'true', ' ', '<');
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const lines = tokenLines(given).map((line) => line.map((token) => token.text).join(''));
        expect(lines.join('\n')).toBe(given);
      }),
    );
  });
});
