/** What a playground shows, for its link. */
import type { Controller } from '../controller.ts';
import type { Shared } from './address.ts';

export const sharedOf = (controller: Controller): Shared => {
  const { seed } = controller;
  const { original, text, flow, good, choice } = controller.state();
  const { title, scenario } = seed;
  return { title, scenario, original, text, flow, firstFlow: good.flows[0]?.name, choice };
};
