/** `/llms.txt`: the site's contents, for programs that read. */
import type { APIRoute } from 'astro';
import { BASE } from '../../playground/base.ts';
import { contents } from '../llms/pages.ts';

export const GET: APIRoute = ({ site }) => new Response(contents(site?.href ?? '', BASE));
