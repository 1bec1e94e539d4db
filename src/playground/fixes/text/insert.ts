/** Puts a member into an object or a list, written like its neighbours. */
import type { Node } from 'jsonc-parser';
import type { TextEdit } from '../../text-edit.ts';
import { gapOf, indentOf, lineStart } from './gap.ts';
import { printValue, type TextStyle } from './print.ts';

/** Members on one line go to lines of their own where it would become longer than this. */
const MOST_COLUMNS = 100;

/** What is put in: with a key into an object, without into a list. */
export interface Member {
  readonly key: string | undefined;
  readonly value: unknown;
}

const endOf = (node: Node): number => node.offset + node.length;

const written = (member: Member, style: TextStyle, indent: string, column: number): string => {
  const start = member.key === undefined ? '' : `${JSON.stringify(member.key)}: `;
  return start + printValue(member.value, style, indent, column + start.length);
};

const asValue = ({ key, value }: Member): unknown => (key === undefined ? [value] : { [key]: value });

/** Into an empty one. Comments may stand in it. */
const intoEmpty = (text: string, parent: Node, member: Member, style: TextStyle): TextEdit => {
  const indent = indentOf(text, parent.offset);
  const inside = text.slice(parent.offset + 1, endOf(parent) - 1);
  if (inside.trim() === '') {
    const column = parent.offset - lineStart(text, parent.offset);
    const whole = printValue(asValue(member), style, indent, column);
    return { offset: parent.offset, length: parent.length, text: whole };
  }
  const start = style.lineEnd + indent + style.unit;
  const offset = parent.offset + 1 + inside.trimEnd().length;
  const tail = text.slice(offset, endOf(parent) - 1);
  const content = start + written(member, style, indent + style.unit, indent.length + style.unit.length);
  const isClosed = /[\r\n]/.test(tail);
  return {
    offset,
    length: isClosed ? 0 : tail.length,
    text: isClosed ? content : content + style.lineEnd + indent,
  };
};

/** A line that became too long: every member, as it is written, on a line of its own. */
const onLines = (
  text: string,
  parent: Node,
  index: number,
  member: Member,
  style: TextStyle,
): readonly TextEdit[] | undefined => {
  const children = parent.children ?? [];
  const begins = [parent.offset + 1, ...children.map(endOf)];
  const ends = [...children.map(({ offset }) => offset), endOf(parent) - 1];
  const gaps = begins.map((begin, at) => gapOf(text, begin, ends[at] ?? begin));
  if (gaps.some((gap) => gap.hasComments)) return undefined;
  const indent = indentOf(text, parent.offset);
  const inner = indent + style.unit;
  const members = children.map((child) => text.slice(child.offset, endOf(child)));
  members.splice(index, 0, written(member, style, inner, inner.length));
  const lines = members.map((line) => style.lineEnd + inner + line).join(',');
  const hasLastComma = gaps.at(-1)?.comma !== undefined;
  return [
    {
      offset: parent.offset + 1,
      length: parent.length - 2,
      text: `${lines}${hasLastComma ? ',' : ''}${style.lineEnd}${indent}`,
    },
  ];
};

/** The edits that put a member at an index of an object or a list of a text. */
export const insertEdits = (
  text: string,
  parent: Node,
  index: number,
  member: Member,
  style: TextStyle,
): readonly TextEdit[] => {
  const children = parent.children ?? [];
  const beside = children[Math.min(index, children.length - 1)];
  if (beside === undefined) return [intoEmpty(text, parent, member, style)];
  const before = children[index - 1];
  const next = children[index];
  const begin = before === undefined ? parent.offset + 1 : endOf(before);
  const gap = gapOf(text, begin, next?.offset ?? endOf(parent) - 1);
  const isOnLine = indentOf(text, beside.offset).length === beside.offset - lineStart(text, beside.offset);
  const needsComma = before !== undefined && gap.comma === undefined;
  const hasNext = next !== undefined || (gap.comma !== undefined && before !== undefined);
  /** Behind the gap's comments; the comma that is missing goes before them. */
  const behind = (content: string): readonly TextEdit[] => {
    if (!needsComma) return [{ offset: gap.lineEnd, length: 0, text: content + (hasNext ? ',' : '') }];
    if (gap.lineEnd === begin) return [{ offset: begin, length: 0, text: `,${content}` }];
    return [
      { offset: begin, length: 0, text: ',' },
      { offset: gap.lineEnd, length: 0, text: content },
    ];
  };

  if (isOnLine || gap.isCommented) {
    const indent = isOnLine ? indentOf(text, beside.offset) : indentOf(text, parent.offset) + style.unit;
    return behind(style.lineEnd + indent + written(member, style, indent, indent.length));
  }
  const indent = indentOf(text, beside.offset);
  const short = written(member, style, indent, 0);
  const line = /[^\r\n]*/.exec(text.slice(lineStart(text, begin)))?.[0] ?? '';
  const tooLong = line.length + short.length > MOST_COLUMNS || /[\r\n]/.test(short);
  const isOneLine = !/[\r\n]/.test(text.slice(parent.offset, endOf(parent)));
  const expanded = tooLong && isOneLine ? onLines(text, parent, index, member, style) : undefined;
  if (expanded !== undefined) return expanded;
  if (before !== undefined) return behind(` ${short}`);
  return [{ offset: beside.offset, length: 0, text: `${short}, ` }];
};
