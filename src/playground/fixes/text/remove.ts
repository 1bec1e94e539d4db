/** Takes a member out of an object or a list, with its comma and its line. Comments beside it stay. */
import type { Node } from 'jsonc-parser';
import type { TextEdit } from '../../text-edit.ts';
import { gapOf, lineStart } from './gap.ts';

const endOf = (node: Node): number => node.offset + node.length;

/** How many spaces or tabs stand before an offset. (A regular expression that ends there takes its time over many.) */
const blanksBefore = (text: string, offset: number): number => {
  let at = offset;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1;
  return offset - at;
};
const blanksAfter = (text: string, offset: number, to: number): number =>
  /^[ \t]*/.exec(text.slice(offset, to))?.[0].length ?? 0;

/** The line break that ends just before an offset: its length. */
const breakBefore = (text: string, offset: number): number =>
  text.startsWith('\r\n', offset - 2) ? 2 : offset > 0 ? 1 : 0;

/** What goes together with a member that stood from `begin` to `end`: its lines, or the space beside it. */
const withSpace = (text: string, begin: number, end: number, isLast: boolean, to: number): TextEdit => {
  const start = lineStart(text, begin);
  const blanks = blanksBefore(text, begin);
  const after = end + blanksAfter(text, end, to);
  const isFirst = start === begin - blanks;
  if (isFirst && start > 0 && /^(?:[\r\n]|$)/.test(text.slice(after))) {
    const from = start - breakBefore(text, start);
    return { offset: from, length: after - from, text: '' };
  }
  const from = isLast && !isFirst ? begin - blanks : begin;
  const until = isLast && !isFirst ? end : after;
  return { offset: from, length: until - from, text: '' };
};

/** The edits that take out the member at an index; none where there is no such member. */
export const removeEdits = (text: string, parent: Node, index: number): readonly TextEdit[] => {
  const children = parent.children ?? [];
  const child = children[index];
  if (child === undefined) return [];
  const inside = { offset: parent.offset + 1, length: parent.length - 2 };
  const before = children[index - 1];
  const begin = before === undefined ? inside.offset : endOf(before);
  const to = children[index + 1]?.offset ?? endOf(parent) - 1;
  const own = gapOf(text, endOf(child), to);
  const earlier = gapOf(text, begin, child.offset);
  const isOnly = children.length === 1 && !own.hasComments && !earlier.hasComments;
  if (isOnly) return [{ ...inside, text: '' }];
  const isLast = index === children.length - 1;
  const comma = own.comma ?? (before === undefined ? undefined : earlier.comma);
  const isBeside = own.comma !== undefined && text.slice(endOf(child), own.comma).trim() === '';
  const end = isBeside && own.comma !== undefined ? own.comma + 1 : endOf(child);
  const taken = withSpace(text, child.offset, end, isLast, to);
  const alone: readonly TextEdit[] =
    comma === undefined || isBeside ? [] : [{ offset: comma, length: 1, text: '' }];
  return [...alone, taken];
};
