/** Two scenarios side by side on a page, and a reader's text against the page's. */
import type { Locator, Page } from '@playwright/test';
import { compareIds } from '../src/playground/compare/ids.ts';
import { PlaygroundPage } from './playground-page.ts';
import { ANY_BASE, axe, expect, test } from './support/test.ts';

const SNS_PAGE = 'reach-an-aws-service/';
const ENDPOINT = 'sns/endpoint';
const RULE = '{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }';

const part = (page: Page, id: keyof typeof compareIds): Locator =>
  page.getByTestId(compareIds.compare).getByTestId(compareIds[id]);

/** The chart in the form that fits the window. */
const chart = (page: Page): Locator => part(page, 'chart').filter({ visible: true });

const live = async (page: Page): Promise<void> => {
  await part(page, 'hours').focus();
  await expect(page.locator('[data-compare-costs][data-live]')).toHaveCount(1);
};

test.describe('two ways side by side', () => {
  test('stand complete in the page without JavaScript', async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const page = await context.newPage();
    await page.goto(SNS_PAGE);
    const compare = page.getByTestId(compareIds.compare);
    await expect(compare.locator('[data-verdict="reachable"]')).toHaveCount(2);
    await expect(compare.locator('.hw-drawing')).toHaveCount(2);
    await expect(compare).toContainText('Not private');
    await expect(compare).toContainText('203.0.113.20');
    await expect(compare).toContainText('says nothing about leaving AWS’s network');
    await expect(part(page, 'breakEven')).toContainText('up to 208.6 GB a month, where both cost $9.39');
    await expect(chart(page)).toHaveAttribute('aria-label', /up to 208\.6 GB/);
    await expect(chart(page).getByTestId(compareIds.crossing)).toContainText('equal at 208.6 GB: $9.39');
    await expect(compare.getByRole('row', { name: /208\.6 GB/ })).toContainText('$9.39');
    await expect(compare).toContainText('as of 2026-09-17 to 2026-09-20');
    await expect(part(page, 'hours')).toBeHidden();
    await compare.getByText('What is counted').click();
    await expect(compare.getByRole('link', { name: /F-PRICE-03/ }).first()).toBeVisible();
    await context.close();
  });

  test('the steps say in words what both have and what only one has', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const steps = part(page, 'steps').locator('[data-change]').filter({ visible: true });
    await expect(steps).toHaveCount(13);
    await expect(steps.filter({ hasText: 'only NAT gateway' })).toHaveCount(7);
    await expect(steps.filter({ hasText: 'only Interface endpoint' })).toHaveCount(3);
    await expect(steps.filter({ hasText: 'May app send?' })).toContainText('both');
    await expect(steps.filter({ hasText: 'Does it reach Amazon SNS?' })).toContainText('differs');
  });

  test('sliders by keyboard move amounts, sentence and chart', { tag: ANY_BASE }, async ({ page }) => {
    await page.goto(SNS_PAGE);
    await live(page);
    await expect(part(page, 'hours')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(part(page, 'hours')).toHaveValue('0');
    await expect(part(page, 'hoursNumber')).toHaveValue('0');
    await expect(part(page, 'breakEven')).toContainText('from the first gigabyte on Interface endpoint');
    await expect(part(page, 'hours')).toHaveAttribute('aria-valuetext', '0 hours');
    await expect(chart(page).getByTestId(compareIds.crossing)).toHaveCount(0);
    for (let step = 0; step < 365; step += 73) await page.keyboard.press('PageUp');
    await expect(chart(page).getByTestId(compareIds.crossing)).toHaveCount(1);

    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(part(page, 'gigabytes')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(part(page, 'gigabytesNumber')).toHaveValue('101');
    await expect(part(page, 'costs')).toContainText('with 101 GB, all sent there');
    await expect(chart(page)).toContainText('101 GB chosen');
  });

  test('a number beyond the slider widens the chart, and an empty field is no zero', async ({ page }) => {
    await page.goto(SNS_PAGE);
    await live(page);
    await part(page, 'gigabytesNumber').fill('4000');
    await expect(part(page, 'costs')).toContainText('NAT gateway $180.00, Interface endpoint $47.30');
    await expect(part(page, 'gigabytes')).toHaveAttribute('max', '5000');
    await expect(part(page, 'gigabytes')).toHaveValue('4000');
    await part(page, 'gigabytesNumber').fill('');
    await expect(part(page, 'gigabytesNumber')).toHaveValue('');
    await expect(part(page, 'costs')).toContainText('with 4,000 GB');
    await part(page, 'back').fill('50');
    await expect(part(page, 'costs')).toContainText('50 % of them answers');
  });

  test('hours that count change who costs less', async ({ page }) => {
    await page.goto(SNS_PAGE);
    await live(page);
    await page.keyboard.press('Tab');
    await part(page, 'firstPaid').focus();
    await page.keyboard.press('Space');
    await expect(part(page, 'breakEven')).toHaveText('Interface endpoint costs less at any amount of data.');
    await expect(chart(page).getByTestId(compareIds.crossing)).toHaveCount(0);
    await expect(part(page, 'costs')).toContainText('NAT gateway $41.00');
  });

  test('a slider that is moved while the live ones load keeps its place', async ({ page }) => {
    let letGo = (): void => undefined;
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/worker/, async (route) => {
      await gone;
      await route.continue();
    });
    await page.goto(SNS_PAGE);
    await part(page, 'gigabytes').focus();
    await page.keyboard.press('End');
    letGo();
    await expect(page.locator('[data-compare-costs][data-live]')).toHaveCount(1);
    await expect(part(page, 'gigabytes')).toHaveValue('1000');
    await expect(part(page, 'gigabytes')).toBeFocused();
    await expect(part(page, 'costs')).toContainText('with 1,000 GB');
  });

  test('fits a phone, with a chart whose words can be read', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(SNS_PAGE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const box = await chart(page).boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    const word = await chart(page).getByText('gigabytes a month').boundingBox();
    expect(word?.height).toBeGreaterThan(11);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, live and unfolded, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(SNS_PAGE);
      await live(page);
      for (const fold of await page.getByTestId(compareIds.compare).locator('summary').all())
        await fold.click();
      expect(await axe(page)).toEqual([]);
    });
  }
});

