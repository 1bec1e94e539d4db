/** A scenario's own text as an import: the same result as every other source gives. */
import { lineAndColumn, parseScenario, type Scenario } from '../evaluator/index.ts';
import type { ImportResult } from './result.ts';
import { countAll } from './shared/counts.ts';
import type { ImportFile, ImportProblem } from './shared/read.ts';

/** What an import gives that could read nothing. */
export const emptyResult = (problems: readonly ImportProblem[]): ImportResult => ({
  scenario: { version: 1, vpcs: {} },
  problems,
  summary: { read: {}, leftOut: [] },
  aliases: new Map(),
  tags: new Map(),
});

const resultOf = (scenario: Scenario): ImportResult => ({
  ...emptyResult([]),
  scenario,
  summary: { read: countAll(scenario), leftOut: [] },
});

/** Reads a scenario. Never throws. */
export const importScenario = ({ file, text }: ImportFile): ImportResult => {
  const parsed = parseScenario(text);
  if (parsed.ok) return resultOf(parsed.scenario);
  return emptyResult(
    parsed.problems.map(({ message, range }) => ({
      file,
      ...lineAndColumn(text, range?.offset ?? 0),
      message,
    })),
  );
};
