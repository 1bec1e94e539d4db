/** A plain editor: for fingers, and where Monaco cannot be loaded. */
import { useEffect, useRef, useState } from 'react';
import type { TextRange } from '../../evaluator/index.ts';
import { ids } from '../ids.ts';
import type { EditorProps } from './props.ts';

const ARROWS = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** The line in which an offset stands, from 1. */
const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Scrolls a line of the text into the upper third; a text area has no way to say where a character is. */
const scrollTo = (area: HTMLTextAreaElement, offset: number): void => {
  const height = Number.parseFloat(getComputedStyle(area).lineHeight);
  const top = (lineAt(area.value, offset) - 1) * height;
  if (top < area.scrollTop || top > area.scrollTop + area.clientHeight - height) {
    area.scrollTop = top - area.clientHeight / 3;
  }
};

/** A text area cannot mark a range, so a sentence below says which it is. */
const Marked = ({ text, ranges }: { readonly text: string; readonly ranges: readonly TextRange[] }) => {
  const [range, ...more] = ranges;
  if (range === undefined) return null;
  const [start = ''] = text.slice(range.offset, range.offset + range.length).split('\n');
  return (
    <p className="pg-note" data-testid={ids.marked}>
      Line {lineAt(text, range.offset)}: <code>{start.trim()}</code>
      {more.length === 0 ? null : ` and ${more.length} more`}
    </p>
  );
};

export const TextEditor = ({ text, problems, label, onChange, onCursor, onReady }: EditorProps) => {
  const area = useRef<HTMLTextAreaElement>(null);
  const [ranges, setRanges] = useState<readonly TextRange[]>([]);
  useEffect(() => {
    onReady({
      select: (offset, length) => {
        area.current?.focus();
        area.current?.setSelectionRange(offset, offset + length);
      },
      highlight: setRanges,
      reveal: ({ offset }) => {
        if (area.current !== null) scrollTo(area.current, offset);
      },
      replace: onChange,
    });
    return () => onReady(undefined);
  }, [onReady, onChange]);
  const tell = (): void => onCursor(area.current?.selectionStart ?? 0);
  return (
    <>
      <textarea
        ref={area}
        className="pg-textarea"
        data-testid={ids.textarea}
        aria-label={label}
        aria-invalid={problems.length > 0}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        value={text}
        onClick={tell}
        onKeyUp={({ key }) => {
          if (ARROWS.has(key)) tell();
        }}
        onChange={(event) => onChange(event.target.value)}
      />
      <Marked text={text} ranges={ranges} />
    </>
  );
};
