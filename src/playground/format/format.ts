/** Formats a text: indents and spaces it, comments and all. Pure; the worker runs it. */
import { format } from 'jsonc-parser';
import { MAX_TEXT_LENGTH } from '../../evaluator/index.ts';
import type { TextEdit } from '../controller.ts';

export interface Formatted {
  readonly kind: 'formatted';
  /** What to change in the text; empty where nothing is. */
  readonly edits: readonly TextEdit[];
}

/** A line longer than this was not broken by anybody: then every value gets a line of its own. */
const LONGEST_LINE = 120;

/**
 * Formats a text in whatever state it is. Who wrote a rule on one line means it so: lines stay, unless one of them
 * is too long to read.
 */
export const formatText = (text: string): Formatted => {
  if (text.length > MAX_TEXT_LENGTH) return { kind: 'formatted', edits: [] };
  const keepLines = text.split('\n').every((line) => line.length <= LONGEST_LINE);
  const edits = format(text, undefined, {
    tabSize: 2,
    insertSpaces: true,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    keepLines,
  });
  return {
    kind: 'formatted',
    edits: edits.map(({ offset, length, content }) => ({ offset, length, text: content })),
  };
};
