/** Text from outside as Markdown that shows it as it is: no name becomes markup, and no fence ends early. */
import { splitText } from '../../evaluator/finding/text.ts';

/** A plain text on one line. */
export const escaped = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&~#|!$]/g, '\\$&');

/** A sentence of the evaluator, with what stands between backticks as code. */
export const sentence = (text: string): string =>
  splitText(text)
    .map((part) => (part.code ? `\`${part.text.replace(/\s+/g, ' ')}\`` : escaped(part.text)))
    .join('');

/** A name, set as code also where it holds backticks. */
export const code = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ');
  const marks = '`'.repeat(longestRun(plain) + 1);
  const space = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return plain === '' ? '' : `${marks}${space}${plain}${space}${marks}`;
};

/** A block of text between fences that are longer than any in it. */
export const fenced = (text: string, language: string): string => {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
};

const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
