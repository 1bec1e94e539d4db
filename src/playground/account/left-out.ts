/** What was left out, in words and by file: for the page, and as a text to copy. */
import type { LeftOut, LeftOutPart } from '../../import/index.ts';

/** The names of each file; those of no file stand under an empty name. */
type ByFile = ReadonlyMap<string, readonly LeftOutPart[]>;

/** Names together by the file that they stand in, in the order of the list. */
export const byFile = (which: readonly LeftOutPart[]): ByFile => {
  const files = new Map<string, LeftOutPart[]>();
  for (const part of which) {
    const known = files.get(part.file ?? '');
    if (known === undefined) files.set(part.file ?? '', [part]);
    else known.push(part);
  }
  return files;
};

const numbered = (count: number): string => count.toLocaleString('en-US');

/** The names of a file's parts, on one line; empty where none has one. */
export const namesText = (which: readonly LeftOutPart[]): string =>
  which.flatMap(({ name }) => (name === undefined ? [] : [name])).join(', ');

/** A line for each file. */
const fileText = (file: string, which: readonly LeftOutPart[]): string =>
  [file, namesText(which)].filter((part) => part !== '').join(': ');

/** So many of each kind are named on the page; the command line names all. */
export const MOST_NAMED = 100;

/** How many of a note are not in its list. A file alone stands for all that it holds, unless the list is full. */
const restOf = ({ count, which = [] }: LeftOut): number =>
  which.some(({ name }) => name !== undefined) || which.length === 0 || which.length >= MOST_NAMED
    ? count - which.length
    : 0;

/** How many are not listed; empty where all are. */
export const restText = (note: LeftOut): readonly string[] =>
  restOf(note) > 0 ? [`and ${numbered(restOf(note))} more`] : [];

/** Not of what is one of its kind, such as `the Region`. */
export const howMany = ({ what, count }: LeftOut): string =>
  count === 1 && what.startsWith('the ') ? '' : ` (${numbered(count)})`;

/** Everything that was left out, as a text to keep or to ask somebody about. */
export const leftOutText = (leftOut: readonly LeftOut[]): string =>
  leftOut
    .flatMap((note) => [
      `${note.what.replaceAll('`', '')}${howMany(note)}: ${note.why.replaceAll('`', '')}`,
      ...[...byFile(note.which ?? [])].map((entry) => `  ${fileText(...entry)}`),
      ...(note.which === undefined ? [] : restText(note).map((text) => `  ${text}`)),
    ])
    .join('\n');
