/**
 * Holds a network against what a policy file expects. Ends that the tracer cannot tell apart are asked about once
 * (reach/classes.ts), so that thousands of interfaces take seconds.
 */
import { type Problem, pointerOf } from '../model/document.ts';
import type { Network } from '../model/network.ts';
import type { ReachClass, ReachEnd } from '../reach/classes.ts';
import type { PairKind } from '../reach/pairs.ts';
import { standInFor } from '../reach/pairs.ts';
import { type FlowRequest, understandFlow } from '../trace/ends.ts';
import { checkExpectation } from '../trace/expect.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { Trace } from '../trace/types.ts';
import { cleaned } from '../trace/words.ts';
import { countPairs } from './count.ts';
import { type Ends, endsOf } from './ends.ts';
import { type Known, NOTHING_KNOWN, namesOnPaths } from './known.ts';
import type { Expectations, ExpectedFlow } from './schema.ts';
import { apart, apartFrom, hintFor, nameFor, type Side, sideOf } from './sides.ts';

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

/** An expectation whose ends were found. */
interface Plan {
  readonly name: string;
  readonly pointer: string;
  readonly expected: ExpectedFlow;
  readonly from: Side;
  readonly to: Side;
}

const requestFor = (
  expected: ExpectedFlow,
  port: number | undefined,
  from: string,
  to: string,
): FlowRequest => {
  const { protocol, action, resource, principal } = expected;
  return {
    from,
    to,
    ...(protocol === undefined ? {} : { protocol }),
    ...(port === undefined ? {} : { port }),
    ...(action === undefined ? {} : { action }),
    ...(resource === undefined ? {} : { resource }),
    ...(principal === undefined ? {} : { principal }),
  };
};

const portsOf = ({ port }: ExpectedFlow): readonly (number | undefined)[] =>
  typeof port === 'object' ? port : [port];

const namesIn = (side: Side): readonly string[] => side.classes.map(({ members }) => members[0]?.name ?? '');

/** Flows that make no sense, such as one without a port. Each end is tried once: what is wrong is wrong with one of the ends. */
const flowProblems = (ends: Ends, { expected, pointer, from, to }: Plan): readonly Problem[] => {
  const [sources, targets] = [namesIn(from), namesIn(to)];
  const [source = '', target = ''] = [sources[0], targets[0]];
  const tried = [...targets.map((name) => [source, name]), ...sources.map((name) => [name, target])];
  const found = new Map<string, Problem>();
  for (const port of portsOf(expected)) {
    for (const [one = '', other = ''] of tried) {
      const result = understandFlow(ends.network, requestFor(expected, port, one, other));
      if (result.ok) continue;
      const { problem } = result;
      const given =
        problem.pointer === '/from' ? expected.from : problem.pointer === '/to' ? expected.to : '';
      const hint = typeof given === 'string' && !problem.message.includes('?') ? hintFor(ends, given) : '';
      const message = `${problem.message}${hint}`;
      found.set(message, { ...problem, message, pointer: pointer + problem.pointer });
    }
  }
  return [...found.values()];
};

/** A name on the path that is no resource would never be crossed: such an expectation would check nothing. */
const pathProblems = (
  names: ReadonlySet<string>,
  ends: Ends,
  { expected, pointer }: Plan,
): readonly Problem[] => {
  if (typeof expected.expect === 'string') return [];
  const { expect } = expected;
  return (['path', 'notOnPath'] as const).flatMap((field) =>
    (expect[field] ?? []).flatMap((text, index): readonly Problem[] =>
      names.has(nameFor(ends, text)) || /^(com\.amazonaws|aws|cn\.com\.amazonaws)\./.test(text)
        ? []
        : [
            {
              code: 'expectation',
              pointer: `${pointer}/expect/${field}/${index}`,
              message: `\`${cleaned(text)}\` is the name of nothing in the network.${hintFor(ends, text)}`,
            },
          ],
    ),
  );
};

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

/**
 * Who answered a host name so that the answer may be one of those who ask: a machine that asks for its own name is not
 * like the others.
 */
const MAY_NAME_A_SENDER: ReadonlySet<string> = new Set(['instance-name', 'hosted-zone', 'on-premises']);

const mayLeadBack = (trace: Trace): boolean =>
  trace.choices.some(({ there }) =>
    there.some((hop) => hop.kind === 'name' && MAY_NAME_A_SENDER.has(hop.answeredBy)),
  );

interface Asked {
  readonly from: ReachClass;
  readonly to: ReachClass;
  readonly kind: Exclude<PairKind, 'all'>;
  readonly trace: Trace;
}

const askPair = (
  network: Network,
  plan: Plan,
  port: number | undefined,
  from: ReachClass,
  to: ReachClass,
): readonly Asked[] =>
  (['others', 'linked'] as const).flatMap((kind): readonly Asked[] => {
    const pair = standInFor(from, to, kind);
    if (pair === undefined) return [];
    const result = traceFlow(network, requestFor(plan.expected, port, pair[0].name, pair[1].name));
    return result.ok ? [{ from, to, kind, trace: result.trace }] : [];
  });

/** Every pair of classes with the trace that holds for its pairs. */
function* askAll(network: Network, plan: Plan, port: number | undefined): Generator<Asked> {
  for (const from of plan.from.classes) {
    for (const to of plan.to.classes) {
      const asked = askPair(network, plan, port, from, to);
      const isOpen = plan.to.isText && from.members.length > 1;
      if (isOpen && asked.some(({ trace }) => mayLeadBack(trace))) {
        for (const each of apart([from], () => true)) yield* askPair(network, plan, port, each, to);
      } else yield* asked;
    }
  }
}

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

const hasPair = ({ from, to }: Plan): boolean =>
  from.classes.some((source) =>
    to.classes.some(
      (target) => countPairs(source, target, 'others') + countPairs(source, target, 'linked') > 0,
    ),
  );

const isUnsure = ({ from, to }: Plan): boolean => from.unsure.length > 0 || to.unsure.length > 0;

/** What keeps an expectation from being checked at all. */
const problemsOf = (ends: Ends, onPaths: ReadonlySet<string>, plan: Plan): readonly Problem[] => {
  const { pointer, from, to, expected } = plan;
  const misfits = (['from', 'to'] as const).flatMap((field) =>
    plan[field].misfits.map(
      (misfit): Problem => ({
        code: 'expectation',
        pointer: `${pointer}/${field}${misfit.pointer}`,
        message: misfit.message,
      }),
    ),
  );
  const path = pathProblems(onPaths, ends, plan);
  if (expected.optional === true && misfits.length > 0) return path;
  if (misfits.length > 0) return [...misfits, ...path];
  if (from.classes.length === 0 || to.classes.length === 0) return path;
  const flow = flowProblems(ends, plan);
  if (flow.length > 0 || hasPair(plan) || expected.optional === true || isUnsure(plan))
    return [...flow, ...path];
  const message = '`from` and `to` are the same end: nothing would be checked.';
  return [{ code: 'expectation', pointer, message }, ...path];
};

const planOf = (ends: Ends, name: string, expected: ExpectedFlow): Plan => {
  const [from, to] = [sideOf(ends, 'from', expected.from), sideOf(ends, 'to', expected.to)];
  return {
    name,
    pointer: pointerOf('expectations', name),
    expected,
    from: apartFrom(ends, from, to),
    to: apartFrom(ends, to, from),
  };
};

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
