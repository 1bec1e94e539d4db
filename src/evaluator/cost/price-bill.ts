/** A bill of charges to lines of money: prices looked up, tiers filled in order, the total made. */
import { named } from '../trace/words.ts';
import { addBill, type Bill, newBill, note } from './charges.ts';
import { fromPrice, fromQuantity, slicesOf, toDollars, toPrice, toQuantity } from './money.ts';
import { priceOf, type Rate, rateFor, type Tier } from './prices.ts';
import type { Charge, Cost, CostLine } from './types.ts';

/** Prices of the scenario's own. */
export type Overrides = ReadonlyMap<string, number>;

/** A month in exact numbers. */
export interface Month {
  readonly hours: bigint;
  readonly there: bigint;
  readonly back: bigint;
}

/** A charge with the gigabytes of its own flow. */
export interface MonthlyCharge {
  readonly charge: Charge;
  /** The flow of the scenario that it is for. */
  readonly flow?: string;
  readonly month: Month;
}

/** The tiers of a charge: the scenario's own price, else the table's; undefined where there is neither. */
export const tiersOf = (
  overrides: Overrides,
  { price, region }: Charge,
):
  | { readonly tiers: readonly Tier[]; readonly rate: Rate | undefined; readonly own: boolean }
  | undefined => {
  const amount = overrides.get(price);
  if (amount !== undefined) return { tiers: [{ amount }], rate: undefined, own: true };
  const found = rateFor(priceOf(price), region);
  return found === undefined ? undefined : { ...found, tiers: found.rate.tiers };
};

/** Charges whose tiers are counted together have the same key. */
export const poolOf = ({ price, region }: Charge): string =>
  priceOf(price).pool === 'account' ? price : `${price} ${region}`;

const quantityOf = (charge: Charge, { hours, there, back }: Month): bigint =>
  charge.basis === 'hour'
    ? hours * BigInt(charge.units)
    : there * BigInt(charge.there) + back * BigInt(charge.back);

const wordsOf = (charge: Charge, plain: boolean, tier: Tier, below: number | undefined): string => {
  const { what } = priceOf(charge.price);
  const bounds = plain
    ? []
    : [
        tier.upTo === undefined
          ? `above ${below?.toLocaleString('en-US') ?? 0} GB`
          : `up to ${tier.upTo.toLocaleString('en-US')} GB`,
      ];
  return [what, ...(charge.detail === undefined ? [] : [charge.detail]), ...bounds].join(', ');
};

/** Says what lines rest on that is less than a price of AWS's own for that Region. */
const noteSource = (bill: Bill, charge: Charge, rate: Rate, own: boolean): void => {
  if (!own) {
    const message = `Prices of \`${charge.region}\` are not in the table: those of \`${rate.regions[0] ?? ''}\` stand in. Give the scenario \`prices\`.`;
    note(bill, 'assumption', message);
  }
};

interface Totals {
  exact: bigint;
  readonly used: Map<string, bigint>;
}

const linesOf = (
  bill: Bill,
  overrides: Overrides,
  { charge, month, flow }: MonthlyCharge,
  totals: Totals,
): readonly CostLine[] => {
  const quantity = quantityOf(charge, month);
  if (quantity === 0n) return [];
  const found = tiersOf(overrides, charge);
  if (found === undefined) {
    const { what } = priceOf(charge.price);
    const message = `${fromQuantity(quantity)} GB ${what}, ${charge.detail ?? charge.region}, at ${named(charge.resource)}. Give the scenario a price \`${charge.price}\`.`;
    note(bill, 'not-priced', message, ['F-PRICE-09']);
    return [];
  }
  const { tiers, rate, own } = found;
  if (rate !== undefined) noteSource(bill, charge, rate, own);
  const key = poolOf(charge);
  const used = totals.used.get(key) ?? 0n;
  totals.used.set(key, used + quantity);
  if (rate !== undefined && priceOf(charge.price).pool === 'account')
    note(
      bill,
      'assumption',
      'Nothing else of the account is taken to use the gigabytes that are free each month.',
      [rate.fact],
    );
  const slices = slicesOf(tiers, used, quantity);
  return slices.map(({ tier, quantity: part }): CostLine => {
    const unitPrice = toPrice(tier.amount);
    const exact = part * unitPrice;
    totals.exact += exact;
    const below = tiers[tiers.indexOf(tier) - 1]?.upTo;
    // The first of several tiers is named where it is not all that is paid, or is free.
    const plain = slices.length < 2 && below === undefined && (tier.amount > 0 || tiers.length < 2);
    const what = wordsOf(charge, plain, tier, below);
    const confidence = tier.confidence ?? rate?.confidence;
    const fact = tier.fact ?? rate?.fact;
    if (confidence === 'low' && fact !== undefined)
      note(bill, 'weak-source', `Only one third party names the price for: ${what}.`, [fact]);
    const { kind, id, pointer, label, origin } = charge.resource;
    return {
      price: charge.price,
      resource: {
        kind,
        id,
        pointer,
        ...(label === undefined ? {} : { label }),
        ...(origin === undefined ? {} : { origin }),
      },
      ...(flow === undefined ? {} : { flow }),
      what,
      quantity: fromQuantity(part),
      unit: priceOf(charge.price).unit,
      unitPrice: fromPrice(unitPrice),
      amount: toDollars(exact),
      ...(rate === undefined || fact === undefined || confidence === undefined
        ? { source: 'scenario' }
        : { source: 'table', fact, date: rate.date, confidence }),
    };
  });
};

/** The exact cost of charges, in the smallest parts, and everything that a reader of it sees. */
export const priceBill = (
  collected: Bill,
  monthly: readonly MonthlyCharge[],
  overrides: Overrides,
  hours: bigint,
): { readonly cost: Cost; readonly exact: bigint } => {
  const bill = newBill();
  const totals: Totals = { exact: 0n, used: new Map() };
  const lines = monthly.flatMap((each) => linesOf(bill, overrides, each, totals));
  addBill(bill, { charges: [], notes: collected.notes });
  const cost: Cost = {
    currency: 'USD',
    hoursPerMonth: fromQuantity(hours),
    lines,
    total: toDollars(totals.exact),
    complete: !bill.notes.some(({ kind }) => kind === 'not-priced'),
    notes: bill.notes,
  };
  return { cost, exact: totals.exact };
};

/** The overrides of a scenario. Ids that are none were reported when the network was built. */
export const overridesOf = (prices: Readonly<Record<string, number>> | undefined): Overrides =>
  new Map(Object.entries(prices ?? {}));

export const monthOf = (hours: number, there: number, back: number): Month => ({
  hours: toQuantity(hours),
  there: toQuantity(there),
  back: toQuantity(back),
});
