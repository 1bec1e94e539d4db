import { describe, expect, it } from 'vitest';
import { parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import { type Given, operatorOf } from './operators.ts';

/** Whether a value of the request holds against one of the policy. */
const holds = (operator: string, given: Given, wanted: string): boolean | 'maybe' => {
  const found = operatorOf(operator);
  if (found === undefined) throw new Error(`no operator ${operator}`);
  const answer = found.compare(given, wanted);
  return answer === 'maybe' ? answer : (answer === 'yes') !== found.negated;
};

describe.each([
  ['numbers', 'Numeric', '9', '10', '11'],
  ['dates', 'Date', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'],
  ['dates in seconds', 'Date', '1767225600', '2026-01-02T00:00:00Z', '1767398400'],
])('of %s', (_, family, below, bound, above) => {
  it.each<[string, boolean, boolean, boolean]>([
    ['Equals', false, true, false],
    ['NotEquals', true, false, true],
    ['LessThan', true, false, false],
    ['LessThanEquals', true, true, false],
    ['GreaterThan', false, false, true],
    ['GreaterThanEquals', false, true, true],
  ])('%s', (name, ...expected) => {
    expect([below, bound, above].map((given) => holds(`${family}${name}`, given, bound))).toEqual(expected);
  });
});

describe('what is no number and no date', () => {
  const NONE = ['', ' ', 'ten', '1x'];
  it.each(['NumericLessThanEquals', 'NumericGreaterThanEquals', 'NumericEquals'])('%s', (operator) => {
    for (const text of NONE)
      expect([holds(operator, text, '0'), holds(operator, '0', text)]).toEqual([false, false]);
  });
  it.each(['DateLessThanEquals', 'DateGreaterThanEquals', 'DateEquals'])('%s', (operator) => {
    const date = '2026-01-01T00:00:00Z';
    for (const text of [...NONE, 'Jan 1 2026', 'on 2026-01-01'])
      expect([holds(operator, text, date), holds(operator, date, text)]).toEqual([false, false]);
  });
});

describe('of texts', () => {
  it('in another case', () => {
    expect(holds('StringEquals', 'Blue', 'blue')).toBe(false);
    expect(holds('StringEqualsIgnoreCase', 'Blue', 'bLUE')).toBe(true);
    expect(holds('StringEqualsIgnoreCase', 'Blue', 'green')).toBe(false);
    expect(holds('StringNotEqualsIgnoreCase', 'Blue', 'bLUE')).toBe(false);
    expect(holds('Bool', 'true', 'TRUE')).toBe(true);
    expect(holds('stringlike', 'blue', 'b*')).toBe(true);
  });
  it('a range of addresses never equals one text', () => {
    const address = parseAddress('10.0.0.1');
    if (address === undefined) throw new Error('no address');
    const given = exactly(address);
    expect(holds('StringEquals', given, '10.0.0.1')).toBe('maybe');
    expect(holds('IpAddress', given, '10.0.0.0/8')).toBe(true);
    expect(holds('NotIpAddress', given, '10.0.0.1')).toBe(false);
    expect(holds('IpAddress', 'nowhere', '10.0.0.0/8')).toBe(false);
    expect(holds('IpAddress', '10.0.0.1', 'nowhere')).toBe(false);
    expect(holds('IpAddress', { role: 'arn:aws:iam::111111111111:role/app' }, '10.0.0.0/8')).toBe(false);
  });
});

describe('of ARNs', () => {
  const ARN = 'arn:aws:sns:us-east-1:111111111111:topic';
  it.each<[string, boolean | 'maybe']>([
    [ARN, true],
    ['arn:aws:sns:*:111111111111:t*', true],
    ['arn:aws:sns:us-east-1:111111111111:other', false],
    ['*', true],
    // A pattern without all six parts.
    ['arn:aws:sns:us-east-1:1*', 'maybe'],
    ['arn:aws:sqs:us-east-1:1*', false],
  ])('like %s', (wanted, expected) => {
    expect(holds('ArnLike', ARN, wanted)).toBe(expected);
    expect(holds('ArnNotEquals', ARN, wanted)).toBe(expected === 'maybe' ? expected : !expected);
  });

  const role = { role: 'arn:aws:iam::111111111111:role/app' };
  it.each<[string, boolean | 'maybe']>([
    ['arn:aws:iam::111111111111:role/app', true],
    ['arn:aws:iam::111111111111:role/team/app', 'maybe'],
    ['arn:aws:iam::111111111111:role/team/*', 'maybe'],
    ['arn:aws:iam::111111111111:role/team/a*', 'maybe'],
    ['arn:aws:iam::111111111111:role/team/other', false],
    ['arn:aws:iam::222222222222:role/team/app', false],
    ['arn:aws:iam::111111111111:user/team/app', false],
    ['arn:aws:iam::*:role/ap?', true],
  ])('of a role whose path is not known, like %s', (wanted, expected) => {
    expect(holds('ArnLike', role, wanted)).toBe(expected);
    expect(holds('StringLike', role, wanted)).toBe(expected);
  });
});

describe('of no name', () => {
  it.each(['StringEqual', 'toString', '__proto__', ''])('%j', (name) => {
    expect(operatorOf(name)).toBeUndefined();
  });
});
