/** Laws that hold for every network, tried on random ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDraft, anyFlow, groupRule } from '../testing/arbitrary.ts';
import { type Draft, networkOf } from '../testing/build.ts';
import { expectWhole } from '../testing/whole.ts';
import type { FlowRequest } from './ends.ts';
import { traceFlow } from './trace-flow.ts';
import type { Trace } from './types.ts';

const traced = (draft: Draft, flow: FlowRequest): Trace => {
  const result = traceFlow(networkOf(draft), flow);
  return result.ok ? result.trace : expect.fail(result.problem.message);
};

type Section = Record<string, Draft>;
const section = (draft: Draft, name: string): Section => draft[name] as Section;

/** The draft with one VPC's part changed. */
const changeVpc = (draft: Draft, name: string, change: (vpc: Draft) => Draft): Draft => {
  const vpcs = section(draft, 'vpcs');
  return { ...draft, vpcs: { ...vpcs, [name]: change(vpcs[name] ?? {}) } };
};

const reversed = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
};

const RUNS = { numRuns: 300 };
const flowInDraft = fc.tuple(anyDraft, anyFlow);

describe('for every network and flow', () => {
  it('a trace is whole: choices, a verdict that follows from its hops, pointers that exist', () => {
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        expectWhole(networkOf(draft), traced(draft, flow));
      }),
      RUNS,
    );
  });

  it('the order in which things are written changes nothing', () => {
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        // Two free addresses of one subnet could be told apart only by order: the draft has no such pair.
        const before = traced(draft, flow);
        const after = traced(reversed(draft) as Draft, flow);
        expect([after.verdict, after.private]).toEqual([before.verdict, before.private]);
      }),
      RUNS,
    );
  });

  it('the order of security group rules changes nothing', () => {
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        const flip = (vpc: Draft): Draft => {
          const groups = vpc['securityGroups'] as Record<string, Record<string, unknown[] | undefined>>;
          const turned = Object.entries(groups).map(([name, group]) => [
            name,
            Object.fromEntries(
              Object.entries(group).map(([side, rules]) => [
                side,
                rules === undefined ? rules : [...rules].reverse(),
              ]),
            ),
          ]);
          return { ...vpc, securityGroups: Object.fromEntries(turned) };
        };
        const after = traced(changeVpc(changeVpc(draft, 'x', flip), 'y', flip), flow);
        expect(after.verdict).toBe(traced(draft, flow).verdict);
      }),
      RUNS,
    );
  });

  it('one more allow rule in a security group never closes a flow', () => {
    const side = fc.constantFrom('inbound', 'outbound');
    fc.assert(
      fc.property(
        flowInDraft,
        groupRule,
        side,
        fc.constantFrom('x', 'y'),
        ([draft, flow], rule, direction, name) => {
          if (traced(draft, flow).verdict !== 'reachable') return;
          const more = changeVpc(draft, name, (vpc) => {
            const groups = vpc['securityGroups'] as Section;
            const group = groups['g0'] ?? {};
            const given = group[direction];
            // Stating outbound rules where there were none takes AWS's allow-all away: that is no addition.
            if (given === undefined && direction === 'outbound') return vpc;
            return {
              ...vpc,
              securityGroups: {
                ...groups,
                g0: { ...group, [direction]: [...((given as unknown[]) ?? []), rule] },
              },
            };
          });
          expect(traced(more, flow).verdict).toBe('reachable');
        },
      ),
      { numRuns: 600 },
    );
  });

  it('without an internet gateway nothing opens that was closed', () => {
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        const detached = { ...draft, internetGateways: { igw: {} } };
        if (traced(detached, flow).verdict === 'reachable')
          expect(traced(draft, flow).verdict).toBe('reachable');
      }),
      RUNS,
    );
  });

  it('a reachable private path meets no internet gateway', () => {
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        const trace = traced(draft, flow);
        if (trace.private !== true) return;
        expect(trace.choices.every((choice) => ![...choice.path, ...choice.returnPath].includes('igw'))).toBe(
          true,
        );
      }),
      RUNS,
    );
  });

  it('an open network ACL closes nothing that a stricter one leaves open', () => {
    const open = { 100: { action: 'allow', cidr: '0.0.0.0/0' }, 101: { action: 'allow', cidr: '::/0' } };
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        if (traced(draft, flow).verdict !== 'reachable') return;
        const opened = (vpc: Draft): Draft => ({
          ...vpc,
          networkAcls: { n0: { inbound: open, outbound: open } },
        });
        expect(traced(changeVpc(changeVpc(draft, 'x', opened), 'y', opened), flow).verdict).toBe('reachable');
      }),
      RUNS,
    );
  });

  it('renaming changes no verdict', () => {
    fc.assert(
      fc.property(flowInDraft, ([draft, flow]) => {
        const text = JSON.stringify(draft)
          .replaceAll('"nat"', '"nat-z"')
          .replaceAll('"pcx"', '"link"')
          .replaceAll('"t0"', '"zz"')
          .replaceAll('"g1"', '"Q"');
        expect(traced(JSON.parse(text) as Draft, flow).verdict).toBe(traced(draft, flow).verdict);
      }),
      RUNS,
    );
  });
});
