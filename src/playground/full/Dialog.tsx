/** A dialog of the browser's own, which keeps the focus in it and gives it back. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface DialogProps {
  readonly label: string;
  readonly testId: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export const Dialog = ({ label, testId, onClose, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the element goes: a dialog that is gone cannot give the focus back.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, which the browser does by itself
    <dialog
      ref={dialog}
      className="full-dialog not-content"
      aria-label={label}
      data-testid={testId}
      onClose={onClose}
      // The dialog itself is pressed only beside what is in it.
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className="full-dialog-body">{children}</div>
    </dialog>
  );
};
