/** Links between pages are relative, so that they hold below any base path; each must lead somewhere. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const served = join(here, '../../public');
const pages = globSync('**/*.mdx', { cwd: here });
const textOf = (page: string): string => readFileSync(join(here, page), 'utf8');
const slugOf = (page: string): string => page.replace(/\.mdx$/, '').replace(/^index$/, '');
const bySlug = new Map(pages.map((page) => [slugOf(page), page]));

const anchorsOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/^#{2,3} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );

describe.each(pages)('%s', (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);

  it('leads on', () => {
    expect(links.length).toBeGreaterThan(page === 'facts.mdx' ? -1 : 0);
  });

  it('links to pages and headings that are there', () => {
    const base = new URL(`https://site.invalid/${slugOf(page) === '' ? '' : `${slugOf(page)}/`}`);
    for (const link of links) {
      expect(link, 'relative').toMatch(/^\.\.?\//);
      const { origin, pathname, hash } = new URL(link, base);
      const path = pathname.replace(/^\/|\/$/g, '');
      const target = bySlug.get(path);
      const file = path !== '' && existsSync(join(served, path));
      expect(file || target !== undefined, `${link} at ${origin}${pathname}`).toBe(true);
      if (hash !== '' && target !== undefined) expect(anchorsOf(target)).toContain(hash.slice(1));
    }
  });
});
