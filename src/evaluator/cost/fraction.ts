/** Fractions of whole numbers without bound: nothing is rounded. The lower part is above zero. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const TWO: Fraction = { over: 2n, under: 1n };

/** Where the lower part would be zero or less, the signs change places; what is divided by zero is zero. */
const fraction = (over: bigint, under: bigint): Fraction => {
  if (under === 0n) return { over: 0n, under: 1n };
  return under < 0n ? { over: -over, under: -under } : { over, under };
};

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under - b.over * a.under, a.under * b.under);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.over, a.under * b.under);
export const divided = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.under, a.under * b.over);

/** Below, at or above zero as the first is below, at or above the second. */
export const compare = (a: Fraction, b: Fraction): number => {
  const { over } = minus(a, b);
  return over < 0n ? -1 : over > 0n ? 1 : 0;
};

/** To the nearest whole number, for what is not below zero. */
export const rounded = ({ over, under }: Fraction): bigint => (over + under / 2n) / under;
