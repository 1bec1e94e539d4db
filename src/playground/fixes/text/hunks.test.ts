import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editText, type TextEdit } from '../../text-edit.ts';
import { hunksOf } from './hunks.ts';

const shown = (text: string, ...edits: readonly TextEdit[]): readonly string[] =>
  hunksOf(text, edits).map((hunk) =>
    hunk
      .map(({ kind, number, text: line }) => `${number}${{ same: ' ', gone: '-', new: '+' }[kind]}${line}`)
      .join('|'),
  );

test('changed lines stand between two that stay; changes close to each other stand together', () => {
  const text = '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n';
  const at = (line: string, to: string): TextEdit => ({
    offset: text.indexOf(line),
    length: line.length,
    text: to,
  });
  expect(shown(text, at('4', 'four'))).toEqual(['2 2|3 3|4-4|4+four|5 5|6 6']);
  expect(shown(text, at('1\n', ''), at('9', '9\nnine'))).toEqual(['1-1|1 2|2 3', '7 8|8 9|9+nine|10 10|11 ']);
  expect(shown(text, at('3', 'three'), at('6', ''))).toEqual(['1 1|2 2|3-3|3+three|4 4|5 5|6-6|6+|7 7|8 8']);
  expect(shown('', { offset: 0, length: 0, text: 'a' })).toEqual(['1-|1+a']);
  expect(shown(text)).toEqual([]);
});

const line = fc.constantFrom('a', 'b', '', '  c');
const text = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end));
const linesOf = (whole: string): readonly string[] => whole.split(/\r\n?|\n/);

test('what stays of both texts is the same, and every line shown stands where it says', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(fc.tuple(fc.nat(90), fc.nat(9), fc.constantFrom('', 'x', '\nx', 'x\ny\n')), { maxLength: 4 }),
      (before, picks) => {
        const edits: TextEdit[] = [];
        let from = 0;
        for (const [skip, length, added] of picks) {
          const offset = from + (skip % 20);
          // A carriage return and its line feed are one line break.
          const cuts = [offset, offset + length].some((at) => before.slice(at - 1, at + 1) === '\r\n');
          if (offset + length > before.length || cuts) continue;
          edits.push({ offset, length, text: added });
          from = offset + length + 1;
        }
        const after = editText(before, edits);
        const [old, now] = [linesOf(before), linesOf(after)];
        const all = hunksOf(before, edits).flat();
        for (const { kind, number, text: shownLine } of all)
          expect((kind === 'gone' ? old : now)[number - 1]).toBe(shownLine);
        const gone = new Set(all.filter(({ kind }) => kind === 'gone').map(({ number }) => number));
        const added = new Set(all.filter(({ kind }) => kind === 'new').map(({ number }) => number));
        expect(old.filter((_, at) => !gone.has(at + 1))).toEqual(now.filter((_, at) => !added.has(at + 1)));
      },
    ),
  );
});
