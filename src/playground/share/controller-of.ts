/** A playground of what a link holds. */
import { ask } from '../client.ts';
import type { Controller } from '../controller.ts';
import type { Result } from '../evaluate.ts';
import { makePlayground } from '../Playground.tsx';
import type { Opened } from './open.ts';

/** What stands there while a text cannot be read. */
const EMPTY = '{ "version": 1, "vpcs": {} }';

const resultOf = async (text: string, flow: string | undefined): Promise<Result | undefined> => {
  const answer = await ask({}, 'evaluate', { text, flow });
  return answer.kind === 'result' ? answer.result : undefined;
};

/** Chooses when the text's own result is there, if that has such a choice. */
const chooseOnceThere = (controller: Controller, text: string, choice: number): void => {
  const isThere = (): boolean => controller.state().goodText === text;
  const choose = (): void => {
    if (choice < controller.state().good.choices.length) controller.chooseChoice(choice);
  };
  if (isThere()) {
    choose();
    return;
  }
  const stop = controller.subscribe(() => {
    if (!isThere()) return;
    stop();
    choose();
  });
};

/**
 * Makes the playground: the text that a reset brings back first, then the link's own on top of it. A text that
 * cannot be read is opened too, with its problems.
 *
 * @param svg the drawing of `original`; empty where there is none
 * @throws when the evaluator cannot be loaded
 */
export const controllerOf = async (opened: Opened, factsRead: string, svg: string): Promise<Controller> => {
  const { title, scenario, original, text, flow, choice } = opened;
  const result = await resultOf(original, flow);
  const shown = result ?? (await resultOf(EMPTY, undefined));
  if (shown === undefined) throw new Error('the evaluator gave no answer');
  const seed = { title, scenario, text: original, flow: flow ?? result?.flow, factsRead };
  const controller = makePlayground({ ...seed, result: shown, svg: result === undefined ? '' : svg });
  if (choice !== undefined) chooseOnceThere(controller, text, choice);
  if (text !== original) controller.edit(text);
  else if (result === undefined) controller.askAgain();
  return controller;
};
