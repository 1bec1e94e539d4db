/** Charges and notes as they are collected: each note once, in order. */
import type { Network } from '../model/network.ts';
import type { ResourceRef } from '../trace/types.ts';
import type { Element } from './elements.ts';
import type { PriceId } from './prices.ts';
import type { Charge, CostNote } from './types.ts';

/** What a path or a scenario is charged for, before prices are looked up. */
export interface Bill {
  readonly charges: Charge[];
  readonly notes: CostNote[];
}

export const newBill = (): Bill => ({ charges: [], notes: [] });

export const note = (
  bill: Bill,
  kind: CostNote['kind'],
  message: string,
  facts: CostNote['facts'] = [],
): void => {
  if (!bill.notes.some((known) => known.message === message)) bill.notes.push({ kind, message, facts });
};

/** Hours of something that is there all month. */
export const byHour = (
  bill: Bill,
  price: PriceId,
  resource: ResourceRef,
  region: string,
  units = 1,
  detail?: string,
): void => {
  if (units > 0)
    bill.charges.push({
      price,
      resource,
      region,
      basis: 'hour',
      units,
      ...(detail === undefined ? {} : { detail }),
    });
};

/** One direction of a path, while its charges are collected. */
export interface Course {
  readonly network: Network;
  readonly bill: Bill;
  readonly direction: 'there' | 'back';
  readonly elements: readonly Element[];
}

/** A price for each gigabyte that takes this course, `times` over. Both directions of a path make one charge. */
export const byGigabyte = (
  { bill, direction }: Course,
  price: PriceId,
  resource: ResourceRef,
  region: string,
  detail?: string,
  times = 1,
): void => {
  const isSame = (known: Charge): boolean =>
    known.price === price &&
    known.resource.pointer === resource.pointer &&
    known.resource.id === resource.id &&
    known.region === region &&
    known.detail === detail;
  const index = bill.charges.findIndex(isSame);
  const known = bill.charges[index];
  const before = known?.basis === 'gigabyte' ? known : { there: 0, back: 0 };
  const charge: Charge = {
    price,
    resource,
    region,
    basis: 'gigabyte',
    there: before.there + (direction === 'there' ? times : 0),
    back: before.back + (direction === 'back' ? times : 0),
    ...(detail === undefined ? {} : { detail }),
  };
  if (known === undefined) bill.charges.push(charge);
  else bill.charges[index] = charge;
};

/** Adds the charges and notes of another bill. */
export const addBill = (bill: Bill, other: Bill): void => {
  bill.charges.push(...other.charges);
  for (const { kind, message, facts } of other.notes) note(bill, kind, message, facts);
};
