/**
 * Looks up the words of a page: American and British English, and the project's own list. cspell's dictionaries and its
 * reader of them, without its program: that brings a hundred packages, two of them under licences that we do not take.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';
import { proseOf } from './prose.ts';

const require = createRequire(import.meta.url);
const DICTIONARIES = [
  ['@cspell/dict-en_us', 'en_US.trie.gz'],
  ['@cspell/dict-en-gb-mit', 'en_GB.trie.gz'],
] as const;

/** A package exports its description only; the words stand beside it. */
const dictionary = ([name, file]: (typeof DICTIONARIES)[number]): string =>
  gunzipSync(readFileSync(join(dirname(require.resolve(name)), file))).toString('utf8');

/** The project's own words, a line each: names of products, words of networks and of this site. */
const OWN_WORDS = join(import.meta.dirname, '../../content/words.txt');

export const ownWords = (): readonly string[] =>
  readFileSync(OWN_WORDS, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Says of a word whether it is known, in any case. */
export const speller = (own: readonly string[]): ((word: string) => boolean) => {
  const tries = DICTIONARIES.map((each) => decodeTrie(dictionary(each)));
  const known = new Set(own);
  return (word) =>
    known.has(word) ||
    known.has(word.toLowerCase()) ||
    tries.some((trie) => trie.hasWord(word, false) || trie.hasWord(word.toLowerCase(), false));
};

/** Words to look up: of letters, without a possessive. Those with a digit or of capitals alone are names. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/https?:\S+|\S+@\S+|[\w./-]*\/[\w./-]+|\b\w+\.(?:json|mdx?|ts|txt|yaml|yml|sh|js)\b/g, ' ')
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replaceAll(/^'+|'+$|'s$/g, ''))
    .filter((word) => word.length > 2 && !/\p{N}/u.test(word) && !/^\p{Lu}+s?$/u.test(word));

/** The words of a page that are not known, each once. */
export const unknownWords = (mdx: string, isKnown: (word: string) => boolean): readonly string[] => [
  ...new Set(proseOf(mdx).flatMap(({ text }) => wordsOf(text).filter((word) => !isKnown(word)))),
];
