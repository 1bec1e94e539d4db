/** `/scenarios/<name>.svg`: each committed drawing, so that the full playground need not draw it. */
import type { APIRoute } from 'astro';
import { scenarioDrawing, scenarioNames } from '../gallery/scenarios.ts';

export const getStaticPaths = () =>
  scenarioNames().flatMap((name) => (scenarioDrawing(name) === undefined ? [] : [{ params: { name } }]));

export const GET: APIRoute = ({ params }) => new Response(scenarioDrawing(params['name'] ?? ''));
