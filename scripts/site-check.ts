/**
 * After the build: every page says what it is and carries what others look for (description, card, canonical address),
 * every link inside the site leads to a page and an anchor that were built, whoever wrote it, and so does every address
 * that the site gives to programs (sitemap, llms.txt, feed).
 *
 *     SITE=https://docs.example.com BASE=/hopwise node scripts/site-check.ts dist
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Site {
  readonly folder: string;
  /** The origin. */
  readonly site: string;
  /** Begins and ends with a slash. */
  readonly base: string;
  /** Where sources are edited; undefined where the build was not told. */
  readonly editUrl: string | undefined;
}

/** The file that an address of the site leads to; undefined for an address elsewhere. */
const fileOf = ({ folder, site, base }: Site, address: string): string | undefined => {
  const { origin, pathname } = new URL(address);
  if (origin !== new URL(site).origin || !pathname.startsWith(base)) return undefined;
  const path = join(folder, decodeURIComponent(pathname.slice(base.length)));
  return pathname.endsWith('/') ? join(path, 'index.html') : path;
};

/** Pages whose hash is what they show, and no anchor. */
const HASHED = /\/(?:playground|embed|gallery)\/$/;

const LINK = /<a\s[^>]*?\bhref="([^"]*)"/g;
const ANCHOR = /\s(?:id|name)="([^"]+)"/g;

/** The anchors of pages, each read once. */
const anchorsIn = (): ((path: string) => ReadonlySet<string>) => {
  const known = new Map<string, ReadonlySet<string>>();
  return (path) => {
    const found =
      known.get(path) ??
      new Set([...readFileSync(path, 'utf8').matchAll(ANCHOR)].map(([, anchor = '']) => anchor));
    known.set(path, found);
    return found;
  };
};

const entities = (text: string): string =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, hex === '' ? 10 : 16)),
    );

/** What is wrong with the links of a page to others of the site, and to parts of itself. */
const deadLinks = (
  site: Site,
  file: string,
  anchorsOf: (path: string) => ReadonlySet<string>,
): readonly string[] => {
  const own = new URL(`${site.base}${file.replace(/(?:^|(?<=\/))index\.html$/, '')}`, site.site);
  const html = readFileSync(join(site.folder, file), 'utf8');
  return [...new Set([...html.matchAll(LINK)].map(([, link = '']) => entities(link)))].flatMap((link) => {
    const address = new URL(link, own);
    if (address.origin !== own.origin) return [];
    const target = fileOf(site, address.href);
    if (target === undefined || !existsSync(target)) return [`its link "${link}" leads nowhere`];
    const hash = decodeURIComponent(address.hash.slice(1));
    if (hash === '' || !target.endsWith('.html') || HASHED.test(address.pathname)) return [];
    return anchorsOf(target).has(hash) ? [] : [`its link "${link}" leads to no anchor`];
  });
};

/** What is wrong with the addresses of one file. */
const deadIn = (site: Site, file: string, pattern: RegExp): readonly string[] => {
  const path = join(site.folder, file);
  if (!existsSync(path)) return [`${file} is missing`];
  const found = [...readFileSync(path, 'utf8').matchAll(pattern)].map(([, address = '']) => address);
  if (found.length === 0) return [`${file} names no address`];
  return found.flatMap((address) => {
    const target = fileOf(site, address);
    return target !== undefined && existsSync(target) ? [] : [`${file}: ${address} leads nowhere`];
  });
};

/** Where a page says that it is edited. */
const editLinkOf = (html: string): string | undefined =>
  /<a href="([^"]+)"[^>]*>(?:(?!<\/a>)[\s\S])*?Edit page/.exec(html)?.[1];

/** Splash pages and the page for what is missing are no text to edit from here. */
const isWithoutEdit = (file: string, edits: string | undefined, editUrl: string): boolean => {
  if (edits !== undefined) return !edits.startsWith(`${editUrl.replace(/\/$/, '')}/content/docs/`);
  return file !== '404.html' && file !== 'index.html';
};

/** What a page has to have; the frame's page is for no search engine and has less. */
const faultsOfPage = (site: Site, file: string): readonly string[] => {
  const html = readFileSync(join(site.folder, file), 'utf8');
  const contentOf = (pattern: RegExp): string => pattern.exec(html)?.[1] ?? '';
  const faults: string[] = [];
  if (contentOf(/<title>([^<]+)<\/title>/) === '') faults.push('has no title');
  if (contentOf(/<meta name="description" content="([^"]+)"/) === '') faults.push('has no description');
  if (/name="robots" content="noindex"/.test(html)) return faults;
  for (const [name, address] of [
    ['card', contentOf(/<meta property="og:image" content="([^"]+)"/)],
    ['canonical address', contentOf(/<link rel="canonical" href="([^"]+)"/)],
  ] as const) {
    const target = address === '' ? undefined : fileOf(site, address);
    // The canonical address of the page for what is missing is nobody's.
    if (file === '404.html' && name === 'canonical address') continue;
    if (target === undefined || !existsSync(target)) faults.push(`its ${name} "${address}" leads nowhere`);
  }
  if (contentOf(/<meta property="og:title" content="([^"]+)"/) === '') faults.push('has no og:title');
  if (!html.includes('type="application/atom+xml"')) faults.push('names no feed');
  const edits = editLinkOf(html);
  if (site.editUrl === undefined ? edits !== undefined : isWithoutEdit(file, edits, site.editUrl))
    faults.push(`has ${edits === undefined ? 'no link' : `the link ${edits}`} to edit it`);
  return faults;
};

const pageFaults = (site: Site): readonly string[] => {
  const anchorsOf = anchorsIn();
  return globSync('**/*.html', { cwd: site.folder })
    .sort()
    .flatMap((file) =>
      [...faultsOfPage(site, file), ...deadLinks(site, file, anchorsOf)].map((fault) => `${file} ${fault}`),
    );
};

/** Everything that is wrong with a built site, a sentence each. */
export const faultsOf = (site: Site): readonly string[] => [
  ...pageFaults(site),
  ...deadIn(site, 'sitemap-0.xml', /<loc>([^<]+)<\/loc>/g),
  ...deadIn(site, 'llms.txt', /\]\(([^)]+)\)/g),
  ...deadIn(site, 'facts.atom', /<link(?: rel="self")? href="([^"]+)"/g),
];

if (import.meta.main) {
  const base = `/${process.env['BASE'] ?? '/'}/`.replaceAll(/\/+/g, '/');
  const folder = process.argv[2] ?? 'dist';
  const editUrl = process.env['EDIT_URL'] || undefined;
  const faults = faultsOf({ folder, site: process.env['SITE'] ?? 'https://hopwise.example', base, editUrl });
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length > 0) process.exit(1);
  process.stderr.write('Site: every page has its card, every link and listed address leads somewhere\n');
}
