/** Text for a terminal: nothing from outside may steer it, and colour only where it is wanted. */
import { splitText } from '../evaluator/index.ts';

/** Where a command writes. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colour: boolean;
  /** Whether the reader went away: what takes long may stop. */
  readonly closed?: () => boolean;
  /** Shows for a moment what takes long; nothing where nobody watches. */
  readonly progress?: (text: string) => void;
  /** How wide lines for people may be; undefined: as they are. */
  readonly width?: number;
}

/**
 * Control characters (escape sequences start with one) and those that reorder text on screen. The pattern is
 * made from numbers so that this file holds none of them.
 */
const STEERING = new RegExp(
  `[${[
    [0x00, 0x1f],
    [0x7f, 0x9f],
    [0x061c, 0x061c],
    [0x200e, 0x200f],
    [0x2028, 0x202e],
    [0x2066, 0x2069],
  ]
    .map((range) => range.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('-'))
    .join('')}]`,
  'g',
);

/** One line of text without anything that steers a terminal. */
export const plain = (text: string): string => text.replace(STEERING, '');

/** Several lines of text, each made plain. */
export const plainLines = (text: string): string => text.split('\n').map(plain).join('\n');

/** JSON as it is printed: characters that steer a terminal are written as escapes, which JSON allows. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) =>
      line.replace(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
    )
    .join('\n');

const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type Style = keyof typeof STYLES;

/** Puts text in a style where colour is wanted. The text must be plain already. */
export const styled = ({ colour }: Output, style: Style, text: string): string =>
  colour ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;

/** A sentence of the evaluator: names stand out by colour, or keep their backticks. */
export const sentence = (output: Output, text: string): string =>
  output.colour
    ? splitText(plain(text))
        .map((part) => (part.code ? styled(output, 'cyan', part.text) : part.text))
        .join('')
    : plain(text);
