/** What was read, what was left out and why, and what could not be read. */
import { Sentence } from '../../view/Sentence.tsx';
import { accountIds } from '../ids.ts';
import type { ReadSummary } from '../protocol.ts';
import { counted } from './words.ts';

/** Every problem with its place, as editors and compilers write it. */
export const ImportProblems = ({ summary }: { readonly summary: ReadSummary }) =>
  summary.problemCount === 0 ? null : (
    <div className="acc-problems" data-testid={accountIds.problems}>
      <p className="acc-sub">{counted(summary.problemCount, 'file')} could not be read</p>
      <ul>
        {summary.problems.map(({ file, line, column, message }) => (
          <li key={`${file} ${line} ${column} ${message}`}>
            <code>
              {file}:{line}:{column}
            </code>{' '}
            <Sentence text={message} />
          </li>
        ))}
      </ul>
      {summary.problemCount > summary.problems.length ? <p>The others are not listed.</p> : null}
    </div>
  );

export const LeftOutList = ({ leftOut }: Pick<ReadSummary, 'leftOut'>) =>
  leftOut.length === 0 ? null : (
    <>
      <p className="acc-sub">Left out</p>
      <ul className="acc-list">
        {leftOut.map(({ what, count, why }) => (
          <li key={`${what} ${why}`}>
            <b>{what}</b> ({count.toLocaleString('en-US')}): <Sentence text={why} />
          </li>
        ))}
      </ul>
    </>
  );
