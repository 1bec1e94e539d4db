/** What was left out, in words and by file: for the page, and as a text to copy. */
import type { LeftOut, LeftOutThing } from '../../import/index.ts';

/** The names of each file; those of no file stand under an empty name. */
type ByFile = ReadonlyMap<string, readonly LeftOutThing[]>;

/** Names together by the file that they stand in, in the order of the list. */
export const byFile = (things: readonly LeftOutThing[]): ByFile => {
  const files = new Map<string, LeftOutThing[]>();
  for (const thing of things) {
    const known = files.get(thing.file ?? '');
    if (known === undefined) files.set(thing.file ?? '', [thing]);
    else known.push(thing);
  }
  return files;
};

const numbered = (count: number): string => count.toLocaleString('en-US');

/** A name, and how many it stands for. */
export const thingText = ({ name, count = 1 }: LeftOutThing): string =>
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
      ...[...byFile(note.things ?? [])].map((entry) => `  ${fileText(...entry)}`),
      ...(note.things === undefined ? [] : restText(note).map((text) => `  ${text}`)),
    ])
    .join('\n');
