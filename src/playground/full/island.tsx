/** Turns the full page's playground into a live one. Loaded when a reader shows intent, or comes with an address. */
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { keepView } from '../keep-view.ts';
import { seedOf } from '../seed.ts';
import { site } from '../share/site.ts';
import { FullPlayground } from './FullPlayground.tsx';
import { readLocation, type Work } from './location.ts';
import { openFound, openWork } from './opening.ts';

/** The example that the page was built with. */
const ownWork = (host: HTMLElement): Work => {
  const { title, scenario, text, flow } = seedOf(host);
  return {
    opened: { title, scenario, text, original: text, flow, choice: undefined },
    svg: host.querySelector('.pg-drawing svg')?.outerHTML ?? '',
    entry: undefined,
    keptAs: scenario,
  };
};

/**
 * Makes the live playground ready to take the server's place: what the address holds, else what was open last, else
 * the page's own example.
 *
 * @returns puts it in place, at once
 * @throws when the evaluator cannot be loaded; the server's playground then stays as it is
 */
export const makeReady = async (host: HTMLElement): Promise<() => void> => {
  const { factsRead } = seedOf(host);
  const { base } = site();
  const found = await openFound(await readLocation(base, location.hash), factsRead);
  const note = typeof found === 'string' ? found : undefined;
  const first =
    found === undefined || typeof found === 'string' ? await openWork(ownWork(host), factsRead) : found;
  return () => {
    const putBack = keepView(host);
    const root = createRoot(host);
    flushSync(() => root.render(createElement(FullPlayground, { base, factsRead, first, firstNote: note })));
    putBack();
  };
};
