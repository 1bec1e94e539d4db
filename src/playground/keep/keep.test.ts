import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Controller, makeController } from '../controller.ts';
import { evaluateText } from '../evaluate.ts';
import type { Evaluate } from '../quick.ts';
import { type Keeper, keep } from './keep.ts';
import { makeStore } from './store.ts';

const TEXT = readFileSync('content/scenarios/sns/endpoint.json', 'utf8');

/** A browser's storage in a Map; `full` refuses to take more. */
class FakeStorage implements Storage {
  readonly entries = new Map<string, string>();
  full = false;
  get length(): number {
    return this.entries.size;
  }
  clear(): void {
    this.entries.clear();
  }
  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  removeItem(key: string): void {
    this.entries.delete(key);
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new Error('QuotaExceededError');
    this.entries.set(key, value);
  }
}

const evaluate: Evaluate = async (_, { text, flow }) => evaluateText(text, flow);
const evaluated = evaluateText(TEXT, undefined);

/** A tab that opens the page. */
const open = (
  shared: Storage | undefined,
  own: Storage | undefined = new FakeStorage(),
  text = TEXT,
): { controller: Controller; keeper: Keeper } => {
  if (evaluated.kind !== 'result') throw new Error('the page’s own scenario has problems');
  const controller = makeController(
    { title: 't', scenario: 's', text, flow: undefined, factsRead: '', result: evaluated.result, svg: '' },
    evaluate,
  );
  const keeper = keep(controller, {
    store: makeStore(shared, 'key'),
    own: makeStore(own, 'key'),
    now: Date.now,
    tab: Math.random().toString(),
  });
  return { controller, keeper };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what a reader changed', () => {
  test('is back after a reload, with a notice, and one press drops it, which can be undone', () => {
    const storage = new FakeStorage();
    const first = open(storage);
    first.controller.edit('{ "half');
    first.controller.chooseFlow('app-to-sqs');
    vi.advanceTimersByTime(500);
    const { controller, keeper } = open(storage);
    expect(controller.state()).toMatchObject({ text: '{ "half', flow: 'app-to-sqs' });
    expect(keeper.notice()).toMatchObject({ kind: 'restored', changedSince: false });
    keeper.drop();
    expect(controller.state().text).toBe(TEXT);
    expect(keeper.notice()).toBeUndefined();
    controller.takeBack();
    expect(controller.state().text).toBe('{ "half');
    vi.advanceTimersByTime(500);
    expect(open(storage).controller.state().text).toBe('{ "half');
  });

  test('is written when the page goes, without waiting', () => {
    const storage = new FakeStorage();
    const { controller, keeper } = open(storage);
    controller.edit('a');
    keeper.flush();
    expect(open(storage).controller.state().text).toBe('a');
  });

  test('says when the page’s own text has changed since', () => {
    const storage = new FakeStorage();
    const { controller } = open(storage);
    controller.edit('a');
    vi.advanceTimersByTime(500);
    expect(open(storage, undefined, `${TEXT} `).keeper.notice()).toMatchObject({ changedSince: true });
  });

  test('leaves nothing behind once it is the page’s text again', () => {
    const storage = new FakeStorage();
    const { controller } = open(storage);
    controller.edit('a');
    vi.advanceTimersByTime(500);
    controller.reset();
    vi.advanceTimersByTime(500);
    expect(storage.length).toBe(0);
  });

  test('offers nothing to drop any more once a reset took it back', () => {
    const storage = new FakeStorage();
    open(storage).controller.edit('a');
    vi.advanceTimersByTime(500);
    const { controller, keeper } = open(storage);
    expect(keeper.notice()).toMatchObject({ kind: 'restored' });
    controller.reset();
    vi.advanceTimersByTime(500);
    expect(keeper.notice()).toBeUndefined();
  });
});

describe('two tabs', () => {
  test('do not overwrite each other, and each has its own text after a reload', () => {
    const [shared, own] = [new FakeStorage(), new FakeStorage()];
    const one = open(shared);
    const other = open(shared, own);
    one.controller.edit('of one');
    vi.advanceTimersByTime(500);
    other.keeper.onElsewhere();
    expect(other.keeper.notice()).toMatchObject({ kind: 'other-tab' });
    other.controller.edit('of the other');
    vi.advanceTimersByTime(500);
    expect(other.keeper.notice()).toMatchObject({ kind: 'other-tab' });
    expect(open(shared).controller.state().text).toBe('of one');
    const again = open(shared, own);
    expect(again.controller.state().text).toBe('of the other');
    expect(again.keeper.notice()).toMatchObject({ kind: 'other-tab' });
  });

  test('the reader chooses, and may take it back', () => {
    for (const choice of ['takeOther', 'keepMine'] as const) {
      const shared = new FakeStorage();
      const one = open(shared);
      const other = open(shared);
      one.controller.edit('of one');
      vi.advanceTimersByTime(500);
      other.controller.edit('of the other');
      vi.advanceTimersByTime(500);
      other.keeper[choice]();
      expect(other.keeper.notice()).toBeUndefined();
      const kept = choice === 'takeOther' ? 'of one' : 'of the other';
      expect(other.controller.state().text).toBe(kept);
      vi.advanceTimersByTime(500);
      expect(open(shared).controller.state().text).toBe(kept);
      if (choice === 'takeOther') {
        other.controller.takeBack();
        expect(other.controller.state().text).toBe('of the other');
      }
    }
  });
});

describe('a storage', () => {
  test('that is denied or full is said, and harms nothing', () => {
    const full = new FakeStorage();
    full.full = true;
    for (const storage of [undefined, full]) {
      const { controller, keeper } = open(storage, undefined);
      controller.edit('a');
      vi.advanceTimersByTime(500);
      expect(keeper.notice()).toEqual({ kind: 'not-kept' });
      expect(controller.state().text).toBe('a');
    }
  });

  test('that holds anything at all never breaks the page', () => {
    const field = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.object());
    const entry = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({ version: fc.constant(1), text: field, flow: field, original: field, at: field, tab: field })
        .map((data) => JSON.stringify(data)),
      fc.constant('{"version":1,"__proto__":{"text":"x"}}'),
    );
    fc.assert(
      fc.property(entry, (text) => {
        const storage = new FakeStorage();
        storage.setItem('key', text);
        const kept = makeStore(storage, 'key').read();
        if (kept !== undefined) {
          expect(typeof kept.text).toBe('string');
          expect(Number.isFinite(kept.at)).toBe(true);
        }
      }),
    );
    const huge = new FakeStorage();
    const data = { version: 1, text: 'x'.repeat(600_000), original: '', at: 1, tab: '' };
    huge.setItem('key', JSON.stringify(data));
    expect(makeStore(huge, 'key').read()).toBeUndefined();
  });
});
