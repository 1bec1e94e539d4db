/** A part answers as the whole does, for any network and flow. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetwork, checkExpectation, traceFlow } from '../../evaluator/index.ts';
import { anyDraft, anyFlow } from '../../evaluator/testing/arbitrary.ts';
import { networkOf } from '../../evaluator/testing/build.ts';
import { partIn } from './index.ts';
import { answerText } from './same.ts';

describe('for every network and flow', () => {
  it('the part gives the same trace, word for word', () => {
    let smaller = 0;
    fc.assert(
      fc.property(anyDraft, anyFlow, (draft, flow) => {
        const network = networkOf(draft);
        const whole = traceFlow(network, flow);
        if (!whole.ok) return;
        const part = partIn(network, flow);
        const built = buildNetwork(part.scenario);
        if (!built.ok) expect.fail(JSON.stringify(built.problems));
        const again = traceFlow(built.network, flow);
        if (!again.ok) expect.fail(again.problem.message);
        expect(answerText(again.trace)).toBe(answerText(whole.trace));
        for (const { expect: expected } of built.network.flows.values())
          expect(expected === undefined ? [] : checkExpectation(again.trace, expected)).toEqual([]);
        if (JSON.stringify(part.scenario).length < JSON.stringify(network.scenario).length / 2) smaller += 1;
      }),
      { numRuns: 300 },
    );
    // Random networks are small, and most of each is left out all the same.
    expect(smaller).toBeGreaterThan(240);
  }, 120_000);
});
