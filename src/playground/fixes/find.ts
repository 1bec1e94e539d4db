/** Looks for the changes of a text that open a flow, take its findings away or close it. Runs in the worker. */
import {
  closingFixesIn,
  type Finding,
  type Fix,
  fixesIn,
  type Plan,
  rangeOf,
  readNetwork,
} from '../../evaluator/index.ts';
import { shownFlow } from '../evaluate.ts';
import { placeOf } from '../places.ts';
import { presetsFor } from './presets.ts';
import { changeOf, type Subject, subjectOf } from './try.ts';
import type { Change, FixesAnswer, FixesQuestion, OpeningPlan, Trouble } from './types.ts';

/** Kinds of findings that keep a flow from being reachable, or say why it is not. */
const TROUBLES: ReadonlySet<Finding['kind']> = new Set(['blocker', 'unknown', 'invalid']);

const sameEdits = (fix: Fix | undefined, plan: Plan | undefined): boolean =>
  fix !== undefined && JSON.stringify(fix.edits) === JSON.stringify(plan?.edits);

const troubleOf = (
  { read: { document } }: Subject,
  finding: Finding,
  change: Change | undefined,
  isPlan: boolean,
): Trouble => ({
  code: finding.code,
  kind: finding.kind,
  message: finding.message,
  direction: finding.direction,
  // A whole table underlined would be nothing but noise: its name is enough.
  mark: rangeOf(document, finding.pointer, 'key'),
  place: placeOf(document, finding.pointer),
  change,
  isPlan,
});

const findIn = (subject: Subject): FixesAnswer => {
  const { read, flow, trace } = subject;
  const request = read.network.flows.get(flow);
  const fixed = request === undefined ? undefined : fixesIn(read.network, request);
  if (request === undefined || fixed?.ok !== true) return { kind: 'nothing' };
  let unwritten = 0;
  const written = (fix: Fix): Change | undefined => {
    const change = changeOf(subject, fix);
    if (change === undefined) unwritten += 1;
    return change;
  };
  const planned = fixed.plan === undefined ? undefined : written(fixed.plan);
  const plan: OpeningPlan | undefined =
    fixed.plan === undefined || planned === undefined
      ? undefined
      : { ...planned, steps: fixed.plan.steps.map(({ summary }) => summary) };
  const isOpen = trace.verdict === 'reachable';
  const troubles = fixed.trace.findings
    // That the choices differ is said beside the hops; each of their reasons has a finding of its own.
    .filter(({ code }) => code !== 'choices-differ')
    .filter(({ kind, fix }) => TROUBLES.has(kind) || (fix !== undefined && !isOpen))
    .map((finding) => {
      const isPlan = sameEdits(finding.fix, fixed.plan);
      const change = isPlan ? planned : finding.fix === undefined ? undefined : written(finding.fix);
      return troubleOf(subject, finding, change, isPlan);
    });
  const closes = isOpen ? closingFixesIn(read.network, request) : undefined;
  const closing = closes?.ok === true ? closes.fixes.flatMap((fix) => written(fix) ?? []) : [];
  const fixes = [
    ...(fixed.plan === undefined ? [] : [fixed.plan]),
    ...fixed.trace.findings.flatMap(({ fix }) => fix ?? []),
    ...(closes?.ok === true ? closes.fixes : []),
  ];
  return {
    kind: 'found',
    flow,
    verdict: trace.verdict,
    plan,
    // Advice stands beside the hops already; here only where it leads to a change of its own.
    troubles: isOpen ? [] : troubles.filter(({ kind, isPlan }) => kind !== 'advice' || !isPlan),
    closing,
    presets: presetsFor(subject, fixes),
    unwritten,
  };
};

/** Everything that mends or breaks the shown flow of a text. Never throws. */
export const findFixes = ({ text, flow }: FixesQuestion): FixesAnswer => {
  const read = readNetwork(text);
  const name = read.ok ? shownFlow(read.network, flow) : undefined;
  const subject = name === undefined ? undefined : subjectOf(text, name);
  return subject === undefined ? { kind: 'nothing' } : findIn(subject);
};
