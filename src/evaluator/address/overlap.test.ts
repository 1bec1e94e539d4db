import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlapsAmong, rangeFinder, separate } from './overlap.ts';
import { contains, overlaps, type Prefix, prefix, samePrefix } from './prefix.ts';

/** Few ranges of few addresses, so that many of them overlap. */
const range: fc.Arbitrary<Prefix> = fc
  .tuple(fc.boolean(), fc.nat(15), fc.integer({ min: 0, max: 4 }))
  .map(([isNew, at, wide]) => {
    const start = at - (at % 2 ** wide);
    return isNew
      ? prefix(`2600::${start.toString(16)}/${128 - wide}`)
      : prefix(`10.0.0.${start}/${32 - wide}`);
  });
const ranges = fc.array(range, { maxLength: 12 });

describe('ranges among many', () => {
  it('are found as pair by pair', () => {
    fc.assert(
      fc.property(ranges, range, (all, one) => {
        const { containing, overlapping } = rangeFinder(all);
        const outer = containing(one);
        expect(outer !== undefined).toBe(all.some((each) => contains(each, one)));
        expect(outer === undefined || contains(outer, one)).toBe(true);
        const shared = overlapping(one);
        expect(shared !== undefined).toBe(all.some((each) => overlaps(each, one)));
        expect(shared === undefined || overlaps(shared, one)).toBe(true);
      }),
    );
  });
  it('of one holder keep the outer ones', () => {
    fc.assert(
      fc.property(ranges, (all) => {
        const kept = separate(all);
        expect(all.every((each) => kept.some((own) => contains(own, each)))).toBe(true);
        expect(kept.every((one) => !kept.some((other) => other !== one && overlaps(other, one)))).toBe(true);
      }),
    );
  });
  it('overlap the first holder before theirs, and some holder where any does', () => {
    fc.assert(
      fc.property(fc.array(ranges, { maxLength: 6 }), (holders) => {
        const held = holders.flatMap((own, holder) => separate(own).map((each) => ({ range: each, holder })));
        const found = overlapsAmong(held);
        for (const [index, own] of held.entries()) {
          const others = held.filter((each) => each.holder !== own.holder && overlaps(each.range, own.range));
          const before = Math.min(...others.map(({ holder }) => holder));
          const { earlier, other } = found[index] ?? {};
          expect(earlier?.holder).toBe(before < own.holder ? before : undefined);
          expect(other !== undefined).toBe(others.length > 0);
          for (const match of [earlier, other])
            expect(match === undefined || others.some((each) => samePrefix(each.range, match.range))).toBe(
              true,
            );
        }
      }),
    );
  });
});
