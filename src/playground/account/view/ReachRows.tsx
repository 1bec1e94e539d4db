/** The answer about who reaches what: a row for ends that are all alike, unfolded into its members. */
import { useMemo, useState } from 'react';
import type { ReachEnd, Verdict as VerdictName } from '../../../evaluator/index.ts';
import { Verdict } from '../../view/Verdict.tsx';
import { accountIds } from '../ids.ts';
import type { ReachAsked, ReachedRow } from '../protocol.ts';
import type { ReachState } from '../state.ts';
import { Fold } from './Fold.tsx';
import { counted } from './words.ts';

/** So many rows are shown at once. */
const PAGE = 30;

const ORDER: Readonly<Record<VerdictName, number>> = { reachable: 0, undetermined: 1, 'not-reachable': 2 };
const PRIVATE = { true: 'private', false: 'not private', null: 'private or not: unknown' } as const;

const endText = ({ name, label }: ReachEnd): string => (label === undefined ? name : `${label} (${name})`);

interface RowProps {
  readonly row: ReachedRow;
  readonly onTrace: (end: ReachEnd) => void;
}

const Members = ({ row, onTrace }: RowProps) => (
  <ul className="acc-list">
    {row.ends.map((end) => (
      <li key={end.name}>
        {endText(end)}{' '}
        <button type="button" className="acc-link" onClick={() => onTrace(end)}>
          Trace<span className="sr-only"> the path with {endText(end)}</span>
        </button>
      </li>
    ))}
    {row.count > row.ends.length ? (
      <li>and {(row.count - row.ends.length).toLocaleString('en-US')} more.</li>
    ) : null}
  </ul>
);

const Row = ({ row, onTrace }: RowProps) => {
  const [first] = row.ends;
  return (
    <tr data-verdict={row.verdict}>
      <td>
        <Verdict verdict={row.verdict} />
      </td>
      <td>
        {row.count === 1 || first === undefined ? (
          first === undefined ? null : (
            endText(first)
          )
        ) : (
          <Fold
            summary={
              <>
                {endText(first)} <span className="acc-soft">and {row.count - 1} alike</span>
              </>
            }
          >
            {() => <Members row={row} onTrace={onTrace} />}
          </Fold>
        )}
      </td>
      <td className="acc-soft">{row.verdict === 'reachable' ? PRIVATE[`${row.private}`] : ''}</td>
      <td>
        {first === undefined ? null : (
          <button type="button" className="pg-button" onClick={() => onTrace(first)}>
            Trace<span className="sr-only"> the path with {endText(first)}</span>
          </button>
        )}
      </td>
    </tr>
  );
};

/** What was asked, as a heading. */
export const reachHeading = ({ direction, name, protocol, port }: ReachAsked): string =>
  `${direction === 'to' ? `Who can reach ${name}` : `What ${name} can reach`} by ${protocol}${port === undefined ? '' : ` ${port}`}`;

const countText = (rows: readonly ReachedRow[]): string => {
  const count = (verdict: VerdictName): number =>
    rows.filter((row) => row.verdict === verdict).reduce((sum, row) => sum + row.count, 0);
  return `${counted(count('reachable'), 'end')} reachable, ${count('undetermined').toLocaleString('en-US')} undetermined, ${count('not-reachable').toLocaleString('en-US')} not.`;
};

/** Why no row is shown. What was not asked about may be reachable. */
const nothingText = ({ kind, rows, more }: ReachRowsProps['reach']): string => {
  if (kind === 'stopped' || more) return 'Nothing reachable was found until then.';
  return rows.length === 0 ? 'There is nothing to ask about.' : 'Nothing is reachable.';
};

interface ReachRowsProps {
  readonly reach: Extract<ReachState, { kind: 'running' | 'done' | 'stopped' }>;
  readonly onStop: () => void;
  readonly onTrace: (asked: ReachAsked, end: ReachEnd) => void;
}

export const ReachRows = ({ reach, onStop, onTrace }: ReachRowsProps) => {
  const [isAll, setAll] = useState(false);
  const [most, setMost] = useState(PAGE);
  const { asked, rows, kind, done, of } = reach;
  const sorted = useMemo(
    () => [...rows].sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || b.count - a.count),
    [rows],
  );
  const wanted = isAll ? sorted : sorted.filter(({ verdict }) => verdict !== 'not-reachable');
  return (
    <div data-testid={accountIds.reached} data-reach={kind}>
      <h3>{reachHeading(asked)}</h3>
      {kind === 'running' ? (
        <div className="acc-running">
          <progress aria-label="Working out who reaches what" max={Math.max(of, 1)} value={done} />
          <span className="acc-soft">
            {done.toLocaleString('en-US')} of {counted(of, 'class')}
          </span>
          <button type="button" className="pg-button" data-testid={accountIds.stopReach} onClick={onStop}>
            Stop
          </button>
        </div>
      ) : (
        <p className="acc-soft">
          {countText(rows)}
          {kind === 'stopped' ? ' Stopped before the end.' : ''}
          {reach.more ? ' There are more: ask about a single resource, or use the command line.' : ''}
        </p>
      )}
      <label className="acc-check">
        <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.target.checked)} /> Also show
        what is not reachable
      </label>
      {wanted.length === 0 ? (
        kind === 'running' ? null : (
          <p>{nothingText(reach)}</p>
        )
      ) : (
        <div className="acc-table">
          <table>
            <thead>
              <tr>
                <th scope="col">Verdict</th>
                <th scope="col">{asked.direction === 'to' ? 'From' : 'To'}</th>
                <th scope="col">Path</th>
                <th scope="col">
                  <span className="sr-only">Trace</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {wanted.slice(0, most).map((row) => (
                <Row key={row.id} row={row} onTrace={(end) => onTrace(asked, end)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {wanted.length > most ? (
        <button type="button" className="pg-button" onClick={() => setMost(most + PAGE)}>
          Show more
        </button>
      ) : null}
    </div>
  );
};
