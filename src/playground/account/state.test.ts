import { expect, test } from 'vitest';
import type { LoadedAccount, ReachAsked, ReachedRow, ShownTrace } from './protocol.ts';
import { type AccountAction, type AccountState, EMPTY, reduce } from './state.ts';

const ACCOUNT = { accounts: ['111122223333'] } as unknown as LoadedAccount;
const shown = (shownChoice = 0): ShownTrace =>
  ({ trace: { shown: shownChoice, findings: [] }, outlines: [] }) as unknown as ShownTrace;
const ASKED: ReachAsked = { direction: 'to', name: 'app', protocol: 'tcp', port: 443 };
const row = (id: string): ReachedRow => ({
  id,
  verdict: 'reachable',
  private: true,
  ends: [],
  count: 1,
});

const after = (...actions: readonly AccountAction[]): AccountState => actions.reduce(reduce, EMPTY);
const LOADED: readonly AccountAction[] = [{ kind: 'choose' }, { kind: 'loaded', account: ACCOUNT }];

test('a choice begins anew: nothing of the account before is left', () => {
  const before = after(
    ...LOADED,
    { kind: 'fields', fields: { from: 'app' } },
    { kind: 'traced', shown: shown() },
  );
  expect(reduce(before, { kind: 'choose' })).toEqual({
    ...EMPTY,
    phase: { kind: 'loading', progress: { stage: 'preparing' } },
  });
  expect(reduce(before, { kind: 'forget' })).toBe(EMPTY);
});

test('progress counts while something is loaded', () => {
  const progress = { stage: 'building' } as const;
  expect(after({ kind: 'choose' }, { kind: 'progress', progress }).phase).toEqual({
    kind: 'loading',
    progress,
  });
  expect(after(...LOADED, { kind: 'progress', progress }).phase.kind).toBe('loaded');
});

test('a refused question keeps what was typed', () => {
  const problem = { field: 'to', message: 'no' };
  const state = after(
    ...LOADED,
    { kind: 'fields', fields: { to: 'nowhere' } },
    { kind: 'ask' },
    { kind: 'refused', problem },
  );
  expect(state.fields.to).toBe('nowhere');
  expect(state.answer).toEqual({ kind: 'refused', ...problem });
});

test('a new trace shows its own choice, and closes the part of the one before', () => {
  const first = shown(0);
  const state = after(
    { kind: 'traced', shown: first },
    { kind: 'part', of: first, part: { kind: 'failed', message: 'no' } },
    { kind: 'traced', shown: shown(2) },
  );
  expect(state.answer).toMatchObject({ kind: 'shown', choice: 2, fixes: { kind: 'asking' } });
  expect(state.part).toEqual({ kind: 'none' });
});

test('fixes and parts of an earlier trace come too late', () => {
  const [first, second] = [shown(), shown()];
  const state = after({ kind: 'traced', shown: first }, { kind: 'traced', shown: second });
  const late: readonly AccountAction[] = [
    { kind: 'fixes', of: first, fixes: { kind: 'failed' } },
    { kind: 'part', of: first, part: { kind: 'asking' } },
  ];
  for (const action of late) expect(reduce(state, action)).toBe(state);
  expect(reduce(state, { kind: 'fixes', of: second, fixes: { kind: 'failed' } }).answer).toMatchObject({
    fixes: { kind: 'failed' },
  });
});

test('rows of reach gather, and those of an earlier question are dropped', () => {
  const rows = (asked: ReachAsked, ...ids: readonly string[]): AccountAction => ({
    kind: 'reaching',
    asked,
    done: 1,
    of: 2,
    rows: ids.map(row),
  });
  const state = after(
    { kind: 'reach', asked: ASKED },
    rows(ASKED, 'a'),
    rows({ ...ASKED }, 'x'),
    rows(ASKED, 'b'),
  );
  expect(state.reach).toMatchObject({ kind: 'running', done: 1, of: 2, rows: [{ id: 'a' }, { id: 'b' }] });
  const ended = reduce(state, { kind: 'reach-ended', asked: ASKED, as: 'done', more: true });
  expect(ended.reach).toMatchObject({ kind: 'done', more: true });
  expect(reduce(ended, rows(ASKED, 'c'))).toBe(ended);
});

test('requests are gathered within bounds', () => {
  const urls = Array.from({ length: 400 }, (_, index) => `https://site.example/${index}`);
  const state = after({ kind: 'requests', urls }, { kind: 'requests', urls });
  expect(state.requests).toHaveLength(500);
});
