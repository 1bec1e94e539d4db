/** The law of reach: by classes it says what the plain tracer says pair by pair, on random networks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf } from '../testing/build.ts';
import { crowdedDraft } from '../testing/crowded.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import { reachClasses } from './classes.ts';
import { pairsOf, type ReachQuestion, reach } from './reach.ts';

const question = fc.constantFrom<ReachQuestion>(
  { protocol: 'tcp', port: 443 },
  { protocol: 'udp', port: 53 },
  { protocol: 'icmp', port: undefined },
);

const byClasses = (draft: Draft, asked: ReachQuestion): readonly string[] => {
  const network = networkOf(draft);
  return [...pairsOf(reach(network, reachClasses(network), asked))]
    .map(({ from, to, verdict, private: own }) => `${from.name} ${to.name} ${verdict} ${own}`)
    .sort();
};

const byPairs = (draft: Draft, asked: ReachQuestion): readonly string[] => {
  const network = networkOf(draft);
  const ends = reachClasses(network).flatMap(({ members }) => members);
  const answers: string[] = [];
  for (const from of ends.filter(({ sends }) => sends)) {
    for (const to of ends) {
      if (from === to) continue;
      const { port, protocol } = asked;
      const ports = port === undefined ? {} : { port };
      const result = traceFlow(network, { from: from.name, to: to.name, protocol, ...ports });
      if (!result.ok) expect.fail(result.problem.message);
      answers.push(`${from.name} ${to.name} ${result.trace.verdict} ${result.trace.private}`);
    }
  }
  return answers.sort();
};

describe('for every network', () => {
  it('reach by classes is reach pair by pair', () => {
    fc.assert(
      fc.property(crowdedDraft, question, (draft, asked) => {
        expect(byClasses(draft, asked)).toEqual(byPairs(draft, asked));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 100) },
    );
  });
});
