/** What a page says of its comparison, and what a reader set in it before it was live. */
import { type Month, monthWithin, type Paid } from './month.ts';
import type { SideNames } from './words.ts';

/** One of the two: a scenario's text, and the flow that is compared. */
interface SeedSide {
  readonly text: string;
  readonly flow: string;
}

export interface CompareSeed {
  readonly names: SideNames;
  readonly first: SeedSide;
  readonly second: SeedSide;
  readonly month: Month;
  readonly paid: Paid;
  /** The site's address, with a slash at its end. */
  readonly base: string;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
const textOf = (value: unknown, name: string): string => {
  const text = fieldOf(value, name);
  return typeof text === 'string' ? text : '';
};
const numberOf = (value: unknown, name: string): number => {
  const number = fieldOf(value, name);
  return typeof number === 'number' ? number : 0;
};
const sideOf = (value: unknown): SeedSide => ({ text: textOf(value, 'text'), flow: textOf(value, 'flow') });

/** Reads what the page was built with. */
export const seedOf = (data: unknown): CompareSeed => {
  const [names, month, paid] = ['names', 'month', 'paid'].map((name) => fieldOf(data, name));
  return {
    names: { first: textOf(names, 'first'), second: textOf(names, 'second') },
    first: sideOf(fieldOf(data, 'first')),
    second: sideOf(fieldOf(data, 'second')),
    month: monthWithin({
      hours: numberOf(month, 'hours'),
      gigabytes: numberOf(month, 'gigabytes'),
      back: numberOf(month, 'back'),
    }),
    paid: { first: fieldOf(paid, 'first') === true, second: fieldOf(paid, 'second') === true },
    base: textOf(data, 'base') || '/',
  };
};

/** What the fields of the page say by now: the reader may have moved them while the live ones were loading. */
export const asSet = (seed: CompareSeed, host: ParentNode): CompareSeed => {
  const input = (name: string): HTMLInputElement | null => host.querySelector(`input[name="${name}"]`);
  // Slider and number field are not joined yet: the one that was moved counts.
  const amount = (name: keyof Month): number => {
    const values = [name, `${name}-number`].map((each) => input(each)?.valueAsNumber ?? Number.NaN);
    return values.find((value) => Number.isFinite(value) && value !== seed.month[name]) ?? seed.month[name];
  };
  return {
    ...seed,
    month: monthWithin({ hours: amount('hours'), gigabytes: amount('gigabytes'), back: amount('back') }),
    paid: {
      first: input('first-paid')?.checked ?? seed.paid.first,
      second: input('second-paid')?.checked ?? seed.paid.second,
    },
  };
};
