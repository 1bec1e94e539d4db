/** From what an address names to a playground that is ready to be shown. */
import { ask } from '../client.ts';
import type { Controller } from '../controller.ts';
import type { Result } from '../evaluate.ts';
import { makePlayground } from '../Playground.tsx';
import type { Work } from './location.ts';

/** What stands there while a text cannot be read. */
const EMPTY = '{ "version": 1, "vpcs": {} }';

const isCoarse = (): boolean => matchMedia('(pointer: coarse)').matches;

const resultOf = async (
  asker: object,
  text: string,
  flow: string | undefined,
): Promise<Result | undefined> => {
  const answer = await ask(asker, 'evaluate', { text, flow });
  return answer.kind === 'result' ? answer.result : undefined;
};

/**
 * Evaluates a scenario and makes its playground, with the editor open. A text that cannot be read is opened too,
 * with its problems.
 *
 * @throws when the evaluator cannot be loaded
 */
export const openWork = async (work: Work, factsRead: string): Promise<Controller> => {
  const asker = {};
  const { title, scenario, text, flow } = work;
  const result = await resultOf(asker, text, flow);
  const shown = result ?? (await resultOf(asker, EMPTY, undefined));
  if (shown === undefined) throw new Error('the evaluator gave no answer');
  const svg = result === undefined ? '' : work.svg;
  const controller = makePlayground({ title, scenario, text, flow, factsRead, result: shown, svg });
  if (result === undefined) controller.askAgain();
  // A plain editor on a phone would push the answer out of sight.
  if (!isCoarse()) controller.openEditor();
  return controller;
};
