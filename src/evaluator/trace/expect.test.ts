import { describe, expect, it } from 'vitest';
import { checkExpectation } from './expect.ts';
import type { Trace } from './types.ts';

/** A trace as far as expectations look at it. */
const trace = (changes: Readonly<Record<string, unknown>> = {}): Trace =>
  ({
    verdict: 'reachable',
    private: true,
    choices: [{ path: ['app', 'subnet', 'pcx', 'db'] }],
    shown: 0,
    findings: [],
    ...changes,
  }) as unknown as Trace;
const blocked = trace({
  verdict: 'not-reachable',
  findings: [
    { code: 'no-route', message: 'No route.' },
    { code: 'endpoint-state', message: 'It is pending.' },
    { code: 'no-route', message: 'Nor back.' },
  ],
});

describe('an expectation', () => {
  it('of a verdict alone is a word', () => {
    expect(checkExpectation(trace(), 'reachable')).toEqual([]);
    expect(checkExpectation(trace(), 'not-reachable')).toEqual([
      'expected not-reachable, but it is reachable.',
    ]);
    expect(checkExpectation(blocked, 'reachable')).toEqual([
      'expected reachable, but it is not-reachable. No route.',
    ]);
    expect(checkExpectation(blocked, { verdict: 'not-reachable' })).toEqual([]);
  });
  it('of privacy says what it is instead', () => {
    const differences = (given: boolean | null, wanted: boolean) =>
      checkExpectation(trace({ private: given }), { verdict: 'reachable', private: wanted });
    expect(differences(true, true)).toEqual([]);
    expect(differences(true, false)).toEqual(['expected a path that is not private, but it is private.']);
    expect(differences(false, true)).toEqual(['expected a path that is private, but it is not private.']);
    expect(differences(null, true)).toEqual([
      'expected a path that is private, but it is not decided to be either.',
    ]);
  });
  it('of a path holds for what stands on it in this order, whatever stands between', () => {
    const differences = (path: string[], choices = trace().choices) =>
      checkExpectation(trace({ choices }), { verdict: 'reachable', path });
    for (const path of [[], ['app'], ['app', 'db'], ['subnet', 'pcx', 'db'], ['app', 'subnet', 'pcx', 'db']])
      expect(differences(path)).toEqual([]);
    expect(differences(['db', 'app'])).toEqual([
      'expected `db`, `app` on the path in this order, but it is `app`, `subnet`, `pcx`, `db`.',
    ]);
    expect(differences(['app', 'nat'])).toHaveLength(1);
    expect(differences(['app', 'app'])).toHaveLength(1);
    expect(differences(['app'], [])).toEqual([]);
  });
  it('of a path must hold on every way that AWS may take', () => {
    const choices = [{ path: ['app', 'a', 'db'] }, { path: ['app', 'b', 'db'] }];
    const both = trace({ choices, shown: 1 });
    expect(checkExpectation(both, { verdict: 'reachable', path: ['app', 'db'] })).toEqual([]);
    expect(checkExpectation(both, { verdict: 'reachable', path: ['a'] })).toEqual([
      'expected `a` on the path in this order, but it is `app`, `b`, `db`.',
    ]);
    expect(checkExpectation(both, { verdict: 'reachable', notOnPath: ['a', 'c', 'b'] })).toEqual([
      'expected `a` not to be on the path, but it is.',
      'expected `b` not to be on the path, but it is.',
    ]);
  });
  it('of findings is about all of them, in any order, each code once', () => {
    const differences = (findings: readonly string[]) =>
      checkExpectation(blocked, { verdict: 'not-reachable', findings: findings as never });
    expect(differences(['no-route', 'endpoint-state'])).toEqual([]);
    expect(differences(['endpoint-state', 'no-route', 'no-route'])).toEqual([]);
    expect(differences(['no-route'])).toEqual([
      'expected the findings `no-route`, but they are `endpoint-state`, `no-route`.',
    ]);
    expect(differences([])).toEqual([
      'expected the findings none, but they are `endpoint-state`, `no-route`.',
    ]);
    expect(checkExpectation(trace(), { verdict: 'reachable', findings: [] })).toEqual([]);
  });
  it('says every difference', () => {
    expect(
      checkExpectation(blocked, {
        verdict: 'reachable',
        private: false,
        path: ['x'],
        notOnPath: ['db'],
        findings: [],
      }),
    ).toHaveLength(5);
  });
});
