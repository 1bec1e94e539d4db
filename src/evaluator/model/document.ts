/**
 * JSON with comments, read with positions. Nothing here knows what a scenario is.
 *
 * Values are built from jsonc-parser's tree by hand: its own `parse` would let a `__proto__` key
 * set a prototype. Limits are checked on the text first, without recursion, because the parser
 * itself recurses.
 */
import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** How long the text of a scenario may be, in UTF-16 units: what an editor holds. 512 kB where it is plain ASCII. */
export const MAX_TEXT_LENGTH = 512 * 1024;
/** How deep brackets may be nested in a text. */
export const MAX_DEPTH = 64;

/** Where something stands in a text, in UTF-16 units as editors count. */
export interface TextRange {
  readonly offset: number;
  readonly length: number;
}

/** What is wrong with a text or a scenario, said to its author. */
export interface Problem {
  readonly code: string;
  /** JSON Pointer to the value that is wrong, or to the nearest one that exists. */
  readonly pointer: string;
  readonly message: string;
  /** Where an editor underlines; absent for a scenario that never was a text. */
  readonly range?: TextRange;
}

/** A parsed text that can tell where its values stand. */
export interface ScenarioDocument {
  readonly text: string;
  /** jsonc-parser's tree; undefined where the text was not read. */
  readonly root: Node | undefined;
}

// jsonc-parser declares its token kinds as a const enum, which erasable syntax cannot import.
const TOKEN_OPEN_BRACE = 1;
const TOKEN_CLOSE_BRACE = 2;
const TOKEN_OPEN_BRACKET = 3;
const TOKEN_CLOSE_BRACKET = 4;
const TOKEN_END = 17;

const tooDeepAt = (text: string): number | undefined => {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (;;) {
    const token: number = scanner.scan();
    if (token === TOKEN_END) return undefined;
    if (token === TOKEN_OPEN_BRACE || token === TOKEN_OPEN_BRACKET) {
      depth += 1;
      if (depth > MAX_DEPTH) return scanner.getTokenOffset();
    } else if (token === TOKEN_CLOSE_BRACE || token === TOKEN_CLOSE_BRACKET) depth -= 1;
  }
};

const SYNTAX_SENTENCES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is not JSON: text needs double quotes around it.',
  InvalidNumberFormat: 'This is not a number.',
  PropertyNameExpected: 'A property name in double quotes is missing here.',
  ValueExpected: 'A value is missing here.',
  ColonExpected: 'A colon is missing here.',
  CommaExpected: 'A comma is missing here.',
  CloseBraceExpected: 'A closing } is missing here.',
  CloseBracketExpected: 'A closing ] is missing here.',
  EndOfFileExpected: 'The text ends before this; what follows belongs to nothing.',
  InvalidCommentToken: 'This comment is not one that JSON with comments knows.',
  UnexpectedEndOfComment: 'This comment never ends.',
  UnexpectedEndOfString: 'The closing double quote of this text is missing.',
  UnexpectedEndOfNumber: 'This number is cut short.',
  InvalidUnicode: 'This \\u escape is not one of four hexadecimal digits.',
  InvalidEscapeCharacter: 'This escape is not one that JSON knows.',
  InvalidCharacter: 'This character must be written as an escape.',
};

const syntaxProblem = (error: ParseError, text: string): Problem => {
  const offset = Math.min(error.offset, Math.max(text.length - 1, 0));
  return {
    code: 'syntax',
    pointer: '',
    message: SYNTAX_SENTENCES[printParseErrorCode(error.error)] ?? 'This is not JSON.',
    range: { offset, length: Math.max(1, Math.min(error.length, text.length - offset)) },
  };
};

/** Escapes one step of a JSON Pointer (RFC 6901). */
export const pointerStep = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');

/** Builds a JSON Pointer from its steps. */
export const pointerOf = (...steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${pointerStep(String(step))}`).join('');

const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const readValue = (node: Node, pointer: string, problems: Problem[]): unknown => {
  switch (node.type) {
    case 'object': {
      const entries = new Map<string, unknown>();
      for (const property of node.children ?? []) {
        const [keyNode, valueNode] = property.children ?? [];
        if (keyNode === undefined || valueNode === undefined) continue;
        const key = String(keyNode.value);
        const range = { offset: keyNode.offset, length: keyNode.length };
        if (entries.has(key)) {
          problems.push({
            code: 'duplicate-name',
            pointer: `${pointer}/${pointerStep(key)}`,
            message: `\`${key}\` stands here twice; only one can count.`,
            range,
          });
        } else if (key === '__proto__') {
          problems.push({ code: 'name', pointer, message: '`__proto__` cannot be a name.', range });
        } else entries.set(key, readValue(valueNode, `${pointer}/${pointerStep(key)}`, problems));
      }
      return Object.fromEntries(entries);
    }
    case 'array':
      return (node.children ?? []).map((child, index) => readValue(child, `${pointer}/${index}`, problems));
    default:
      return node.value;
  }
};

/**
 * Reads a text: its value and positions, or every syntax problem in it. Never throws.
 *
 * @param nothing what is said of a text that holds nothing
 * @param longest how many UTF-16 units are read
 */
export const readDocument = (
  text: string,
  nothing = 'There is no scenario here.',
  longest = MAX_TEXT_LENGTH,
): { document: ScenarioDocument; value: unknown; problems: readonly Problem[] } => {
  const empty: ScenarioDocument = { text, root: undefined };
  const failed = (problem: Problem) => ({ document: empty, value: undefined, problems: [problem] });
  if (text.length > longest) {
    return failed({
      code: 'too-large',
      pointer: '',
      message: `This text has ${text.length} characters; at most ${longest} are read.`,
      range: { offset: 0, length: 1 },
    });
  }
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    return failed({
      code: 'too-deep',
      pointer: '',
      message: `Brackets are nested more than ${MAX_DEPTH} deep here.`,
      range: { offset: deep, length: 1 },
    });
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: false });
  const problems: Problem[] = errors.map((error) => syntaxProblem(error, text));
  if (root === undefined) {
    const none = { code: 'syntax', pointer: '', message: nothing, range: { offset: 0, length: 1 } };
    return { document: empty, value: undefined, problems: problems.length > 0 ? problems : [none] };
  }
  const value = readValue(root, '', problems);
  return { document: { text, root }, value, problems };
};

/** Where a pointer's value (or its key) stands. A pointer that leads nowhere gives its nearest ancestor. */
export const rangeOf = (
  document: ScenarioDocument,
  pointer: string,
  part: 'value' | 'key' = 'value',
): TextRange => {
  let node = document.root;
  let key: Node | undefined;
  for (const step of stepsOf(pointer)) {
    const children: readonly Node[] = node?.children ?? [];
    if (node?.type === 'object') {
      const property = children.find((child) => child.children?.[0]?.value === step);
      if (property === undefined) break;
      key = property.children?.[0];
      node = property.children?.[1] ?? property;
    } else if (node?.type === 'array') {
      const child = children[Number(step)];
      if (child === undefined) break;
      key = undefined;
      node = child;
    } else break;
  }
  const found = part === 'key' ? (key ?? node) : node;
  return found === undefined ? { offset: 0, length: 1 } : { offset: found.offset, length: found.length };
};

/** Turns an offset into line and column, both from 1, as editors count them. */
export const lineAndColumn = (text: string, offset: number): { line: number; column: number } => {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
};
