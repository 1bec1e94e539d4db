/**
 * Edits of a scenario, written into its text: comments, spaces and everything that is not touched stay as they
 * are, and what is new looks like its neighbours. A fix is data (JSON Patch); a reader's text is theirs.
 */
import { type Node, parseTree } from 'jsonc-parser';
import { stepsOf } from '../../../evaluator/fix/patch.ts';
import type { PatchOperation } from '../../../evaluator/index.ts';
import type { TextEdit } from '../../text-edit.ts';
import { editText } from '../../text-edit.ts';
import { indentOf, lineStart } from './gap.ts';
import { insertEdits } from './insert.ts';
import { editPieces, editsOfPieces, type Pieces, wholeText } from './pieces.ts';
import { printValue, styleOf, type TextStyle } from './print.ts';
import { refined } from './refine.ts';
import { removeEdits } from './remove.ts';

/** More operations than this are no fix: each reads the text again. */
const MOST_OPERATIONS = 100;

/** The member of an object or a list that a step names: its index, its value and the node that goes with it. */
const memberAt = (node: Node, step: string): { readonly index: number; readonly value: Node | undefined } => {
  const children = node.children ?? [];
  if (node.type === 'array') {
    const index = step === '-' ? children.length : Number(step);
    return { index, value: children[index] };
  }
  const index = children.findIndex((property) => property.children?.[0]?.value === step);
  return { index, value: children[index]?.children?.[1] };
};

const nodeAt = (root: Node | undefined, steps: readonly string[]): Node | undefined => {
  let node = root;
  for (const step of steps) node = node === undefined ? undefined : memberAt(node, step).value;
  return node;
};

/** Where a new name belongs: numbers in their order, everything else at the end. */
const placeOf = (parent: Node, key: string): number => {
  const children = parent.children ?? [];
  const keys = children.map((property) => Number(property.children?.[0]?.value));
  const number = Number(key);
  if (Number.isNaN(number) || keys.some(Number.isNaN)) return children.length;
  const larger = keys.findIndex((other) => other > number);
  return larger < 0 ? children.length : larger;
};

const replaceEdits = (
  text: string,
  { offset, length }: Node,
  value: unknown,
  style: TextStyle,
): readonly TextEdit[] => {
  const column = offset - lineStart(text, offset);
  return [{ offset, length, text: printValue(value, style, indentOf(text, offset), column) }];
};

const editsOfOne = (
  text: string,
  edit: PatchOperation,
  style: TextStyle,
): readonly TextEdit[] | undefined => {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const steps = stepsOf(edit.path);
  const last = steps?.at(-1);
  const parent = nodeAt(root, steps?.slice(0, -1) ?? []);
  if (parent === undefined || last === undefined) return undefined;
  if (parent.type !== 'object' && parent.type !== 'array') return undefined;
  const isList = parent.type === 'array';
  const { index, value } = memberAt(parent, last);
  if (edit.op === 'remove') return value === undefined ? undefined : removeEdits(text, parent, index);
  if (value !== undefined && (edit.op === 'replace' || !isList)) {
    return replaceEdits(text, value, edit.value, style);
  }
  if (edit.op === 'replace' || (isList && !Number.isInteger(index))) return undefined;
  const key = isList ? undefined : last;
  const place = isList ? index : placeOf(parent, last);
  return insertEdits(text, parent, place, { key, value: edit.value }, style);
};

/**
 * Edits of a text that do what operations do to the scenario in it.
 *
 * @param text of a scenario that was read without problems
 * @param scenario what it says
 * @returns undefined where one of the operations cannot be done
 */
export const writeEdits = (
  text: string,
  scenario: unknown,
  operations: readonly PatchOperation[],
): readonly TextEdit[] | undefined => {
  const finer = refined(scenario, operations);
  if (finer === undefined || finer.length > MOST_OPERATIONS) return undefined;
  const style = styleOf(text);
  let now = text;
  let pieces: Pieces = wholeText(text);
  for (const operation of finer) {
    const edits = editsOfOne(now, operation, style);
    if (edits === undefined) return undefined;
    // From the back, so that the places of those before stay right.
    for (const edit of [...edits].sort((a, b) => b.offset - a.offset)) pieces = editPieces(pieces, edit);
    now = editText(now, edits);
  }
  return editsOfPieces(pieces, text.length);
};
