import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACCEPTED, grade, gradeQuestion } from './grade.ts';
import type { Checks } from './schema.ts';

const START = readFileSync('content/scenarios/sns/endpoint.json', 'utf8');
const SNS = 'sns.us-east-1.amazonaws.com';
const RULE = '{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }';

const open = (more: Partial<Extract<Checks[string], { kind: 'flow' }>> = {}): Checks => ({
  sns: { kind: 'flow', says: 'It arrives.', from: 'app', to: SNS, verdict: 'reachable', ...more },
});
const gradeOf = (checks: Checks, text: string) => {
  const answer = grade(checks, START, text);
  if (answer.kind !== 'graded') throw new Error('it cannot be graded');
  return answer;
};
const whyNot = (checks: Checks, text: string): string | undefined =>
  gradeOf(checks, text).checks.find(({ met }) => !met)?.why;

describe('a flow', () => {
  test('is met as it is', () => {
    expect(gradeOf(open(), START).solved).toBe(true);
    expect(gradeOf(open({ private: true, path: ['vpce-sns'] }), START).solved).toBe(true);
  });

  test.each([
    ['a blocker', open(), START.replace(RULE, ''), 'endpoint-sg'],
    ['an end that is gone', open({ from: 'nobody' }), START, 'nobody'],
    ['one that should stay closed', open({ verdict: 'not-reachable' }), START, 'endpoint-sg'],
    ['another way', open({ path: ['nat'] }), START, 'not through `nat`'],
    ['a way not wanted', open({ notOnPath: ['vpce-sns'] }), START, 'It goes through `vpce-sns`.'],
    ['a private path not wanted', open({ private: false }), START, 'The path is private.'],
  ])('says why not: %s', (_what, checks, text, why) => {
    expect(whyNot(checks, text)).toContain(why);
  });

  test('names the gateways of a path that is not private', () => {
    const nat = readFileSync('content/scenarios/sns/nat.json', 'utf8');
    expect(whyNot(open({ private: true }), nat)).toBe(
      'It arrives through `nat`, `igw`: the path is not private.',
    );
  });

  test('is the goal’s own, whatever the text makes of its flows', () => {
    const text = START.replace(RULE, '').replaceAll(`"to": "${SNS}"`, '"to": "10.0.1.50", "port": 22');
    expect(gradeOf(open(), text).solved).toBe(false);
    expect(gradeOf(open(), START.replace(/"flows": \{[\s\S]*\n {2}\}/, '"flows": {}')).solved).toBe(true);
  });
});

describe('a budget', () => {
  const budget = (dollarsPerMonth: number): Checks => ({
    ...open({ gigabytesPerMonth: 100 }),
    budget: { kind: 'budget', says: 'It is cheap.', dollarsPerMonth },
  });

  test('counts hours and the gigabytes of the goals', () => {
    expect(gradeOf(budget(8.3), START).solved).toBe(true);
    expect(whyNot(budget(8.29), START)).toBe('It costs $8.30 a month. Most of it is for `vpce-sns`: $7.30.');
  });

  test('takes prices and hours from the start: a text cannot make AWS cheaper', () => {
    const cheaper = START.replace('"version": 1,', '"version": 1, "usage": { "hoursPerMonth": 0 },');
    expect(gradeOf(budget(8.29), cheaper).solved).toBe(false);
    const prices = START.replace(
      '"version": 1,',
      '"version": 1, "prices": { "interface-endpoint-hour": 0 },',
    );
    expect(gradeOf(budget(8.29), prices).solved).toBe(false);
  });
});

describe('what must stay', () => {
  test('is neither changed nor gone', () => {
    const checks: Checks = {
      ends: { kind: 'untouched', says: 'As they are.', resources: ['app', 'consumer/app-sg'] },
    };
    expect(gradeOf(checks, START).solved).toBe(true);
    expect(whyNot(checks, START.replace('10.0.1.10', '10.0.1.11'))).toBe('`app` is not as it was.');
    const gone = START.replaceAll('app-sg', 'other-sg');
    expect(whyNot(checks, gone)).toBe('`consumer/app-sg` is gone.');
  });

  test('nothing of a kind is added', () => {
    const checks: Checks = {
      none: { kind: 'nothing-new', says: 'None.', kinds: ['internet gateway'] },
    };
    const text = START.replace(
      '"instances":',
      '"internetGateways": { "igw": { "vpc": "consumer" } }, "instances":',
    );
    expect(whyNot(checks, text)).toContain('`igw`');
  });

  test('AWS would accept the network', () => {
    const text = START.replace('"private-a": {', '"twin": { "cidr": "10.0.1.0/25" }, "private-a": {');
    const accepted = gradeOf(open(), text).checks.find(({ name }) => name === ACCEPTED);
    expect(accepted).toMatchObject({ met: false, why: expect.stringContaining('twin') });
  });
});

describe('any text', () => {
  const checks = JSON.stringify(open());

  test('gets an answer, and none that is not a scenario solves anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('{"__proto__":{"version":1}}')), (text) => {
        expect(gradeQuestion({ checks, start: START, text })).toEqual({ kind: 'not-graded' });
      }),
      { numRuns: 60 },
    );
  });

  test('of goals gets an answer too', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (hostile) => {
        expect(gradeQuestion({ checks: hostile, start: START, text: START })).toEqual({ kind: 'not-graded' });
      }),
      { numRuns: 60 },
    );
  });

  test('with a piece cut out or put in never throws and never solves by accident', () => {
    fc.assert(
      fc.property(fc.nat(START.length), fc.nat(40), fc.string({ maxLength: 4 }), (at, length, piece) => {
        const answer = grade(open(), START, START.slice(0, at) + piece + START.slice(at + length));
        if (answer.kind === 'graded') expect(answer.solved).toBe(answer.checks.every(({ met }) => met));
      }),
      { numRuns: 40 },
    );
  });
});
