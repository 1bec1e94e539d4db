/** The fixes of the playground that a component stands in. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Fixes, FixesState } from './store.ts';

const Context = createContext<Fixes | undefined>(undefined);

/** Gives a playground's fixes to everything below. */
export const FixesProvider = Context.Provider;

const NOBODY = (): (() => void) => () => undefined;
const NOTHING = (): undefined => undefined;

/** The fixes with their state; undefined where the playground offers none. */
export const useFixes = (): { readonly fixes: Fixes; readonly state: FixesState } | undefined => {
  const fixes = useContext(Context);
  const read = fixes?.state ?? NOTHING;
  const state = useSyncExternalStore<FixesState | undefined>(fixes?.subscribe ?? NOBODY, read, read);
  return fixes === undefined || state === undefined ? undefined : { fixes, state };
};
