/** From what an address holds to a playground that is ready to be shown. */
import type { Controller } from '../controller.ts';
import { controllerOf } from '../share/controller-of.ts';
import type { Found, Work } from './location.ts';

/** A scenario that is open. */
export interface Opening {
  readonly work: Work;
  readonly controller: Controller;
}

const isCoarse = (): boolean => matchMedia('(pointer: coarse)').matches;

/**
 * Makes the playground, with the editor open.
 *
 * @throws when the evaluator cannot be loaded
 */
export const openWork = async (work: Work, factsRead: string): Promise<Opening> => {
  const controller = await controllerOf(work.opened, factsRead, work.svg);
  // A plain editor on a phone would push the answer out of sight.
  if (!isCoarse()) controller.openEditor();
  return { work, controller };
};

/** Opens what was found; a sentence where it cannot be opened, undefined where there was nothing. */
export const openFound = async (found: Found, factsRead: string): Promise<Opening | string | undefined> => {
  if (found.kind === 'failed') return found.message;
  if (found.kind === 'nothing') return undefined;
  try {
    return await openWork(found.work, factsRead);
  } catch {
    return 'The evaluator could not be loaded. Check the connection and try again.';
  }
};
