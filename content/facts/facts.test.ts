import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FACTS, factHref, factOf, LedgerSchema, topicOf } from './ledger.ts';

const root = join(import.meta.dirname, '..', '..');

/** Every match of a pattern's first group in the files of a glob, with the file it stands in. */
const mentions = (glob: string, pattern: RegExp): readonly (readonly [id: string, file: string])[] =>
  globSync(glob, { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(pattern)].map(([, id = '']) => [id, file] as const),
  );

const withoutFact = (found: readonly (readonly [string, string])[]): readonly string[] =>
  found.filter(([id]) => factOf(id) === undefined).map(([id, file]) => `${file}: ${id}`);

describe('the ledger', () => {
  it('names every fact once', () => {
    expect(FACTS.length).toBeGreaterThan(150);
    expect(new Set(FACTS.map(({ id }) => id)).size).toBe(FACTS.length);
  });

  it('derives facts from facts that it holds, and replaces such facts too', () => {
    const ids = FACTS.flatMap(({ derivedFrom = [], supersedes = '' }) => [
      ...derivedFrom,
      ...(/^[FP]-/.test(supersedes) ? [supersedes] : []),
    ]);
    expect(ids.filter((id) => factOf(id) === undefined)).toEqual([]);
  });

  it.each([
    ['no source', { id: 'F-X-01', statement: 'A.', read: '2026-11-23', confidence: 'high' }],
    [
      'no date',
      {
        id: 'F-X-01',
        statement: 'A.',
        source: { title: 'T', url: 'https://example.com/' },
        confidence: 'low',
      },
    ],
    [
      'a source that is no link',
      {
        id: 'F-X-01',
        statement: 'A.',
        source: { title: 'T', url: 'same' },
        read: '2026-11-23',
        confidence: 'low',
      },
    ],
    [
      'half a sentence',
      {
        id: 'F-X-01',
        statement: 'A route to',
        source: { title: 'T', url: 'https://example.com/' },
        read: '2026-11-23',
        confidence: 'low',
      },
    ],
  ])('refuses a fact with %s', (_what, fact) => {
    expect(LedgerSchema.safeParse([fact]).success).toBe(false);
  });

  it('holds every fact that the evaluator names', () => {
    const found = mentions('src/{evaluator,import}/**/*.ts', /\b([FP](?:-[A-Z]+)*-\d\d[a-z]?)\b/g);
    expect(found.length).toBeGreaterThan(20);
    expect(withoutFact(found)).toEqual([]);
  });

  it('is shown whole on its page, each topic once', () => {
    const page = readFileSync(join(root, 'content/docs/facts.mdx'), 'utf8');
    const shown = [...page.matchAll(/<Ledger topics=\{\[([^\]]*)\]\}/g)].flatMap(([, topics = '']) =>
      [...topics.matchAll(/'(\w+)'/g)].map(([, topic]) => topic),
    );
    expect(shown.toSorted()).toEqual([...new Set(FACTS.map(({ id }) => topicOf(id)))].toSorted());
  });

  it('holds every fact that a page names', () => {
    const found = mentions('content/docs/**/*.mdx', /<Fact\s+id="([^"]*)"/g);
    expect(found.length).toBeGreaterThan(20);
    expect(withoutFact(found)).toEqual([]);
  });

  it('links below any base path', () => {
    expect(factHref('F-SG-10', '/')).toBe('/facts/#f-sg-10');
    expect(factHref('F-SG-10', '/docs/hopwise')).toBe('/docs/hopwise/facts/#f-sg-10');
  });
});
