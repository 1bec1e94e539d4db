/** A change before and after: how the flow ends, over what, and the lines of the text that differ. */
import { ids } from '../../ids.ts';
import { VerdictMark } from '../../view/Verdict.tsx';
import type { DiffLine, Hunk } from '../text/hunks.ts';
import type { Change, Outcome } from '../types.ts';

/** A list that is spread over lines may have very many. */
const MOST_LINES = 60;

/** What all lines of a hunk are indented by is left out: there is little room. */
export const indentOf = (hunk: Hunk): number =>
  hunk
    .filter(({ text }) => text.trim() !== '')
    .reduce((least, { text }) => Math.min(least, text.search(/\S/)), Number.POSITIVE_INFINITY);

const Line = ({ line, indent }: { readonly line: DiffLine; readonly indent: number }) => {
  const text = <code>{line.text.slice(Math.min(indent, line.text.length))}</code>;
  return (
    <li data-line={line.kind}>
      <span aria-hidden="true">{line.kind === 'same' ? ' ' : line.kind === 'gone' ? '−' : '+'}</span>{' '}
      {line.kind === 'same' ? text : line.kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>}
    </li>
  );
};

export const Lines = ({ lines, indent }: { readonly lines: Hunk; readonly indent: number }) => (
  <ol className="pg-diff">
    {lines.slice(0, MOST_LINES).map((line) => (
      <Line key={`${line.kind} ${line.number}`} line={line} indent={indent} />
    ))}
    {lines.length > MOST_LINES ? <li>{lines.length - MOST_LINES} more lines</li> : null}
  </ol>
);

const Path = ({ outcome: { path, verdict } }: { readonly outcome: Outcome }) => (
  <ol className="pg-way" aria-label="Path">
    {path.map((id, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a path may come by a resource twice
      <li key={index}>
        <code>{id}</code>
      </li>
    ))}
    {verdict === 'reachable' ? null : (
      <li className="pg-way-end">
        <span aria-hidden="true">{verdict === 'undetermined' ? '?' : '✕'}</span>
        <span className="sr-only">{verdict === 'undetermined' ? 'not known further' : 'no further'}</span>
      </li>
    )}
  </ol>
);

const Side = ({
  heading,
  outcome,
  hunks,
  without,
}: {
  readonly heading: string;
  readonly outcome: Outcome;
  readonly hunks: readonly Hunk[];
  readonly without: DiffLine['kind'];
}) => (
  <div className="pg-side">
    <p className="pg-side-heading">{heading}</p>
    <p>
      <VerdictMark verdict={outcome.verdict} />
    </p>
    <Path outcome={outcome} />
    {hunks.map((hunk) => (
      <Lines
        key={`${hunk[0]?.number} ${hunk[0]?.text}`}
        lines={hunk.filter(({ kind }) => kind !== without)}
        indent={indentOf(hunk)}
      />
    ))}
  </div>
);

export const ChangeView = ({ change }: { readonly change: Change }) => (
  <div className="pg-change" data-testid={ids.change}>
    <Side heading="Before" outcome={change.before} hunks={change.hunks} without="new" />
    <Side heading="After" outcome={change.after} hunks={change.hunks} without="gone" />
  </div>
);
