import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Answer, makeClient, type WorkerLike } from './client.ts';
import type { Evaluation } from './evaluate.ts';
import type { Request } from './protocol.ts';

/** A worker that answers when the test says so. */
class FakeWorker extends EventTarget {
  readonly asked: Request<'evaluate'>[] = [];
  terminated = false;
  postMessage(request: Request<'evaluate'>): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(message: string, id = this.asked.at(-1)?.id): void {
    const data = { kind: 'answered', id, answer: saying(message) };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  load(): void {
    this.dispatchEvent(new MessageEvent('message', { data: { kind: 'ready' } }));
  }
  fail(): void {
    this.dispatchEvent(new Event('error'));
  }
}

/** An evaluation that a test can tell from another. */
const saying = (message: string): Evaluation => ({
  kind: 'problems',
  problems: [{ message, offset: 0, length: 1, line: 1, column: 1, endLine: 1, endColumn: 2 }],
});

const setUp = () => {
  const workers: FakeWorker[] = [];
  const client = makeClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as WorkerLike;
  }, 1000);
  const ask = (asker: object, text: string, flow: string | undefined): Promise<Answer> =>
    client(asker, 'evaluate', { text, flow });
  const worker = (index = 0): FakeWorker => {
    const found = workers[index];
    if (found === undefined) throw new Error(`no worker ${index} was started`);
    return found;
  };
  return { ask, worker, workers };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the page’s evaluator', () => {
  test('starts no worker before the first question, and one for all', async () => {
    const { ask, worker, workers } = setUp();
    expect(workers).toHaveLength(0);
    const [one, two] = [ask({}, 'a', undefined), ask({}, 'b', 'flow')];
    worker().answer('first');
    await expect(one).resolves.toEqual(saying('first'));
    worker().answer('second');
    await expect(two).resolves.toEqual(saying('second'));
    expect(workers).toHaveLength(1);
    expect(worker().asked.map(({ question: { text, flow } }) => [text, flow])).toEqual([
      ['a', undefined],
      ['b', 'flow'],
    ]);
  });

  test('of one asker only the newest waiting question is asked', async () => {
    const { ask, worker } = setUp();
    const asker = {};
    const answers = ['a', 'b', 'c'].map((text) => ask(asker, text, undefined));
    await expect(answers[1]).resolves.toEqual({ kind: 'superseded' });
    worker().answer('of a');
    worker().answer('of c');
    await expect(answers[2]).resolves.toEqual(saying('of c'));
    expect(worker().asked.map(({ question }) => question.text)).toEqual(['a', 'c']);
  });

  test('another asker’s question is not dropped', async () => {
    const { ask, worker } = setUp();
    const first = ask({}, 'a', undefined);
    const other = ask({}, 'b', undefined);
    worker().answer('of a');
    worker().answer('of b');
    await expect(Promise.all([first, other])).resolves.toEqual([saying('of a'), saying('of b')]);
  });

  test('an answer with an old id is not taken for the newest', async () => {
    const { ask, worker } = setUp();
    const asker = {};
    void ask(asker, 'a', undefined);
    worker().answer('of a');
    const second = ask(asker, 'b', undefined);
    worker().answer('late', 1);
    worker().answer('of b', 2);
    await expect(second).resolves.toEqual(saying('of b'));
  });

  test('a worker that takes over a second is replaced, and what waited is asked of the new one', async () => {
    const { ask, worker, workers } = setUp();
    void ask({}, 'warm', undefined);
    worker().answer('warm');
    const slow = ask({}, 'slow', undefined);
    const next = ask({}, 'next', undefined);
    await vi.advanceTimersByTimeAsync(999);
    expect(worker().terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(2);
    await expect(slow).resolves.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('longer than 1 second'),
    });
    expect(worker().terminated).toBe(true);
    expect(workers).toHaveLength(2);
    worker(1).answer('of next');
    await expect(next).resolves.toEqual(saying('of next'));
  });

  test('the second counts from when the worker is loaded, also after it was replaced', async () => {
    const { ask, worker, workers } = setUp();
    void ask({}, 'warm', undefined);
    worker().answer('warm');
    for (const index of [0, 1]) {
      const slow = ask({}, 'slow', undefined);
      if (index > 0) {
        // A slow connection is not a slow scenario.
        await vi.advanceTimersByTimeAsync(5000);
        worker(index).load();
      }
      await vi.advanceTimersByTimeAsync(1001);
      await expect(slow).resolves.toMatchObject({ message: expect.stringContaining('took longer') });
      expect(worker(index).terminated).toBe(true);
    }
    expect(workers).toHaveLength(2);
  });

  test('an answer that is there is heard before a page that was held up gives the question up', async () => {
    const { ask, worker } = setUp();
    void ask({}, 'warm', undefined);
    worker().answer('warm');
    const answer = ask({}, 'quick', undefined);
    // However long it was held up: one timer is due, and then the worker's message.
    vi.advanceTimersToNextTimer();
    worker().answer('quick');
    await expect(answer).resolves.toEqual(saying('quick'));
    expect(worker().terminated).toBe(false);
  });

  test('a worker that never loads is given up', async () => {
    const { ask, worker } = setUp();
    const answer = ask({}, 'a', undefined);
    await vi.advanceTimersByTimeAsync(20_001);
    await expect(answer).resolves.toMatchObject({ message: expect.stringContaining('could not be loaded') });
    expect(worker().terminated).toBe(true);
  });

  test('what a replaced worker says late is not heard', async () => {
    const { ask, worker } = setUp();
    void ask({}, 'a', undefined);
    worker().fail();
    const second = ask({}, 'b', undefined);
    worker(0).answer('from the old one', 2);
    worker(1).answer('from the new one');
    await expect(second).resolves.toEqual(saying('from the new one'));
  });

  test('a worker that cannot be loaded fails the question, and the next one tries again', async () => {
    const { ask, worker, workers } = setUp();
    const first = ask({}, 'a', undefined);
    worker().fail();
    await expect(first).resolves.toMatchObject({ kind: 'failed' });
    const second = ask({}, 'a', undefined);
    worker(1).answer('now');
    await expect(second).resolves.toEqual(saying('now'));
    expect(workers).toHaveLength(2);
  });
});
