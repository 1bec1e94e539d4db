/**
 * Exact arithmetic for money: whole numbers of the smallest part that a price and a quantity may
 * have. It is rounded once, when a number is made to show.
 */

/** Quantities have six decimals, prices nine: a product has fifteen. */
const QUANTITY = 1_000_000;
const PRICE = 1_000_000_000;

/** Larger than any month of anybody; what lies above counts as this. */
const MOST = 1_000_000_000;

const scaled = (value: number, scale: number, most = MOST): bigint =>
  Number.isFinite(value) && value > 0 ? BigInt(Math.round(Math.min(value, most) * scale)) : 0n;

/** Hours or gigabytes, in millionths. What is no amount counts as none. */
export const toQuantity = (value: number): bigint => scaled(value, QUANTITY);

export const fromQuantity = (quantity: bigint): number => Number(quantity) / QUANTITY;

/** The price of a unit, in billionths of a dollar. */
export const toPrice = (dollars: number): bigint => scaled(dollars, PRICE, 1_000_000);

export const fromPrice = (price: bigint): number => Number(price) / PRICE;

/** A product of the two in dollars, rounded to a millionth. */
export const toDollars = (amount: bigint): number =>
  Number((amount + BigInt(PRICE) / 2n) / BigInt(PRICE)) / 1_000_000;

/** A part of a quantity that lies in one tier. */
export interface Slice<T> {
  readonly tier: T;
  readonly quantity: bigint;
}

/** Splits a quantity over tiers, behind what has been used of them. A bound belongs to the tier below it. */
export const slicesOf = <T extends { readonly upTo?: number }>(
  tiers: readonly T[],
  used: bigint,
  quantity: bigint,
): readonly Slice<T>[] => {
  const slices: Slice<T>[] = [];
  let at = used;
  const end = used + quantity;
  for (const tier of tiers) {
    const bound = tier.upTo === undefined ? undefined : toQuantity(tier.upTo);
    const until = bound === undefined || bound > end ? end : bound;
    if (until > at) {
      slices.push({ tier, quantity: until - at });
      at = until;
    }
  }
  return slices;
};
