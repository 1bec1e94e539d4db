/** What a scenario says of money: prices of its own, and how much its flows carry. */
import * as z from 'zod/mini';
import { described } from './base.ts';

const Amount = z.number().check(z.gte(0), z.lte(1_000_000_000));

export const Gigabytes = z.union([
  Amount,
  z.strictObject({
    there: z.optional(described(Amount, 'From the source to the destination.')),
    back: z.optional(described(Amount, 'The answers.')),
  }),
]);

export const Usage = z.strictObject({
  hoursPerMonth: z.optional(
    described(z.number().check(z.gte(0), z.lte(744)), 'Hours of a month. Left out: 730.'),
  ),
  gigabytesPerMonth: z.optional(
    described(Gigabytes, 'Of each flow that says none. A number: all there. Left out: none.'),
  ),
});

export const Prices = z.record(z.string(), z.number().check(z.gte(0), z.lte(1_000_000)));
