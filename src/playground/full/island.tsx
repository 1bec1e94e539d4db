/** Turns the full page's playground into a live one. Loaded when a reader shows intent, or comes with an address. */
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { keepView } from '../keep-view.ts';
import { seedOf } from '../seed.ts';
import { FullPlayground, openLocation } from './FullPlayground.tsx';
import { readLocation, type Work } from './location.ts';
import { openWork } from './opening.ts';

const BASE = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/`;

/**
 * Makes the live playground ready to take the server's place: what the address names, else what was open last, else
 * the page's own example.
 *
 * @returns puts it in place, at once
 * @throws when the evaluator cannot be loaded; the server's playground then stays as it is
 */
export const makeReady = async (host: HTMLElement): Promise<() => void> => {
  const seed = seedOf(host);
  const found = await openLocation(await readLocation(BASE), seed.factsRead);
  const isOpen = found !== undefined && typeof found !== 'string';
  const svg = host.querySelector('.pg-drawing svg')?.outerHTML ?? '';
  const own: Work = {
    ...seed,
    svg,
    original: seed.text,
    choice: undefined,
    entry: undefined,
    keptAs: seed.scenario,
    earlier: undefined,
    isInAddress: true,
  };
  const first = {
    ...(isOpen ? found : { work: own, controller: await openWork(own, seed.factsRead) }),
    id: 0,
    note: typeof found === 'string' ? found : undefined,
  };
  return () => {
    const putBack = keepView(host);
    const root = createRoot(host);
    flushSync(() =>
      root.render(createElement(FullPlayground, { base: BASE, factsRead: seed.factsRead, first })),
    );
    putBack();
  };
};
