/** The gallery: every scenario, found, seen and opened. */
import { globSync } from 'node:fs';
import { ANY_BASE, expect, test } from './support/test.ts';

const ALL = globSync('content/scenarios/**/*.json').length;

test('a search finds scenarios by title, resource and finding; the count is announced', async ({ page }) => {
  await page.goto('gallery/');
  const search = page.getByTestId('gallery-search');
  const count = page.getByTestId('gallery-count');
  const shown = page.getByTestId('gallery-entry').filter({ visible: true });
  await expect(count).toHaveText(`${ALL} scenarios`);
  await search.focus();
  for (const [words, title] of [
    ['two tiers', 'A VPC with two tiers'],
    ['transit-gateway-no-route', 'Three VPCs on a transit gateway'],
    ['vpn connection', 'VPN'],
  ] as const) {
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(words);
    await expect(shown.filter({ hasText: title }).first()).toBeVisible();
    const found = await shown.count();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(ALL);
    await expect(count).toHaveText(`${found} of ${ALL} scenarios`);
  }
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('nothing is called so');
  await expect(shown).toHaveCount(0);
  await expect(page.getByText('Try the name of a resource')).toBeVisible();
});

test('an entry opens in the full playground, and names the page that explains it', { tag: ANY_BASE }, async ({
  page,
}) => {
  await page.goto('gallery/');
  const entry = page.locator('[id="peering/works"]');
  await expect(entry.getByRole('link', { name: 'VPC peering' })).toHaveAttribute('href', /\/peering\/$/);
  const picture = entry.locator('img');
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await entry.getByRole('link', { name: 'A route on each side' }).click();
  await expect(page).toHaveURL(/playground\/#peering\/works$/);
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-verdict', 'reachable');
  await expect(page.locator('.full-heading')).toContainText('A route on each side');
});

test('each finding has an anchor, also where a search hides it', async ({ page }) => {
  await page.goto('gallery/#findings/no-route');
  await expect(page.locator('[id="findings/no-route"]')).toBeInViewport();
  await page.getByTestId('gallery-search').fill('peering');
  await page.evaluate(() => {
    location.hash = '#findings/endpoint-policy';
  });
  await expect(page.locator('[id="findings/endpoint-policy"]')).toBeInViewport();
});

test('without JavaScript everything is listed, and nothing pretends to search', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto('gallery/');
  await expect(page.getByTestId('gallery-entry').filter({ visible: true })).toHaveCount(ALL);
  await expect(page.getByTestId('gallery-search')).toBeHidden();
  await context.close();
});

test('the files of the scenarios are on the site', { tag: ANY_BASE }, async ({ page, request }) => {
  await page.goto('');
  for (const [file, type] of [
    ['catalogue.json', 'json'],
    ['sns/endpoint.json', 'json'],
    ['sns/endpoint.svg', 'svg'],
    ['sns/endpoint.thumb.svg', 'svg'],
  ] as const) {
    const response = await request.get(`scenarios/${file}`);
    expect(response.status(), file).toBe(200);
    expect(response.headers()['content-type']).toContain(type);
  }
});
