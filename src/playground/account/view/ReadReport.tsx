/** What was read, what was left out and why, and what could not be read. */

import type { LeftOut } from '../../../import/index.ts';
import { CopyButton } from '../../view/CopyButton.tsx';
import { Sentence } from '../../view/Sentence.tsx';
import { accountIds } from '../ids.ts';
import { byFile, howMany, leftOutText, namesText, restText } from '../left-out.ts';
import type { ReadSummary } from '../protocol.ts';
import { Fold } from './Fold.tsx';
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

const Which = ({ note }: { readonly note: LeftOut }) => (
  <ul className="acc-which">
    {[...byFile(note.which ?? [])].map(([file, which]) => (
      <li key={file}>
        {file === '' ? null : <b>{file}</b>} {namesText(which)}
      </li>
    ))}
    {restText(note).map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);

const Note = ({ note }: { readonly note: LeftOut }) => {
  const sentence = (
    <>
      <b>
        <Sentence text={note.what} />
      </b>
      {howMany(note)}: <Sentence text={note.why} />
    </>
  );
  return note.which === undefined ? (
    <li>{sentence}</li>
  ) : (
    <li>
      <Fold className="acc-note" summary={sentence}>
        {() => <Which note={note} />}
      </Fold>
    </li>
  );
};

/** What was left out and why; which, where one unfolds it. */
export const LeftOutList = ({ leftOut }: Pick<ReadSummary, 'leftOut'>) =>
  leftOut.length === 0 ? null : (
    <div className="acc-left-out" data-testid={accountIds.leftOut}>
      <div className="acc-bar">
        <p className="acc-sub">Left out</p>
        <CopyButton text={leftOutText(leftOut)} what="the list of what was left out" />
      </div>
      <ul className="acc-list">
        {leftOut.map((note) => (
          <Note key={`${note.what} ${note.why}`} note={note} />
        ))}
      </ul>
    </div>
  );
