/** The chart's numbers and the sentences beside it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BreakEven } from '../../evaluator/index.ts';
import { amountAt, apart, chartGeometry } from './chart-geometry.ts';
import type { ComparedCosts, SideCosts } from './compare-costs.ts';
import { chartEnd, roundUp, ticksTo } from './ticks.ts';
import {
  breakEvenText,
  changeText,
  chartText,
  differenceText,
  gigabytesText,
  monthText,
  roundDollars,
} from './words.ts';

const NAMES = { first: 'NAT gateway', second: 'Interface endpoint' };
const NEITHER = { first: false, second: false };
const SIZE = { width: 540, height: 320, labels: 128 };

/** A side that costs so much fixed, and so much a gigabyte. */
const side = (fixed: number, each: number, points: readonly number[], complete = true): SideCosts => ({
  verdict: 'reachable',
  cost: { currency: 'USD', hoursPerMonth: 730, lines: [], total: fixed, complete, notes: [] },
  curve: points.map((gigabytes) => ({ gigabytes, amount: fixed + each * gigabytes })),
  regions: ['us-east-1'],
});

const costs = (
  one: readonly [fixed: number, each: number],
  two: readonly [fixed: number, each: number],
  end: number,
  gigabytes: number,
): ComparedCosts => {
  const at = (two[0] - one[0]) / (one[1] - two[1]);
  const crosses = Number.isFinite(at) && at > 0;
  const points = [0, gigabytes, ...(crosses && at <= end ? [at] : []), end].toSorted((a, b) => a - b);
  return {
    kind: 'costs',
    month: { hours: 730, gigabytes, back: 0 },
    first: side(...one, points),
    second: side(...two, points),
    breakEven: {
      atZero: one[0] < two[0] ? 'first' : one[0] > two[0] ? 'second' : 'same',
      crossings: crosses ? [{ gigabytes: at, amount: one[0] + one[1] * at, cheaper: 'second' }] : [],
      notPriced: [],
    },
    end,
  };
};

describe('an axis', () => {
  test.each([
    [0, 1],
    [-3, 1],
    [Number.NaN, 1],
    [1, 1],
    [1.1, 2],
    [7, 10],
    [1000, 1000],
    [1001, 2000],
    [260.7, 500],
    [0.03, 0.05],
  ])('the round number that is not below %d is %d', (value, round) => {
    expect(roundUp(value)).toBeCloseTo(round, 12);
  });

  test('its marks are round, rise from zero, and cover what is asked', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (most) => {
        const ticks = ticksTo(most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * 0.999_999);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });

  test('it holds the reader’s amount and a crossing that is not far away, with room behind it', () => {
    expect(chartEnd(100, [])).toBe(1000);
    expect(chartEnd(100, [208.57])).toBe(1000);
    expect(chartEnd(100, [900])).toBe(2000);
    expect(chartEnd(4200, [])).toBe(5000);
    expect(chartEnd(10, [5_000_000])).toBe(1000);
  });
});

describe('the chart', () => {
  test('the crossing lies on both lines, and the words beside it on neither', () => {
    const chart = chartGeometry(costs([0, 0.045], [7.3, 0.01], 1000, 100), SIZE);
    const [crossing] = chart.crossings;
    expect(crossing?.gigabytes).toBeCloseTo(208.57, 2);
    for (const line of [chart.first, chart.second])
      expect(line).toContainEqual({ x: crossing?.x, y: crossing?.y });
    expect(crossing?.label.y).toBeGreaterThan(crossing?.y ?? 0);
    expect(crossing?.label.anchor).toBe('start');
  });

  test('in the corner the words of a crossing stand above both lines', () => {
    const chart = chartGeometry(costs([0, 0.045], [3.7, 0.01], 5000, 4000), SIZE);
    const [crossing] = chart.crossings;
    const { x = 0, y = 0, leads } = crossing?.label ?? {};
    expect(leads).toBe(true);
    expect(x + 165).toBeLessThanOrEqual(chart.right);
    // A line of costs is straight here: where it is as high as the words, it is behind their end.
    for (const line of [chart.first, chart.second]) {
      const [start, end] = [line[0], line.at(-1)];
      const share = (x + 165 - chart.left) / (chart.right - chart.left);
      expect((start?.y ?? 0) + ((end?.y ?? 0) - (start?.y ?? 0)) * share).toBeGreaterThan(y);
    }
  });

  test('no crossing, or one behind its end: none is marked', () => {
    expect(chartGeometry(costs([36.5, 0.045], [7.3, 0.01], 1000, 100), SIZE).crossings).toEqual([]);
    expect(chartGeometry(costs([0, 0.0101], [900, 0.01], 1000, 0), SIZE).crossings).toEqual([]);
  });

  test('everything stands within the drawing, for any costs', () => {
    const dollar = fc.double({ min: 0, max: 100_000, noNaN: true });
    const each = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(dollar, each),
        fc.tuple(dollar, each),
        fc.constantFrom(1000, 5000, 10_000_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(SIZE, { width: 330, height: 290, labels: 0 }),
        (one, two, end, share, size) => {
          const chart = chartGeometry(costs(one, two, end, end * share), size);
          const places = [
            ...chart.first,
            ...chart.second,
            ...chart.xTicks,
            ...chart.yTicks,
            ...chart.crossings,
            ...chart.crossings.map(({ label }) => label),
            chart.firstLabel,
            chart.secondLabel,
            { x: chart.chosen.x, y: chart.chosen.firstY },
            { x: chart.chosen.x, y: chart.chosen.secondY },
          ];
          for (const { x, y } of places) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(size.width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(size.height);
          }
          expect(Math.abs(chart.firstLabel.y - chart.secondLabel.y)).toBeGreaterThan(16);
        },
      ),
    );
  });

  test('swapped sides swap the lines and move nothing', () => {
    const [one, two] = [costs([0, 0.045], [7.3, 0.01], 1000, 100), costs([7.3, 0.01], [0, 0.045], 1000, 100)];
    const [chart, swapped] = [chartGeometry(one, SIZE), chartGeometry(two, SIZE)];
    expect(swapped.first).toEqual(chart.second);
    expect(swapped.second).toEqual(chart.first);
    expect(swapped.firstLabel).toEqual(chart.secondLabel);
    expect(swapped.crossings.map(({ x, y }) => [x, y])).toEqual(chart.crossings.map(({ x, y }) => [x, y]));
  });

  test('names of lines that end together are pushed apart, and stay inside', () => {
    expect(apart(100, 100, 0, 300)).toEqual([91.5, 108.5]);
    expect(apart(200, 100, 0, 300)).toEqual([200, 100]);
    expect(apart(300, 300, 0, 300)).toEqual([283, 300]);
    expect(apart(0, 0, 0, 300)).toEqual([0, 17]);
  });

  test('between its points a line says what the point before said; all that are asked for are points', () => {
    const { curve } = side(1, 2, [0, 10, 20]);
    expect(amountAt(curve, 10)).toBe(21);
    expect(amountAt(curve, 20)).toBe(41);
    expect(amountAt([], 3)).toBe(0);
  });
});

