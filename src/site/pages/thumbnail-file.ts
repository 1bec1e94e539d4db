/** `/scenarios/<name>.thumb.svg`: each drawing small, with the path of its first flow. */
import type { APIRoute } from 'astro';
import { applyStates } from '../../diagram/svg/apply.ts';
import { thumbnail } from '../../diagram/svg/thumbnail.ts';
import { scenarioDrawing, scenarioNames, scenarioResult } from '../gallery/scenarios.ts';

export const getStaticPaths = () =>
  scenarioNames().flatMap((name) => (scenarioDrawing(name) === undefined ? [] : [{ params: { name } }]));

export const GET: APIRoute = ({ params }) => {
  const name = params['name'] ?? '';
  const drawing = scenarioDrawing(name) ?? '';
  const { choices, trace } = scenarioResult(name);
  const shown = choices[trace?.shown ?? 0];
  return new Response(thumbnail(shown === undefined ? drawing : applyStates(drawing, shown.states, '')));
};
