/** `/facts.atom`: the facts that were read last. */
import type { APIRoute } from 'astro';
import { FACTS } from '../../../content/facts/ledger.ts';
import { BASE } from '../../playground/base.ts';
import { factsFeed } from '../feed/atom.ts';

export const GET: APIRoute = ({ site }) => new Response(factsFeed(FACTS, site?.href ?? '', BASE));
