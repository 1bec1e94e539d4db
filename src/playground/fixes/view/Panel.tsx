/** What opens a flow that is blocked, above its hops; what would close an open one, folded. */
import { useEffect, useRef } from 'react';
import { ids } from '../../ids.ts';
import { Sentence } from '../../view/Sentence.tsx';
import type { FixesState } from '../store.ts';
import type { Found, OpeningPlan, Trouble } from '../types.ts';
import { useFixes } from '../useFixes.ts';
import { Done } from './Done.tsx';
import { Offer } from './Offer.tsx';

/** So many blockers are unfolded where a plan stands above them, unless it is all that can be said of each. */
const FEW = 2;

const Plan = ({ plan }: { readonly plan: OpeningPlan }) => (
  <div className="pg-plan" data-testid={ids.plan}>
    {plan.steps.length === 1 ? (
      <p>
        <Sentence text={plan.summary} />
      </p>
    ) : (
      <ol className="pg-steps">
        {plan.steps.map((step) => (
          <li key={step}>
            <Sentence text={step} />
          </li>
        ))}
      </ol>
    )}
    <Offer change={plan} primary act="plan" />
  </div>
);

const MARKS = {
  blocker: 'Blocks',
  unknown: 'Not known',
  invalid: 'AWS would refuse',
  advice: 'Worth knowing',
};

const Blocker = ({ trouble, index }: { readonly trouble: Trouble; readonly index: number }) => (
  <li data-testid={ids.blocker}>
    <p>
      <b>{MARKS[trouble.kind]}:</b> <Sentence text={trouble.message} />
    </p>
    {trouble.isPlan ? (
      <p className="pg-fix-note">The change above takes it away.</p>
    ) : trouble.change === undefined ? (
      <p className="pg-fix-note">No change was found that takes it away by itself.</p>
    ) : (
      <>
        <p>
          <b>Fix:</b> <Sentence text={trouble.change.summary} />
        </p>
        <Offer change={trouble.change} act={`fix-${index}`} />
      </>
    )}
  </li>
);

const Blockers = ({ found }: { readonly found: Found }) => {
  const { troubles, plan } = found;
  if (troubles.length === 0 || (troubles.length === 1 && troubles[0]?.isPlan === true)) return null;
  const { length } = troubles;
  const heading = length === 1 ? 'The reason' : length === 2 ? 'Both reasons' : `All ${length} reasons`;
  const isSaid = troubles.every(({ isPlan }) => isPlan) || (plan !== undefined && length > FEW);
  return (
    <details className="pg-blockers" open={!isSaid}>
      <summary className="pg-heading">{heading}</summary>
      <ol>
        {troubles.map((trouble, index) => (
          <Blocker key={`${trouble.direction} ${trouble.message}`} trouble={trouble} index={index} />
        ))}
      </ol>
    </details>
  );
};

const Unwritten = ({ found: { unwritten } }: { readonly found: Found }) =>
  unwritten === 0 ? null : (
    <p className="pg-note">
      {unwritten === 1
        ? 'One more change was found, and could not be written into this text.'
        : `${unwritten} more changes were found, and could not be written into this text.`}
    </p>
  );

const NOT_FOUND: Readonly<Record<FixesState['status'], string>> = {
  asking: 'Looking for what opens it…',
  waiting: 'What opens it is looked for once the text has no problem.',
  failed: 'What opens it could not be worked out.',
  found: 'This flow cannot be asked for fixes.',
};

const Opening = ({ state: { found, status, isCurrent } }: { readonly state: FixesState }) => {
  const isAsking = found === undefined || (!isCurrent && found.verdict === 'reachable');
  return (
    <>
      <p className="pg-heading">What opens it</p>
      {isAsking ? (
        <p className="pg-note">{NOT_FOUND[status]}</p>
      ) : (
        <>
          {found.plan === undefined ? (
            <p className="pg-note">No change of this scenario was found that opens it.</p>
          ) : (
            <Plan plan={found.plan} />
          )}
          <Blockers found={found} />
          <Unwritten found={found} />
        </>
      )}
    </>
  );
};

const Closing = ({ found }: { readonly found: Found }) =>
  found.closing.length === 0 ? null : (
    <details className="pg-closing">
      <summary className="pg-heading">What would close it</summary>
      <ol>
        {found.closing.map((change, index) => (
          <li key={change.summary}>
            <p>
              <Sentence text={change.summary} />
            </p>
            <Offer change={change} act={`close-${index}`} />
          </li>
        ))}
      </ol>
      <Unwritten found={found} />
    </details>
  );

export const FixesPanel = () => {
  const fixes = useFixes();
  const host = useRef<HTMLDivElement>(null);
  const done = fixes?.state.done;
  const wasDone = useRef(false);
  // What took a change back is gone: the focus stays in the panel.
  useEffect(() => {
    if (wasDone.current && done === undefined && document.activeElement === document.body) {
      host.current?.setAttribute('tabindex', '-1');
      host.current?.focus({ preventScroll: true });
    }
    wasDone.current = done !== undefined;
  }, [done]);
  if (fixes === undefined) return null;
  const { state } = fixes;
  const { found, verdict, isCurrent } = state;
  const isOpen = verdict === 'reachable';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form, and a region is too much for a part of one
    <div
      className="pg-fixes"
      role="group"
      aria-label={isOpen ? 'Fixes' : 'What opens it'}
      data-testid={ids.fixes}
      data-current={isCurrent}
      ref={host}
    >
      {done === undefined ? null : <Done done={done} onUndo={fixes.fixes.undo} />}
      {verdict === undefined || isOpen ? null : <Opening state={state} />}
      {isOpen && found !== undefined && isCurrent ? <Closing found={found} /> : null}
      <p className="sr-only" role="status" data-testid={ids.fixStatus}>
        {state.said}
      </p>
    </div>
  );
};
