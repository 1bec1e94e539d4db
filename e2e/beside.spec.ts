/** What stands beside the pages: the page for what is missing, and paper. */
import { ANY_BASE, expect, test } from './support/test.ts';

test('a page that is not there searches for the words of its address', { tag: ANY_BASE }, async ({
  browser,
  baseURL,
}) => {
  // Without the fixture that would call the answer 404 a fault: here it is wanted.
  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto('vpc-peering/');
  await page.getByRole('button', { name: 'Search for it' }).click();
  await expect(page.getByPlaceholder('Search').first()).toHaveValue('vpc peering');
  await expect(page.locator('.pagefind-ui__result-link').first()).toBeVisible();
  await context.close();
});

test('a page is dark on white paper, and nothing of a playground is folded up', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto('interface-endpoints/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const ink = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color);
  expect(ink).toBe('rgb(28, 36, 48)');
  await expect(page.getByText('May app receive the answer?').first()).toBeVisible();
});
