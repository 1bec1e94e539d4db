/** Sentences of a page held against the evaluator when the site is built. */
import { checkExpectation, FINDING_CODES, type FindingCode, type Verdict } from '../evaluator/index.ts';
import { tracedFlow } from './traced-flow.ts';

/** What a sentence claims about one flow of a scenario. */
export interface ClaimProps {
  /** Path below content/scenarios, without .json. */
  readonly scenario: string;
  readonly flow: string;
  readonly verdict: Verdict;
  readonly private?: boolean;
  /** Resources on the way there, in this order; others may stand between. */
  readonly path?: readonly string[];
  readonly notOnPath?: readonly string[];
  /** A finding that must be among those of the flow. */
  readonly finding?: FindingCode;
}

/**
 * Every way in which the evaluator disagrees with a claim, as sentences; empty where it holds. A
 * scenario or flow that is not there, or does not read, is such a sentence too.
 */
export const claimProblems = (claim: ClaimProps): readonly string[] => {
  const result = tracedFlow(claim.scenario, claim.flow);
  if (!result.ok) return result.problems;
  const { verdict, private: isPrivate, path, notOnPath, finding } = claim;
  const differences = checkExpectation(result.trace, {
    verdict,
    ...(isPrivate === undefined ? {} : { private: isPrivate }),
    ...(path === undefined ? {} : { path: [...path] }),
    ...(notOnPath === undefined ? {} : { notOnPath: [...notOnPath] }),
  });
  if (finding === undefined || result.trace.findings.some(({ code }) => code === finding)) return differences;
  const what = finding in FINDING_CODES ? 'is not among its findings' : 'is not a finding code';
  return [...differences, `"${finding}" ${what}`];
};
