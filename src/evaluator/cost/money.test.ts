import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, divided, minus, plus, rounded, times } from './fraction.ts';
import { fromQuantity, slicesOf, toDollars, toPrice, toQuantity } from './money.ts';

describe('money', () => {
  it('multiplies without losing a part', () => {
    expect(toDollars(toQuantity(730) * toPrice(0.045))).toBe(32.85);
    expect(toDollars(toQuantity(0.1) * toPrice(0.0035))).toBe(0.00035);
    // Three times what no float holds.
    expect(toDollars(3n * toQuantity(0.1) * toPrice(0.1))).toBe(0.03);
  });

  it('rounds once, at a millionth', () => {
    expect(toDollars(toQuantity(0.000001) * toPrice(0.5))).toBe(0.000001);
    expect(toDollars(toQuantity(0.000001) * toPrice(0.499))).toBe(0);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, Number.NEGATIVE_INFINITY])(
    'takes %s as nothing',
    (value) => {
      expect(toQuantity(value)).toBe(0n);
      expect(toPrice(value)).toBe(0n);
    },
  );
});

const TIERS = [{ upTo: 100 }, { upTo: 10_240 }, {}] as const;
const slices = (used: number, quantity: number) =>
  slicesOf(TIERS, toQuantity(used), toQuantity(quantity)).map(({ tier, quantity: part }) => [
    TIERS.indexOf(tier),
    fromQuantity(part),
  ]);

describe('tiers', () => {
  it.each([
    [0, 100, [[0, 100]]],
    [
      0,
      100.000001,
      [
        [0, 100],
        [1, 0.000001],
      ],
    ],
    [100, 1, [[1, 1]]],
    [
      99,
      2,
      [
        [0, 1],
        [1, 1],
      ],
    ],
    [
      0,
      10_240,
      [
        [0, 100],
        [1, 10_140],
      ],
    ],
    [
      0,
      10_241,
      [
        [0, 100],
        [1, 10_140],
        [2, 1],
      ],
    ],
    [20_000, 5, [[2, 5]]],
    [50, 0, []],
  ])('behind %d, %d lie in %j', (used, quantity, expected) => {
    expect(slices(used, quantity)).toEqual(expected);
  });

  it('lose nothing', () => {
    const amount = fc.integer({ min: 0, max: 30_000_000_000 }).map(BigInt);
    fc.assert(
      fc.property(amount, amount, (used, quantity) => {
        const sum = slicesOf(TIERS, used, quantity).reduce((all, slice) => all + slice.quantity, 0n);
        expect(sum).toBe(quantity);
      }),
    );
  });
});

describe('fractions', () => {
  const third = { over: 1n, under: 3n };
  it('add, subtract, multiply, divide and compare exactly', () => {
    expect(compare(plus(third, plus(third, third)), { over: 1n, under: 1n })).toBe(0);
    expect(compare(minus(third, { over: 1n, under: 2n }), { over: 0n, under: 1n })).toBe(-1);
    expect(compare(divided(third, { over: -1n, under: 3n }), { over: -1n, under: 1n })).toBe(0);
    expect(compare(times(third, { over: 3n, under: 1n }), third)).toBe(1);
    expect(divided(third, { over: 0n, under: 1n })).toEqual({ over: 0n, under: 1n });
    expect(rounded({ over: 5n, under: 2n })).toBe(3n);
  });
});
