/** Policy variables: `${aws:PrincipalAccount}`, `${aws:PrincipalTag/team, 'none'}`, `${*}`. */
import type { RequestContext } from './types.ts';

/** What stands for a literal `*`, `?` or `$` until the pattern is matched: characters that no request has. */
const LITERAL: Readonly<Record<string, string>> = { '*': '\u{E000}', '?': '\u{E001}', $: '\u{E002}' };
const LITERALS = /[\u{E000}-\u{E002}]/gu;
const BACK: Readonly<Record<string, string>> = { '\u{E000}': '*', '\u{E001}': '?', '\u{E002}': '$' };

/** A value with its variables filled in; 'unknown' where one of them is not known, 'unset' where it has no value. */
export type Filled =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown'; readonly key: string }
  | { readonly kind: 'unset' };

const VARIABLE = /\$\{([^{}]{1,256})\}/g;

/** Fills in the variables of a value. */
export const fillVariables = (value: string, context: RequestContext): Filled => {
  let trouble: Exclude<Filled, { kind: 'text' }> | undefined;
  const text = value.replaceAll(VARIABLE, (_, inner: string) => {
    if (Object.hasOwn(LITERAL, inner)) return LITERAL[inner] ?? '';
    const [name = '', fallback] = inner.split(/\s*,\s*(?=')/);
    const key = name.trim().toLowerCase();
    const known = context.get(key);
    if (known === undefined || known.kind === 'address' || known.kind === 'role')
      trouble ??= { kind: 'unknown', key };
    else if (known.kind === 'known' && known.values.length === 1) return known.values[0] ?? '';
    else if (fallback !== undefined) return fallback.replace(/^'|'$/g, '');
    else trouble = { kind: 'unset' };
    return '';
  });
  return trouble ?? { kind: 'text', text };
};

/** A text of the request with those characters marked as the policy's literals are. */
export const withMarks = (text: string): string =>
  text.replace(/[*?$]/g, (character) => LITERAL[character] ?? character);

/** The text with its literals as themselves, for comparisons that know no wildcards. */
export const withoutMarks = (text: string): string => text.replace(LITERALS, (mark) => BACK[mark] ?? mark);
