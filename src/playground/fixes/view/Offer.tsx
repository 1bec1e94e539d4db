/** A change that can be looked at and made. */
import { useState } from 'react';
import { ids } from '../../ids.ts';
import { AwsCommands, Effects } from '../../view/Fixes.tsx';
import type { Change } from '../types.ts';
import { useFixes } from '../useFixes.ts';
import { ChangeView } from './ChangeView.tsx';

interface OfferProps {
  readonly change: Change;
  readonly primary?: boolean;
  /** Tells its buttons from others, for the script that repeats an early press. */
  readonly act: string;
}

export const Offer = ({ change, primary = false, act }: OfferProps) => {
  const [open, setOpen] = useState(false);
  const found = useFixes();
  const what = <span className="sr-only">: {change.summary.replaceAll('`', '')}</span>;
  return (
    <div className="pg-offer">
      <Effects fix={change} />
      <div className="pg-controls">
        <button
          type="button"
          className={primary ? 'pg-button primary' : 'pg-button'}
          data-act={`apply-${act}`}
          data-testid={ids.applyFix}
          aria-disabled={found?.state.isCurrent !== true}
          onClick={() => found?.fixes.apply(change, true)}
        >
          Apply to the text{what}
        </button>
        <button
          type="button"
          className="pg-button"
          data-act={`show-${act}`}
          data-testid={ids.showFix}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide the change' : 'Show the change'}
          {what}
        </button>
      </div>
      {open ? <ChangeView change={change} /> : null}
      <AwsCommands step={change} />
    </div>
  );
};
