/** Formats a text: indents and spaces it, comments and all. Pure; the worker runs it. */
import { createScanner, format } from 'jsonc-parser';
import { MAX_DEPTH, MAX_TEXT_LENGTH } from '../../evaluator/index.ts';
import type { TextEdit } from '../text-edit.ts';

export interface Formatted {
  readonly kind: 'formatted';
  /** What to change in the text; empty where nothing is. */
  readonly edits: readonly TextEdit[];
}

const NOTHING: Formatted = { kind: 'formatted', edits: [] };

/** A line longer than this, with more than so many values on it, was not broken by anybody. */
const LONGEST_LINE = 120;
const MOST_ON_A_LINE = 6;

/** What stands between values does not count: formatting changes it. */
const isUnbroken = (line: string): boolean => {
  const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ''));
  const values = bare.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').match(/[,{[]/g) ?? [];
  return bare.length > LONGEST_LINE && values.length > MOST_ON_A_LINE;
};

// The numbers of jsonc-parser's SyntaxKind, which is a const enum: isolated modules cannot read it.
const OPENING: ReadonlySet<number> = new Set([1, 3]);
const CLOSING: ReadonlySet<number> = new Set([2, 4]);
const END = 17;

/** Whether brackets are nested deeper than a scenario may have them: every line in there would be indented as deep. */
const isTooDeep = (text: string): boolean => {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    if (OPENING.has(token)) depth += 1;
    if (CLOSING.has(token)) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
};

/** `[1, 2]` and `{}` rather than `[ 1, 2 ]` and `{ }`, as the site's own scenarios are written. */
const withoutPadding = (text: string, edit: TextEdit): TextEdit => {
  const [before, after] = [text[edit.offset - 1], text[edit.offset + edit.length]];
  const isTight = before === '[' || after === ']' || (before === '{' && after === '}');
  return isTight && /^ +$/.test(edit.text) ? { ...edit, text: '' } : edit;
};

/**
 * Formats a text in whatever state it is. Who wrote a rule on one line means it so: lines stay, unless one of them
 * holds too much to be read; then every value gets a line of its own. A text that no scenario may be, or would
 * not be any more, stays as it is.
 */
export const formatText = (text: string): Formatted => {
  if (text.length > MAX_TEXT_LENGTH || isTooDeep(text)) return NOTHING;
  const edits = format(text, undefined, {
    tabSize: 2,
    insertSpaces: true,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    keepLines: !text.split('\n').some(isUnbroken),
  });
  const added = edits.reduce((sum, { length, content }) => sum + content.length - length, 0);
  if (text.length + added > MAX_TEXT_LENGTH) return NOTHING;
  return {
    kind: 'formatted',
    edits: edits
      .map(({ offset, length, content }) => withoutPadding(text, { offset, length, text: content }))
      .filter((edit) => edit.text !== text.slice(edit.offset, edit.offset + edit.length)),
  };
};
