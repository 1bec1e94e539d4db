/**
 * After the build: puts the content security policy first into the head of every page, with the
 * hash of each of its inline scripts. Fails where a page holds what the policy would stop.
 * For hosts that can send headers, `content-security-policy.txt` holds one policy that fits every page.
 *
 *     node scripts/csp.ts dist
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HEAD = /<head(\s[^>]*)?>/;
const INLINE_SCRIPT = /<script\b(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;
const META = /<meta http-equiv="content-security-policy"[^>]*>/gi;

/** What the policy would stop, and what to call it. Links that a reader follows are not loaded by the page. */
const FORBIDDEN: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['an inline event handler', /<[a-z][^>]*\son[a-z]+\s*=\s*["']/i],
  ['a link that runs a script', /<[a-z][^>]*\s(?:href|src|action)\s*=\s*["']\s*javascript:/i],
  ['a base element', /<base\b[^>]*>/i],
  ['a file of another host', /<[a-z][^>]*\s(?:src|srcset|poster|data)\s*=\s*["']\s*(?:https?:)?\/\//i],
  [
    'a file of another host',
    /<link\b(?![^>]*\srel=["'](?:canonical|alternate|sitemap|license)["'])[^>]*\shref=["'](?:https?:)?\/\//i,
  ],
];
const FOREIGN_STYLE = /(?:url\(|@import)\s*["']?(?:https?:)?\/\/[^"')]*/i;

/** A browser looks for the character set in so many bytes of a page, where its host does not name it. */
const CHARSET_WITHIN = 1024;

/** Data blocks are not run, so the policy does not ask for their hash. */
const isData = (attributes: string): boolean => /type=["']application\/(?:ld\+)?json["']/.test(attributes);

/** The policy that allows these scripts beside files of our own host. */
const policyOf = (scripts: readonly string[]): string =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(' '),
    // Monaco, Mermaid and Starlight set styles on elements; scripts are where the danger is.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');

/** The hashes of a page's inline scripts, each once, in a fixed order. */
const hashesOf = (page: string): readonly string[] => {
  const scripts = [...page.matchAll(INLINE_SCRIPT)].filter(([, attributes]) => !isData(attributes ?? ''));
  const hashes = scripts.map(([, , body]) =>
    createHash('sha256')
      .update(body ?? '')
      .digest('base64'),
  );
  return [...new Set(hashes.map((hash) => `'sha256-${hash}'`))].sort();
};

/**
 * One policy for all of these pages, as a header. A header comes with every file, and so rules in workers too: search
 * runs WebAssembly in one. The element in a page says nothing to workers, and forbids WebAssembly in the page itself.
 */
export const policyForAll = (pages: readonly string[]): string =>
  policyOf(["'wasm-unsafe-eval'", ...[...new Set(pages.flatMap(hashesOf))].sort()]);

/** A page with its policy. Throws, naming what is wrong, where the policy would break the page. */
export const withPolicy = (html: string): string => {
  const page = html.replace(META, '');
  const markup = page.replace(INLINE_SCRIPT, '');
  for (const [name, pattern] of FORBIDDEN) {
    const found = pattern.exec(markup)?.[0];
    if (found !== undefined) throw new Error(`${name}: ${found.slice(0, 120)}`);
  }
  if (!HEAD.test(page)) throw new Error('no head');
  const policy = policyOf(hashesOf(page));
  const meta = `<meta http-equiv="content-security-policy" content="${policy}">`;
  const result = page.replace(HEAD, (head) => head + meta);
  if (result.indexOf('<meta charset') > CHARSET_WITHIN) {
    throw new Error(`the policy is so long that the character set stands behind byte ${CHARSET_WITHIN}`);
  }
  return result;
};

/** The first file of another host that a style sheet asks for; undefined where there is none. */
export const foreignInStyle = (css: string): string | undefined => FOREIGN_STYLE.exec(css)?.[0];

const inEvery = (folder: string, pattern: string, work: (text: string, path: string) => void): void => {
  const files = globSync(pattern, { cwd: folder }).sort();
  for (const file of files) {
    const path = join(folder, file);
    try {
      work(readFileSync(path, 'utf8'), path);
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
};

if (import.meta.main) {
  const folder = process.argv[2] ?? 'dist';
  inEvery(folder, '**/*.css', (text) => {
    const foreign = foreignInStyle(text);
    if (foreign !== undefined) throw new Error(`a file of another host: ${foreign}`);
  });
  const pages: string[] = [];
  inEvery(folder, '**/*.html', (text, path) => {
    const page = withPolicy(text);
    pages.push(page);
    writeFileSync(path, page);
  });
  if (pages.length === 0) throw new Error(`${folder} holds no page: build first`);
  writeFileSync(join(folder, 'content-security-policy.txt'), `${policyForAll(pages)}\n`);
  process.stderr.write(`Content security policy: ${pages.length} pages\n`);
}
