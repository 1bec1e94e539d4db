/** The hops: the result itself. Each is a question, its answer, and what decided it. */
import type { OutlineHop, OutlinePart } from '../../diagram/index.ts';
import type { Finding } from '../../evaluator/index.ts';
import { ids } from '../ids.ts';
import { Sentence } from './Sentence.tsx';

const SIGNS = { passes: '✓', refuses: '✕', unknown: '?' } as const;
const TONES = { passes: 'go', refuses: 'stop', unknown: 'ask' } as const;

const Hop = ({ hop, finding }: { readonly hop: OutlineHop; readonly finding: Finding | undefined }) => (
  <li className="pg-hop" data-decision={hop.decision} data-testid={ids.hop} data-hop={hop.id}>
    <span className="pg-question">
      <Sentence text={hop.question} />
    </span>
    <span className={`pg-mark ${TONES[hop.decision]}`}>
      <span aria-hidden="true">{SIGNS[hop.decision]}</span>
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
  </li>
);

const Part = ({ part, findings }: { readonly part: OutlinePart; readonly findings: readonly Finding[] }) => {
  const blocked = part.hops.some((hop) => hop.decision !== 'passes');
  const state =
    part.hops.length === 0
      ? ''
      : blocked
        ? part.hops.some((hop) => hop.decision === 'refuses')
          ? 'refused'
          : 'not known'
        : 'open';
  const hops =
    part.hops.length === 0 ? (
      <p className="pg-empty">{part.empty}</p>
    ) : (
      <ol>
        {part.hops.map((hop) => (
          <Hop key={hop.id} hop={hop} finding={findings.find((finding) => finding.message === hop.answer)} />
        ))}
      </ol>
    );
  const heading = (
    <>
      {part.heading}
      {state === '' ? '' : <span className="pg-state">: {state}</span>}
    </>
  );
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
    <details className="pg-part" open={blocked}>
      <summary className="pg-heading">{heading}</summary>
      {hops}
    </details>
  );
};

export const HopList = ({
  parts,
  findings,
}: {
  readonly parts: readonly OutlinePart[];
  readonly findings: readonly Finding[];
}) => (
  <div className="pg-hops" data-testid={ids.hops}>
    {parts.map((part) => (
      <Part key={part.direction} part={part} findings={findings} />
    ))}
  </div>
);
