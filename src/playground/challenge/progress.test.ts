import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeProgress, progressKey, stateWords } from './progress.ts';

class FakeStorage implements Storage {
  readonly items = new Map<string, string>();
  denied = false;
  get length(): number {
    return this.items.size;
  }
  clear(): void {
    this.items.clear();
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    if (this.denied) throw new Error('denied');
    return this.items.get(key) ?? null;
  }
  removeItem(key: string): void {
    if (this.denied) throw new Error('denied');
    this.items.delete(key);
  }
  setItem(key: string, value: string): void {
    if (this.denied) throw new Error('full');
    this.items.set(key, value);
  }
}

const NOTHING = { solved: false, hints: 0, shown: false };

test('what was reached is there again, for each challenge by itself, and can be forgotten', () => {
  const storage = new FakeStorage();
  const progress = makeProgress(storage, 'key');
  expect(progress.write('a', { hints: 2 })).toBe(true);
  progress.write('a', { solved: true });
  progress.write('b', { shown: true });
  const again = makeProgress(storage, 'key');
  expect(again.read('a')).toEqual({ solved: true, hints: 2, shown: false });
  expect(again.read('b')).toEqual({ ...NOTHING, shown: true });
  again.forget('a');
  expect(progress.read('a')).toEqual(NOTHING);
  expect(progress.read('b').shown).toBe(true);
  again.forget('b');
  expect(storage.length).toBe(0);
});

test('a name may be anything, `__proto__` too', () => {
  const progress = makeProgress(new FakeStorage(), 'key');
  progress.write('__proto__', { solved: true });
  expect(progress.read('__proto__').solved).toBe(true);
  expect(progress.read('constructor')).toEqual(NOTHING);
});

test('a storage that is denied keeps nothing, says so and harms nothing', () => {
  const denied = new FakeStorage();
  denied.denied = true;
  for (const storage of [undefined, denied]) {
    const progress = makeProgress(storage, 'key');
    expect(progress.write('a', { solved: true })).toBe(false);
    expect(progress.read('a')).toEqual(NOTHING);
    progress.forget('a');
    progress.forget();
  }
});

test('a storage that holds anything at all gives progress', () => {
  const item = fc.record({
    name: fc.anything(),
    solved: fc.anything(),
    hints: fc.anything(),
    shown: fc.anything(),
  });
  const entry = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ version: fc.constant(1), challenges: fc.oneof(fc.anything(), fc.array(item)) })
      .map((data) => {
        try {
          return JSON.stringify(data);
        } catch {
          return '';
        }
      }),
    fc.constant('x'.repeat(200_000)),
  );
  fc.assert(
    fc.property(entry, fc.string(), (text, name) => {
      const storage = new FakeStorage();
      storage.setItem('key', text);
      const { solved, hints, shown } = makeProgress(storage, 'key').read(name);
      expect([typeof solved, typeof shown]).toEqual(['boolean', 'boolean']);
      expect(Number.isInteger(hints) && hints >= 0 && hints <= 100).toBe(true);
    }),
  );
});

test('sites of one host keep apart', () => {
  expect(progressKey('/a/')).not.toBe(progressKey('/b/'));
});

test.each([
  [NOTHING, false, ''],
  [NOTHING, true, 'Started'],
  [{ ...NOTHING, hints: 1 }, false, 'Started'],
  [{ ...NOTHING, solved: true }, true, 'Solved'],
  [{ ...NOTHING, solved: true, hints: 1 }, false, 'Solved with one hint'],
  [{ ...NOTHING, solved: true, hints: 3 }, false, 'Solved with 3 hints'],
  [{ solved: true, hints: 3, shown: true }, false, 'Solved with the solution'],
])('the list says of %j, kept %s: %s', (progress, kept, words) => {
  expect(stateWords(progress, kept)).toBe(words);
});
