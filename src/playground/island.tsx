/** Turns the server's playground into a live one. Loaded when a reader shows intent. */
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ask, askInBackground } from './client.ts';
import type { Controller, Seed } from './controller.ts';
import { keepView } from './keep-view.ts';
import { setLive } from './live.ts';
import { Playground } from './Playground.tsx';
import { seedOf } from './seed.ts';

/** So long does the live playground wait for the fixes that the page shows. Later they come as they can. */
const FIXES_MS = 10_000;

/** What opens the flow, where the page says it: the live playground is to say it from its first look on. */
const fixesOf = async (
  host: HTMLElement,
  { text, flow }: Pick<Seed, 'text' | 'flow'>,
): Promise<Seed['fixes']> => {
  if (host.querySelector('.pg-fixes') === null) return undefined;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, FIXES_MS));
  const answer = await Promise.race([askInBackground(host, 'fixes', { text, flow }), late]);
  return answer?.kind === 'found' ? answer : undefined;
};

/**
 * Makes the live playground ready to take the server's place. The evaluator answers first, so that
 * what React draws is what already stands there: nothing flashes and nothing moves.
 *
 * @returns puts it in place, at once
 * @throws when the evaluator cannot be loaded; the server's playground then stays as it is
 */
export const makeReady = async (host: HTMLElement): Promise<() => void> => {
  const seed = seedOf(host);
  const [answer, fixes] = await Promise.all([
    ask(host, 'evaluate', { text: seed.text, flow: seed.flow }),
    fixesOf(host, seed),
  ]);
  if (answer.kind !== 'result') throw new Error('the page’s own scenario has no result');
  const svg = host.querySelector('.pg-drawing svg')?.outerHTML ?? '';
  return () => {
    const putBack = keepView(host);
    const root = createRoot(host);
    const onLive = (controller: Controller): void => setLive(host, controller);
    const props = { ...seed, result: answer.result, fixes, svg, onLive };
    flushSync(() => root.render(createElement(Playground, props)));
    putBack();
  };
};
