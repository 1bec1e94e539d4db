import { describe, expect, it } from 'vitest';
import { claimProblems } from './claims.ts';

const sns = { scenario: 'sns/endpoint', flow: 'app-to-sns' } as const;

describe('a claim', () => {
  it('holds where the evaluator agrees', () => {
    expect(
      claimProblems({ ...sns, verdict: 'reachable', private: true, path: ['vpce-sns'], notOnPath: ['igw'] }),
    ).toEqual([]);
    expect(
      claimProblems({
        scenario: 'sns/endpoint',
        flow: 'app-to-sqs',
        verdict: 'not-reachable',
        finding: 'no-route',
      }),
    ).toEqual([]);
  });

  it.each([
    ['another verdict', { ...sns, verdict: 'not-reachable' }, /reachable/],
    ['another path', { ...sns, verdict: 'reachable', path: ['nat'] }, /`nat`/],
    ['a resource that is on the path', { ...sns, verdict: 'reachable', notOnPath: ['vpce-sns'] }, /vpce-sns/],
    ['a path that is not private', { ...sns, verdict: 'reachable', private: false }, /private/],
    ['a finding that is not there', { ...sns, verdict: 'reachable', finding: 'no-route' }, /no-route/],
    ['a flow that is not there', { ...sns, flow: 'nobody', verdict: 'reachable' }, /no flow "nobody"/],
    [
      'a scenario that is not there',
      { ...sns, scenario: 'sns/none', verdict: 'reachable' },
      /sns\/none\.json/,
    ],
  ] as const)('fails with %s', (_what, claim, sentence) => {
    expect(claimProblems(claim).join()).toMatch(sentence);
  });
});
