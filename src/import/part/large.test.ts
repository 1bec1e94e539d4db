import { expect, it } from 'vitest';
import { largeAccount } from '../testing/large.ts';
import { partOf, partText } from './index.ts';

/** The bound is generous: machines that test are shared and slow. */
it('a part of an account of 10,000 instances is found in seconds, and is short', () => {
  const { scenario } = largeAccount(10_000);
  const instances = Object.keys(scenario.instances ?? {});
  for (const [from, to] of [
    [instances[0], instances[9_999]],
    [instances[1], '8.8.8.8'],
    ['internet', instances[77]],
    [instances[2], '10.29.200.9'],
  ]) {
    const start = performance.now();
    const part = partOf(scenario, { from: from ?? '', to: to ?? '', port: 443 });
    expect(performance.now() - start).toBeLessThan(8000);
    expect(part.whole).toBe(false);
    const written = partText(part.scenario);
    expect(written.ok ? written.text.split('\n').length : written.message).toBeLessThan(200);
  }
}, 60_000);
