/** At the hop that refuses: the change that takes its refusal away. */
import type { OutlineHop } from '../../../diagram/index.ts';
import { ids } from '../../ids.ts';
import { Sentence } from '../../view/Sentence.tsx';
import { useFixes } from '../useFixes.ts';

export const HopFix = ({ hop }: { readonly hop: OutlineHop }) => {
  const found = useFixes();
  if (found === undefined) return null;
  const { state, fixes } = found;
  const change = state.isCurrent
    ? state.found?.troubles.find(
        ({ message, direction, change: fix }) =>
          message === hop.answer &&
          fix !== undefined &&
          (direction === undefined || hop.id.startsWith(`${direction}-`)),
      )?.change
    : undefined;
  if (change === undefined) return null;
  return (
    <div className="pg-hop-fix" data-testid={ids.hopFix}>
      <p>
        <b>Fix:</b> <Sentence text={change.summary} />
      </p>
      {/* Hidden where nothing runs, like all controls. */}
      <span className="pg-controls">
        <button
          type="button"
          className="pg-button"
          data-act={`apply-${hop.id}`}
          onClick={() => fixes.apply(change, true)}
        >
          Apply to the text<span className="sr-only">: {change.summary.replaceAll('`', '')}</span>
        </button>
      </span>
    </div>
  );
};
