import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axe, expect, test } from './support/test.ts';

/** Every page of the site, relative to its base, from the sitemap that the build wrote. */
const PAGES: readonly string[] = [
  ...readFileSync('dist/sitemap-0.xml', 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g),
].map(([, url]) => new URL(url ?? '').pathname.slice(1));

/** What a page may move before its reader acts. */
const BUDGET_BYTES = 110_000;

const transferred = async (page: Page, path: string): Promise<{ bytes: number; urls: readonly string[] }> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  const urls: string[] = [];
  session.on('Network.responseReceived', ({ response }) => urls.push(response.url));
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return { bytes, urls };
};

test('the sitemap lists the pages', () => {
  expect(PAGES.length).toBeGreaterThan(5);
  expect(PAGES).toContain('reach-an-aws-service/');
});

for (const path of PAGES) {
  test.describe(`/${path}`, () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        expect(await axe(page)).toEqual([]);
      });
    }

    test('fits a phone', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });

    test('moves little before the reader acts, and nothing of editor, drawing or evaluator', async ({
      page,
    }) => {
      const { bytes, urls } = await transferred(page, path);
      expect(bytes).toBeLessThan(BUDGET_BYTES);
      expect(urls.filter((url) => /monaco|mermaid|elk|worker|island|draw|client\./i.test(url))).toEqual([]);
    });
  });
}

test('the policy stands first in the head and allows no inline script beyond its hashes', async ({
  page,
}) => {
  await page.goto('');
  const first = page.locator('head > :first-child');
  await expect(first).toHaveAttribute('http-equiv', 'content-security-policy');
  const policy = (await first.getAttribute('content')) ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test('the policy stops an inline script and a foreign request', async ({ browser, baseURL }) => {
  // Without the fixture that would call this a fault: here the fault is wanted.
  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto('');
  const broken = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const fetched = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    return { injected: 'injected' in window, fetched };
  });
  expect(broken).toEqual({ injected: false, fetched: false });
  await context.close();
});

test('a page that is not there says so', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  const response = await page.goto('no-such-page/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toBeVisible();
  await context.close();
});
