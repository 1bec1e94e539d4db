/**
 * Fixes of a flow that does not arrive: for each finding the narrowest edit that takes it away, and
 * the edits that open the flow together. Each was tried: the scenario edited, the network built and
 * the flow traced again. Apart from the tracer, which never waits for it.
 */
import { buildNetwork } from '../model/build.ts';
import type { Problem } from '../model/document.ts';
import type { Network } from '../model/network.ts';
import type { Scenario } from '../model/schema.ts';
import type { FlowRequest } from '../trace/ends.ts';
import type { Finding, Fix, FixStep, Plan, Trace } from '../trace/types.ts';
import { type Attempt, type Bench, benchFor } from './attempt.ts';
import { awsField, awsLines } from './aws.ts';
import { planSteps, workingSteps } from './plan.ts';
import { isFixable } from './propose.ts';
import { sideEffectsFor } from './side-effects.ts';
import { tellsOf } from './site.ts';

/** A trace with its fixes, or why the flow cannot be asked. */
export type FixResult =
  | {
      readonly ok: true;
      /** The trace, with a fix at each finding that has one. */
      readonly trace: Trace;
      /** undefined: the flow is open, or no edits of the scenario were found that open it. */
      readonly plan: Plan | undefined;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Findings shown to a person; more are the same one over and over. */
const MOST_FINDINGS = 16;

type Effects = ReturnType<typeof sideEffectsFor>;

const tried = (before: Trace, attempt: Attempt, step: FixStep, effects: Effects): Fix => ({
  ...step,
  verdict: attempt.trace.verdict,
  opens: attempt.trace.verdict === 'reachable' && before.verdict !== 'reachable',
  ...effects(attempt.network),
});

/** The narrowest edit after which a finding is gone. An open flow stays open. */
const fixOf = (bench: Bench, finding: Finding, effects: Effects): Fix | undefined => {
  const { start } = bench;
  const sites = start.sites.filter((site) => tellsOf(finding, site));
  for (const { step, attempt } of workingSteps(bench, start, sites, [])) {
    if (start.trace.verdict === 'reachable' && attempt.trace.verdict !== 'reachable') continue;
    return tried(start.trace, attempt, step, effects);
  }
  return undefined;
};

const planOf = (bench: Bench, effects: Effects): Plan | undefined => {
  const steps = planSteps(bench);
  if (steps === undefined) return undefined;
  const edits = steps.flatMap((step) => step.edits);
  const attempt = bench.attempt(edits);
  if (attempt === undefined || attempt.trace.verdict !== 'reachable') return undefined;
  const summary = steps.map((step) => step.summary).join(' ');
  const aws = awsLines(...steps.map((step) => step.aws));
  const whole: FixStep = { summary, edits, ...awsField(aws) };
  return { ...tried(bench.start.trace, attempt, whole, effects), steps };
};

/**
 * The same as `fixesFor`, for a network that is built. Each fix was tried by tracing the flow again,
 * within a bound of such attempts: there may be fixes that were not found. Never throws.
 */
export const fixesIn = (network: Network, request: FlowRequest): FixResult => {
  const set = benchFor(network, request);
  if (!set.ok) return { ok: false, problems: [set.problem] };
  const { bench } = set;
  const { trace } = bench.start;
  const effects = sideEffectsFor(network, request);
  // The plan first: it is what people want most, should the budget not be enough for all.
  const plan = planOf(bench, effects);
  bench.release();
  const fixable = trace.findings.filter(({ code }) => isFixable(code)).slice(0, MOST_FINDINGS);
  const findings = trace.findings.map((finding) => {
    const fix = fixable.includes(finding) ? fixOf(bench, finding, effects) : undefined;
    return fix === undefined ? finding : { ...finding, fix };
  });
  return { ok: true, trace: { ...trace, findings }, plan };
};

/**
 * Traces a flow through a scenario and looks for edits of the scenario that take its findings away, and
 * for those that open the flow together. The scenario itself stays as it is. Never throws.
 */
export const fixesFor = (scenario: Scenario, request: FlowRequest): FixResult => {
  const built = buildNetwork(scenario);
  return built.ok ? fixesIn(built.network, request) : built;
};
