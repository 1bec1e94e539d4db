import { expect, test } from 'vitest';
import { checkRegion } from './regions.ts';

test.each(['us-east-1', 'ap-southeast-7', 'cn-northwest-1', 'us-gov-west-1'])('%s is known', (region) => {
  expect(checkRegion(region)).toBeUndefined();
});

test.each(['ap-southeast-9', 'nz-central-1', 'us-isob-east-1', 'eusc-fr-west-1'])(
  '%s may be a new one, which is said',
  (region) => {
    expect(checkRegion(region)).toContain('is no Region that is known here; it is taken as a new one.');
  },
);

test.each([
  ['us-esat-1', ' Did you mean us-east-1?'],
  ['us-east-1a', ' Did you mean us-east-1?'],
  ['Virginia', ''],
  ['', ''],
])('%j is none', (region, hint) => {
  expect(() => checkRegion(region)).toThrow(`such as us-east-1, not ${region}.${hint}`);
});
