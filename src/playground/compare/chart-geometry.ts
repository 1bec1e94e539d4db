/** Where everything of the break-even chart stands. Pure: numbers in, numbers out, all within the drawing. */
import type { ComparedCosts, CurvePoint } from './compare-costs.ts';
import { ticksTo } from './ticks.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Room for the names of the lines at their right ends; without it they stand above the lines. */
  readonly labels: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Tick extends Place {
  readonly value: number;
}

/** Where the words of a crossing stand; `leads`: far from it, with a line up to them. */
interface CrossingLabel extends Place {
  readonly anchor: 'start' | 'end';
  readonly leads: boolean;
}

export interface ChartGeometry extends Size {
  /** The corners of what is drawn on. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** The points of each line, from left to right. */
  readonly first: readonly Place[];
  readonly second: readonly Place[];
  /** Where the name of each line stands. */
  readonly firstLabel: Place;
  readonly secondLabel: Place;
  /** Where the lines cross, with the place of the words that say so. */
  readonly crossings: readonly (Place & {
    readonly gigabytes: number;
    readonly amount: number;
    readonly label: CrossingLabel;
  })[];
  /** The chosen gigabytes: a line from top to bottom, and a point on each line. */
  readonly chosen: { readonly x: number; readonly firstY: number; readonly secondY: number };
}

const MARGIN = { left: 58, right: 16, top: 46, bottom: 46 } as const;
/** A line of text. */
const LINE = 17;
/** The widest words beside a crossing. */
const CROSSING_WORDS = 165;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Pushes two heights apart until a line of text fits between them; both stay between top and bottom. */
export const apart = (
  one: number,
  two: number,
  top: number,
  bottom: number,
): readonly [one: number, two: number] => {
  const missing = LINE - Math.abs(one - two);
  const [low, high] = [Math.min(one, two), Math.max(one, two)];
  const push = Math.max(0, missing) / 2;
  const upper = Math.min(Math.max(low - push, top), bottom - LINE);
  const lower = Math.max(Math.min(high + push, bottom), upper + LINE);
  return one <= two ? [upper, lower] : [lower, upper];
};

/** What a line says between two of its points. */
export const amountAt = (curve: readonly CurvePoint[], gigabytes: number): number =>
  curve.findLast((point) => point.gigabytes <= gigabytes)?.amount ?? 0;

/**
 * Words of a crossing lie on no line: both lines rise, so above to the left and below to the right are free. In the
 * corner at the bottom neither has room; there they stand at the top, with a line that leads to them.
 */
const besideCrossing = (
  { x, y }: Place,
  { left, right, top, bottom }: Pick<ChartGeometry, 'left' | 'right' | 'top' | 'bottom'>,
): CrossingLabel => {
  if (x - left > CROSSING_WORDS) return { x: round(x - 10), y: round(y - 12), anchor: 'end', leads: false };
  if (y + 1.6 * LINE <= bottom)
    return { x: round(x + 10), y: round(y + LINE + 2), anchor: 'start', leads: false };
  return { x: round(Math.min(x, right - CROSSING_WORDS)), y: top + LINE, anchor: 'start', leads: true };
};

/** The geometry of a comparison. */
export const chartGeometry = (
  { first, second, breakEven, month, end }: ComparedCosts,
  size: Size,
): ChartGeometry => {
  const [left, top] = [MARGIN.left, MARGIN.top];
  const right = size.width - MARGIN.right - size.labels;
  const bottom = size.height - MARGIN.bottom;
  const most = Math.max(...[...first.curve, ...second.curve].map(({ amount }) => amount), 0);
  const amounts = ticksTo(most > 0 ? most : 1);
  const ceiling = amounts.at(-1) ?? 1;
  const xOf = (gigabytes: number): number => round(left + ((right - left) * gigabytes) / end);
  const yOf = (amount: number): number => round(bottom - ((bottom - top) * amount) / ceiling);
  const line = (curve: readonly CurvePoint[]): readonly Place[] =>
    curve.map(({ gigabytes, amount }) => ({ x: xOf(gigabytes), y: yOf(amount) }));
  const ends = [first, second].map(({ curve }) => yOf(curve.at(-1)?.amount ?? 0));
  const [firstEnd = bottom, secondEnd = bottom] = ends;
  const [one, two] = apart(firstEnd, secondEnd, top, bottom);
  const labelX = size.labels > 0 ? right + 10 : right;
  // Without room beside them the names stand above the ends of their lines.
  const lift = size.labels > 0 ? 4 : -8;
  return {
    ...size,
    left,
    right,
    top,
    bottom,
    xTicks: ticksTo(end)
      .filter((value) => value <= end)
      .map((value) => ({ value, x: xOf(value), y: bottom })),
    yTicks: amounts.map((value) => ({ value, x: left, y: yOf(value) })),
    first: line(first.curve),
    second: line(second.curve),
    firstLabel: { x: labelX, y: round(one + lift) },
    secondLabel: { x: labelX, y: round(two + lift) },
    crossings: breakEven.crossings
      // Where nothing is sent there is nothing to mark: the sentence says it.
      .filter(({ gigabytes }) => gigabytes > 0 && gigabytes <= end)
      .map(({ gigabytes, amount }) => {
        const place = { x: xOf(gigabytes), y: yOf(amount) };
        return { ...place, gigabytes, amount, label: besideCrossing(place, { left, right, top, bottom }) };
      }),
    chosen: {
      x: xOf(Math.min(month.gigabytes, end)),
      firstY: yOf(amountAt(first.curve, month.gigabytes)),
      secondY: yOf(amountAt(second.curve, month.gigabytes)),
    },
  };
};
