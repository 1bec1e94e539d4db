/** Commands to copy, wrapped so that nothing of them hides. */
import { CopyButton } from './CopyButton.tsx';

interface CommandsProps {
  readonly text: string;
  /** What they are for, for a screen reader. */
  readonly what: string;
}

export const Commands = ({ text, what }: CommandsProps) => (
  <div className="pg-commands">
    <pre>
      <code>{text}</code>
    </pre>
    <CopyButton text={text} what={what} />
  </div>
);
