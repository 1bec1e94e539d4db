/** Asking by classes is asking pair by pair, on random networks with many machines that are nearly alike. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reachClasses } from '../reach/classes.ts';
import { networkOf } from '../testing/build.ts';
import { crowdedDraft } from '../testing/crowded.ts';
import { checkExpectation } from '../trace/expect.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import { checkExpectations } from './check.ts';
import type { ExpectedFlow } from './schema.ts';

const selection = fc.constantFrom<ExpectedFlow['from'][]>(
  { kinds: ['instance', 'interface'] },
  { kinds: ['instance', 'interface', 'endpoint', 'load-balancer', 'on-premises'] },
  { names: ['m?'] },
  { names: ['m0', 'm1', 'm2', 'm3', 'n?'] },
);
const texts = fc.constantFrom(
  'internet',
  'm1',
  '10.0.1.12',
  '10.1.1.12',
  '10.0.1.60',
  '203.0.113.7',
  'internet:203.0.113.7',
  'sns.us-east-1.amazonaws.com',
  'db.example.com',
  'ip-10-0-1-12.ec2.internal',
);
const expectation = fc.constantFrom<ExpectedFlow['expect'][]>(
  'reachable',
  'not-reachable',
  { verdict: 'reachable', private: true },
  { verdict: 'reachable', notOnPath: ['m1', 'nat'] },
  { verdict: 'not-reachable', path: ['m2'] },
);

const lines = (from: string, to: string, differences: readonly string[]): string =>
  // The sentences name the pair that was traced; how many there are is the same for all that are alike.
  `${from} ${to} ${differences.length}`;

it('every pair that differs is found, and no other', () => {
  const asked = { from: fc.oneof(selection, texts), to: fc.oneof(selection, texts), expect: expectation };
  fc.assert(
    fc.property(crowdedDraft, fc.record(asked), (draft, flow) => {
      const network = networkOf(draft);
      const checked = checkExpectations(network, {
        version: 1,
        expectations: { e: { ...flow, port: 443, optional: true } },
      });
      if (!checked.ok) return;
      const ends = reachClasses(network).flatMap(({ members }) => members);
      const sideOf = (side: ExpectedFlow['from'], sends: boolean): readonly string[] => {
        if (typeof side === 'string') return [side];
        const fits = (name: string): boolean =>
          side.names === undefined ||
          [side.names].flat().some((text) => new RegExp(`^${text.replace('?', '.')}$`).test(name));
        return ends
          .filter((end) => end.kind !== 'internet' && (end.sends || !sends) && fits(end.name))
          .filter(({ kind }) => side.kinds === undefined || [side.kinds].flat().some((each) => each === kind))
          .map(({ name }) => name);
      };
      const expected = sideOf(flow.from, true).flatMap((from) =>
        sideOf(flow.to, false).flatMap((to) => {
          const result = from === to ? undefined : traceFlow(network, { from, to, port: 443 });
          if (result?.ok !== true) return [];
          const differences = checkExpectation(result.trace, flow.expect);
          return differences.length === 0 ? [] : [lines(from, to, differences)];
        }),
      );
      const [result] = checked.results;
      const found = (result?.violations ?? []).filter(({ trace }) => trace !== undefined);
      const more = result?.more.pairs ?? 0;
      const counted = found.reduce((sum, { pairs }) => sum + pairs, more);
      // Linked ends are asked about apart from the others: a line for each pair needs the groups.
      expect(counted).toBe(expected.length);
      const all = new Set(
        found.flatMap(({ from, to, differences }) =>
          from.flatMap((one) => to.map((other) => lines(one.name, other.name, differences))),
        ),
      );
      if (more === 0) for (const line of expected) expect(all).toContain(line);
    }),
    { numRuns: 150 },
  );
});
