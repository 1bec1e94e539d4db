import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNetwork } from './read.ts';

describe('totality', () => {
  it('answers any text with a result or problems', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"version":1,"vpcs":${json}}`),
        ),
        (text) => {
          const result = readNetwork(text);
          expect(result.ok || result.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
