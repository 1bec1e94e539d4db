/** The configuration of `content/examples/nginx.conf`, tried with a real nginx at the root of a host and in a folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyForAll } from '../csp.ts';
import { SITE, writeSite } from './fixture.ts';
import { findNginx, type Nginx, startNginx } from './nginx.ts';

const binary = findNginx();
const title =
  binary === undefined ? 'nginx (not tried: it is not installed; `apt-get install nginx-light`)' : 'nginx';
const POLICY = policyForAll(['<script>alert(1)</script>']);

describe.skipIf(binary === undefined)(title, () => {
  describe.each(['/', '/docs/hopwise/'])('the site at %s', (base) => {
    const folder = mkdtempSync(join(tmpdir(), 'hopwise-nginx-'));
    let nginx: Nginx;

    beforeAll(async () => {
      const root = join(folder, 'srv');
      writeSite(join(root, base));
      nginx = await startNginx({ binary: binary ?? '', prefix: folder, root, base, policy: POLICY });
    });
    afterAll(async () => {
      await nginx?.stop();
      rmSync(folder, { recursive: true });
    });

    const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
      fetch(`http://127.0.0.1:${nginx.port}${base}${path}`, { redirect: 'manual', headers });
    const policies = (response: Response): string => response.headers.get('content-security-policy') ?? '';

    it('serves a page at the address of its folder', async () => {
      const response = await get('peering/');
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toBe(SITE['peering/index.html']);
      expect(await (await get('')).text()).toBe(SITE['index.html']);
    });

    it('sends a folder without its slash to the one with, wherever nginx itself stands', async () => {
      const response = await get('peering');
      expect([response.status, response.headers.get('location')]).toEqual([301, `${base}peering/`]);
    });

    it.each(['no-such-page/', 'no-such-file.js', '_astro/gone.AbCd1234.js', '_astro/', 'scenarios/sns/'])(
      'answers %s with the page for what is missing, never cached for long',
      async (path) => {
        const response = await get(path);
        expect([response.status, await response.text()]).toEqual([404, SITE['404.html']]);
        expect(response.headers.get('cache-control')).toBe('no-cache');
        expect(policies(response)).toContain("default-src 'self'");
      },
    );

    it('lets browsers keep what has a hash in its name, and ask again for the rest', async () => {
      const hashed = await get('_astro/page.AbCd1234.js');
      expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const page = await get('peering/');
      expect(page.headers.get('cache-control')).toBe('no-cache');
      const again = await get('peering/', { 'if-none-match': page.headers.get('etag') ?? '' });
      expect(again.status).toBe(304);
    });

    it('sends the policy of the build and who may frame, in two headers that both hold', async () => {
      const page = await get('peering/');
      expect(policies(page)).toContain(POLICY);
      expect(policies(page)).toContain("frame-ancestors 'self'");
      expect(policies(page)).not.toContain('wiki.example.com');
      expect(policies(await get('embed/'))).toContain("frame-ancestors 'self' https://wiki.example.com");
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    });

    it.each(['peering/', '_astro/page.AbCd1234.js', 'scenarios/sns/nat.json', 'scenarios/sns/nat.svg'])(
      'compresses %s',
      async (path) => {
        const response = await get(path, { 'accept-encoding': 'gzip' });
        expect(response.headers.get('content-encoding')).toBe('gzip');
        expect(response.headers.get('vary')).toBe('Accept-Encoding');
      },
    );

    it('gives nothing beside the site', async () => {
      const response = await fetch(`http://127.0.0.1:${nginx.port}${base}..%2f..%2fpid`);
      expect(response.status).not.toBe(200);
    });
  });
});
