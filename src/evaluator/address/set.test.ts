import { describe, expect, it } from 'vitest';
import type { AddressSet } from '../model/network.ts';
import { prefix } from './prefix.ts';
import { PUBLIC_SPACE } from './ranges.ts';
import {
  exactly,
  internetAddress,
  MOST_RANGES,
  matchAnyPrefix,
  matchPrefix,
  matchSet,
  serviceAddress,
} from './set.ts';

const setOf = (...cidrs: readonly string[]): AddressSet => ({ prefixes: cidrs.map(prefix), text: '' });
const rules = (...cidrs: readonly string[]) => cidrs.map(prefix);

describe('rules against an address that is not fully known', () => {
  const twoSubnets = setOf('10.0.1.0/24', '10.0.2.0/24');
  it.each([
    ['both ranges', ['10.0.1.0/24', '10.0.2.0/24'], 'yes'],
    ['one of the ranges', ['10.0.1.0/24', '10.9.0.0/16'], 'maybe'],
    ['a part of one range', ['10.0.2.128/25'], 'maybe'],
    ['a part of one range, and others', ['10.9.0.0/16', '10.0.2.128/25'], 'maybe'],
    ['none of them', ['10.9.0.0/16', '10.0.3.0/24'], 'no'],
    ['nothing', [], 'no'],
  ] as const)('that hold %s', (_what, held, answer) => {
    expect(matchAnyPrefix(rules(...held), twoSubnets)).toBe(answer);
  });

  it('one at a time', () => {
    expect(matchPrefix(prefix('10.0.0.0/16'), twoSubnets)).toBe('yes');
    expect(matchPrefix(prefix('10.0.1.0/24'), twoSubnets)).toBe('maybe');
    expect(matchPrefix(prefix('10.0.1.7/32'), twoSubnets)).toBe('maybe');
    expect(matchPrefix(prefix('10.0.3.0/24'), twoSubnets)).toBe('no');
  });
});

describe('two sets of addresses', () => {
  const one = exactly(prefix('10.0.1.10/32'));
  it.each([
    ['are the same address', one, 'yes'],
    ['are two addresses', exactly(prefix('10.0.1.11/32')), 'no'],
    ['may be the same, if one is not fixed', setOf('10.0.1.0/24'), 'maybe'],
    ['may be the same, if one is either of two', setOf('10.9.9.9/32', '10.0.1.10/32'), 'maybe'],
    ['have nothing in common', setOf('10.0.2.0/24', '10.0.3.0/24'), 'no'],
  ] as const)('%s', (_what, other, answer) => {
    expect(matchSet(one, other)).toBe(answer);
    expect(matchSet(other, one)).toBe(answer);
  });
});

describe('addresses out on the internet', () => {
  const ranges = (count: number) =>
    Array.from({ length: count }, (_, index) => prefix(`52.${index >> 8}.${index & 255}.0/24`));
  it('of a service are its ranges, if there are some and not too many', () => {
    expect(serviceAddress('s3', ranges(1)).prefixes).toEqual(ranges(1));
    expect(serviceAddress('s3', ranges(MOST_RANGES)).prefixes).toHaveLength(MOST_RANGES);
  });
  it('of a service are any public ones otherwise', () => {
    for (const known of [undefined, [], ranges(MOST_RANGES + 1)])
      expect(serviceAddress('s3', known).prefixes).toBe(PUBLIC_SPACE[4]);
  });
  it('are public ones of their IP version', () => {
    expect(internetAddress('example.com').prefixes).toBe(PUBLIC_SPACE[4]);
    expect(internetAddress('example.com', 6).prefixes).toBe(PUBLIC_SPACE[6]);
  });
});
