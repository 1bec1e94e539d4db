/** What a check found, whatever it checked and whoever reads it: people, JSON, JUnit or SARIF. */
import type { ReachEnd, Trace } from '../../evaluator/index.ts';
import type { Place } from '../places.ts';
import type { Source } from '../source.ts';

/** `undetermined`: data is missing. It meets no expectation of an answer, and is told apart from a wrong one. */
export type Outcome = 'held' | 'differs' | 'undetermined' | 'skipped';

type End = Pick<ReachEnd, 'name' | 'label'>;

/** Pairs of ends that are alike and do not meet an expectation. */
export interface Failure {
  readonly kind: 'differs' | 'undetermined';
  readonly from: readonly End[];
  readonly to: readonly End[];
  readonly pairs: number;
  readonly differences: readonly string[];
  /** undefined where it is not even known which pairs there are. */
  readonly trace: Trace | undefined;
}

/** One expectation, and what came of it. */
export interface CheckCase {
  /** Of a flow: "flow" and its name. */
  readonly name: string;
  /** Where the expectation is written. */
  readonly place: Place;
  /** What it was held against. */
  readonly source: Source;
  readonly outcome: Outcome;
  readonly pairs: number;
  readonly failures: readonly Failure[];
  /** What differs as well and was only counted. */
  readonly more: { readonly groups: number; readonly pairs: number };
}

/** A file that could not be used, with a line for each problem. */
export interface UnusableFile {
  readonly file: string;
  readonly lines: readonly string[];
}

/** All that a run of `check` found. */
export interface CheckReport {
  /** Flows of scenarios, or expectations of a policy file. */
  readonly what: 'flows' | 'expectations';
  readonly cases: readonly CheckCase[];
  readonly unusable: readonly UnusableFile[];
}

/** How many cases have an outcome. */
export const countOf = ({ cases }: CheckReport, outcome: Outcome): number =>
  cases.filter((each) => each.outcome === outcome).length;

/** The outcome of a case with these failures: what differs is worse than what is not known. */
export const outcomeOf = (failures: readonly Pick<Failure, 'kind'>[]): Outcome => {
  if (failures.length === 0) return 'held';
  return failures.some(({ kind }) => kind === 'differs') ? 'differs' : 'undetermined';
};
