import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../../evaluator/index.ts';
import { largeAccount } from '../testing/large.ts';
import { inventoryOf, mapOf, searchInventory } from './index.ts';

const { scenario, tags } = largeAccount(30_000);
const built = buildNetwork(scenario);
if (!built.ok) throw new Error(built.problems[0]?.message);
const { network } = built;

const timed = (run: () => void): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};

/** Bounds are generous: machines that test are shared and slow. Most of it takes a fifth. */
describe('an account of 30,000 instances', () => {
  const inventory = inventoryOf(network, tags);

  it.each([
    'w',
    'database',
    'i-0000000000000',
    '10.3.0.0/16',
    '10.3.0.9',
    'team=team-3',
    'kind:instance e',
    'zzz',
  ])('is searched for %j on each keystroke', (query) => {
    const times = Array.from({ length: 9 }, () => timed(() => searchInventory(inventory, query, 50)));
    expect(times.toSorted((a, b) => a - b)[0]).toBeLessThan(32);
  });

  it('is listed and mapped at once', () => {
    expect(timed(() => inventoryOf(network, tags))).toBeLessThan(5000);
    expect(timed(() => mapOf(network))).toBeLessThan(2000);
    expect(mapOf(network).accounts.flatMap(({ regions }) => regions.flatMap(({ vpcs }) => vpcs)).length).toBe(
      30,
    );
  });
});
