/** The playground that a component stands in. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Controller } from './controller.ts';
import type { PlaygroundState } from './state.ts';

const Context = createContext<Controller | undefined>(undefined);

/** Gives a playground to everything below. */
export const PlaygroundProvider = Context.Provider;

/**
 * The playground around, with its state; what asks is drawn anew at every change.
 *
 * @throws outside of a `PlaygroundProvider`: a mistake of the program
 */
export const usePlayground = (): { readonly controller: Controller; readonly state: PlaygroundState } => {
  const controller = useContext(Context);
  if (controller === undefined) throw new Error('there is no playground around this component');
  return { controller, state: useSyncExternalStore(controller.subscribe, controller.state) };
};
