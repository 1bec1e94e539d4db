/** Amounts for people, and where two paths cost the same, in sentences. Pure. */
import type { BreakEven, Cheaper } from '../../evaluator/index.ts';
import type { ComparedCosts, SideCosts } from './compare-costs.ts';
import type { MonthlyTotal } from './compare-texts.ts';

const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const WHOLE_DOLLARS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
});
const UNIT_PRICE = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 9,
});
const AMOUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** US dollars: `$36.50`. */
export const dollars = (amount: number): string => DOLLARS.format(amount);

/** For an axis: `$50`, and cents only where there are some. */
export const roundDollars = (amount: number): string =>
  Number.isInteger(amount) ? WHOLE_DOLLARS.format(amount) : DOLLARS.format(amount);

/** The price of a unit, with all its decimals. */
export const unitPrice = (amount: number): string => UNIT_PRICE.format(amount);

/** Hours or gigabytes as a number. */
export const amountText = (amount: number): string => AMOUNT.format(amount);

/** `208.6 GB`. */
export const gigabytesText = (amount: number): string => `${amountText(amount)} GB`;

/** A difference with its sign: `+$7.30`, `−$36.50`; no cent is none. */
export const differenceText = (amount: number): string => {
  const text = dollars(Math.abs(amount));
  return text === dollars(0) ? 'no difference' : `${amount < 0 ? '−' : '+'}${text}`;
};

/** What a whole scenario costs a month, before and after. */
export const changeText = (before: MonthlyTotal, after: MonthlyTotal): string => {
  const month = (hours: number): string => `A month of ${amountText(hours)} hours`;
  const costs =
    before.hours === after.hours
      ? `${month(after.hours)} costs ${dollars(after.total)}; it was ${dollars(before.total)}`
      : `${month(after.hours)} costs ${dollars(after.total)}; one of ${amountText(before.hours)} hours was ${dollars(before.total)}`;
  return before.complete && after.complete
    ? `${costs}: ${differenceText(after.total - before.total)}.`
    : `${costs}. Not everything has a price here: what is not complete costs at least so much.`;
};

/** What the two are called. */
export interface SideNames {
  readonly first: string;
  readonly second: string;
}

const costsLess = (names: SideNames, cheaper: Cheaper): string =>
  cheaper === 'same' ? 'both cost the same' : `${names[cheaper]} costs less`;

/** What a side's line leaves out, where its hours are. */
const paidWords = (names: SideNames, paid: { readonly first: boolean; readonly second: boolean }): string => {
  const sides = (['first', 'second'] as const).filter((side) => paid[side]).map((side) => names[side]);
  return sides.length === 0 ? '' : `With the hours of ${sides.join(' and of ')} paid anyway, `;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Which of the two costs less, from nothing sent upwards.
 *
 * @param paid whose hours are not counted
 */
export const breakEvenText = (
  names: SideNames,
  paid: { readonly first: boolean; readonly second: boolean },
  { atZero, crossings, notPriced }: BreakEven,
): string => {
  const priced = notPriced.length === 0 ? '' : 'as far as there are prices here, ';
  const head = paidWords(names, paid) + priced;
  const [first, ...rest] = crossings;
  if (first === undefined) return capital(`${head}${costsLess(names, atZero)} at any amount of data.`);
  const start =
    first.gigabytes === 0
      ? `both cost the same where nothing is sent; from the first gigabyte on ${costsLess(names, first.cheaper)}`
      : `${costsLess(names, atZero)} up to ${gigabytesText(first.gigabytes)} a month, where both cost ${dollars(first.amount)}; above that ${costsLess(names, first.cheaper)}`;
  const more = rest.map(
    ({ gigabytes, amount, cheaper }) =>
      `from ${gigabytesText(gigabytes)} (${dollars(amount)}) on ${costsLess(names, cheaper)}`,
  );
  return `${capital([`${head}${start}`, ...more].join('; '))}.`;
};

/** The sentence beside the chart: where both cost the same, unless one of them does not arrive at all. */
export const chartText = (
  names: SideNames,
  paid: { readonly first: boolean; readonly second: boolean },
  costs: ComparedCosts,
): string => {
  const lost = (['first', 'second'] as const).filter((side) => costs[side].verdict === 'not-reachable');
  if (lost.length === 0) return breakEvenText(names, paid, costs.breakEven);
  const [side] = lost;
  return lost.length > 1 || side === undefined
    ? 'Neither arrives, so there is nothing to choose between: only hours are counted.'
    : `${names[side]} does not arrive, so there is nothing to choose between: only its hours are counted.`;
};

const comparedText = (names: SideNames, first: SideCosts, second: SideCosts): string => {
  if (first.verdict === 'not-reachable' || second.verdict === 'not-reachable') return '';
  if (!first.cost.complete || !second.cost.complete)
    return ' Not everything has a price here, so which costs less is not said.';
  const difference = second.cost.total - first.cost.total;
  const text = dollars(Math.abs(difference));
  return text === dollars(0)
    ? ' Both cost the same.'
    : ` ${difference > 0 ? names.first : names.second} costs ${text} less.`;
};

/** What the chosen month comes to; compared only where both arrive, and everything has a price. */
export const monthText = (names: SideNames, first: SideCosts, second: SideCosts): string => {
  const least = ({ cost }: SideCosts): string => `${cost.complete ? '' : 'at least '}${dollars(cost.total)}`;
  const totals = `${names.first} ${least(first)}, ${names.second} ${least(second)}.`;
  return totals + comparedText(names, first, second);
};
