/** What the cost functions take and give. Results are plain data. */
import type { FactId, ResourceRef } from '../trace/types.ts';
import type { Price, PriceId, Rate } from './prices.ts';

/** Gigabytes a month: a number is all sent there, from the flow's source to its destination. */
export type Gigabytes = number | { readonly there?: number | undefined; readonly back?: number | undefined };

/** What is assumed of a month. Left out: as the scenario says, else 730 hours and no gigabytes. */
export interface CostUsage {
  readonly hoursPerMonth?: number | undefined;
  readonly gigabytesPerMonth?: Gigabytes | undefined;
}

/** What a resource is charged for, before its price is looked up. */
export type Charge = {
  readonly price: PriceId;
  readonly resource: ResourceRef;
  /** The Region whose price it is. */
  readonly region: string;
  /** In words: "2 zones", "from `a` to `b`". */
  readonly detail?: string;
} & (
  | { readonly basis: 'hour'; readonly units: number }
  /** How often each gigabyte sent there, and each of the answers, is charged. */
  | { readonly basis: 'gigabyte'; readonly there: number; readonly back: number }
);

/** `assumption`: taken as true. `not-priced`: costs or may cost, and is not in the total. `weak-source`: less than AWS's text or two who agree. */
export interface CostNote {
  readonly kind: 'assumption' | 'not-priced' | 'weak-source';
  readonly message: string;
  readonly facts: readonly FactId[];
}

/** One line of a bill. */
export interface CostLine {
  readonly price: PriceId;
  readonly resource: ResourceRef;
  /** The flow of the scenario whose gigabytes these are. Left out: hours, and a single path. */
  readonly flow?: string;
  /** What is paid for, in words. */
  readonly what: string;
  readonly quantity: number;
  readonly unit: Price['unit'];
  /** US dollars for one unit. */
  readonly unitPrice: number;
  /** US dollars a month. */
  readonly amount: number;
  /** Where the unit price is from: the table, or the scenario's `prices`. */
  readonly source: 'table' | 'scenario';
  /** Of a price of the table. */
  readonly fact?: FactId;
  readonly date?: string;
  readonly confidence?: Rate['confidence'];
}

/** A bill for a month. */
export interface Cost {
  readonly currency: 'USD';
  readonly hoursPerMonth: number;
  readonly lines: readonly CostLine[];
  /** US dollars a month: the sum of the lines. */
  readonly total: number;
  /** False where something that costs, or may cost, has no price here: the total is then a lower bound. */
  readonly complete: boolean;
  readonly notes: readonly CostNote[];
}
