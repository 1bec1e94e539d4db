import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { faultsOf } from './site-check.ts';

const folder = mkdtempSync(join(tmpdir(), 'hopwise-site-'));
afterAll(() => rmSync(folder, { recursive: true }));

const AT = 'https://docs.example.com/hopwise/';
const page = (path: string): string =>
  `<html><head><title>A</title><link rel="canonical" href="${AT}${path}"/>` +
  `<meta name="description" content="B"/><meta property="og:title" content="A"/>` +
  `<meta property="og:image" content="${AT}card.png"/><link rel="alternate" type="application/atom+xml" href="/hopwise/facts.atom"></head></html>`;

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};

beforeEach(() => {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  write('index.html', page(''));
  write('peering/index.html', page('peering/'));
  write('card.png', '');
  write('sitemap-0.xml', `<loc>${AT}</loc><loc>${AT}peering/</loc>`);
  write('llms.txt', `- [Peering](${AT}peering/): B`);
  write('facts.atom', `<link rel="self" href="${AT}facts.atom"/><link href="${AT}peering/#f-pcx-01"/>`);
});

const EDIT = 'https://git.example.com/edit/main/';
const faults = (editUrl?: string): readonly string[] =>
  faultsOf({ folder, site: 'https://docs.example.com', base: '/hopwise/', editUrl });

test('a whole site has no faults', () => {
  expect(faults()).toEqual([]);
});

test.each([
  ['peering/index.html', page('peering/').replace('og:image', 'og:picture'), 'its card'],
  ['peering/index.html', page('gone/'), 'its canonical address'],
  ['peering/index.html', page('peering/').replace('content="B"', 'content=""'), 'no description'],
  ['peering/index.html', page('peering/').replace('atom+xml', 'rss'), 'no feed'],
  ['llms.txt', `- [Gone](${AT}gone/): B`, 'gone/ leads nowhere'],
  ['llms.txt', '- [Elsewhere](https://elsewhere.example/): B', 'leads nowhere'],
  ['sitemap-0.xml', '', 'names no address'],
])('%s that is not right is named', (file, text, fault) => {
  write(file, text);
  expect(faults().join('\n')).toContain(fault);
});

const linking = (link: string): string =>
  page('peering/').replace('</html>', `<a class="x" href="${link}">C</a></html>`);

test.each([
  '../',
  './',
  '../facts.atom',
  '#top',
  '/hopwise/#start',
  'https://elsewhere.example/#x',
  '../playground/#sns/nat',
])('a link to %s is right', (link) => {
  write('index.html', page('').replace('<html>', '<html id="start">'));
  write('playground/index.html', page('playground/'));
  write('peering/index.html', linking(link).replace('<head>', '<head id="top">'));
  expect(faults()).toEqual([]);
});

test.each([
  ['../gone/', 'leads nowhere'],
  ['/peering/', 'leads nowhere'],
  ['../#gone', 'leads to no anchor'],
  ['#gone', 'leads to no anchor'],
  ['../?a&amp;b=1#gone', 'leads to no anchor'],
])('a link to %s is named', (link, fault) => {
  write('peering/index.html', linking(link));
  expect(faults()).toEqual([expect.stringContaining(fault)]);
});

test('each page links to its source where the build was told where, and no page does otherwise', () => {
  expect(faults(EDIT)).toEqual(['peering/index.html has no link to edit it']);
  const link = `<a href="${EDIT}content/docs/peering.mdx" class="x"><svg></svg> Edit page</a>`;
  write('peering/index.html', `${page('peering/')}${link}`);
  expect(faults(EDIT)).toEqual([]);
  expect(faults()).toEqual([`peering/index.html has the link ${EDIT}content/docs/peering.mdx to edit it`]);
  expect(faults('https://elsewhere.example/')).toHaveLength(1);
});

test('the card is a picture of the size that its page says, and small', () => {
  const png = readFileSync(join(import.meta.dirname, '../public/card.png'));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(png.length).toBeLessThan(100_000);
});