describe('the sentences', () => {
  const even = (atZero: BreakEven['atZero'], ...crossings: BreakEven['crossings']): BreakEven => ({
    atZero,
    crossings,
    notPriced: [],
  });

  test.each([
    [even('second'), NEITHER, 'Interface endpoint costs less at any amount of data.'],
    [even('same'), NEITHER, 'Both cost the same at any amount of data.'],
    [
      even('first', { gigabytes: 208.571429, amount: 9.385714, cheaper: 'second' }),
      { first: true, second: false },
      'With the hours of NAT gateway paid anyway, NAT gateway costs less up to 208.6 GB a month, where both cost $9.39; above that Interface endpoint costs less.',
    ],
    [
      even('same', { gigabytes: 0, amount: 0, cheaper: 'second' }),
      { first: true, second: true },
      'With the hours of NAT gateway and of Interface endpoint paid anyway, both cost the same where nothing is sent; from the first gigabyte on Interface endpoint costs less.',
    ],
    [
      even(
        'first',
        { gigabytes: 100, amount: 5, cheaper: 'second' },
        { gigabytes: 20_000, amount: 1000, cheaper: 'first' },
      ),
      NEITHER,
      'NAT gateway costs less up to 100 GB a month, where both cost $5.00; above that Interface endpoint costs less; from 20,000 GB ($1,000.00) on NAT gateway costs less.',
    ],
  ])('say where which costs less', (breakEven, paid, text) => {
    expect(breakEvenText(NAMES, paid, breakEven)).toBe(text);
  });

  test('what has no price, and who does not arrive, is said first', () => {
    expect(breakEvenText(NAMES, NEITHER, { ...even('second'), notPriced: ['inter-region-gigabyte'] })).toBe(
      'As far as there are prices here, Interface endpoint costs less at any amount of data.',
    );
    const open = costs([0, 0.045], [7.3, 0.01], 1000, 100);
    const lost = (name: 'first' | 'second') => ({
      [name]: { ...open[name], verdict: 'not-reachable' as const },
    });
    expect(chartText(NAMES, NEITHER, open)).toMatch(/costs less up to 208\.6 GB/);
    expect(chartText(NAMES, NEITHER, { ...open, ...lost('second') })).toMatch(
      /^Interface endpoint does not arrive/,
    );
    expect(chartText(NAMES, NEITHER, { ...open, ...lost('first'), ...lost('second') })).toMatch(
      /^Neither arrives/,
    );
  });

  test('a total that lacks a price decides nothing', () => {
    expect(monthText(NAMES, side(1, 0, []), side(3, 0, []))).toBe(
      'NAT gateway $1.00, Interface endpoint $3.00. NAT gateway costs $2.00 less.',
    );
    expect(monthText(NAMES, side(1, 0, []), side(3, 0, [], false))).toBe(
      'NAT gateway $1.00, Interface endpoint at least $3.00. Not everything has a price here, so which costs less is not said.',
    );
    expect(monthText(NAMES, side(3, 0, []), { ...side(0, 0, []), verdict: 'not-reachable' })).toBe(
      'NAT gateway $3.00, Interface endpoint $0.00.',
    );
    expect(monthText(NAMES, side(3, 0, []), side(3.001, 0, []))).toMatch(/Both cost the same\.$/);
  });

  test('a whole scenario before and after', () => {
    const month = (total: number, hours = 730, complete = true) => ({ total, hours, complete });
    expect(changeText(month(7.3), month(36.5))).toBe(
      'A month of 730 hours costs $36.50; it was $7.30: +$29.20.',
    );
    expect(changeText(month(7.3), month(1, 100))).toBe(
      'A month of 100 hours costs $1.00; one of 730 hours was $7.30: −$6.30.',
    );
    expect(changeText(month(7.3), month(1, 730, false))).toMatch(/at least so much/);
  });

  test('amounts are written for people', () => {
    expect(differenceText(-29.2)).toBe('−$29.20');
    expect(differenceText(7.3)).toBe('+$7.30');
    expect(differenceText(0.001)).toBe('no difference');
    expect(gigabytesText(1234.56)).toBe('1,234.6 GB');
    expect(roundDollars(50)).toBe('$50');
    expect(roundDollars(0.5)).toBe('$0.50');
  });
});
