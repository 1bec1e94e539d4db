/** Laws that hold for every drawing, tried on random networks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDraft, anyFlow } from '../evaluator/testing/arbitrary.ts';
import { networkOf } from '../evaluator/testing/build.ts';
import { gapsOfFlow } from './testing/gaps.ts';

describe('for every network and flow', () => {
  it('each node and each step of every path is drawn and marked, there and back', () => {
    fc.assert(
      fc.property(anyDraft, anyFlow, (draft, flow) => {
        expect(gapsOfFlow(networkOf(draft), flow)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
