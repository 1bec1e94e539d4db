import { describe, expect, it } from 'vitest';
import { diffSentences } from './sentences.ts';
import type { DiffResource, FlowDiff, NetworkDiff } from './types.ts';

const FLOW = { from: 'app', to: 'db' } as const;
const NOTHING: NetworkDiff = {
  asked: 1,
  changed: [],
  onlyBefore: [],
  onlyAfter: [],
  topology: { added: [], removed: [], changed: [] },
};
/** The sentences about one flow, without its name. */
const of = (change: Partial<FlowDiff>): readonly string[] => {
  const flow: FlowDiff = {
    name: 'f',
    asked: { before: FLOW, after: FLOW },
    findings: { gained: [], lost: [] },
    assumptions: { gained: [], lost: [] },
    ...change,
  };
  return diffSentences({ ...NOTHING, changed: [flow] }).map((text) => text.replace('Flow `f`: ', ''));
};

describe('a flow that changed', () => {
  it('says nothing of what stayed', () => {
    expect(of({})).toEqual([]);
  });
  it('says verdict and privacy in words', () => {
    expect(of({ verdict: { before: 'reachable', after: 'not-reachable' } })).toEqual([
      'It was reachable and is not reachable.',
    ]);
    expect(of({ private: { before: null, after: false } })).toEqual([
      'The path was not known to be private and is not private.',
    ]);
  });
  it('says why it cannot be asked, before or after', () => {
    expect(
      of({
        verdict: { before: 'undetermined', after: 'impossible' },
        problem: { before: undefined, after: 'There is no `db`.' },
      }),
    ).toEqual(['It was undetermined and is not possible to ask.', 'There is no `db`.']);
    expect(of({ problem: { before: 'Once.', after: 'Now.' } })).toEqual(['Once.', 'Now.']);
  });
  it('says the ways, of many the first three', () => {
    expect(of({ paths: { before: [['a', 'b']], after: [] } })).toEqual([
      'The way there was `a` → `b` and is none.',
    ]);
    expect(of({ returnPaths: { before: [[]], after: [['b', 'a']] } })).toEqual([
      'The way back was none and is `b` → `a`.',
    ]);
    const ways = ['a', 'b', 'c', 'd', 'e'].map((id) => [id]);
    expect(of({ paths: { before: ways.slice(0, 3), after: ways } })).toEqual([
      'The way there was `a` or `b` or `c` and is `a` or `b` or `c` or 2 more.',
    ]);
  });
  it('says what was found and assumed, newly and no longer', () => {
    const finding = { code: 'no-route', resource: 'rtb', message: 'No route.' } as const;
    const assumption = { code: 'x', message: 'So it is.' };
    expect(of({ findings: { gained: [finding], lost: [] } })).toEqual(['New finding no-route: No route.']);
    expect(of({ findings: { gained: [], lost: [finding] } })).toEqual([
      'No longer a finding, no-route: No route.',
    ]);
    expect(of({ assumptions: { gained: [assumption], lost: [] } })).toEqual([
      'Newly taken as true: So it is.',
    ]);
    expect(of({ assumptions: { gained: [], lost: [assumption] } })).toEqual([
      'No longer taken as true: So it is.',
    ]);
  });
  it('says that it is another one', () => {
    expect(of({ asked: { before: FLOW, after: { ...FLOW, port: 22 } } })).toEqual([
      'The flow itself is another one.',
    ]);
  });
});

describe('resources', () => {
  const resource = (kind: string, name: string): DiffResource => ({ kind, name, pointer: `/${name}` });
  const said = (added: readonly DiffResource[]) =>
    diffSentences({ ...NOTHING, topology: { ...NOTHING.topology, added } });
  it('are listed by kind, of many the first eight', () => {
    expect(said([resource('subnet', 'a'), resource('VPC', 'v'), resource('subnet', 'b')])).toEqual([
      'Added: subnet `a` and `b`.',
      'Added: VPC `v`.',
    ]);
    const many = Array.from({ length: 10 }, (_, index) => resource('subnet', `s${index}`));
    expect(said(many)).toEqual(['Added: subnet `s0`, `s1`, `s2`, `s3`, `s4`, `s5`, `s6`, `s7` and 2 more.']);
    expect(said(many.slice(0, 8))[0]).not.toContain('more');
  });
});
