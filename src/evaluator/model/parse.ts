/** Text to scenario: syntax, then schema; every problem at once, each with its place. */
import {
  type Problem,
  pointerOf,
  pointerStep,
  rangeOf,
  readDocument,
  type ScenarioDocument,
} from './document.ts';
import { problemsOfIssue } from './issues.ts';
import { NAME_PATTERN, type Scenario, ScenarioSchema } from './schema.ts';
import { COLLECTIONS } from './words.ts';

/** The scenario, or everything that is wrong with its text. */
export type ParseResult =
  | { readonly ok: true; readonly scenario: Scenario; readonly document: ScenarioDocument }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly document: ScenarioDocument };

/** Problems whose place is a name rather than what it stands for. */
const AT_KEY: ReadonlySet<string> = new Set(['unknown-field', 'name', 'missing']);

/** Gives each problem that has none the range that an editor underlines. */
export const withRanges = (document: ScenarioDocument, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) =>
    problem.range !== undefined
      ? problem
      : { ...problem, range: rangeOf(document, problem.pointer, AT_KEY.has(problem.code) ? 'key' : 'value') },
  );

/** Maps whose keys are addresses or rule numbers, not names. */
const KEYED_OTHERWISE: ReadonlySet<string> = new Set(['routes', 'propagatedRoutes', 'accounts']);

/** Collects the names that are none. Depth is bounded: the text was checked. */
const checkNames = (value: unknown, pointer: string, problems: Problem[]): void => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = `${pointer}/${pointerStep(key)}`;
    const named = Object.hasOwn(COLLECTIONS, key) && !KEYED_OTHERWISE.has(key);
    if (named && typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
      for (const name of Object.keys(inner).filter((candidate) => !NAME_PATTERN.test(candidate))) {
        problems.push({
          code: 'name',
          pointer: here + pointerOf(name),
          message: `\`${name.replaceAll('`', "'")}\` cannot be a name: use a letter, then letters, digits, \`_\`, \`.\` or \`-\`.`,
        });
      }
    }
    checkNames(inner, here, problems);
  }
};

/**
 * Reads a scenario. The text may have comments and trailing commas; more than `MAX_TEXT_LENGTH` or
 * brackets deeper than `MAX_DEPTH` are a problem. Never throws; all problems are given, in the order
 * of the text.
 *
 * @param longest how many UTF-16 units are read; an editor holds no more than `MAX_TEXT_LENGTH`
 */
export const parseScenario = (text: string, longest?: number): ParseResult => {
  const { document, value, problems: syntax } = readDocument(text, undefined, longest);
  const failed = (problems: readonly Problem[]): ParseResult => ({
    ok: false,
    problems: [...withRanges(document, problems)].sort(
      (a, b) => (a.range?.offset ?? 0) - (b.range?.offset ?? 0),
    ),
    document,
  });
  // After a syntax error the rest of the tree is a guess: its problems would only confuse.
  if (syntax.some((problem) => problem.code !== 'duplicate-name' && problem.code !== 'name'))
    return failed(syntax);
  const names: Problem[] = [];
  checkNames(value, '', names);
  const result = ScenarioSchema.safeParse(value);
  const schema = result.success ? [] : result.error.issues.flatMap((issue) => problemsOfIssue(issue, value));
  const problems = [...syntax, ...names, ...schema];
  if (!result.success || problems.length > 0) return failed(problems);
  return { ok: true, scenario: result.data, document };
};
