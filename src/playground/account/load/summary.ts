/** What an import read, in words, for a page. */
import type { Network } from '../../../evaluator/index.ts';
import { COLLECTIONS } from '../../../evaluator/model/words.ts';
import type { ImportResult, LeftOut } from '../../../import/index.ts';
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

/** The same things of several archives are one line. */
const together = (all: readonly LeftOut[]): readonly LeftOut[] => {
  const counts = new Map<string, LeftOut>();
  for (const { what, count, why } of all) {
    const key = `${what}\n${why}`;
    counts.set(key, { what, why, count: (counts.get(key)?.count ?? 0) + count });
  }
  return [...counts.values()];
};

/** What was read and left out; problems that building found stand beside those of the files. */
export const summaryOf = (
  { files, bytes, leftOut, problems }: ReadFiles,
  result: Pick<ImportResult, 'problems' | 'summary'>,
): ReadSummary => {
  const all = [...problems, ...result.problems];
  return {
    files: files.length,
    bytes,
    read: countsOf(result.summary.read),
    leftOut: together([...leftOut, ...result.summary.leftOut]),
    problems: all.slice(0, MOST_PROBLEMS),
    problemCount: all.length,
  };
};

const distinct = (values: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(values.filter((value) => value !== undefined))].sort();

/** The same with what a reader wants to know of the whole account. */
export const accountOf = (summary: ReadSummary, network: Network): Omit<LoadedAccount, 'source' | 'map'> => {
  const { scenario, findings } = network;
  const vpcs = Object.values(scenario.vpcs).filter(({ subnets }) => subnets !== null);
  return {
    ...summary,
    accounts: distinct(vpcs.map(({ account }) => account)),
    regions: distinct(vpcs.map(({ region }) => region ?? scenario.region)),
    missing: missingCalls(scenario),
    refused: distinct(findings.map(({ message }) => message)).slice(0, MOST_PROBLEMS),
  };
};
