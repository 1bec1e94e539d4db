/** A change that was made: what it was, what became of text, path and verdict, and the one press that takes it back. */
import { useEffect, useRef } from 'react';
import { ids } from '../../ids.ts';
import { Sentence } from '../../view/Sentence.tsx';
import type { Done as DoneState } from '../store.ts';
import { ChangeView } from './ChangeView.tsx';

interface DoneProps {
  readonly done: DoneState;
  readonly onUndo: () => void;
}

export const Done = ({ done, onUndo }: DoneProps) => {
  const undo = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone; the focus must not be.
  useEffect(() => {
    if (done.byButton) undo.current?.focus({ preventScroll: true });
  }, [done]);
  return (
    <div className="pg-fix-done" data-testid={ids.fixDone}>
      <p>
        <b>Applied:</b> <Sentence text={done.change.summary} />
      </p>
      <div className="pg-controls">
        <button type="button" className="pg-button" data-testid={ids.undoFix} ref={undo} onClick={onUndo}>
          Undo
        </button>
      </div>
      <ChangeView change={done.change} />
    </div>
  );
};
