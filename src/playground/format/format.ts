/** Formats a text: indents and spaces it, comments and all. Pure; the worker runs it. */
import { format } from 'jsonc-parser';
import { MAX_TEXT_LENGTH } from '../../evaluator/index.ts';
import type { TextEdit } from '../text-edit.ts';

export interface Formatted {
  readonly kind: 'formatted';
  /** What to change in the text; empty where nothing is. */
  readonly edits: readonly TextEdit[];
}

/** A line longer than this, with more than so many values on it, was not broken by anybody. */
const LONGEST_LINE = 120;
const MOST_ON_A_LINE = 6;

const isUnbroken = (line: string): boolean =>
  line.length > LONGEST_LINE &&
  (line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').match(/[,{[]/g) ?? []).length > MOST_ON_A_LINE;

/** `[1, 2]` and `{}` rather than `[ 1, 2 ]` and `{ }`, as the site's own scenarios are written. */
const withoutPadding = (text: string, edit: TextEdit): TextEdit => {
  const [before, after] = [text[edit.offset - 1], text[edit.offset + edit.length]];
  const isTight = before === '[' || after === ']' || (before === '{' && after === '}');
  return isTight && /^ +$/.test(edit.text) ? { ...edit, text: '' } : edit;
};

/**
 * Formats a text in whatever state it is. Who wrote a rule on one line means it so: lines stay, unless one of them
 * holds too much to be read; then every value gets a line of its own.
 */
export const formatText = (text: string): Formatted => {
  if (text.length > MAX_TEXT_LENGTH) return { kind: 'formatted', edits: [] };
  const edits = format(text, undefined, {
    tabSize: 2,
    insertSpaces: true,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    keepLines: !text.split('\n').some(isUnbroken),
  });
  return {
    kind: 'formatted',
    edits: edits
      .map(({ offset, length, content }) => withoutPadding(text, { offset, length, text: content }))
      .filter((edit) => edit.text !== text.slice(edit.offset, edit.offset + edit.length)),
  };
};
