import { globSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ANY_BASE, axe, COLOUR_RULES, expect, test, WIDTH_RULES, widthSettled } from './support/test.ts';

/** Every page of the site, relative to its base: from the sitemap that the build wrote, and the one for what is missing. */
const PAGES: readonly string[] = [
  ...[...readFileSync('dist/sitemap-0.xml', 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) =>
    new URL(url ?? '').pathname.slice(1),
  ),
  '404.html',
];

/** What a page may move before its reader acts. */
const BUDGET_BYTES = 110_000;

/** One page of each kind stands for the others where the site is in a folder: the build checks every link. */
const BASES: ReadonlySet<string> = new Set([
  '',
  'reach-an-aws-service/',
  'playground/',
  'import/',
  'gallery/',
]);

/** Words that only Monaco, Mermaid, its layout, React and the evaluator hold, whatever their files are called. */
const LATE = ['monaco-editor', 'mermaidAPI', 'org.eclipse.elk', 'react-dom', 'no-route'];

/** What must stand in every live scenario of a page as it was built. */
const PARTS_WITHOUT_SCRIPT = [
  '[data-verdict]',
  '[data-testid="hop"]',
  '.pg-drawing svg',
  '[data-testid="code"]:has-text("version")',
];

const transferred = async (page: Page, path: string): Promise<{ bytes: number; late: readonly string[] }> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const late: Promise<string>[] = [];
  page.on('response', (response) => {
    if (!/\.(?:js|css)(?:\?|$)/.test(response.url())) return;
    late.push(
      response.text().then((text) => (LATE.some((word) => text.includes(word)) ? response.url() : '')),
    );
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return { bytes, late: (await Promise.all(late)).filter((url) => url !== '') };
};

test('the sitemap lists the pages', () => {
  expect(PAGES.length).toBeGreaterThan(5);
  expect(PAGES).toContain('reach-an-aws-service/');
});

test('the words by which late files are told are in the build', () => {
  const built = globSync('dist/_astro/*.js').map((file) => readFileSync(file, 'utf8'));
  expect(LATE.filter((word) => !built.some((text) => text.includes(word)))).toEqual([]);
});

for (const path of PAGES) {
  // One load for everything: a site of many pages would otherwise be loaded hundreds of times.
  test(`/${path} moves little before the reader acts, fits a phone, and axe finds nothing, light and dark`, {
    tag: BASES.has(path) ? ANY_BASE : [],
  }, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 390, height: 844 });
    const { bytes, late } = await transferred(page, path);
    expect(bytes).toBeLessThan(BUDGET_BYTES);
    expect(late).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await widthSettled(page);
    // One page of each kind with all rules: some of what stands there has no place on a wide page.
    expect(await axe(page, BASES.has(path) ? undefined : WIDTH_RULES)).toEqual([]);

    await page.setViewportSize({ width: 1280, height: 900 });
    await widthSettled(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    expect(await axe(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await axe(page, COLOUR_RULES)).toEqual([]);
  });
}

test('every page says what it has to say without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.locator('h1')).toBeVisible();
    // A live scenario is no empty frame: verdict, hops, drawing and text stand in the page.
    const playgrounds = page.locator('[data-playground]');
    const count = await playgrounds.count();
    for (const part of PARTS_WITHOUT_SCRIPT)
      await expect(playgrounds.filter({ has: page.locator(part) }), `${part} on /${path}`).toHaveCount(count);
  }
  await context.close();
});

test('search finds a page, under the policy', { tag: ANY_BASE }, async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').or(page.getByPlaceholder('Search')).first().fill('peering');
  await expect(page.locator('.pagefind-ui__result-link').first()).toBeVisible();
});

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
    const violation = new Promise<string>((done) => {
      document.addEventListener('securitypolicyviolation', (event) => done(event.violatedDirective));
    });
    const fetched = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    return { injected: 'injected' in window, fetched, violated: await violation };
  });
  expect(broken).toEqual({ injected: false, fetched: false, violated: expect.stringMatching(/src/) });
  await context.close();
});

test('a page that is not there says so', { tag: ANY_BASE }, async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  const response = await page.goto('no-such-page/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toBeVisible();
  await context.close();
});
