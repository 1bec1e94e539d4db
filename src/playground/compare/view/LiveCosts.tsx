/** The costs of two paths as a reader moves the sliders. The evaluator answers in the background; the newest counts. */
import { useEffect, useRef, useState } from 'react';
import { askInBackground } from '../../client.ts';
import type { ComparedCosts } from '../compare-costs.ts';
import { type Month, monthWithin, type Paid } from '../month.ts';
import type { CompareSeed } from '../seed.ts';
import { CostPanel } from './CostPanel.tsx';
import type { MonthActs } from './MonthFields.tsx';

interface LiveCostsProps {
  readonly seed: CompareSeed;
  /** The answer to what the page came with; undefined where nothing was worked out before. */
  readonly costs: ComparedCosts | undefined;
  /** Hears what the reader sets, for who shows another comparison with it. */
  readonly onSet?: (month: Month, paid: Paid) => void;
}

const NO_COSTS = 'The evaluator has no answer: one of the two cannot be traced.';

export const LiveCosts = ({ seed, costs: startCosts, onSet }: LiveCostsProps) => {
  const [month, setMonth] = useState(seed.month);
  const [paid, setPaid] = useState(seed.paid);
  const [costs, setCosts] = useState(startCosts);
  const [failure, setFailure] = useState<string>();
  const asker = useRef({});

  const question = (wanted: Month, anyway: Paid): void => {
    const { first, second } = seed;
    void askInBackground(asker.current, 'costs', {
      first: { ...first, hoursPaid: anyway.first },
      second: { ...second, hoursPaid: anyway.second },
      month: wanted,
    }).then((answer) => {
      if (answer.kind === 'superseded') return;
      if (answer.kind === 'costs') setCosts(answer);
      setFailure(
        answer.kind === 'failed' ? answer.message : answer.kind === 'no-costs' ? NO_COSTS : undefined,
      );
    });
  };
  // What the reader set before this was live has no answer yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the start; later questions follow what is set
  useEffect(() => question(month, paid), []);

  const acts: MonthActs = {
    setMonth: (change) => {
      const wanted = monthWithin({ ...month, ...change });
      setMonth(wanted);
      onSet?.(wanted, paid);
      question(wanted, paid);
    },
    setPaid: (change) => {
      const anyway = { ...paid, ...change };
      setPaid(anyway);
      onSet?.(month, anyway);
      question(month, anyway);
    },
  };
  if (costs === undefined) return <p className="pg-note">{failure ?? 'Working it out …'}</p>;
  return (
    <CostPanel
      names={seed.names}
      costs={costs}
      month={month}
      paid={paid}
      base={seed.base}
      acts={acts}
      failure={failure}
    />
  );
};
