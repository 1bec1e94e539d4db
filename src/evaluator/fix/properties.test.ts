/** Laws that hold for every fix, tried on random networks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from '../model/network.ts';
import { readNetwork } from '../model/read.ts';
import { ScenarioSchema } from '../model/schema.ts';
import { anyDraft, anyFlow } from '../testing/arbitrary.ts';
import { type Draft, networkOf } from '../testing/build.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { Fix, PatchOperation, Trace } from '../trace/types.ts';
import { buildEdited } from './attempt.ts';
import { closingFixesIn } from './close.ts';
import { fixesIn } from './fix.ts';
import { applyEdits, stepsOf } from './patch.ts';

const RUNS = { numRuns: 200 };
const flowInDraft = fc.tuple(anyDraft, anyFlow);

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
};

/** The network of the edited scenario, read as its text would be: schema, names, references. */
const editedBy = (network: Network, edits: readonly PatchOperation[]): Network => {
  const edited = applyEdits(network.scenario, edits);
  if (!edited.ok) return expect.fail(edited.message);
  const read = readNetwork(JSON.stringify(edited.value));
  if (!read.ok) return expect.fail(JSON.stringify([edits, read.problems]));
  expect(ScenarioSchema.safeParse(edited.value).success).toBe(true);
  return read.network;
};

const traced = (network: Network, flow: FlowRequest): Trace => {
  const result = traceFlow(network, flow);
  return result.ok ? result.trace : expect.fail(result.problem.message);
};

const fixed = (network: Network, flow: FlowRequest) => {
  const result = fixesIn(network, flow);
  return result.ok ? result : expect.fail(JSON.stringify(result.problems));
};

const namesOf = ({ edits }: Fix): readonly string[] =>
  edits.flatMap((edit) => [
    ...(stepsOf(edit.path) ?? []),
    ...('value' in edit ? (JSON.stringify(edit.value).match(/"[^"]*"(?=:)/g) ?? []) : []),
  ]);

/** Edits are plain, leave the rest valid, and the verdict is the one that the fix names. */
const checkFix = (network: Network, flow: FlowRequest, fix: Fix): Trace => {
  expect(fix.edits.length).toBeGreaterThan(0);
  for (const name of namesOf(fix)) expect(name).not.toMatch(/__proto__|^"?(constructor|prototype)"?$/);
  expect(JSON.parse(JSON.stringify(fix))).toEqual(fix);
  const after = traced(editedBy(network, fix.edits), flow);
  expect(after.verdict).toBe(fix.verdict);
  return after;
};

describe('for every network and flow', () => {
  it('a fix takes its finding away, on a scenario that stays valid', () => {
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        const network = networkOf(draft);
        const { trace } = fixed(network, flow);
        for (const { fix, code, message, direction } of trace.findings) {
          if (fix === undefined) continue;
          const after = checkFix(network, flow, fix);
          const still = after.findings.filter(
            (finding) =>
              finding.code === code && finding.message === message && finding.direction === direction,
          );
          expect(still, fix.summary).toEqual([]);
          expect(fix.opens).toBe(after.verdict === 'reachable' && trace.verdict !== 'reachable');
          if (trace.verdict === 'reachable') expect(after.verdict).toBe('reachable');
        }
      }),
      RUNS,
    );
  });

  it('a rule for everything says so, and lets nobody in but for the internet as a whole', () => {
    const everything = /"cidr":"(0\.0\.0\.0\/0|::\/0)"/;
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        const { trace, plan } = fixed(networkOf(draft), flow);
        const steps = [
          ...trace.findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix])),
          ...(plan?.steps ?? []),
        ];
        for (const { edits, summary } of steps) {
          for (const edit of edits) {
            if (!everything.test(JSON.stringify(edit))) continue;
            expect(summary).toContain('everything, since');
            if (edit.path.includes('/securityGroups/') && edit.path.includes('inbound'))
              expect(flow.from).toBe('internet');
          }
        }
      }),
      RUNS,
    );
  });

  it('a plan opens the flow, and no step of it is needless', () => {
    let plans = 0;
    let runs = 0;
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        runs += 1;
        const network = networkOf(draft);
        const { trace, plan } = fixed(network, flow);
        if (plan === undefined) return;
        plans += 1;
        expect(trace.verdict).not.toBe('reachable');
        expect(checkFix(network, flow, plan).verdict).toBe('reachable');
        expect(plan.steps.flatMap(({ edits }) => edits)).toEqual(plan.edits);
        for (const step of plan.steps) {
          const rest = plan.steps.filter((other) => other !== step).flatMap(({ edits }) => edits);
          const without = buildEdited(network, rest);
          if (without !== undefined) expect(traced(without, flow).verdict).not.toBe('reachable');
        }
      }),
      RUNS,
    );
    expect(plans).toBeGreaterThan(runs / 10);
  });

  it('a closing fix closes the flow', () => {
    const open = { inbound: [{ cidr: '0.0.0.0/0' }] };
    let closings = 0;
    let runs = 0;
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        runs += 1;
        const vpcs = draft['vpcs'] as Record<string, Draft>;
        const opened = Object.fromEntries(
          Object.entries(vpcs).map(([name, vpc]) => [
            name,
            { ...vpc, securityGroups: { g0: open, g1: open } },
          ]),
        );
        const network = networkOf({ ...draft, vpcs: opened });
        const result = closingFixesIn(network, flow);
        if (!result.ok) return expect.fail(JSON.stringify(result.problems));
        if (traced(network, flow).verdict !== 'reachable') expect(result.fixes).toEqual([]);
        closings += result.fixes.length;
        for (const fix of result.fixes)
          expect(checkFix(network, flow, fix).verdict, fix.summary).toBe('not-reachable');
      }),
      RUNS,
    );
    expect(closings).toBeGreaterThan(runs / 40);
  });

  it('nothing that was given is changed, and the same comes out twice', () => {
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        const network = networkOf(draft);
        frozen(network.scenario);
        const text = JSON.stringify(network.scenario);
        const first = fixed(network, flow);
        expect(fixesIn(network, flow)).toEqual(first);
        closingFixesIn(network, flow);
        expect(JSON.stringify(network.scenario)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('side effects are what tracing the other flows says', () => {
    const two = fc.tuple(anyDraft, anyFlow, anyFlow);
    fc.assert(
      fc.property(two, ([draft, flow, other]) => {
        const network = networkOf({ ...draft, flows: { flow, other } });
        const { trace, plan } = fixed(network, flow);
        const all = [...trace.findings.map(({ fix }) => fix), plan].filter((fix) => fix !== undefined);
        for (const fix of all) {
          const before = traced(network, other).verdict;
          const after = traced(editedBy(network, fix.edits), other).verdict;
          const same = JSON.stringify(flow) === JSON.stringify(other) || before === after;
          expect(fix.sideEffects).toEqual(same ? [] : [{ flow: 'other', before, after }]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
