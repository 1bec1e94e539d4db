import { describe, expect, it } from 'vitest';
import { type Draft, office, traceIn } from '../testing/build.ts';

const ALLOW = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const DENY = { ...ALLOW, Sid: 'Fence', Effect: 'Deny' };
const untold = (...elements: readonly string[]) => ({
  Condition: { StringEquals: { 'hopwise:not-told': elements } },
});

const ask = (statements: readonly Draft[], more: Draft = {}) => {
  const policy = { Version: '2012-10-17', Statement: statements };
  const s3 = { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'], policy };
  return traceIn(office({ endpoints: { s3 } }), { from: 'app', to: 's3.us-east-1.amazonaws.com', ...more });
};

describe('without an action, an endpoint policy of which something is not told', () => {
  it.each([
    ['a deny of what is not told', [ALLOW, { ...DENY, ...untold('Resource') }], '/1'],
    ['a deny of actions that are not told', [ALLOW, { ...DENY, ...untold('Action') }], '/1'],
    ['a deny under a condition that is not told', [ALLOW, { ...DENY, ...untold('Condition') }], '/1'],
    ['an allow of actions that are not told', [{ ...ALLOW, Sid: 'Fence', ...untold('Action') }], '/0'],
    ['an allow for whom is not told', [{ ...ALLOW, Sid: 'Fence', ...untold('Principal', 'Resource') }], '/0'],
  ])('may let nothing pass by %s', (_, statements, at) => {
    const trace = ask(statements);
    expect(trace.verdict).toBe('undetermined');
    expect(trace.findings).toHaveLength(1);
    expect(trace.findings[0]?.code).toBe('policy-not-decided');
    expect(trace.findings[0]?.pointer).toBe(`/endpoints/s3/policy/Statement${at}`);
    expect(trace.findings[0]?.message).toContain('allows any request at all depends on');
    expect(trace.findings[0]?.message).toContain('of statement `Fence`, which is not told');
  });
  it.each([
    ['an allow of a resource that is not told', [{ ...ALLOW, ...untold('Resource') }]],
    ['a deny of one action', [ALLOW, { ...DENY, Action: 's3:DeleteObject', ...untold('Resource') }]],
    [
      'an allow beside one that is told',
      [
        { ...ALLOW, Action: 's3:Get*' },
        { ...ALLOW, ...untold('Action') },
      ],
    ],
  ])('lets some request pass by %s', (_, statements) => {
    const trace = ask(statements);
    expect(trace.verdict).toBe('reachable');
    expect(trace.assumptions.map(({ code }) => code)).toContain('endpoint-policy');
  });
  it('lets nothing pass where what is told does not', () => {
    expect(ask([DENY, { ...ALLOW, ...untold('Resource') }]).verdict).toBe('not-reachable');
    expect(ask([{ ...ALLOW, Action: 'sns:*', ...untold('Resource') }]).verdict).toBe('not-reachable');
  });
});

describe('with an action', () => {
  const put = { action: 's3:PutObject', resource: 'arn:aws:s3:::data/x' };
  it('what would decide is the element that is not told', () => {
    const trace = ask([ALLOW, { ...DENY, ...untold('Resource', 'Condition') }], put);
    expect(trace.verdict).toBe('undetermined');
    expect(trace.findings[0]?.message).toContain(
      'depends on `Resource` and `Condition` of statement `Fence`, which is not told.',
    );
  });
  it('a statement about other actions decides nothing', () => {
    expect(ask([ALLOW, { ...DENY, Action: 's3:GetObject', ...untold('Resource') }], put).verdict).toBe(
      'reachable',
    );
  });
});
