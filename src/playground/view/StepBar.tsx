/** One hop to the next: where the reader is, and the way on. */
import { ids } from '../ids.ts';

interface StepBarProps {
  /** How many hops there are, there and back. */
  readonly of: number;
  /** The hop that is selected, from 1; undefined for none. */
  readonly at: number | undefined;
  readonly onStep: (by: 1 | -1) => void;
}

export const StepBar = ({ of, at, onStep }: StepBarProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form
  <div className="pg-steps-bar pg-controls" role="group" aria-label="Step through the hops">
    <button
      type="button"
      className="pg-button"
      data-act="previous"
      data-testid={ids.previous}
      aria-disabled={at === undefined || at === 1}
      onClick={() => onStep(-1)}
    >
      <span aria-hidden="true">←</span> Previous
    </button>
    <button
      type="button"
      className="pg-button"
      data-act="next"
      data-testid={ids.next}
      aria-disabled={at === of}
      onClick={() => onStep(1)}
    >
      {at === undefined ? 'Step through' : 'Next'} <span aria-hidden="true">→</span>
    </button>
    <span className="pg-step-at" data-testid={ids.step}>
      {at === undefined ? `${of} hops` : `Hop ${at} of ${of}`}
    </span>
  </div>
);
