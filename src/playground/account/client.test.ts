import { expect, test } from 'vitest';
import type { WorkerLike } from '../client.ts';
import { NONE_SKIPPED } from './choose.ts';
import { makeAccountClient } from './client.ts';
import type { AccountMessage, AccountRequest } from './protocol.ts';

/** A worker that says what a test lets it say. */
const makeWorker = () => {
  const got: AccountRequest[] = [];
  const listeners = new Map<string, ((event: MessageEvent<AccountMessage>) => void)[]>();
  const state = { ended: false };
  const worker: WorkerLike = {
    postMessage: (request: AccountRequest) => got.push(request),
    terminate: () => {
      state.ended = true;
    },
    addEventListener: (kind: string, listener: unknown) => {
      listeners.set(kind, [...(listeners.get(kind) ?? []), listener as never]);
    },
  };
  const say = (data: AccountMessage): void => {
    for (const listener of listeners.get('message') ?? []) listener(new MessageEvent('message', { data }));
  };
  const fail = (): void => {
    for (const listener of listeners.get('error') ?? []) listener(new MessageEvent('error'));
  };
  return { worker, got, say, fail, state };
};

const open = () => {
  const workers: ReturnType<typeof makeWorker>[] = [];
  const asked: string[] = [];
  const client = makeAccountClient(
    () => {
      const made = makeWorker();
      workers.push(made);
      return made.worker;
    },
    (urls) => asked.push(...urls),
  );
  return { client, workers, asked };
};

const TRACE = { kind: 'trace', request: { from: 'a', to: 'b' } } as const;
const REFUSED = { kind: 'refused', field: 'from', message: 'no' } as const;

test('answers go to those who asked, whatever their order', async () => {
  const { client, workers } = open();
  const first = client.ask(TRACE);
  const second = client.ask(TRACE);
  workers[0]?.say({ kind: 'answer', id: 2, answer: REFUSED });
  workers[0]?.say({ kind: 'answer', id: 1, answer: { kind: 'cancelled' } });
  expect([await first.reply, await second.reply]).toEqual([{ kind: 'cancelled' }, REFUSED]);
  expect(workers).toHaveLength(1);
});

test('progress is told until the answer', async () => {
  const { client, workers } = open();
  const told: string[] = [];
  const question = client.ask({ kind: 'load', files: [], skipped: NONE_SKIPPED }, ({ stage }) =>
    told.push(stage),
  );
  workers[0]?.say({ kind: 'progress', id: 1, progress: { stage: 'building' } });
  workers[0]?.say({ kind: 'answer', id: 1, answer: REFUSED });
  workers[0]?.say({ kind: 'progress', id: 1, progress: { stage: 'indexing' } });
  await question.reply;
  expect(told).toEqual(['building']);
});

test('forgetting ends the worker and every question, and the next starts another', async () => {
  const { client, workers } = open();
  const question = client.ask(TRACE);
  client.forget();
  expect(await question.reply).toEqual({ kind: 'gone' });
  expect(workers[0]?.state.ended).toBe(true);
  const next = client.ask(TRACE);
  // What the ended one still had to say counts no more.
  workers[0]?.say({ kind: 'answer', id: 2, answer: { kind: 'cancelled' } });
  workers[1]?.say({ kind: 'answer', id: 2, answer: REFUSED });
  expect(await next.reply).toEqual(REFUSED);
});

test('a worker that dies is a sentence, and warming says so', async () => {
  const { client, workers } = open();
  const isReady = client.warm();
  const question = client.ask(TRACE);
  workers[0]?.fail();
  expect(await isReady).toBe(false);
  expect(await question.reply).toMatchObject({ kind: 'failed', message: expect.stringContaining('memory') });
});

test('a cancel names its question, and none goes out for one that is answered', async () => {
  const { client, workers } = open();
  const question = client.ask(TRACE);
  question.cancel();
  expect(workers[0]?.got.at(-1)).toEqual({ id: 0, ask: { kind: 'cancel', request: 1 } });
  workers[0]?.say({ kind: 'answer', id: 1, answer: { kind: 'cancelled' } });
  await question.reply;
  question.cancel();
  expect(workers[0]?.got).toHaveLength(2);
});

test('what the worker asked the network for is passed on', () => {
  const { client, workers, asked } = open();
  void client.warm();
  workers[0]?.say({ kind: 'ready' });
  workers[0]?.say({ kind: 'requests', urls: ['https://site.example/late.js'] });
  expect(asked).toEqual(['https://site.example/late.js']);
});
