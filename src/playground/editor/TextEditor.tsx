/** A plain editor: for fingers, and where Monaco cannot be loaded. */
import { useEffect, useRef } from 'react';
import { ids } from '../ids.ts';
import type { EditorProps } from './props.ts';

export const TextEditor = ({ text, problems, label, onChange, onReady }: EditorProps) => {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    onReady({
      select: (offset, length) => {
        area.current?.focus();
        area.current?.setSelectionRange(offset, offset + length);
      },
      replace: onChange,
    });
    return () => onReady(undefined);
  }, [onReady, onChange]);
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
      onChange={(event) => onChange(event.target.value)}
    />
  );
};
