/** `/scenarios/catalogue.json`: what there is, for the full playground's list. */
import type { APIRoute } from 'astro';
import type { Catalogue } from '../../playground/full/catalogue.ts';
import { galleryEntries } from '../gallery/scenarios.ts';

export const GET: APIRoute = () => {
  const catalogue: Catalogue = galleryEntries().map(({ name, title, topic, isDrawn, pages }) => ({
    name,
    title,
    topic,
    isDrawn,
    pages,
  }));
  return new Response(JSON.stringify(catalogue));
};