test.describe('the reader’s text against the page’s', () => {
  test('verdicts, network, path and cost, before and after; gone with the change', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    const panel = playground.root.getByTestId(compareIds.panel);
    await playground.edit();
    await expect(panel).toHaveCount(0);
    await playground.replace(RULE, '');
    // They come late, above the panel: it must not move while it is pressed.
    await expect(playground.get('fixes')).toHaveAttribute('data-current', 'true');
    await panel.locator('> summary').click();
    const flows = panel.getByTestId(compareIds.flows).locator('li');
    await expect(flows.filter({ hasText: 'app to SNS' })).toHaveText(/Reachable.*becomes.*Not reachable/);
    await expect(flows.filter({ hasText: 'app to SQS' })).toContainText('stays');
    await expect(panel.getByTestId(compareIds.sentences)).toContainText(
      'Changed: security group consumer/endpoint-sg',
    );
    const refused = panel.locator('[data-change="changed"]').filter({ hasText: 'May vpce-sns receive?' });
    await expect(refused).toContainText('changed');
    await expect(refused).toContainText('first blocker');
    await expect(panel).toContainText('costs $7.30; it was $7.30: no difference');

    // It follows what is typed, and never stands for another text than the one on screen.
    await playground.replace(
      '"subnets": ["private-a"],\n',
      '"subnets": ["private-a"], "state": "pending",\n',
    );
    await expect(panel).toHaveAttribute('data-current', 'true');
    await expect(panel.getByTestId(compareIds.sentences)).toContainText('Changed: endpoint vpce-sns');
    expect(await axe(page)).toEqual([]);

    await playground.get('reset').click();
    await expect(panel).toHaveCount(0);
  });

  test('is asked only while it is open', async ({ page }) => {
    await page.addInitScript(() => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function say(this: Worker, message: { kind: string }): void {
        asked.push(message.kind);
        postMessage.call(this, message);
      };
    });
    const asked = (): Promise<readonly string[]> => page.evaluate(() => Reflect.get(globalThis, 'asked'));
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.edit();
    await playground.replace(RULE, '');
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await page.waitForTimeout(600);
    expect(await asked()).toContain('evaluate');
    expect(await asked()).not.toContain('compare');
    await playground.root.getByTestId(compareIds.panel).locator('> summary').click();
    await expect.poll(asked).toContain('compare');
  });
});
