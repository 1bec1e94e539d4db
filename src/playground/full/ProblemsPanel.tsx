/** Everything that is wrong or worth knowing, in one list; each entry leads to its place in the text. */
import { BASE } from '../base.ts';
import { ids } from '../ids.ts';
import type { ReviewKind } from '../review/review.ts';
import { usePlayground } from '../usePlayground.ts';
import { Sentence } from '../view/Sentence.tsx';
import { useReview } from './useReview.ts';

type Kind = 'problem' | ReviewKind;

const KINDS = {
  problem: { sign: '✕', tone: 'stop', one: 'problem', many: 'problems' },
  blocker: { sign: '✕', tone: 'stop', one: 'blocker', many: 'blockers' },
  unknown: { sign: '?', tone: 'ask', one: 'unknown', many: 'unknown' },
  warning: { sign: '!', tone: 'ask', one: 'warning', many: 'warnings' },
  note: { sign: '·', tone: 'soft', one: 'note', many: 'notes' },
} as const satisfies Readonly<Record<Kind, object>>;

interface Entry {
  readonly kind: Kind;
  readonly code?: string;
  readonly isFinding?: boolean;
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}

/** `2 blockers, 1 note`; empty for none. */
const countsOf = (entries: readonly Pick<Entry, 'kind'>[]): string =>
  (Object.keys(KINDS) as readonly Kind[])
    .map((kind) => ({ kind, count: entries.filter((entry) => entry.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${count === 1 ? KINDS[kind].one : KINDS[kind].many}`)
    .join(', ');

const Item = ({ entry, onGo }: { readonly entry: Entry; readonly onGo: () => void }) => {
  const { sign, tone, one } = KINDS[entry.kind];
  return (
    <li className="full-item" data-kind={entry.kind} data-testid={ids.reviewItem}>
      <span className={`full-sign ${tone}`}>
        <span aria-hidden="true">{sign}</span>
        <span className="sr-only">{one}</span>
      </span>
      <button type="button" className="pg-place" onClick={onGo}>
        {entry.line}:{entry.column}
      </button>
      <span className="full-message">
        <Sentence text={entry.message} />
      </span>
      {entry.code === undefined ? null : entry.isFinding === true ? (
        <a className="full-code" href={`${BASE}gallery/#findings/${entry.code}`}>
          {entry.code}
        </a>
      ) : (
        <span className="full-code">{entry.code}</span>
      )}
    </li>
  );
};

export const ProblemsPanel = () => {
  const { controller, state } = usePlayground();
  const reviewed = useReview();
  const isBroken = state.problems.length > 0;
  const entries: readonly Entry[] = isBroken
    ? state.problems.map((problem) => ({ kind: 'problem', ...problem }))
    : (reviewed?.items ?? []);
  const go = (entry: Entry) => (): void => {
    // Between a keystroke and its answer the places are those of the text before.
    if (isBroken || reviewed?.text === controller.state().text) controller.goTo(entry);
  };
  const counts = countsOf(entries);
  return (
    <section className="full-problems" aria-label="Problems" data-testid={ids.review}>
      <p className="pg-heading">
        Problems{counts === '' ? '' : `: ${counts}`}
        {state.failure === undefined ? '' : '. No answer'}
      </p>
      {state.failure === undefined ? null : <p className="full-none">{state.failure}</p>}
      {entries.length === 0 ? (
        <p className="full-none">{reviewed === undefined ? 'Looking…' : 'None.'}</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <Item key={`${entry.offset} ${entry.message}`} entry={entry} onGo={go(entry)} />
          ))}
        </ul>
      )}
      {isBroken ? <p className="full-none">The result is that of the last text that could be read.</p> : null}
    </section>
  );
};
