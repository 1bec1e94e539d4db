/** The expectations of a policy file, held against a network. */
import {
  checkExpectations,
  type ExpectationResult,
  type Expectations,
  lineAndColumn,
  MAX_TEXT_LENGTH,
  parseExpectations,
  rangeOf,
  type ScenarioDocument,
} from '../../evaluator/index.ts';
import { withRanges } from '../../evaluator/model/parse.ts';
import { UnusableInput } from '../errors.ts';
import { readText } from '../files.ts';
import { leftOutLines } from '../left-out.ts';
import { problemLine, type Source } from '../source.ts';
import type { Output } from '../terminal.ts';
import { type CheckCase, outcomeOf } from './cases.ts';

/** A policy file that was read. */
export interface PolicyFile {
  readonly file: string;
  readonly expectations: Expectations;
  readonly document: ScenarioDocument;
}

/** What is wrong with the policy file itself, or with the names in it, whatever network it is held against. */
export class PolicyMistake extends UnusableInput {
  readonly file: string;

  constructor(file: string, ...lines: readonly string[]) {
    super(...lines);
    this.file = file;
  }
}

/** Reads a policy file; throws with every problem in it. */
export const readPolicy = (file: string): PolicyFile => {
  const text = readText(file, MAX_TEXT_LENGTH * 3);
  const parsed = parseExpectations(text);
  if (!parsed.ok)
    throw new PolicyMistake(file, ...parsed.problems.map((problem) => problemLine(file, text, problem)));
  return { file, expectations: parsed.expectations, document: parsed.document };
};

const caseOf = (
  { file, document }: PolicyFile,
  source: Source,
  { name, pointer, pairs, violations, more, skipped }: ExpectationResult,
): CheckCase => ({
  name,
  place: { path: file, at: lineAndColumn(document.text, rangeOf(document, pointer, 'key').offset) },
  source,
  outcome: skipped ? 'skipped' : outcomeOf(violations),
  pairs,
  failures: violations,
  more,
});

/** Holds a network against a policy file; throws where an expectation has nothing to be checked. */
export const checkPolicy = (
  policy: PolicyFile,
  source: Source,
  output: Output,
  found: (each: CheckCase) => void,
): void => {
  const known = source.kind === 'import' ? source.known : undefined;
  const checked = checkExpectations(source.network, policy.expectations, known);
  if (!checked.ok) {
    const { document, file } = policy;
    const problems = withRanges(document, checked.problems);
    // A name that is not there may be among what an import left out.
    throw new PolicyMistake(
      file,
      ...problems.map((problem) => problemLine(file, document.text, problem)),
      ...leftOutLines(source),
    );
  }
  let asked = 0;
  for (const result of checked.results) {
    asked += 1;
    output.progress?.(`Checking ${source.file}: ${asked} of ${checked.count} expectations`);
    found(caseOf(policy, source, result));
  }
};
