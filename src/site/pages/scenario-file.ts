/** `/scenarios/<name>.json`: each scenario as it was written, for the full playground and whoever wants the file. */
import type { APIRoute } from 'astro';
import { scenarioNames, scenarioText } from '../gallery/scenarios.ts';

export const getStaticPaths = () => scenarioNames().map((name) => ({ params: { name } }));

export const GET: APIRoute<{ name: string }> = ({ params }) => new Response(scenarioText(params.name ?? ''));
