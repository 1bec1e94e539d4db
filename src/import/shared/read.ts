/** Text to JSON for an import: limits first, then the parser, and where it is broken. */
import { type ParseError, parseTree } from 'jsonc-parser';
import { lineAndColumn, MAX_DEPTH } from '../../evaluator/index.ts';

/** One file of an export. `file` is the name by which problems and origins tell it. */
export interface ImportFile {
  readonly file: string;
  readonly text: string;
}

/** A file that could not be read: what is wrong, and where (both from 1). */
export interface ImportProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** How much text one import reads in all, in UTF-16 units (AWS's output is ASCII almost throughout). */
export const MAX_IMPORT_LENGTH = 200 * 1024 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Where brackets are nested deeper than allowed; a loop, because a deep text would exhaust a recursion. */
export const tooDeepAt = (text: string): number | undefined => {
  let depth = 0;
  let inString = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (inString) {
      if (code === BACKSLASH) offset += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (OPENING.has(code)) {
      depth += 1;
      if (depth > MAX_DEPTH) return offset;
    } else if (CLOSING.has(code)) depth -= 1;
  }
  return undefined;
};

/** The engines' own messages differ and often give no place: jsonc-parser finds it. */
const brokenAt = (text: string): number => {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  return Math.min(errors[0]?.offset ?? 0, Math.max(text.length - 1, 0));
};

export type JsonResult =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: ImportProblem };

/**
 * Reads the JSON of one file. An empty file is what a shell leaves behind when the AWS CLI was
 * refused; it is told apart from a broken one.
 */
export const readJson = ({ file, text: whole }: ImportFile): JsonResult => {
  const text = whole.startsWith('\uFEFF') ? whole.slice(1) : whole;
  if (text.trim() === '') return { kind: 'empty' };
  const problem = (offset: number, message: string): JsonResult => ({
    kind: 'problem',
    problem: { file, ...lineAndColumn(text, offset), message },
  });
  const deep = tooDeepAt(text);
  if (deep !== undefined) return problem(deep, `Brackets are nested more than ${MAX_DEPTH} deep here.`);
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return problem(
      brokenAt(text),
      'This is not JSON: the file breaks off or was changed here. Export it again.',
    );
  }
};

/** Reads nested JSON text such as a policy; undefined where it is none or too deep. */
export const readNestedJson = (text: string): unknown => {
  const result = readJson({ file: '', text });
  return result.kind === 'json' ? result.value : undefined;
};
