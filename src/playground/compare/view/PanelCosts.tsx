/** What the two paths of a comparison cost, with sliders: asked for once somebody unfolds it. */
import { useRef, useState } from 'react';
import { compareIds } from '../ids.ts';
import type { CompareSeed } from '../seed.ts';
import { LiveCosts } from './LiveCosts.tsx';

/** A month until the reader says otherwise. */
const MONTH = { hours: 730, gigabytes: 100, back: 0 };
const PAID = { first: false, second: false };

type PanelCostsProps = Pick<CompareSeed, 'names' | 'first' | 'second' | 'base'>;

export const PanelCosts = ({ names, first, second, base }: PanelCostsProps) => {
  const [open, setOpen] = useState(false);
  const [seed, setSeed] = useState<CompareSeed>();
  /** What the reader set stays from one text to the next. */
  const kept = useRef({ month: MONTH, paid: PAID });
  // Another text or flow is another comparison.
  const isSame =
    seed !== undefined &&
    seed.first.text === first.text &&
    seed.second.text === second.text &&
    seed.first.flow === first.flow &&
    seed.second.flow === second.flow;
  if (open && !isSame) setSeed({ names, first, second, ...kept.current, base });
  return (
    <details
      className="cmp-panel-costs"
      data-testid={compareIds.panelCosts}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="pg-heading">What each path costs a month</summary>
      {open && seed !== undefined ? (
        <LiveCosts
          key={JSON.stringify([seed.first, seed.second])}
          seed={seed}
          costs={undefined}
          onSet={(month, paid) => {
            kept.current = { month, paid };
          }}
        />
      ) : null}
    </details>
  );
};
