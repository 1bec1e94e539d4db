import { describe, expect, it } from 'vitest';
import { nearest, oneOf, placeOf } from './words.ts';

describe('where something stands', () => {
  it.each<[readonly PropertyKey[], string]>([
    [[], 'the scenario'],
    [['version'], 'the scenario'],
    [['vpcs', 'a'], 'VPC `a`'],
    [['vpcs', 'a', 'subnets', 's', 'cidr'], 'subnet `s`'],
    [['vpcs', 'a', 'networkAcls', 'n', 'inbound', '100', 'action'], 'inbound rule `100` of network ACL `n`'],
    [['vpcs', 'a', 'securityGroups', 'g', 'outbound', 0], 'outbound rule number 1 of security group `g`'],
    [['transitGateways', 't', 'attachments', 'x'], 'attachment `x`'],
    [['endpoints', 3], 'the scenario'],
    [['toString', 'x'], 'the scenario'],
  ])('%j is %s', (path, words) => {
    expect(placeOf(path)).toBe(words);
  });
});

describe('what was meant', () => {
  it.each<[string, readonly string[], string | undefined]>([
    ['subnet', ['subnets', 'routes'], 'subnets'],
    ['SUBNETS', ['subnets'], 'subnets'],
    ['ab', ['ac', 'xy'], 'ac'],
    ['ab', ['xy'], undefined],
    ['private', ['privat', 'privates', 'private-a'], 'privat'],
    ['privatte', ['privat', 'private'], 'private'],
    ['abcdef', ['abcxyz'], undefined],
    ['abcdef', ['abcdyz'], 'abcdyz'],
    ['a', ['abc'], undefined],
    ['', ['abc'], undefined],
  ])('by %j of %j is %j', (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });
  it('is not looked for among too many, or by too long a word', () => {
    const many = Array.from({ length: 99_999 }, (_, index) => `something-${index}`);
    expect(nearest('app', [...many, 'apq'])).toBe('apq');
    expect(nearest('app', [...many, 'x', 'apq'])).toBeUndefined();
    const long = 'a'.repeat(64);
    expect(nearest(long, [`${long}b`])).toBe(`${long}b`);
    expect(nearest(`${long}a`, [`${long}b`])).toBeUndefined();
  });
});

describe('a choice', () => {
  it('is told with commas and an or', () => {
    expect(oneOf([])).toBe('');
    expect(oneOf(['a'])).toBe('`a`');
    expect(oneOf(['a', 'b'])).toBe('`a` or `b`');
    expect(oneOf(['a', 'b', 'c'])).toBe('`a`, `b` or `c`');
  });
});

describe('a name that is near', () => {
  it('is found behind any number of others, also with letters swapped', () => {
    const others = Array.from({ length: 20_000 }, (_, index) => `machine-${index}`);
    expect(nearest('databaes', [...others, 'database'])).toBe('database');
    expect(nearest('form', ['format', 'from', 'port'])).toBe('from');
    expect(nearest('ab', ['ba'])).toBe('ba');
    expect(nearest('database', others)).toBeUndefined();
  });
});
