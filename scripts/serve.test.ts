import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Serving, serve } from './serve.ts';

const parent = mkdtempSync(join(tmpdir(), 'hopwise-serve-'));
const folder = join(parent, 'site');
let serving: Serving;

beforeAll(async () => {
  mkdirSync(join(folder, 'page'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<h1>home</h1>');
  writeFileSync(join(folder, '404.html'), '<h1>not here</h1>');
  writeFileSync(join(folder, 'page', 'index.html'), '<h1>page</h1>');
  serving = await serve(folder, '/docs/', 0);
});

afterAll(async () => {
  await serving.close();
  rmSync(parent, { recursive: true });
});

/** Asks for a path exactly as written: fetch would tidy it first. */
const statusOf = (path: string): Promise<number | undefined> =>
  new Promise((done, failed) => {
    const { port } = new URL(serving.address);
    request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      done(response.statusCode);
    })
      .on('error', failed)
      .end();
  });

test('a folder is its index, gzipped, and a folder without a slash is sent to one with', async () => {
  const home = await fetch(serving.address);
  expect(home.headers.get('content-encoding')).toBe('gzip');
  expect(await home.text()).toBe('<h1>home</h1>');
  expect(await statusOf('/docs/page')).toBe(301);
  expect(await (await fetch(`${serving.address}page`)).text()).toBe('<h1>page</h1>');
});

test('the policy of a build is sent with every file, also with the page for what is missing', async () => {
  const policies = async (): Promise<readonly (string | null)[]> =>
    Promise.all(
      ['', 'nothing/'].map(async (path) =>
        (await fetch(`${serving.address}${path}`)).headers.get('content-security-policy'),
      ),
    );
  expect(await policies()).toEqual([null, null]);
  writeFileSync(join(folder, 'content-security-policy.txt'), "default-src 'self'\n");
  expect(await policies()).toEqual(["default-src 'self'", "default-src 'self'"]);
});

test('what is not there gets the page that says so', async () => {
  const response = await fetch(`${serving.address}nothing/`);
  expect([response.status, await response.text()]).toEqual([404, '<h1>not here</h1>']);
  expect(await statusOf('/page/')).toBe(404);
});

test.each([
  '/docs/../../secret.txt',
  '/docs/%2e%2e/secret.txt',
  '/docs/..%2fsecret.txt',
  '/docs/%00',
  '//docs/',
])('%s leads nowhere', async (path) => {
  expect(await statusOf(path)).toBe(404);
});

test('a path that is none is refused, and the server lives on', async () => {
  expect(await statusOf('/docs/%')).toBe(400);
  expect(await statusOf('/docs/')).toBe(200);
});
