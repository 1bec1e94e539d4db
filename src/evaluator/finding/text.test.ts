import { describe, expect, it } from 'vitest';
import { splitText } from './text.ts';

describe('a sentence', () => {
  const shown = (sentence: string) =>
    splitText(sentence).map(({ text, code }) => (code ? `<${text}>` : text));
  it.each<[string, readonly string[]]>([
    ['plain', ['plain']],
    ['`app` asks `db`.', ['<app>', ' asks ', '<db>', '.']],
    ['a `b', ['a `b']],
    ['`a` b `c', ['<a>', ' b `c']],
    ['``', []],
    ['', []],
  ])('%j is split at its backticks', (sentence, parts) => expect(shown(sentence)).toEqual(parts));
});
