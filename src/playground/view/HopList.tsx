/** The hops: the result itself. Each is a question, its answer, and what decided it. */
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef } from 'react';
import type { OutlineHop, OutlinePart } from '../../diagram/index.ts';
import type { Finding, Hop as TracedHop } from '../../evaluator/index.ts';
import { ids } from '../ids.ts';
import { DECISION_SIGNS } from '../outcomes.ts';
import { HopDetails } from './HopDetails.tsx';
import { KindIcon } from './KindIcon.tsx';
import { Sentence } from './Sentence.tsx';

const TONES = { passes: 'go', refuses: 'stop', unknown: 'ask' } as const;

/** What the hops can be asked to do; nothing of it in the page as it was built, and on the page of accounts. */
export interface HopActs {
  readonly onSelect: (id: string) => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** Opens a hop of which there is more to see; a plain text where nothing can be opened. */
const Question = ({
  hop,
  lit,
  reachable,
  onSelect,
}: {
  readonly hop: OutlineHop;
  readonly lit: boolean;
  /** Whether the Tab key comes here: arrows lead to the others. */
  readonly reachable: boolean;
  readonly onSelect: ((id: string) => void) | undefined;
}) =>
  onSelect === undefined ? (
    <span className="pg-question">
      <Sentence text={hop.question} />
    </span>
  ) : (
    <button
      type="button"
      className="pg-question"
      data-act={hop.id}
      aria-expanded={lit}
      tabIndex={reachable ? 0 : -1}
      onClick={() => onSelect(hop.id)}
    >
      <Sentence text={hop.question} />
    </button>
  );

interface HopProps {
  readonly hop: OutlineHop;
  readonly finding: Finding | undefined;
  /** Lit up together with the drawing and the text. */
  readonly lit: boolean;
  readonly reachable: boolean;
  /** Shown where the hop is the one that is selected. */
  readonly details: TracedHop | undefined;
  readonly base: string;
  readonly onSelect: ((id: string) => void) | undefined;
  readonly mend: HopListProps['mend'];
}

const Hop = ({ hop, finding, lit, reachable, details, base, onSelect, mend }: HopProps) => (
  <li
    className="pg-hop"
    data-decision={hop.decision}
    data-testid={ids.hop}
    data-hop={hop.id}
    data-lit={lit}
    aria-current={lit ? 'step' : undefined}
  >
    <KindIcon kind={hop.kind} />
    <Question hop={hop} lit={details !== undefined} reachable={reachable} onSelect={onSelect} />
    <span className={`pg-mark ${TONES[hop.decision]}`}>
      <span aria-hidden="true">{DECISION_SIGNS[hop.decision]}</span>
      <span className={hop.mark === undefined && hop.decision === 'passes' ? 'sr-only' : ''}>
        {' '}
        {hop.mark ?? hop.state}
      </span>
    </span>
    <span className="pg-answer">
      <Sentence text={hop.answer} />
      {finding?.awsCode === undefined ? null : (
        <>
          {' '}
          <span className="pg-aws" title="AWS Reachability Analyzer’s code for this cause">
            {finding.awsCode}
          </span>
        </>
      )}
      {hop.note === undefined ? null : <span className="pg-note"> {hop.note}</span>}
    </span>
    {mend?.(hop)}
    {details === undefined ? null : <HopDetails hop={details} code={finding?.code} base={base} />}
  </li>
);

/** The state of a part in a word; empty for one without hops. */
const stateOf = ({ hops }: OutlinePart): string => {
  if (hops.length === 0) return '';
  if (hops.some((hop) => hop.decision === 'refuses')) return 'refused';
  return hops.every((hop) => hop.decision === 'passes') ? 'open' : 'not known';
};

interface HopListProps {
  readonly parts: readonly OutlinePart[];
  readonly findings: readonly Finding[];
  /** The hops as they were traced, for the details of the one that is selected. */
  readonly traced?: readonly TracedHop[];
  /** Ids of the hops that are lit up; details are shown of one alone. */
  readonly lit?: readonly string[];
  /** The site's address, with a slash at its end. */
  readonly base?: string;
  readonly acts?: HopActs | undefined;
  /** What mends a hop that does not let the packet pass. */
  readonly mend?: ((hop: OutlineHop) => ReactNode) | undefined;
}

const NONE: readonly string[] = [];
const NO_HOPS: readonly TracedHop[] = [];
const KEYS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

const Part = ({
  part,
  ...list
}: HopListProps & { readonly part: OutlinePart; readonly first: string | undefined }) => {
  const { findings, traced = NO_HOPS, lit = NONE, base = '/', acts, mend, first } = list;
  const state = stateOf(part);
  const hops =
    part.hops.length === 0 ? (
      <p className="pg-empty">{part.empty}</p>
    ) : (
      <ol>
        {part.hops.map((hop) => (
          <Hop
            key={hop.id}
            hop={hop}
            finding={findings.find((finding) => finding.message === hop.answer)}
            lit={lit.includes(hop.id)}
            reachable={hop.id === (lit[0] ?? first)}
            details={
              lit.length === 1 && lit[0] === hop.id ? traced.find(({ id }) => id === hop.id) : undefined
            }
            base={base}
            onSelect={acts?.onSelect}
            mend={mend}
          />
        ))}
      </ol>
    );
  const heading = (
    <>
      {part.heading}
      {state === '' ? '' : <span className="pg-state">: {state}</span>}
    </>
  );
  const isLit = part.hops.some(({ id }) => lit.includes(id));
  if (part.direction === 'there') {
    return (
      <div className="pg-part">
        <p className="pg-heading">{heading}</p>
        {hops}
      </div>
    );
  }
  // The way back is a path of its own, and mostly dull: it opens itself where it is not.
  return (
    <details className="pg-part" open={isLit || (state !== '' && state !== 'open')}>
      <summary className="pg-heading">{heading}</summary>
      {hops}
    </details>
  );
};

export const HopList = memo((props: HopListProps) => {
  const { parts, lit = NONE, acts } = props;
  const host = useRef<HTMLDivElement>(null);
  const byKey = useRef(false);
  const [one] = lit;

  // Arrows move the focus along with the selection.
  useEffect(() => {
    if (!byKey.current || one === undefined) return;
    byKey.current = false;
    host.current?.querySelector<HTMLElement>(`[data-act="${one}"]`)?.focus();
  }, [one]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = KEYS[event.key];
    const isHop = event.target instanceof Element && event.target.closest('button[data-act]') !== null;
    if (by === undefined || !isHop || acts === undefined) return;
    event.preventDefault();
    byKey.current = true;
    acts.onStep(by);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons in it, which say what they are
    <div className="pg-hops" data-testid={ids.hops} ref={host} onKeyDown={onKeyDown}>
      {parts.map((part) => (
        <Part key={part.direction} part={part} first={parts[0]?.hops[0]?.id} {...props} />
      ))}
    </div>
  );
});
