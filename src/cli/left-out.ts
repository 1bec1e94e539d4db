/** What an import read and what it left out, as lines name it. */
import { COLLECTIONS } from '../evaluator/model/words.ts';
import type { LeftOut, LeftOutPart } from '../import/index.ts';
import type { Source } from './source.ts';
import { type Output, plain } from './terminal.ts';

const MOST_NAMED = 3;

/** What the import of a source left out; nothing of a scenario. */
export const leftOutIn = (source: Source): readonly LeftOut[] =>
  source.kind === 'import' ? source.summary.leftOut : [];

/** A part by its name and file. Of one file that was given itself, the file goes without saying. */
const partText = (source: Source, { name, file }: LeftOutPart, isFile: boolean): string => {
  if (name === undefined) return `${isFile ? '' : 'in '}${file ?? ''}`;
  const isOnly = source.kind === 'import' && source.holds === 'file';
  return file === undefined || isOnly ? name : `${name} in ${file}`;
};

const whichText = (source: Source, { which = [], count }: LeftOut, most: number): string => {
  const texts = which.map((part) => partText(source, part, which.length === count));
  const more = texts.length - most;
  if (more > 0) return `: ${texts.slice(0, most).join(', ')} and ${more} more`;
  return texts.length === 0 ? '' : `: ${texts.join(', ')}`;
};

/** A line for each kind of what was left out, with the first of each; `most` says how many. */
export const leftOutLines = (source: Source, most = MOST_NAMED): readonly string[] =>
  leftOutIn(source).map((each) =>
    plain(`Left out: ${each.what} (${each.count}${whichText(source, each, most)}): ${each.why}.`),
  );

const counted = ([kind, count]: readonly [string, number]): string => {
  const word = kind === 'otherGateways' ? 'other gateway' : (COLLECTIONS[kind] ?? kind);
  return `${count} ${word}${count === 1 ? '' : 's'}`;
};

/** What an import read and left out; nothing for a scenario. */
export const summaryLines = (source: Source, most = MOST_NAMED): readonly string[] =>
  source.kind === 'import'
    ? [`Read: ${Object.entries(source.summary.read).map(counted).join(', ')}.`, ...leftOutLines(source, most)]
    : [];

/** Says it on standard error, where the output itself is for machines: each thing once, whichever source left it out. */
export const warnLeftOut = (output: Output, ...sources: readonly Source[]): void => {
  for (const line of new Set(sources.flatMap((source) => leftOutLines(source)))) output.err(line);
};
