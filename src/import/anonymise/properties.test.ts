/** Whatever the network, what it answers stays. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, overlaps, prefix } from '../../evaluator/address/prefix.ts';
import { anyDraft, anyFlow } from '../../evaluator/testing/arbitrary.ts';
import { networkOf } from '../../evaluator/testing/build.ts';
import { addressMap } from './addresses.ts';
import { expectSame } from './testing/same.ts';

describe('for every network and flow', () => {
  it('verdict, paths, hops and findings are the same by other names', () => {
    fc.assert(
      fc.property(anyDraft, fc.array(anyFlow, { minLength: 1, maxLength: 4 }), (draft, flows) => {
        const listed = Object.fromEntries(flows.map((flow, index) => [`flow${index}`, flow]));
        expectSame(networkOf({ ...draft, flows: listed }).scenario);
      }),
      { numRuns: 250 },
    );
  }, 120_000);
});

const text = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('10', '172.16', '172.31', '192.168', '100.64', '52', '8', '203.0', '169.254'),
      fc.nat(0xffffffff),
      fc.integer({ min: 4, max: 32 }),
    )
    .map(([start, rest, length]) => {
      const bytes = [...start.split('.').map(Number), rest >>> 24, (rest >>> 16) & 255, (rest >>> 8) & 255];
      return `${bytes.slice(0, 4).join('.')}/${length}`;
    }),
  fc
    .tuple(
      fc.constantFrom('2001:db8', 'fd00:ec2', 'fd12', '2600'),
      fc.nat(0xffff),
      fc.integer({ min: 2, max: 128 }),
    )
    .map(([start, rest, length]) => `${start}:${rest.toString(16)}::/${length}`),
);

describe('for every set of prefixes', () => {
  it('one holds another afterwards if it did before, with the same offset in a block', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), fc.array(text, { maxLength: 3 }), (texts, blocks) => {
        const kept = blocks.map(prefix);
        const all = [
          ...kept,
          ...texts.map(prefix),
          prefix('0.0.0.0/0'),
          prefix('10.0.0.0/8'),
          prefix('::/0'),
        ];
        const map = addressMap(all, kept);
        const images = all.map((range) => map.map(range));
        for (const [i, a] of all.entries())
          for (const [j, b] of all.entries()) {
            const [x, y] = [images[i], images[j]];
            if (x === undefined || y === undefined) continue;
            expect([contains(x, y), overlaps(x, y)]).toEqual([contains(a, b), overlaps(a, b)]);
            if (i < kept.length && contains(a, b)) expect(y.first - x.first).toBe(b.first - a.first);
          }
        expect(images.slice(-3)).toEqual(all.slice(-3));
      }),
      { numRuns: 500 },
    );
  });
});
