/** What someone types into a search box, as terms that a row must meet. */
import { formatPrefix, type Prefix, parseAddress, parseCidr } from '../../evaluator/address/prefix.ts';

/** Fields that a term may name: `vpc:vpc-1`. */
export const FIELDS = ['kind', 'vpc', 'subnet', 'account', 'region', 'zone', 'can'] as const;
export type Field = (typeof FIELDS)[number];

export type Term =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: Field; readonly text: string }
  | { readonly kind: 'tag'; readonly text: string }
  /** `text` is the address as it is printed. */
  | { readonly kind: 'range'; readonly range: Prefix; readonly text: string };

const LONGEST = 500;
const MOST_TERMS = 10;

/** Words, or what stands between double quotes; a quote may begin behind `vpc:` or `key=`. */
const WORDS = /(?:[^\s"]+|"[^"]*"?)+/g;

const termOf = (word: string): Term | undefined => {
  const text = word.replaceAll('"', '').replaceAll(/\s+/g, ' ').toLowerCase();
  if (text === '') return undefined;
  const colon = text.indexOf(':');
  const field = FIELDS.find((name) => name === text.slice(0, colon));
  if (field !== undefined) {
    const rest = text.slice(colon + 1);
    return rest === '' ? undefined : { kind: 'field', field, text: rest };
  }
  const range = text.includes('/') ? parseCidr(text)?.prefix : parseAddress(text);
  if (range !== undefined) return { kind: 'range', range, text: formatPrefix(range) };
  return { kind: text.indexOf('=') > 0 ? 'tag' : 'text', text };
};

/** Reads a query. Never throws; what is beyond ten terms is not looked at. */
export const termsOf = (query: string): readonly Term[] =>
  (query.slice(0, LONGEST).match(WORDS) ?? [])
    .slice(0, MOST_TERMS)
    .map(termOf)
    .filter((term) => term !== undefined);
