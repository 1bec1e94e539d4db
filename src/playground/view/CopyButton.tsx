/** Copies a text, and says whether that worked. */
import { useState } from 'react';
import { copyText } from '../share/clipboard.ts';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for a screen reader. */
  readonly what: string;
  readonly children?: string;
  readonly testId?: string;
}

const SAID_FOR_MS = 4000;

export const CopyButton = ({ text, what, children = 'Copy', testId }: CopyButtonProps) => {
  const [said, setSaid] = useState('');
  const copy = (): void => {
    void copyText(Promise.resolve(text)).then((copied) => {
      setSaid(copied ? 'Copied' : 'The browser did not allow it: select the text and copy it.');
      setTimeout(setSaid, SAID_FOR_MS, '');
    });
  };
  return (
    <span className="pg-copy">
      <button type="button" className="pg-button" onClick={copy} data-testid={testId}>
        {children}
        <span className="sr-only"> {what}</span>
      </button>
      <span role="status">{said}</span>
    </span>
  );
};
