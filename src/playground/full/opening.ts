/** From what an address names to a playground that is ready to be shown. */
import type { Controller } from '../controller.ts';
import { controllerOf } from '../share/controller-of.ts';
import type { Work } from './location.ts';

const isCoarse = (): boolean => matchMedia('(pointer: coarse)').matches;

/**
 * Evaluates a scenario and makes its playground, with the editor open. A text that cannot be read is opened too,
 * with its problems.
 *
 * @throws when the evaluator cannot be loaded
 */
export const openWork = async (work: Work, factsRead: string): Promise<Controller> => {
  const controller = await controllerOf(work, factsRead, work.svg);
  // A plain editor on a phone would push the answer out of sight.
  if (!isCoarse()) controller.openEditor();
  return controller;
};
