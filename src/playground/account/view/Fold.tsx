/** A part that folds, and is made only when it is first unfolded: an account has thousands of them. */
import { type ReactNode, useState } from 'react';

interface FoldProps {
  readonly className?: string;
  readonly isOpen?: boolean;
  readonly summary: ReactNode;
  readonly children: () => ReactNode;
}

export const Fold = ({ className, isOpen = false, summary, children }: FoldProps) => {
  const [wasOpen, setWasOpen] = useState(isOpen);
  return (
    <details className={className} open={isOpen} onToggle={() => setWasOpen(true)}>
      <summary>{summary}</summary>
      {wasOpen ? children() : null}
    </details>
  );
};
