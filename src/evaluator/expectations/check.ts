/**
 * Holds a network against what a policy file expects. Ends that the tracer cannot tell apart are asked about once
 * (reach/classes.ts), so that thousands of interfaces take seconds.
 */
import type { Problem } from '../model/document.ts';
import type { Network } from '../model/network.ts';
import type { ReachEnd } from '../reach/classes.ts';
import { checkExpectation } from '../trace/expect.ts';
import type { Trace } from '../trace/types.ts';
import { askAll } from './ask.ts';
import { countPairs } from './count.ts';
import { type Ends, endsOf } from './ends.ts';
import { type Known, NOTHING_KNOWN, namesOnPaths } from './known.ts';
import { hasPair, isUnsure, type Plan, planOf, portsOf } from './plan.ts';
import { problemsOf } from './problems.ts';
import type { Expectations, ExpectedFlow } from './schema.ts';
import { apart, nameFor, type Side } from './sides.ts';

/** Pairs of ends that are alike and do not meet the expectation, or of which it is not known. */
export interface Violation {
  /** `undetermined`: data is missing, so the expectation is not met, nor is its contrary known. */
  readonly kind: 'differs' | 'undetermined';
  readonly from: readonly ReachEnd[];
  readonly to: readonly ReachEnd[];
  /** How many pairs of the two that are. */
  readonly pairs: number;
  /** What differs, a sentence each. */
  readonly differences: readonly string[];
  /** The trace of one of the pairs; undefined where it is not even known which pairs there are. */
  readonly trace: Trace | undefined;
}

/** What came of one expectation. */
export interface ExpectationResult {
  readonly name: string;
  /** Where it stands in the policy file. */
  readonly pointer: string;
  /** How many pairs of ends were asked, once for each port. */
  readonly pairs: number;
  /** The first of them; see `more`. Empty: it holds. */
  readonly violations: readonly Violation[];
  /** What differs as well and is only counted: groups of pairs that are alike, and their pairs. */
  readonly more: { readonly groups: number; readonly pairs: number };
  /** Nothing was selected, and the file allows that. */
  readonly skipped: boolean;
}

export type CheckedExpectations =
  /** Lazy: each result is worked out when it is asked for. */
  | { readonly ok: true; readonly count: number; readonly results: Iterable<ExpectationResult> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Violations that are kept with their traces; the others are counted. */
const MOST_VIOLATIONS = 100;

/** The expectation with the names of the scenario where its author wrote others. */
const expectIn = (ends: Ends, { expect }: ExpectedFlow): ExpectedFlow['expect'] => {
  if (typeof expect === 'string') return expect;
  const { path, notOnPath } = expect;
  const named = (texts: readonly string[]): string[] => texts.map((text) => nameFor(ends, text));
  return {
    ...expect,
    ...(path === undefined ? {} : { path: named(path) }),
    ...(notOnPath === undefined ? {} : { notOnPath: named(notOnPath) }),
  };
};

/** The classes, with those ends apart that the expectation names: only they may be on their own path. */
const apartByPath = (side: Side, expect: ExpectedFlow['expect']): Side => {
  if (typeof expect === 'string') return side;
  const mentioned = new Set([...(expect.path ?? []), ...(expect.notOnPath ?? [])]);
  return mentioned.size === 0
    ? side
    : { ...side, classes: apart(side.classes, (name) => mentioned.has(name)) };
};

const unsureViolation = ({ from, to }: Plan): readonly Violation[] => {
  const differences = [...new Set([...from.unsure, ...to.unsure])];
  if (differences.length === 0) return [];
  return [{ kind: 'undetermined', from: [], to: [], pairs: 0, differences, trace: undefined }];
};

const resultOf = (ends: Ends, plan: Plan): ExpectationResult => {
  const { name, pointer, expected } = plan;
  const expect = expectIn(ends, expected);
  const split: Plan = { ...plan, from: apartByPath(plan.from, expect), to: apartByPath(plan.to, expect) };
  const verdict = typeof expect === 'string' ? expect : expect.verdict;
  const violations: Violation[] = [...unsureViolation(plan)];
  let pairs = 0;
  const more = { groups: 0, pairs: 0 };
  for (const port of portsOf(expected)) {
    for (const { from, to, kind, trace } of askAll(ends.network, split, port)) {
      const count = countPairs(from, to, kind);
      pairs += count;
      const differences = checkExpectation(trace, expect);
      if (differences.length === 0) continue;
      if (violations.length >= MOST_VIOLATIONS) {
        more.groups += 1;
        more.pairs += count;
        continue;
      }
      const isUnknown = trace.verdict === 'undetermined' && verdict !== 'undetermined';
      violations.push({
        kind: isUnknown ? 'undetermined' : 'differs',
        from: from.members,
        to: to.members,
        pairs: count,
        differences,
        trace,
      });
    }
  }
  return { name, pointer, pairs, violations, more, skipped: false };
};

const skipped = ({ name, pointer }: Plan): ExpectationResult => ({
  name,
  pointer,
  pairs: 0,
  violations: [],
  more: { groups: 0, pairs: 0 },
  skipped: true,
});

/**
 * Holds a network against expectations. The problems are what keeps one from being checked: a name that fits nothing, a
 * port that is missing; pointers are into the policy file. Never throws.
 */
export const checkExpectations = (
  network: Network,
  { expectations }: Expectations,
  known: Known = NOTHING_KNOWN,
): CheckedExpectations => {
  const ends = endsOf(network, known);
  const onPaths = namesOnPaths(network);
  const plans = Object.entries(expectations).map(([name, expected]) => planOf(ends, name, expected));
  const problems = plans.flatMap((plan) => problemsOf(ends, onPaths, plan));
  if (problems.length > 0) return { ok: false, problems };
  const results = function* (): Generator<ExpectationResult> {
    for (const plan of plans) yield hasPair(plan) || isUnsure(plan) ? resultOf(ends, plan) : skipped(plan);
  };
  return { ok: true, count: plans.length, results: { [Symbol.iterator]: results } };
};
