/** The examples of the API page: programs, and what they print, by the titles that they carry there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './packed-app.ts';

const page = readFileSync(join(root, 'content', 'docs', 'api.mdx'), 'utf8');
const blocks = page.matchAll(/^```(?:js|text) wrap title="([^"]+)"\n(.*?)^```$/gms);

export const EXAMPLES: ReadonlyMap<string, string> = new Map(
  [...blocks].map(([, title = '', text = '']) => [title, text]),
);
