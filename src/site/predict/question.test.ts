import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readNetwork, traceFlow } from '../../evaluator/index.ts';
import { questionOf } from './question.ts';

const files = globSync('content/scenarios/**/*.json').sort();

const tracesOf = (file: string) => {
  const read = readNetwork(readFileSync(file, 'utf8'));
  return read.ok
    ? [...read.network.flows.values()].flatMap((flow) => {
        const result = traceFlow(read.network, flow);
        return result.ok ? [result.trace] : [];
      })
    : [];
};

describe.each(files)('%s', (file) => {
  test('makes questions with few candidates, one of which refuses exactly where the flow is refused', () => {
    for (const trace of tracesOf(file)) {
      const { verdict, candidates, decider } = questionOf(trace);
      expect(verdict).toBe(trace.verdict);
      expect(candidates.length).toBeLessThanOrEqual(6);
      const refusing = candidates.filter(({ refuses }) => refuses);
      expect(refusing.length).toBe(decider === undefined ? 0 : 1);
      if (verdict === 'reachable') expect(decider).toBeUndefined();
    }
  });
});

test('the hop that refuses is among the candidates, whatever stands before it', () => {
  const [trace] = tracesOf('content/scenarios/interface-endpoints/network-acl.json');
  if (trace === undefined) throw new Error('no trace');
  const { candidates, decider } = questionOf(trace);
  expect(candidates.map(({ question }) => question)).toContain('May the answer leave `endpoints-a`?');
  expect(decider?.answer).toContain('final deny');
});
