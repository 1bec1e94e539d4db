/**
 * `/scenarios/<name>.json`: each scenario as it was written, for the full playground and whoever wants the file. That of
 * a challenge as its page shows it: without what its author expects.
 */
import type { APIRoute } from 'astro';
import { isTask } from '../../playground/challenge/name.ts';
import { asPuzzle } from '../../playground/challenge/puzzle.ts';
import { scenarioNames, scenarioText } from '../gallery/scenarios.ts';

export const getStaticPaths = () => scenarioNames().map((name) => ({ params: { name } }));

export const GET: APIRoute<{ name: string }> = ({ params: { name = '' } }) => {
  const text = scenarioText(name);
  return new Response(isTask(name) ? asPuzzle(text, 'expectations') : text);
};
