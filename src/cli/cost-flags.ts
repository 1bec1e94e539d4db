/** The flags that say what a month is. */
import type { CostUsage } from '../evaluator/index.ts';
import { UnusableInput } from './errors.ts';

/** For parseArgs. */
export const COST_FLAGS = {
  gb: { type: 'string' },
  'gb-back': { type: 'string' },
  hours: { type: 'string' },
} as const;

type CostFlags = { readonly [K in keyof typeof COST_FLAGS]?: string | undefined };

const amountOf = (flag: string, text: string | undefined, highest: number): number | undefined => {
  if (text === undefined) return undefined;
  if (/^\d{1,10}(\.\d{1,6})?$/.test(text) && Number(text) <= highest) return Number(text);
  throw new UnusableInput(`--${flag} must be a number from 0 to ${highest}, not ${text}.`);
};

/** The usage that the flags ask for; what they leave out is as the scenario says. */
export const usageOf = (flags: CostFlags): CostUsage => {
  const there = amountOf('gb', flags.gb, 1_000_000_000);
  const back = amountOf('gb-back', flags['gb-back'], 1_000_000_000);
  const hours = amountOf('hours', flags.hours, 744);
  const gigabytes = back === undefined ? there : { there: there ?? 0, back };
  return {
    ...(hours === undefined ? {} : { hoursPerMonth: hours }),
    ...(gigabytes === undefined ? {} : { gigabytesPerMonth: gigabytes }),
  };
};
