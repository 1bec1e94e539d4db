/** Laws of costs that hold for every network, tried on random ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from '../model/network.ts';
import { anyDraft, anyFlow } from '../testing/arbitrary.ts';
import { type Draft, networkOf } from '../testing/build.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { PathTrace } from '../trace/types.ts';
import { breakEven } from './break-even.ts';
import { pathCost } from './path-cost.ts';
import { PRICE_IDS } from './prices.ts';
import { scenarioCost } from './scenario-cost.ts';
import type { Cost } from './types.ts';

const RUNS = { numRuns: 150 };

const amount = fc.oneof(
  fc.integer({ min: 0, max: 2_000 }),
  fc.integer({ min: 0, max: 20_000_000 }),
  fc.integer({ min: 0, max: 1_000_000 }).map((thousandths) => thousandths / 1_000),
);

const pathsOf = (network: Network, flow: FlowRequest): readonly PathTrace[] => {
  const result = traceFlow(network, flow);
  return result.ok ? result.trace.choices : expect.fail(result.problem.message);
};

/** Sums lines in millionths of a dollar; each line was rounded to one. */
const sumOf = ({ lines }: Pick<Cost, 'lines'>): number => lines.reduce((sum, line) => sum + line.amount, 0);

const anyZones = fc.array(fc.constantFrom('a', 'b', undefined), { minLength: 4, maxLength: 4 });
/** Random networks whose subnets have zones, or not. */
const anyZoned = fc.tuple(anyDraft, anyZones).map(([draft, zones]): Draft => {
  const vpcs = Object.entries(draft.vpcs as Record<string, { subnets: Record<string, Draft> }>);
  return {
    ...draft,
    vpcs: Object.fromEntries(
      vpcs.map(([name, vpc], index) => [
        name,
        {
          ...vpc,
          subnets: Object.fromEntries(
            Object.entries(vpc.subnets).map(([id, subnet], at) => {
              const zone = zones[index * 2 + at];
              return [id, zone === undefined ? subnet : { ...subnet, zone }];
            }),
          ),
        },
      ]),
    ),
  };
});

const checkWhole = (cost: Cost): void => {
  expect(JSON.parse(JSON.stringify(cost))).toEqual(cost);
  expect(cost.total).toBeGreaterThanOrEqual(0);
  expect(Number.isFinite(cost.total)).toBe(true);
  // Additive: the total is the lines, but for what rounding takes from each.
  expect(Math.abs(cost.total - sumOf(cost))).toBeLessThan(
    1e-6 * (cost.lines.length + 1) + cost.total * 1e-12,
  );
  for (const line of cost.lines) {
    expect(line.quantity).toBeGreaterThan(0);
    expect(line.source === 'table').toBe(line.fact !== undefined && line.date !== undefined);
  }
  expect(cost.complete).toBe(!cost.notes.some(({ kind }) => kind === 'not-priced'));
};

describe('for every network and flow', () => {
  it('costs are whole, and more gigabytes never cost less', () => {
    fc.assert(
      fc.property(anyZoned, anyFlow, amount, amount, amount, (draft, flow, there, back, more) => {
        const network = networkOf(draft);
        for (const path of pathsOf(network, flow)) {
          const cost = (extra: readonly [number, number]): Cost =>
            pathCost(network, path, {
              gigabytesPerMonth: { there: there + extra[0], back: back + extra[1] },
            });
          const base = cost([0, 0]);
          checkWhole(base);
          expect(cost([more, 0]).total).toBeGreaterThanOrEqual(base.total);
          expect(cost([0, more]).total).toBeGreaterThanOrEqual(base.total);
          if (path.verdict === 'not-reachable')
            expect(base.lines.every(({ unit }) => unit === 'hour')).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('a price of the scenario’s own changes its own lines only', () => {
    fc.assert(
      fc.property(anyZoned, anyFlow, amount, fc.constantFrom(...PRICE_IDS), (draft, flow, there, id) => {
        const usage = { gigabytesPerMonth: { there, back: 7 } };
        const before = networkOf(draft);
        const after = networkOf({ ...draft, prices: { [id]: 1.5 } });
        const [path] = pathsOf(before, flow);
        if (path === undefined) return;
        const others = ({ lines }: Cost) => lines.filter(({ price }) => price !== id);
        const changed = pathCost(after, path, usage);
        expect(others(changed)).toEqual(others(pathCost(before, path, usage)));
        for (const line of changed.lines.filter(({ price }) => price === id))
          expect(line).toMatchObject({ unitPrice: 1.5, source: 'scenario' });
      }),
      RUNS,
    );
  });

  it('a scenario costs its hours and its flows, each resource once', () => {
    fc.assert(
      fc.property(anyZoned, anyFlow, anyFlow, amount, (draft, one, two, there) => {
        const network = networkOf({ ...draft, flows: { one: { ...one, gigabytesPerMonth: there }, two } });
        const cost = scenarioCost(network, { gigabytesPerMonth: { there: 3, back: 4 } });
        checkWhole(cost);
        const hours = cost.lines.filter(({ unit }) => unit === 'hour');
        const keys = hours.map(({ price, resource }) => `${price} ${resource.kind} ${resource.id}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(hours).toEqual(scenarioCost(networkOf(draft)).lines);
        // What a path pays by the hour, the scenario that holds it pays too.
        for (const path of pathsOf(network, one)) {
          const own = pathCost(network, path).lines.map(
            ({ price, resource }) => `${price} ${resource.kind} ${resource.id}`,
          );
          expect(
            own.filter((key) => !keys.includes(key) && !key.startsWith('gateway-endpoint-hour')),
          ).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('break-even agrees with the costs between its crossings', () => {
    fc.assert(
      fc.property(anyZoned, anyFlow, anyFlow, fc.integer({ min: 0, max: 400_000 }), (draft, one, two, at) => {
        const network = networkOf(draft);
        const [first, second] = [pathsOf(network, one)[0], pathsOf(network, two)[0]];
        if (first === undefined || second === undefined) return;
        const found = breakEven({ network, path: first }, { network, path: second });
        const cost = (path: PathTrace) =>
          pathCost(network, path, { gigabytesPerMonth: { there: at, back: 0 } }).total;
        const last = found.crossings.findLast(({ gigabytes }) => gigabytes < at);
        const near = found.crossings.some(({ gigabytes }) => Math.abs(gigabytes - at) < 0.001);
        if (near) return;
        const difference = cost(first) - cost(second);
        const cheaper = difference < 0 ? 'first' : difference > 0 ? 'second' : 'same';
        expect(last?.cheaper ?? found.atZero).toBe(cheaper);
      }),
      { numRuns: 300 },
    );
  });
});
