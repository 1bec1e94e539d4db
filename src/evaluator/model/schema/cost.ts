/** What a scenario says about its cost. */
import * as z from 'zod/mini';
import { described } from './base.ts';

const Amount = z.number().check(z.gte(0), z.lte(1_000_000_000));

export const Prices = z.record(z.string(), Amount);
export const Usage = z.strictObject({
  hoursPerMonth: z.optional(described(Amount, 'Hours that resources stand in a month. Left out: 730.')),
});
export const Gigabytes = Amount;
