import { describe, expect, it } from 'vitest';
import { FACTS, type Fact } from '../../../content/facts/ledger.ts';
import { factsFeed } from './atom.ts';

const fact = (id: string, read: string, statement = 'A thing holds.'): Fact => ({
  id,
  statement,
  source: { title: 'A & B <guide>', url: 'https://docs.aws.amazon.com/a?b=1&c=2' },
  read,
  confidence: 'high',
});

const feed = (facts: readonly Fact[]): string => factsFeed(facts, 'https://docs.example.com', '/hopwise/');

/** Every element that is opened is closed, in order, and no text holds a bare ampersand. */
const isWellFormed = (xml: string): boolean => {
  const open: string[] = [];
  for (const [, close, name = '', end] of xml.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (close === '/' && open.pop() !== name) return false;
    if (close === '' && end === '') open.push(name);
  }
  return open.length === 0 && !/&(?!#\d+;)/.test(xml);
};

describe('the feed of facts', () => {
  it('begins with what was read last, and keeps the order of a day', () => {
    const xml = feed([
      fact('F-A-01', '2026-11-23'),
      fact('F-A-02', '2026-11-28'),
      fact('F-A-03', '2026-11-28'),
    ]);
    expect([...xml.matchAll(/<title>(F-[A-Z]-\d\d)/g)].map(([, id]) => id)).toEqual([
      'F-A-02',
      'F-A-03',
      'F-A-01',
    ]);
    expect(/<updated>([^<]+)/.exec(xml)?.[1]).toBe('2026-11-28T00:00:00Z');
  });

  it('gives a fact that was read again a new id and the same address', () => {
    const [before, after] = ['2026-11-23', '2026-11-28'].map((read) => feed([fact('F-A-01', read)]));
    expect(before).toContain('<id>https://docs.example.com/hopwise/facts/#f-a-01@2026-11-23</id>');
    expect(after).toContain('<id>https://docs.example.com/hopwise/facts/#f-a-01@2026-11-28</id>');
    expect(after).toContain('<link href="https://docs.example.com/hopwise/facts/#f-a-01"/>');
  });

  it('escapes what it holds', () => {
    const xml = feed([fact('F-A-01', '2026-11-28', 'A `<b>` & "c".')]);
    expect(xml).toContain('A &#60;b&#62; &#38; &#34;c&#34;.');
    expect(isWellFormed(xml)).toBe(true);
  });

  it('holds a hundred facts of the ledger at most, and no id twice', () => {
    const xml = feed(FACTS);
    const ids = [...xml.matchAll(/<entry>\s*<id>([^<]+)/g)].map(([, id]) => id);
    expect(ids).toHaveLength(100);
    expect(new Set(ids).size).toBe(100);
    expect(isWellFormed(xml)).toBe(true);
  });
});
