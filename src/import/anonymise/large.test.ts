import { expect, it } from 'vitest';
import { buildNetwork } from '../../evaluator/index.ts';
import { largeAccount } from '../testing/large.ts';
import { anonymise } from './index.ts';

/** The bound is generous: machines that test are shared and slow. */
it('an account of 10,000 instances is anonymised in seconds', () => {
  const { scenario } = largeAccount(10_000);
  const start = performance.now();
  const { scenario: after, names } = anonymise(scenario);
  expect(performance.now() - start).toBeLessThan(8000);
  expect(names.size).toBeGreaterThan(20_000);
  expect(buildNetwork(after).ok).toBe(true);
  expect(JSON.stringify(after)).not.toMatch(/office-|"i-0|"10\.0\.0\.4"/);
}, 60_000);
