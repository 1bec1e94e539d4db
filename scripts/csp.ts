/**
 * After the build: puts the content security policy first into the head of every page, with the
 * hash of each of its inline scripts. Fails where a page holds what the policy would stop.
 *
 *     node scripts/csp.ts dist
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const INLINE_SCRIPT = /<script\b(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/script>/g;
const EVENT_HANDLER = /<[a-z][^>]*\son[a-z]+\s*=\s*["']/i;
const FOREIGN =
  /<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc=["'](?:https?:)?\/\/|<link\b(?=[^>]*\brel=["'](?:stylesheet|preload|modulepreload|icon|manifest)["'])[^>]*\bhref=["'](?:https?:)?\/\//i;
const META = /<meta http-equiv="content-security-policy"[^>]*>/i;

/** Data blocks are not run, so the policy does not ask for their hash. */
const isData = (attributes: string): boolean => /type=["']application\/(?:ld\+)?json["']/.test(attributes);

/** The policy of a page whose inline scripts have these hashes. */
const policyOf = (hashes: readonly string[]): string =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...hashes].join(' '),
    // Monaco, Mermaid and Starlight set styles on elements; scripts are where the danger is.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');

/** A page with its policy. Throws, naming what is wrong, where the policy would break the page. */
export const withPolicy = (html: string): string => {
  const page = html.replace(META, '');
  const scripts = [...page.matchAll(INLINE_SCRIPT)].filter(([, attributes]) => !isData(attributes ?? ''));
  const markup = page.replace(INLINE_SCRIPT, '');
  const handler = EVENT_HANDLER.exec(markup)?.[0];
  if (handler !== undefined) throw new Error(`an inline event handler: ${handler.slice(0, 120)}`);
  const foreign = FOREIGN.exec(markup)?.[0];
  if (foreign !== undefined) throw new Error(`a file of another host: ${foreign.slice(0, 120)}`);
  const hashes = scripts.map(([, , body]) => `'sha256-${createHash('sha256').update(body ?? '').digest('base64')}'`);
  const policy = policyOf([...new Set(hashes)].sort());
  const found = page.search(/<head[^>]*>/);
  if (found < 0) throw new Error('no head');
  return page.replace(/<head([^>]*)>/, `<head$1><meta http-equiv="content-security-policy" content="${policy}">`);
};

if (import.meta.main) {
  const folder = process.argv[2] ?? 'dist';
  const files = globSync('**/*.html', { cwd: folder }).sort();
  if (files.length === 0) throw new Error(`${folder} holds no page: build first`);
  for (const file of files) {
    const path = join(folder, file);
    try {
      writeFileSync(path, withPolicy(readFileSync(path, 'utf8')));
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  process.stderr.write(`Content security policy: ${files.length} pages\n`);
}
