/** What edits change of a text, as people read it: whole lines, with a few around them that stay. */
import { editText, type TextEdit } from '../../text-edit.ts';

/** One line: it stays, it goes, or it is new. Numbers count from 1: in the text before for what goes, else in the text after. */
export interface DiffLine {
  readonly kind: 'same' | 'gone' | 'new';
  readonly number: number;
  readonly text: string;
}

/** Lines that stand together. */
export type Hunk = readonly DiffLine[];

/** Lines that stay, shown on either side of a change. */
const CONTEXT = 2;

interface Region {
  /** Lines of the text before, from 0, the last one included. */
  readonly first: number;
  readonly last: number;
  readonly edits: readonly TextEdit[];
}

const linesOf = (text: string): readonly string[] => text.split(/\r\n?|\n/);

const regionsOf = (starts: readonly number[], edits: readonly TextEdit[]): readonly Region[] => {
  const lineOf = (offset: number): number => starts.findLastIndex((start) => start <= offset);
  const regions: Region[] = [];
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset)) {
    const first = lineOf(edit.offset);
    const last = lineOf(edit.offset + edit.length);
    const open = regions.at(-1);
    if (open !== undefined && first <= open.last) {
      regions[regions.length - 1] = {
        first: open.first,
        last: Math.max(open.last, last),
        edits: [...open.edits, edit],
      };
    } else regions.push({ first, last, edits: [edit] });
  }
  return regions;
};

/** Lines of a region that go and that come; the same ones at its ends are none. */
interface Change {
  readonly first: number;
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

const changeOf = (text: string, starts: readonly number[], { first, last, edits }: Region): Change => {
  const begin = starts[first] ?? 0;
  const end = starts[last + 1] ?? text.length;
  const part = text.slice(begin, end);
  const moved = edits.map((edit) => ({ ...edit, offset: edit.offset - begin }));
  const isRest = last + 1 < starts.length;
  const lines = (piece: string): readonly string[] => (isRest ? linesOf(piece).slice(0, -1) : linesOf(piece));
  const [gone, added] = [lines(part), lines(editText(part, moved))];
  const most = Math.min(gone.length, added.length);
  let start = 0;
  while (start < most && gone[start] === added[start]) start += 1;
  let tail = 0;
  while (tail < most - start && gone.at(-1 - tail) === added.at(-1 - tail)) tail += 1;
  return {
    first: first + start,
    gone: gone.slice(start, gone.length - tail),
    added: added.slice(start, added.length - tail),
  };
};

/** The changed lines of a text, with some context. */
export const hunksOf = (text: string, edits: readonly TextEdit[]): readonly Hunk[] => {
  const before = linesOf(text);
  const starts = [0, ...[...text.matchAll(/\r\n?|\n/g)].map((found) => found.index + found[0].length)];
  const hunks: DiffLine[][] = [];
  let shown = -1;
  let shift = 0;
  const same = (from: number, to: number): DiffLine[] =>
    before
      .slice(from, to)
      .map((line, index) => ({ kind: 'same', number: from + shift + index + 1, text: line }));
  for (const region of regionsOf(starts, edits)) {
    const { first, gone, added } = changeOf(text, starts, region);
    const from = Math.max(0, first - CONTEXT);
    const open = hunks.at(-1);
    const lines: DiffLine[] = [
      ...gone.map((line, index): DiffLine => ({ kind: 'gone', number: first + index + 1, text: line })),
      ...added.map(
        (line, index): DiffLine => ({ kind: 'new', number: first + shift + index + 1, text: line }),
      ),
    ];
    const end = first + gone.length;
    if (open !== undefined && from <= shown + CONTEXT) open.push(...same(shown, first), ...lines);
    else {
      open?.push(...same(shown, shown + CONTEXT));
      hunks.push([...same(from, first), ...lines]);
    }
    shown = end;
    shift += added.length - gone.length;
  }
  hunks.at(-1)?.push(...same(shown, shown + CONTEXT));
  return hunks;
};
