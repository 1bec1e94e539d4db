/** Spelling and style of every page. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proseOf } from './prose.ts';
import { ownWords, speller, unknownWords } from './spelling.ts';
import { endsWithNext, styleFaults } from './style.ts';

const docs = join(import.meta.dirname, '../../content/docs');
const textOf = (page: string): string => readFileSync(join(docs, page), 'utf8');
const pages = globSync('**/*.mdx', { cwd: docs });

/** Pages that are looked things up in, or are one tool: they lead nowhere in particular. */
const WITHOUT_NEXT = new Set([
  'challenges.mdx',
  'facts.mdx',
  'gallery.mdx',
  'import.mdx',
  'index.mdx',
  'limits.mdx',
  'playground.mdx',
  'sharing.mdx',
]);

/** What is looked things up in, or followed in a terminal, has nothing to try and needs no live scenario. */
const REFERENCE = new Set([
  'add-pages.mdx',
  'api.mdx',
  'check-in-ci.mdx',
  'command-line.mdx',
  'course-claims.mdx',
  'facts.mdx',
  'findings.mdx',
  'glossary.mdx',
  'limits.mdx',
  'prices.mdx',
  'quotas.mdx',
  'self-host.mdx',
  'sharing.mdx',
]);
/** Pages that are something to try themselves. */
const TOOLS = new Set(['challenges.mdx', 'gallery.mdx', 'import.mdx', 'index.mdx', 'playground.mdx']);
const LIVE = /^<(?:Playground|Challenge|Challenges|Compare|Full|Gallery|Account)\b/m;

const isKnown = speller(ownWords());

describe.each(pages)('%s', (page) => {
  const mdx = textOf(page);

  it('is spelled right', () => {
    expect(unknownWords(mdx, isKnown), 'names and terms belong into content/words.txt').toEqual([]);
  });

  it('is written plainly', () => {
    expect(styleFaults(mdx)).toEqual([]);
  });

  it('has a live scenario and something to try, or is reference', () => {
    const isTool = TOOLS.has(page) || page.startsWith('challenges/');
    expect(REFERENCE.has(page) || LIVE.test(mdx), 'a live scenario').toBe(true);
    expect(REFERENCE.has(page) || isTool || /^## Try$/m.test(mdx), 'something to try').toBe(true);
  });

  it('says where to go next', () => {
    const isExcepted = WITHOUT_NEXT.has(page) || page.startsWith('challenges/');
    expect(isExcepted || endsWithNext(mdx)).toBe(true);
  });
});

const page = (body: string, title = 'A title'): string =>
  `---\ntitle: ${title}\ndescription: What it is.\n---\n\nimport Fact from './Fact.astro';\n\n${body}\n`;

describe('the list of own words', () => {
  it('is sorted, and holds nothing that a dictionary knows', () => {
    const own = ownWords();
    expect(own).toEqual([...own].sort());
    const knownAnyway = speller([]);
    expect(own.filter(knownAnyway)).toEqual([]);
  });
});

describe('the prose of a page', () => {
  it('has no code, no addresses and no marks of facts', () => {
    const mdx = page(
      'A `vpce-sns` holds<Fact id="F-IFE-01" />, see [peering](../peering/).\n\n```sh\nnpmm\n```\n\n## B',
    );
    expect(proseOf(mdx)).toEqual([
      { text: 'A title', kind: 'heading' },
      { text: 'What it is.', kind: 'words' },
      { text: 'A X holds, see peering.', kind: 'words' },
      { text: 'B', kind: 'heading' },
    ]);
  });

  it.each(['A packit goes.', '<Claim scenario="a/b" flow="c">A packit goes</Claim>.', '| A | packit |'])(
    'is looked up: %s',
    (body) => {
      expect(unknownWords(page(body), isKnown)).toEqual(['packit']);
    },
  );

  it('may be American or British, and name what the project names', () => {
    expect(unknownWords(page("The VPC's colour and color, PrivateLink, 10.0.0.0/16."), isKnown)).toEqual([]);
  });
});

describe('the style of a page', () => {
  it.each([
    ['Two  spaces.', 'two spaces'],
    ['A dash — here.', 'an em dash'],
    ['You simply press it.', 'the word "simply"'],
    ['It is seamless.', 'the word "seamless"'],
    [`A ${'very '.repeat(45)}long sentence.`, 'a sentence of 48 words'],
    ['## The Security Group', 'a capital inside a heading, "Security"'],
    ['## A heading.', 'a full stop behind a heading'],
  ])('%s', (body, fault) => {
    expect(styleFaults(page(body)).join('\n')).toContain(fault);
  });

  it.each(['## The NAT gateway of AWS PrivateLink', '## VPN: The other side', 'A row:\n\n| a  | b |'])(
    'has nothing against %s',
    (body) => {
      expect(styleFaults(page(body))).toEqual([]);
    },
  );

  it('wants a way on, at the very end', () => {
    expect(endsWithNext(page('Next: [peering](../peering/), and more.'))).toBe(true);
    expect(endsWithNext(page('Next: peering.'))).toBe(false);
    expect(endsWithNext(page('Next: [peering](../peering/).\n\nMore.'))).toBe(false);
  });
});
