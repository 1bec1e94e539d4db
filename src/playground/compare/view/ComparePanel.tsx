/**
 * What the reader's text changes against the page's: verdicts, network, path and cost. Asked in the background, and
 * only while the panel is open: no keystroke waits for it.
 */
import { memo, useEffect, useState } from 'react';
import { BASE } from '../../base.ts';
import { askInBackground } from '../../client.ts';
import { usePlayground } from '../../usePlayground.ts';
import { Sentence } from '../../view/Sentence.tsx';
import type { ComparedFlow, Comparison, FlowEnd } from '../compare-texts.ts';
import { compareIds } from '../ids.ts';
import { changeText, type SideNames } from '../words.ts';
import { LeavingTable } from './LeavingTable.tsx';
import { PanelCosts } from './PanelCosts.tsx';
import { type ChangeWords, Steps } from './Steps.tsx';

/** A reader who types on is not interrupted. */
const PAUSE_MS = 250;

const ENDS: Readonly<
  Record<FlowEnd, { readonly sign: string; readonly word: string; readonly tone: string }>
> = {
  reachable: { sign: '✓', word: 'Reachable', tone: 'go' },
  'not-reachable': { sign: '✕', word: 'Not reachable', tone: 'stop' },
  undetermined: { sign: '?', word: 'Undetermined', tone: 'ask' },
  impossible: { sign: '?', word: 'Cannot be asked', tone: 'ask' },
  absent: { sign: '–', word: 'Not there', tone: '' },
};
const WORDS: ChangeWords = { same: 'same', changed: 'changed', gone: 'gone', new: 'new' };
const NAMES: SideNames = { first: 'Before', second: 'After' };

const End = ({ end }: { readonly end: FlowEnd }) => {
  const { sign, word, tone } = ENDS[end];
  return (
    <span className={`cmp-end ${tone}`}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  );
};

const FlowLine = ({ flow }: { readonly flow: ComparedFlow }) => (
  <li data-changed={flow.before !== flow.after}>
    <span className="cmp-flow-name">{flow.text}</span>{' '}
    {flow.before === flow.after ? (
      <>
        <span className="cmp-soft">stays</span> <End end={flow.after} />
      </>
    ) : (
      <>
        <End end={flow.before} /> <span aria-hidden="true">→</span>
        <span className="sr-only"> becomes </span> <End end={flow.after} />
      </>
    )}
  </li>
);

/** Drawn once for each answer, not at every keystroke. */
const Answer = memo(
  ({ comparison, names }: { readonly comparison: Comparison; readonly names: SideNames }) => (
    <>
      <ul className="cmp-flows" data-testid={compareIds.flows}>
        {comparison.flows.map((flow) => (
          <FlowLine key={flow.name} flow={flow} />
        ))}
      </ul>
      <p className="pg-heading">What changed</p>
      {comparison.sentences.length === 0 ? (
        <p className="pg-empty">Nothing that the evaluator knows of: only the text differs.</p>
      ) : (
        <ul className="cmp-sentences" data-testid={compareIds.sentences}>
          {comparison.sentences.map((sentence) => (
            <li key={sentence}>
              <Sentence text={sentence} />
            </li>
          ))}
        </ul>
      )}
      {comparison.path === undefined ? null : <Steps parts={comparison.path} names={names} words={WORDS} />}
      {comparison.leaving === undefined ? null : (
        <LeavingTable
          names={names}
          first={comparison.leaving.before}
          second={comparison.leaving.after}
          base={BASE}
        />
      )}
      <p className="pg-heading">Cost of the whole scenario</p>
      <p>{changeText(comparison.cost.before, comparison.cost.after)}</p>
    </>
  ),
);

/** What was found, and about which text and flow. */
interface Found {
  readonly before: string;
  readonly text: string;
  readonly flow: string | undefined;
  readonly comparison: Comparison | undefined;
  readonly failure: string | undefined;
}

/** Another scenario to compare with. */
export interface Against {
  readonly title: string;
  readonly text: string;
}

interface ComparePanelProps {
  /** In place of the text that the playground started with. */
  readonly against?: Against | undefined;
  /** Leads from that one back to the playground's own. */
  readonly onBack?: () => void;
}

/** Nothing where there is nothing to compare: the text is the one that it is compared with. */
export const ComparePanel = ({ against, onBack }: ComparePanelProps) => {
  const { controller, state } = usePlayground();
  const [open, setOpen] = useState(against !== undefined);
  const [found, setFound] = useState<Found>();
  const { text, good, goodText } = state;
  const { flow } = good;
  const before = against?.text ?? state.original;
  const names = against === undefined ? NAMES : { first: against.title, second: 'Yours' };
  const isEdited = text !== before;
  const isWanted = open && isEdited && text === goodText;

  useEffect(() => {
    if (!isWanted) return;
    const timer = setTimeout(() => {
      void askInBackground(controller, 'compare', {
        before,
        after: text,
        flow,
        isOther: against !== undefined,
      }).then((answer) => {
        if (answer.kind === 'superseded') return;
        const comparison = answer.kind === 'comparison' ? answer : undefined;
        const failure = answer.kind === 'failed' ? answer.message : undefined;
        setFound({ before, text, flow, comparison, failure });
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [controller, isWanted, before, against, text, flow]);

  if (!isEdited) return null;
  const isCurrent = found?.text === text && found.flow === flow && found.before === before;
  const nothing =
    state.problems.length > 0
      ? 'The text has problems: there is nothing to compare yet.'
      : found === undefined
        ? 'Comparing …'
        : 'There is nothing to compare.';
  return (
    <details
      className="cmp-panel"
      data-testid={compareIds.panel}
      data-current={isCurrent}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="pg-heading">Compared with {against?.title ?? 'the page’s scenario'}</summary>
      <div className="cmp-answer" aria-busy={!isCurrent}>
        {against === undefined || onBack === undefined ? null : (
          <p>
            <button type="button" className="pg-button" data-testid={compareIds.toPage} onClick={onBack}>
              Compare with the page’s scenario
            </button>
          </p>
        )}
        {found?.failure === undefined ? null : <p className="pg-note">{found.failure}</p>}
        {found?.comparison === undefined ? (
          <p className="pg-note">{nothing}</p>
        ) : (
          <>
            <Answer comparison={found.comparison} names={names} />
            {found.comparison.flowBefore === undefined || found.flow === undefined ? null : (
              <PanelCosts
                names={names}
                first={{ text: found.before, flow: found.comparison.flowBefore }}
                second={{ text: found.text, flow: found.flow }}
                base={BASE}
              />
            )}
          </>
        )}
      </div>
    </details>
  );
};
