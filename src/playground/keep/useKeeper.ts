/** A keeper for a playground of the page, with the browser's storages and events. */
import { useEffect, useState } from 'react';
import type { Controller } from '../controller.ts';
import { type Keeper, keep } from './keep.ts';
import { keyOf, storageOf } from './key.ts';
import { makeStore } from './store.ts';
import { TAB } from './tab.ts';

/**
 * Keeps a playground's text under a name, from the first look on. Undefined until then, and for one without a name.
 *
 * @param name the scenario's; undefined: nothing is kept
 */
export const useKeeper = (controller: Controller, name: string | undefined): Keeper | undefined => {
  const [keeper, setKeeper] = useState<Keeper>();
  useEffect(() => {
    if (name === undefined) return undefined;
    const key = keyOf(import.meta.env.BASE_URL, name);
    const made = keep(controller, {
      store: makeStore(storageOf('localStorage'), key),
      own: makeStore(storageOf('sessionStorage'), key),
      now: Date.now,
      tab: TAB,
    });
    setKeeper(made);
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener(
      'storage',
      (event) => {
        if (event.key === key) made.onElsewhere();
      },
      { signal },
    );
    // The last event that a page is sure to get, also on a phone.
    addEventListener('pagehide', made.flush, { signal });
    document.addEventListener('visibilitychange', made.flush, { signal });
    return () => {
      listening.abort();
      made.stop();
    };
  }, [controller, name]);
  return keeper;
};
