/** What is assumed of a month, within bounds. Knows nothing of the evaluator: a page loads this before it. */

export interface Month {
  readonly hours: number;
  /** There and back together. */
  readonly gigabytes: number;
  /** How many of a hundred gigabytes are answers. */
  readonly back: number;
}

/** Of which of the two the hours are paid anyway, for other traffic. */
export interface Paid {
  readonly first: boolean;
  readonly second: boolean;
}

/** No month is longer. */
export const MOST_HOURS = 744;
export const MOST_GIGABYTES = 10_000_000;

const within = (value: number, most: number): number =>
  Number.isFinite(value) ? Math.min(Math.max(value, 0), most) : 0;

/** A month that can be: what a reader typed, within bounds. */
export const monthWithin = ({ hours, gigabytes, back }: Month): Month => ({
  hours: within(hours, MOST_HOURS),
  gigabytes: within(gigabytes, MOST_GIGABYTES),
  back: within(back, 100),
});
