/** A text to copy by hand, where the browser does not let a page do it. */
import { useEffect, useId, useRef } from 'react';
import { ids } from '../../ids.ts';

interface ByHandProps {
  readonly text: string;
  readonly message: string;
  readonly onClose: () => void;
}

export const ByHand = ({ text, message, onClose }: ByHandProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    area.current?.focus();
    area.current?.select();
  }, []);
  return (
    <dialog className="pg-by-hand" ref={dialog} aria-labelledby={id} onClose={onClose}>
      <p id={id}>{message}</p>
      <textarea ref={area} readOnly value={text} rows={8} aria-labelledby={id} data-testid={ids.byHand} />
      <form method="dialog">
        <button type="submit" className="pg-button">
          Close
        </button>
      </form>
    </dialog>
  );
};
