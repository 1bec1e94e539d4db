/** Long lines for a person's terminal, broken between words. */
import type { Output } from './terminal.ts';

const ESCAPE = String.fromCharCode(0x1b);

/** How many columns a text takes; colours take none. Wide characters count once: names are ASCII almost throughout. */
const columnsOf = (text: string): number => {
  let columns = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === ESCAPE) at = Math.max(at, text.indexOf('m', at));
    else columns += 1;
  }
  return columns;
};

/** A command to copy: a line break in it would end it. */
const isCommand = (line: string): boolean => /^\s*(?:[^\w\s]\[\d+m)?aws /.test(line);

/** Narrower than this a terminal shows lines as they are: broken ones would be no better. */
const LEAST_WIDTH = 40;

/** Breaks a line at spaces; what follows stands below where its text began. A word that is too long stays whole. */
export const wrap = (line: string, width: number | undefined): string => {
  if (width === undefined || width < LEAST_WIDTH || columnsOf(line) <= width || isCommand(line)) return line;
  const [indent = ''] = /^ *(?:\d+\. |[>-] )?/.exec(line) ?? [];
  const margin = ' '.repeat(Math.min(indent.length, width / 2));
  const lines: string[] = [];
  let current = indent;
  let isEmpty = true;
  for (const word of line.slice(indent.length).split(' ')) {
    const longer = isEmpty ? current + word : `${current} ${word}`;
    if (!isEmpty && columnsOf(longer) > width) {
      lines.push(current);
      current = margin + word;
    } else current = longer;
    isEmpty = false;
  }
  return [...lines, current].join('\n');
};

/** Prints lines for a person, no wider than the terminal. */
export const show = (output: Output, lines: readonly string[]): void =>
  output.out(lines.map((line) => wrap(line, output.width)).join('\n'));
