/** Turns the server's playground into a live one. Loaded when a reader shows intent. */
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ask } from './client.ts';
import type { Controller, Seed } from './controller.ts';
import { keepView } from './keep-view.ts';
import { setLive } from './live.ts';
import { Playground } from './Playground.tsx';

/** What the page says of a playground: everything else is worked out again from the text. */
const seedOf = (host: HTMLElement): Omit<Seed, 'result' | 'svg' | 'fixes'> => {
  const data: unknown = JSON.parse(
    host.querySelector('script[type="application/json"]')?.textContent ?? '{}',
  );
  const field = (name: string): string | undefined => {
    const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return {
    scenario: host.dataset['playground'],
    title: field('title') ?? 'Playground',
    text: field('text') ?? '',
    flow: field('flow'),
    factsRead: field('factsRead') ?? '',
    isPuzzle: 'puzzle' in host.dataset,
  };
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
  const answer = await ask(host, 'evaluate', { text: seed.text, flow: seed.flow });
  if (answer.kind !== 'result') throw new Error('the page’s own scenario has no result');
  // The page says what opens a blocked flow; so does the live playground from its first look on.
  const isBlocked = answer.result.trace !== undefined && answer.result.trace.verdict !== 'reachable';
  const asked =
    isBlocked && seed.isPuzzle !== true
      ? await ask(host, 'fixes', { text: seed.text, flow: seed.flow })
      : undefined;
  const fixes = asked?.kind === 'found' ? asked : undefined;
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
