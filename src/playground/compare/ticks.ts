/** Round numbers for an axis. Pure. */

/** The chart goes at least so far, in gigabytes a month. */
const LEAST_END = 1000;
/** A crossing behind this is said, and not drawn: the rest of the chart would shrink to nothing. */
const MOST_END = 1_000_000;
/** So much of the width stands behind the last crossing, at least. */
const BEHIND = 1.25;

/** The next of 1, 2, 5, 10, 20, 50 and so on that is not below a number. */
export const roundUp = (value: number): number => {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((each) => each * power >= value) ?? 10;
  return step * power;
};

/** Where the axis of gigabytes ends: the reader's amount is on it, and every crossing that is not far away. */
export const chartEnd = (gigabytes: number, crossings: readonly number[]): number =>
  roundUp(
    Math.max(LEAST_END, gigabytes, ...crossings.map((at) => at * BEHIND).filter((at) => at <= MOST_END)),
  );

/** Round marks from zero that cover a number: four to six steps. */
export const ticksTo = (most: number): readonly number[] => {
  const step = roundUp(most / 5);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
};
