/** Texts of policies with wildcards and variables: what matched still matches, what did not still does not. */
import { wildcardMatches } from '../../evaluator/policy/wildcard.ts';
import type { Texts } from './texts.ts';

/** A variable stands as one character of the private use area while the text around it is replaced. */
const FIRST_MARK = 0xe100;
const MOST_VARIABLES = 0x1000;
const VARIABLE = /\$\{[^{}]*\}/g;
const MARK = /[\uE100-\uF0FF]/g;

/** `aws:PrincipalTag/Team`: what stands behind the slash is somebody's own. */
const TAG = /^(.*tag\/)(.+)$/i;
const PLAIN_KEY = /^[a-z0-9-]+:[\w-]+$/i;

/** A condition key: AWS's own stay, the key of a tag is replaced as in the tags. */
export const keyText = (key: string, texts: Texts): string => {
  const [, before, tag] = TAG.exec(key) ?? [];
  if (before !== undefined && tag !== undefined) return before + tagKey(tag, texts);
  return PLAIN_KEY.test(key) ? key : texts.words(key);
};

/** The key of a tag, which does not tell small letters from large. */
export const tagKey = (key: string, texts: Texts): string => texts.words(key.toLowerCase());

const variableText = (variable: string, texts: Texts): string => {
  const inner = variable.slice(2, -1);
  if (inner === '*' || inner === '?' || inner === '$') return variable;
  const [key = '', fallback] = inner.split(/\s*,\s*(?=')/);
  const image = keyText(key.trim(), texts);
  return fallback === undefined
    ? `\${${image}}`
    : `\${${image}, '${texts.any(fallback.replace(/^'|'$/g, ''))}'}`;
};

/** The image of a text whose variables stay. */
const imageOf = (text: string, texts: Texts): string => {
  const variables: string[] = [];
  const marked = text.replaceAll(MARK, '').replaceAll(VARIABLE, (variable) => {
    if (variables.length >= MOST_VARIABLES) return '';
    variables.push(variableText(variable, texts));
    return String.fromCharCode(FIRST_MARK + variables.length - 1);
  });
  return texts.any(marked).replaceAll(MARK, (mark) => variables[mark.charCodeAt(0) - FIRST_MARK] ?? '');
};

/**
 * A text of a policy. Where replacing words would change what a pattern matches of all that it may be asked about,
 * the list of what it matches stands for it: lists mean "any of these".
 */
export const literals = (text: string, texts: Texts): readonly string[] => {
  const image = imageOf(text, texts);
  if (!/[*?]/.test(text) || /\$\{/.test(text) || text === '*') return [image];
  const matched: string[] = [];
  let isSame = true;
  for (const [asked, became] of texts.corpus) {
    const matches = wildcardMatches(text, asked);
    if (matches) matched.push(became);
    if (matches !== wildcardMatches(image, became)) isSame = false;
  }
  // A pattern that matches nothing stays one: a word that no text has.
  return isSame ? [image] : matched.length > 0 ? matched : [texts.words(`nothing like ${text}`)];
};
