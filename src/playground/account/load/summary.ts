/** What an import read, in words, for a page. */
import type { Network } from '../../../evaluator/index.ts';
import { COLLECTIONS } from '../../../evaluator/model/words.ts';
import type { ImportedFiles, ImportResult, LeftOut, TemplateInputs } from '../../../import/index.ts';
import { Notes } from '../../../import/shared/notes.ts';
import { MOST_NAMED } from '../left-out.ts';
import type { Counted, LoadedAccount, ReadSummary } from '../protocol.ts';
import { missingCalls } from './missing.ts';
import type { ReadFiles } from './read-files.ts';

/** So many problems does a page list; a folder of other files has thousands. */
const MOST_PROBLEMS = 50;

const countedAs = (kind: string, count: number): string => {
  const word = kind === 'otherGateways' ? 'other gateway' : (COLLECTIONS[kind] ?? kind);
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
};

const countsOf = (read: Readonly<Record<string, number>>): readonly Counted[] =>
  Object.entries(read).map(([kind, count]) => ({ kind, count, text: countedAs(kind, count) }));

/** Notes speak of the flags of the command line; this page has fields for the same. */
const withoutFlags = (why: string): string =>
  why
    .replace(/give it with --(?:parameter \S+|region)/, 'fill it in below')
    .replace(/others are given with --parameter \S+/, 'others can be filled in below');

/** The same of several archives is one line. */
const together = (...all: readonly (readonly LeftOut[])[]): readonly LeftOut[] => {
  const notes = new Notes();
  for (const each of all) notes.include(each.map((note) => ({ ...note, why: withoutFlags(note.why) })));
  return notes.list().map((note) => ({
    ...note,
    ...(note.which === undefined ? {} : { which: note.which.slice(0, MOST_NAMED) }),
  }));
};

/** What there is to fill in; undefined where the template tells everything itself. */
const openInputs = (inputs: TemplateInputs | undefined): TemplateInputs | undefined =>
  inputs !== undefined && (inputs.parameters.length > 0 || inputs.region === undefined || inputs.usesAccount)
    ? inputs
    : undefined;

/** What was read and left out; problems that building found stand beside those of the files. */
export const summaryOf = (
  { files, bytes, leftOut, problems }: ReadFiles,
  result: Pick<ImportResult, 'problems' | 'summary'> & Pick<ImportedFiles, 'kind'>,
  inputs: TemplateInputs | undefined,
): ReadSummary => {
  const all = [...problems, ...result.problems];
  return {
    source: result.kind,
    inputs: openInputs(inputs),
    files: files.length,
    bytes,
    read: countsOf(result.summary.read),
    leftOut: together(leftOut, result.summary.leftOut),
    problems: all.slice(0, MOST_PROBLEMS),
    problemCount: all.length,
  };
};

const distinct = (values: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(values.filter((value) => value !== undefined))].sort();

/** The same with what a reader wants to know of the whole account. */
export const accountOf = (summary: ReadSummary, network: Network): Omit<LoadedAccount, 'map'> => {
  const { scenario, findings } = network;
  const vpcs = Object.values(scenario.vpcs).filter(({ subnets }) => subnets !== null);
  return {
    ...summary,
    accounts: distinct(vpcs.map(({ account }) => account)),
    regions: distinct(vpcs.map(({ region }) => region ?? scenario.region)),
    missing: missingCalls(scenario, summary.source === 'aws'),
    refused: distinct(findings.map(({ message }) => message)).slice(0, MOST_PROBLEMS),
  };
};
