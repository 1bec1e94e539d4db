/** What a month is: the hours, and the gigabytes there and back. */
import type { Network } from '../model/network.ts';
import type { CostUsage, Gigabytes } from './types.ts';

/** AWS's own month in its examples: 8,760 hours a year by twelve. */
const HOURS_PER_MONTH = 730;

export interface Amounts {
  readonly there: number;
  readonly back: number;
}

/** A number alone is all sent there. */
export const amountsOf = (gigabytes: Gigabytes | undefined): Amounts =>
  typeof gigabytes === 'object'
    ? { there: gigabytes.there ?? 0, back: gigabytes.back ?? 0 }
    : { there: gigabytes ?? 0, back: 0 };

export const hoursOf = (network: Network, usage: CostUsage): number =>
  usage.hoursPerMonth ?? network.scenario.usage?.hoursPerMonth ?? HOURS_PER_MONTH;

/** The gigabytes of a flow that says none itself. */
export const gigabytesOf = (network: Network, usage: CostUsage): Gigabytes | undefined =>
  usage.gigabytesPerMonth ?? network.scenario.usage?.gigabytesPerMonth;
