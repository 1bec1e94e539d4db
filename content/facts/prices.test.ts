/** Every price of the table rests on a fact of the ledger, and says as much of it as the ledger does. */
import { describe, expect, it } from 'vitest';
import { PRICES, type Price, type Rate, type Tier } from '../../src/evaluator/index.ts';
import { factOf } from './ledger.ts';

const rates: readonly (readonly [string, Price, Rate])[] = Object.entries(PRICES).flatMap(([id, price]) =>
  price.rates.map((rate) => [id, price, rate] as const),
);

/** An amount as a fact writes it, with or without a zero at its end. */
const written = ({ amount }: Tier): RegExp =>
  new RegExp(`\\$${String(amount).replace('.', '[.]')}0?(?![0-9])`);

describe.each(rates)('%s', (_id, price, rate) => {
  it('has a fact, with the confidence and no later than the day on which it was read', () => {
    const fact = factOf(rate.fact);
    expect(fact?.confidence).toBe(rate.confidence);
    expect(rate.date <= (fact?.read ?? '')).toBe(true);
    for (const tier of rate.tiers) {
      if (tier.fact === undefined) continue;
      expect(factOf(tier.fact)?.confidence).toBe(tier.confidence ?? rate.confidence);
    }
  });

  it('takes the amounts that its facts name', () => {
    for (const tier of rate.tiers) {
      if (tier.amount === 0) continue;
      expect(factOf(tier.fact ?? rate.fact)?.statement).toMatch(written(tier));
    }
  });

  it('has tiers that rise, and one without a bound at the end', () => {
    const bounds = rate.tiers.map(({ upTo }) => upTo ?? Number.POSITIVE_INFINITY);
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
    expect(bounds.at(-1)).toBe(Number.POSITIVE_INFINITY);
    if (rate.tiers.length > 1) expect(price.pool).toBeDefined();
  });
});
