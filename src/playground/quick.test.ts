import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { Answer } from './client.ts';
import { evaluateText } from './evaluate.ts';
import { makeQuick } from './quick.ts';

const TEXT = readFileSync('content/scenarios/sns/endpoint.json', 'utf8');
const TYPED = TEXT.replace('"port": 443', '"port": 4431');
const FROM_WORKER: Answer = { kind: 'failed', message: 'the worker' };
const ASKER = {};

/** A page whose clock the test sets: each evaluation takes `takes` milliseconds. */
const setUp = (load = async () => evaluateText) => {
  let clock = 0;
  const page = { takes: 1, evaluations: 0 };
  const worker = vi.fn(async () => FROM_WORKER);
  const idle: (() => void)[] = [];
  const quick = makeQuick({
    evaluate: worker,
    load: async () => {
      const loaded = await load();
      return (text, flow) => {
        page.evaluations += 1;
        clock += page.takes;
        return loaded(text, flow);
      };
    },
    whenIdle: (work) => idle.push(work),
    now: () => clock,
  });
  const settle = async (): Promise<void> => {
    for (let work = idle.shift(); work !== undefined; work = idle.shift()) {
      work();
      await Promise.resolve();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const ask = (text: string) => quick.evaluate(ASKER, { text, flow: undefined });
  const open = async (text = TEXT): Promise<void> => {
    quick.prepare({ text, flow: undefined });
    await settle();
  };
  return { page, worker, quick, ask, open, settle };
};

test('what is typed is answered in the page, as the worker would answer it', async () => {
  const { ask, open, worker } = setUp();
  await open();
  expect(await ask(TYPED)).toEqual(evaluateText(TYPED, undefined));
  expect(worker).not.toHaveBeenCalled();
});

test('before an editor has opened, the worker answers', async () => {
  const { ask, page } = setUp();
  expect(await ask(TEXT)).toBe(FROM_WORKER);
  expect(page.evaluations).toBe(0);
});

test('an evaluator that cannot be loaded leaves everything to the worker', async () => {
  const { ask, open } = setUp(() => Promise.reject(new Error('offline')));
  await open();
  expect(await ask(TYPED)).toBe(FROM_WORKER);
});

test.each([
  ['a text that is large', TEXT, TEXT.padEnd(40_000)],
  ['more than typing', TEXT, `${TEXT}${' '.repeat(300)}`],
])('%s goes to the worker', async (_what, before, after) => {
  const { ask, open, page } = setUp();
  await open(before);
  const warmed = page.evaluations;
  expect(await ask(after)).toBe(FROM_WORKER);
  expect(page.evaluations).toBe(warmed);
});

test('typing in what was pasted is quick again', async () => {
  const { ask, open } = setUp();
  await open();
  const pasted = `${TEXT}${' '.repeat(300)}`;
  await ask(pasted);
  expect(await ask(`${pasted} `)).toEqual(evaluateText(`${pasted} `, undefined));
});

test('a scenario that takes its time goes to the worker, and one slow run does not count', async () => {
  const { ask, open, page } = setUp();
  await open();
  page.takes = 500;
  await ask(TYPED);
  page.takes = 1;
  await ask(TEXT);
  page.takes = 500;
  for (const text of [TYPED, TEXT, TYPED, TEXT]) expect(await ask(text)).not.toBe(FROM_WORKER);
  expect(await ask(TYPED)).toBe(FROM_WORKER);
  page.takes = 1;
  expect(await ask(TYPED)).toBe(FROM_WORKER);
  await open();
  expect(await ask(TYPED)).not.toBe(FROM_WORKER);
});

test('warming ends by itself, and early where it is slow', async () => {
  const { open, page } = setUp();
  await open();
  expect(page.evaluations).toBe(12);
  page.takes = 500;
  await open();
  expect(page.evaluations).toBe(16);
});
