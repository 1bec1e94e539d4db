import { describe, expect, it } from 'vitest';
import { networkOf, office } from '../testing/build.ts';
import type { Finding, PathTrace, ResourceRef } from './types.ts';
import { pathTraceOf, traceOf } from './verdict.ts';
import { startWalk, type Walk } from './walk.ts';

const ABOUT: ResourceRef = { kind: 'instance', id: 'app', pointer: '/instances/app' };
const TABLE: ResourceRef = { kind: 'route-table', id: 'rtb', pointer: '/rtb' };
const FLOW = { from: 'app', to: 'db', protocol: 'tcp' } as const;
const finding = (changes: Partial<Finding> = {}): Finding => ({
  code: 'no-route',
  kind: 'blocker',
  resource: TABLE,
  message: 'No route.',
  pointer: '/rtb',
  facts: [],
  ...changes,
});
const walk = (changes: Partial<Walk> = {}): Walk => ({
  ...startWalk(networkOf(office()), 'there'),
  ...changes,
});
const choice = (name: string, changes: Partial<PathTrace> = {}): PathTrace => ({
  ...pathTraceOf(name, walk(), undefined, true),
  ...changes,
});

describe('one way', () => {
  it.each<[string, Partial<Walk>, Partial<Walk> | undefined, boolean, string, boolean | null]>([
    ['arrives', {}, {}, true, 'reachable', true],
    ['is refused', { refused: true }, undefined, true, 'not-reachable', true],
    ['is refused on its way back', {}, { refused: true }, true, 'not-reachable', true],
    ['is open', { unknown: true }, undefined, true, 'undetermined', true],
    ['is open on its way back', {}, { unknown: true }, true, 'undetermined', true],
    [
      'is refused where another gate is open',
      { refused: true, unknown: true },
      {},
      true,
      'not-reachable',
      true,
    ],
    ['ends nowhere', {}, undefined, false, 'undetermined', null],
    ['goes publicly', { publicly: true }, undefined, true, 'reachable', false],
    ['goes publicly back', {}, { publicly: true }, true, 'reachable', false],
    ['goes publicly and ends nowhere', { publicly: true }, undefined, false, 'undetermined', false],
  ])('%s', (_, there, back, arrived, verdict, isPrivate) => {
    const trace = pathTraceOf('', walk(there), back === undefined ? undefined : walk(back), arrived);
    expect([trace.verdict, trace.private]).toEqual([verdict, isPrivate]);
  });
  it('has no way back where the way there is refused', () => {
    const back = walk({ path: ['db', 'app'] });
    expect(pathTraceOf('', walk(), back, true).returnPath).toEqual(['db', 'app']);
    expect(pathTraceOf('', walk({ refused: true }), back, true).returnPath).toEqual([]);
    expect(pathTraceOf('', walk({ path: ['app'] }), undefined, true)).toMatchObject({
      path: ['app'],
      returnPath: [],
      back: [],
    });
  });
  it('names a reason once: a state for both directions, a rule for each', () => {
    const codes = (resource: ResourceRef) => {
      const of = (direction: 'there' | 'back') => walk({ findings: [finding({ resource, direction })] });
      return pathTraceOf('', of('there'), of('back'), true).findings.length;
    };
    expect(codes(TABLE)).toBe(2);
    expect(codes({ kind: 'nat-gateway', id: 'nat', pointer: '/nat' })).toBe(1);
    const twice = walk({ findings: [finding(), finding(), finding({ message: 'Another.' })] });
    expect(pathTraceOf('', twice, undefined, true).findings).toHaveLength(2);
  });
  it('says an assumption once', () => {
    const said = { code: 'x', message: 'So it is.', facts: [] };
    const of = walk({ assumptions: [said, said] });
    expect(pathTraceOf('', of, of, true).assumptions).toEqual([said]);
  });
});

describe('several ways', () => {
  const OPEN = choice('a');
  const CLOSED = choice('b', { verdict: 'not-reachable', findings: [finding()] });
  const UNCLEAR = choice('c', { verdict: 'undetermined' });
  const of = (...choices: readonly PathTrace[]) => traceOf(FLOW, choices, ABOUT);
  it('must agree', () => {
    expect(of(OPEN, OPEN)).toMatchObject({ verdict: 'reachable', shown: 0, findings: [] });
    expect(of(CLOSED, CLOSED).verdict).toBe('not-reachable');
    expect(of().verdict).toBe('undetermined');
  });
  it('that end differently are undetermined, say so, and show the worst', () => {
    const split = of(OPEN, UNCLEAR, CLOSED);
    expect(split).toMatchObject({ verdict: 'undetermined', shown: 2 });
    expect(split.findings.map(({ code }) => code)).toEqual(['no-route', 'choices-differ']);
    expect(split.findings[1]).toMatchObject({
      resource: { id: 'app' },
      facts: ['F-IFE-06'],
      message:
        'AWS may take any of these ways, and they end differently. a: reachable; c: undetermined; b: not reachable.',
    });
    expect(of(OPEN, UNCLEAR).shown).toBe(1);
    expect(of().shown).toBe(0);
  });
  it('of which one was not followed do not end differently for that', () => {
    const tooMany = { ...UNCLEAR, findings: [finding({ code: 'too-many-choices' })] };
    const trace = of(OPEN, tooMany);
    expect(trace.verdict).toBe('undetermined');
    expect(trace.findings.map(({ code }) => code)).toEqual(['too-many-choices']);
  });
  it('are private where each is', () => {
    const publicly = choice('p', { private: false });
    const open = choice('o', { private: null });
    expect(of(OPEN, OPEN).private).toBe(true);
    expect(of(publicly, publicly).private).toBe(false);
    expect(of(OPEN, publicly).private).toBeNull();
    expect(of(open, open).private).toBeNull();
    expect(of().private).toBeNull();
  });
  it('say what they share once', () => {
    expect(of(CLOSED, CLOSED).findings).toHaveLength(1);
    const assuming = choice('a', { assumptions: [{ code: 'x', message: 'So.', facts: [] }] });
    expect(of(assuming, assuming).assumptions).toHaveLength(1);
  });
});
