/** What was read, what was left out and why, and what could not be read. */

import type { LeftOut, LeftOutThing } from '../../../import/index.ts';
import { CopyButton } from '../../view/CopyButton.tsx';
import { Sentence } from '../../view/Sentence.tsx';
import { accountIds } from '../ids.ts';
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

/** The names of one file, or what has no file. */
type ByFile = ReadonlyMap<string, readonly LeftOutThing[]>;

const byFile = (things: readonly LeftOutThing[]): ByFile => {
  const files = new Map<string, LeftOutThing[]>();
  for (const thing of things) {
    const known = files.get(thing.file ?? '');
    if (known === undefined) files.set(thing.file ?? '', [thing]);
    else known.push(thing);
  }
  return files;
};

const numbered = (count: number): string => count.toLocaleString('en-US');

const thingText = ({ name, count = 1 }: LeftOutThing): string =>
  [name, count === 1 ? undefined : `(${numbered(count)})`].filter((part) => part !== undefined).join(' ');

/** A line for each file. */
const fileText = (file: string, things: readonly LeftOutThing[]): string =>
  [
    file,
    things
      .map(thingText)
      .filter((text) => text !== '')
      .join(', '),
  ]
    .filter((part) => part !== '')
    .join(': ');

/** How many of a note have no name of their own in its list. */
const restOf = ({ count, things = [] }: LeftOut): number =>
  count - things.reduce((sum, thing) => sum + (thing.count ?? 1), 0);

const restText = (note: LeftOut): readonly string[] =>
  restOf(note) > 0 ? [`and ${numbered(restOf(note))} more`] : [];

/** Not of what is one of its kind, such as `the Region`. */
const howMany = ({ what, count }: LeftOut): string =>
  count === 1 && what.startsWith('the ') ? '' : ` (${numbered(count)})`;

/** Everything that was left out, as a text to keep or to ask somebody about. */
export const leftOutText = (leftOut: readonly LeftOut[]): string =>
  leftOut
    .flatMap((note) => [
      `${note.what.replaceAll('`', '')}${howMany(note)}: ${note.why.replaceAll('`', '')}`,
      ...[...byFile(note.things ?? [])].map((entry) => `  ${fileText(...entry)}`),
      ...(note.things === undefined ? [] : restText(note).map((text) => `  ${text}`)),
    ])
    .join('\n');

const Things = ({ note }: { readonly note: LeftOut }) => (
  <ul className="acc-things">
    {[...byFile(note.things ?? [])].map(([file, things]) => (
      <li key={file}>
        {file === '' ? null : <b>{file}</b>}{' '}
        {things
          .map(thingText)
          .filter((text) => text !== '')
          .join(', ')}
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
  return note.things === undefined ? (
    <li>{sentence}</li>
  ) : (
    <li>
      <Fold className="acc-note" summary={sentence}>
        {() => <Things note={note} />}
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
