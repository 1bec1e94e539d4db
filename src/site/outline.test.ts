/** Nobody writes a page that no reader finds: each is in the sidebar, and another page leads to it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.ts';

const root = join(import.meta.dirname, '../..');
const docs = join(root, 'content/docs');
const slugs = globSync('**/*.mdx', { cwd: docs })
  .map((file) => file.replace(/\.mdx$/, ''))
  .sort();
const textOf = (slug: string): string => readFileSync(join(docs, `${slug}.mdx`), 'utf8');
const groups = outlineOf(readFileSync(join(root, 'astro.config.mjs'), 'utf8'));

/** The pages that a page's own words link to. */
const linksOf = (slug: string): readonly string[] => {
  const base = new URL(`https://site.invalid/${slug === 'index' ? '' : `${slug}/`}`);
  return [...textOf(slug).matchAll(/\]\((\.\.?\/[^)\s]*)\)|href="(\.\.?\/[^"]*)"/g)].map(
    ([, link, href]) => new URL(link ?? href ?? '', base).pathname.replaceAll(/^\/|\/$/g, '') || 'index',
  );
};

describe('the sidebar', () => {
  it('is found in the configuration', () => {
    expect(groups.length).toBeGreaterThan(8);
    expect(groups[0]).toMatchObject({ label: 'Start' });
    expect(groups.find(({ label }) => label === 'Challenges')?.pages[0]).toBe('challenges');
  });

  it('names every page once', () => {
    expect(groups.flatMap(({ pages }) => pages).sort()).toEqual(slugs);
  });
});

describe('the pages', () => {
  // The start is where readers come from, and challenges are listed by a component.
  const others = slugs.filter((slug) => slug !== 'index' && !slug.startsWith('challenges/'));
  const linked = new Map(slugs.map((slug) => [slug, linksOf(slug)] as const));

  it.each(others)('%s is linked from another page', (slug) => {
    const from = slugs.filter((other) => other !== slug && linked.get(other)?.includes(slug));
    expect(from.length, `no page links to ${slug}`).toBeGreaterThan(0);
  });
});
