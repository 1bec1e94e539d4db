/** A plain editor: for fingers, and where Monaco cannot be loaded. */
import { useEffect, useRef } from 'react';
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

/** Scrolls a line of the text into the upper third; a text area has no way to say where a character is. */
const scrollTo = (area: HTMLTextAreaElement, offset: number): void => {
  const line = area.value.slice(0, offset).split('\n').length - 1;
  const height = Number.parseFloat(getComputedStyle(area).lineHeight);
  const top = line * height;
  if (top < area.scrollTop || top > area.scrollTop + area.clientHeight - height) {
    area.scrollTop = top - area.clientHeight / 3;
  }
};

export const TextEditor = ({ text, problems, label, onChange, onCursor, onReady }: EditorProps) => {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    onReady({
      select: (offset, length) => {
        area.current?.focus();
        area.current?.setSelectionRange(offset, offset + length);
      },
      // A text area has one selection and no marks: what is lit is brought into sight.
      highlight: () => undefined,
      reveal: ({ offset }) => {
        if (area.current !== null) scrollTo(area.current, offset);
      },
      replace: onChange,
    });
    return () => onReady(undefined);
  }, [onReady, onChange]);
  const tell = (): void => onCursor(area.current?.selectionStart ?? 0);
  return (
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
  );
};
