/** Makes the costs of a page's comparison live. Loaded when a reader shows intent. */
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { askInBackground } from '../client.ts';
import { asSet, seedOf } from './seed.ts';
import { LiveCosts } from './view/LiveCosts.tsx';

const FOCUSABLE = 'input, summary, a';

/** The same element among those that take the focus, and what is unfolded: both stand in the new markup too. */
const keepView = (host: HTMLElement): (() => void) => {
  const focused = [...host.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement ?? document.body);
  const unfolded = [...host.querySelectorAll('details')].map(({ open }) => open);
  return () => {
    for (const [index, part] of [...host.querySelectorAll('details')].entries())
      part.open = unfolded[index] ?? part.open;
    if (focused >= 0) host.querySelectorAll<HTMLElement>(FOCUSABLE)[focused]?.focus({ preventScroll: true });
  };
};

/**
 * Makes the live costs ready to take the place of those that the page came with.
 *
 * @param data what the page says of its comparison
 * @returns puts them in place at once, with what the reader set meanwhile
 * @throws when the evaluator cannot be loaded; the page then stays as it is
 */
export const makeReady = async (host: HTMLElement, data: unknown): Promise<() => void> => {
  const built = seedOf(data);
  const { first, second, month, paid } = built;
  const costs = await askInBackground(host, 'costs', {
    first: { ...first, hoursPaid: paid.first },
    second: { ...second, hoursPaid: paid.second },
    month,
  });
  if (costs.kind !== 'costs') throw new Error('the page’s own comparison has no costs');
  return () => {
    const seed = asSet(built, host);
    const putBack = keepView(host);
    flushSync(() => createRoot(host).render(createElement(LiveCosts, { seed, costs })));
    putBack();
  };
};
