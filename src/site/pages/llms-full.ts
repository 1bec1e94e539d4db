/** `/llms-full.txt`: the words of all pages, for programs that read. */
import type { APIRoute } from 'astro';
import { BASE } from '../../playground/base.ts';
import { fullText } from '../llms/pages.ts';

export const GET: APIRoute = ({ site }) => new Response(fullText(site?.href ?? '', BASE));
