/** The monthly cost of one traced path. */
import type { Network } from '../model/network.ts';
import type { PathTrace } from '../trace/types.ts';
import { addBill, type Bill, newBill, note } from './charges.ts';
import { pathHours, pathTransfer } from './path-bill.ts';
import { monthOf, overridesOf, priceBill } from './price-bill.ts';
import type { Cost, CostUsage, Gigabytes } from './types.ts';
import { amountsOf, gigabytesOf, hoursOf } from './usage.ts';

/** Says what was done with the gigabytes. */
export const noteGigabytes = (
  bill: Bill,
  of: string,
  gigabytes: Gigabytes | undefined,
  { verdict }: PathTrace,
): void => {
  const { there, back } = amountsOf(gigabytes);
  if (verdict === 'not-reachable')
    note(bill, 'assumption', `${of} does not arrive: no gigabytes are counted.`);
  else if (there + back === 0)
    note(bill, 'assumption', `No gigabytes are given for ${of}: only hours are counted.`);
  else {
    if (typeof gigabytes === 'number')
      note(
        bill,
        'assumption',
        `All ${gigabytes.toLocaleString('en-US')} GB of ${of} are sent there, none come back.`,
      );
    if (verdict === 'undetermined')
      note(
        bill,
        'assumption',
        `Whether ${of} arrives is not known: its gigabytes are counted as far as its path is.`,
      );
  }
};

/**
 * What a path costs a month, in US dollars: hours of what it crosses, each resource once, and its
 * gigabytes by tiers that nothing else has used. Tiers and hours that other paths share are counted
 * in full. What has no price is a note, and `complete` is then false.
 */
export const pathCost = (network: Network, path: PathTrace, usage: CostUsage = {}): Cost => {
  const gigabytes = gigabytesOf(network, usage);
  const { there, back } = amountsOf(gigabytes);
  const hours = hoursOf(network, usage);
  const month = monthOf(hours, there, back);
  const bill = newBill();
  noteGigabytes(bill, 'the flow', gigabytes, path);
  addBill(bill, pathHours(network, path));
  if (there + back > 0) addBill(bill, pathTransfer(network, path));
  const monthly = bill.charges.map((charge) => ({ charge, month }));
  return priceBill(bill, monthly, overridesOf(network.scenario.prices), month.hours).cost;
};
