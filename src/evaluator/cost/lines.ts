/** What costs money, line by line. */
import type { Network } from '../model/network.ts';
import type { FactId } from '../trace/types.ts';
import { amountOf, type PriceId, type PriceUnit, priceOf } from './prices.ts';

/** How much a path is used in a month. */
export interface Usage {
  readonly hours: number;
  readonly gigabytes: number;
}

export interface CostLine {
  readonly price: PriceId;
  /** Whom it is paid for. */
  readonly resource: string;
  readonly what: string;
  readonly quantity: number;
  readonly unit: PriceUnit;
  /** Millionths of a dollar for the month. */
  readonly amount: number;
  readonly fact: FactId;
  readonly date: string;
}

/** Something that costs money and has no price here. */
export interface Unpriced {
  readonly resource: string;
  readonly what: string;
}

export interface Cost {
  readonly lines: readonly CostLine[];
  readonly unpriced: readonly Unpriced[];
  /** What the sum takes for granted, as sentences. */
  readonly notes: readonly string[];
  /** Millionths of a dollar for the month. */
  readonly total: number;
}

/** One line: a quantity at the scenario's price. */
export const lineOf = (network: Network, price: PriceId, resource: string, quantity: number): CostLine => {
  const stated = priceOf(price, network.scenario.prices);
  const { what, unit, fact, date } = stated;
  return { price, resource, what, quantity, unit, amount: amountOf(stated, quantity), fact, date };
};

/** Lines as a whole. */
export const costOf = (
  lines: readonly CostLine[],
  unpriced: readonly Unpriced[],
  notes: readonly string[],
): Cost => ({
  lines: lines.filter(({ quantity }) => quantity > 0),
  unpriced,
  notes: [...new Set(notes)],
  total: lines.reduce((sum, { amount }) => sum + amount, 0),
});
