/** What happens between a reader's first act and the live playground, and when a part of it cannot be loaded. */
import type { Browser, Page } from '@playwright/test';
import { FullPage } from './full-page.ts';
import { PlaygroundPage } from './playground-page.ts';
import { expect, FIRST_DRAWING, test } from './support/test.ts';

const SNS_PAGE = 'reach-an-aws-service/';
const ENDPOINT = 'sns/endpoint';

/** Holds back files of the site by their names until the test lets them go. */
const hold = async (page: Page, name: RegExp): Promise<() => void> => {
  let letGo = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(name, async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
};

/** A page outside the fixture: a file that cannot be loaded is an error in the console, and here it is wanted. */
const openWithout = async (browser: Browser, baseURL: string | undefined, name: RegExp): Promise<Page> => {
  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.route(name, (route) => route.abort());
  return page;
};

test.describe('while the live playground loads', () => {
  test('what the reader scrolled, unfolded and focused stays so', async ({ page }) => {
    // Low enough that the text scrolls by itself.
    await page.goto(SNS_PAGE);
    const letGo = await hold(page, /worker/);
    const playground = new PlaygroundPage(page, ENDPOINT);
    const code = playground.get('code');
    await code.evaluate((element) => {
      element.style.maxHeight = '10rem';
    });
    // The live playground has other folds as well: fixes and presets.
    const part = playground.root.locator('details.pg-part');
    await part.locator('summary').click();
    await code.evaluate((element) => element.scrollTo(0, 120));
    await code.focus();
    const before = await code.elementHandle();
    letGo();
    await expect.poll(() => before?.evaluate((element) => element.isConnected)).toBe(false);
    await expect(part).toHaveAttribute('open');
    await expect(code).toBeFocused();
    expect(await playground.root.locator('.monaco-editor').count()).toBe(0);
  });

  test('a button that is being pressed keeps its click', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const letGo = await hold(page, /worker/);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.get('edit').hover();
    await page.mouse.down();
    const answered = page.waitForResponse(/worker/);
    letGo();
    await answered;
    // Long enough for the evaluator's answer: without care the button would go in the reader's hand.
    await page.waitForTimeout(1500);
    await page.mouse.up();
    await expect(playground.get('editor')).toBeVisible();
  });

  test('a flow and then Edit: both happen', async ({ page }) => {
    await page.goto('');
    const letGo = await hold(page, /island|worker/);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.get('flow').selectOption('app-to-sqs');
    await playground.get('edit').click();
    letGo();
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await expect(playground.get('editor')).toBeVisible();
  });
});

test.describe('when something cannot be loaded', () => {
  test('no evaluator: the page stays as it is, says so, and tries again', async ({ browser, baseURL }) => {
    const page = await openWithout(browser, baseURL, /worker/);
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    // Without a pointer, which would ask for it as well.
    await playground.get('edit').dispatchEvent('click');
    await expect(playground.root.locator('.pg-bar')).toHaveAttribute('data-failed', 'true');
    await expect(playground.get('hop').first()).toBeVisible();
    await page.unroute(/worker/);
    await playground.get('edit').click();
    await expect(playground.get('editor')).toBeVisible();
    await page.context().close();
  });

  test('no Monaco: a plain text area does it', async ({ browser, baseURL }) => {
    const page = await openWithout(browser, baseURL, /_astro\/monaco/);
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.get('edit').click();
    const area = playground.get('textarea');
    await area.fill(
      (await area.inputValue()).replace('"port": 443, "securityGroup"', '"port": 80, "securityGroup"'),
    );
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await page.context().close();
  });

  test('no list of commands: the full page stays, says so, and tries again', async ({ browser, baseURL }) => {
    const page = await openWithout(browser, baseURL, /_astro\/Palette\./);
    const full = new FullPage(page);
    await full.open('#sns/endpoint');
    await full.get('commands').click();
    await expect(full.get('notLoaded')).toContainText('The list could not be loaded');
    await page.unroute(/_astro\/Palette\./);
    await full.get('commands').click();
    await expect(full.palette).toBeVisible();
    await expect(full.get('notLoaded')).toHaveCount(0);
    await page.context().close();
  });

  // With `board` nothing of what draws comes, with `mermaid` what it needs does not.
  for (const missing of ['board', 'mermaid'])
    test(`no ${missing}: the old drawing dims, a sentence says why, the old network is whole again, and a new one is tried`, async ({
      browser,
      baseURL,
    }) => {
      const files = new RegExp(`_astro/(monaco|${missing})`);
      const page = await openWithout(browser, baseURL, files);
      await page.goto(SNS_PAGE);
      const playground = new PlaygroundPage(page, ENDPOINT);
      await playground.get('edit').click();
      const area = playground.get('textarea');
      const before = await area.inputValue();
      const more = before.replace('"instances": {', '"instances": { "other": { "subnet": "private-a" },');
      await area.fill(more);
      const drawing = playground.root.locator('.pg-drawing');
      await expect(playground.get('playground')).toContainText('could not be drawn');
      await expect(drawing).toHaveAttribute('data-current', 'false');
      await area.fill(before);
      await expect(playground.get('playground')).not.toContainText('could not be drawn');
      await expect(drawing).toHaveAttribute('data-current', 'true');
      await page.unroute(files);
      await area.fill(more);
      await expect(drawing).toContainText('other', FIRST_DRAWING);
      await expect(drawing).toHaveAttribute('data-current', 'true');
      await page.context().close();
    });
});

test('the place of a problem leads to it, with the editor closed too', async ({ page }) => {
  await page.goto(SNS_PAGE);
  const playground = new PlaygroundPage(page, ENDPOINT);
  await playground.edit();
  await playground.replace('"10.0.0.0/16"', '"10.0.0.300/16"');
  await expect(playground.get('trouble')).toBeVisible();
  await playground.get('done').click();
  await playground.get('problems').getByRole('button').first().click();
  await expect(playground.root.locator('.selected-text').first()).toBeVisible();
});
