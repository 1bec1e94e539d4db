/** What a page says of its comparison is data: whatever it holds, a seed comes out, or the page keeps what it came with. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asSet, type CompareSeed, seedOf } from './seed.ts';

const SEED: CompareSeed = {
  names: { first: 'one', second: 'two' },
  first: { text: '{}', flow: 'a' },
  second: { text: '[]', flow: 'b' },
  month: { hours: 730, gigabytes: 100, back: 0 },
  paid: { first: true, second: false },
  base: '/docs/',
};

/** A page with these fields, as far as `asSet` looks at them. */
const page = (fields: Readonly<Record<string, { valueAsNumber?: number; checked?: boolean }>>): ParentNode =>
  ({
    querySelector: (selector: string) => fields[/name="([^"]+)"/.exec(selector)?.[1] ?? ''] ?? null,
    // The one method that is called.
  }) as unknown as ParentNode;

describe('what a page says', () => {
  test('comes out as it went in', () => {
    expect(seedOf(JSON.parse(JSON.stringify(SEED)))).toEqual(SEED);
  });

  test('anything else gives a seed within bounds', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        const { month, base } = seedOf(data);
        expect(month.hours).toBeLessThanOrEqual(744);
        expect(base).not.toBe('');
      }),
    );
  });
});

describe('what a reader set before the sliders were live', () => {
  test('nothing: what the page came with', () => {
    expect(asSet(SEED, page({}))).toEqual(SEED);
    expect(asSet(SEED, page({ hours: { valueAsNumber: 730 }, 'first-paid': { checked: true } }))).toEqual(
      SEED,
    );
  });

  test('the slider or the number beside it, whichever was moved, and the marks', () => {
    const set = asSet(
      SEED,
      page({
        hours: { valueAsNumber: 100 },
        'hours-number': { valueAsNumber: 730 },
        gigabytes: { valueAsNumber: 100 },
        'gigabytes-number': { valueAsNumber: 5000 },
        'back-number': { valueAsNumber: Number.NaN },
        'first-paid': { checked: false },
        'second-paid': { checked: true },
      }),
    );
    expect(set.month).toEqual({ hours: 100, gigabytes: 5000, back: 0 });
    expect(set.paid).toEqual({ first: false, second: true });
  });
});
