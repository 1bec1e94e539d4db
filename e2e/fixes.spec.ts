/** A blocked flow is mended: from the result, at the hop, in the editor, by switches on a phone. */
import type { Page } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';
import { ANY_BASE, axe, expect, test } from './support/test.ts';

const SNS_PAGE = 'reach-an-aws-service/';
const ENDPOINTS_PAGE = 'interface-endpoints/';
const ENDPOINT = 'sns/endpoint';
const RULE = '{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }';

const verdict = (playground: PlaygroundPage, is: string): Promise<void> =>
  expect(playground.get('verdict')).toHaveAttribute('data-verdict', is);

/** Waits for the live playground with its fixes: an early press is kept for it, but only so long. */
const untilLive = async (playground: PlaygroundPage): Promise<void> => {
  await playground.root.hover();
  await expect(playground.root).toHaveAttribute('data-live', '');
  await expect(playground.get('fixes')).toHaveAttribute('data-current', 'true');
};

/** The SNS page with the rule of the endpoint's group taken out. */
const broken = async (page: Page): Promise<PlaygroundPage> => {
  await page.goto(SNS_PAGE);
  const playground = new PlaygroundPage(page, ENDPOINT);
  await playground.edit();
  await playground.replace(RULE, '// nobody may come in');
  await verdict(playground, 'not-reachable');
  await expect(playground.get('plan')).toBeVisible();
  await expect(playground.get('fixes')).toHaveAttribute('data-current', 'true');
  return playground;
};

test.describe('the panel of a blocked flow', () => {
  test('says what opens it, shows the change, makes it in one step, and takes it back', {
    tag: ANY_BASE,
  }, async ({ page }) => {
    const playground = await broken(page);
    await expect(playground.root.locator('.pg-foot')).toContainText('If open: the path leaves by no gateway');
    const fixes = playground.get('fixes');
    await expect(fixes).toContainText('Add an inbound rule to security group endpoint-sg');
    await fixes.getByTestId('show-fix').click();
    const change = playground.get('change');
    await expect(change).toContainText('Not reachable');
    await expect(change).toContainText('Reachable');
    await expect(change.locator('ins')).toContainText(['"port": 443']);
    await expect(change.getByRole('list', { name: 'Path' }).last()).toContainText('vpce-sns');
    expect(await axe(page)).toEqual([]);

    await fixes.getByTestId('apply-fix').click();
    await verdict(playground, 'reachable');
    const done = playground.get('fixDone');
    await expect(done).toContainText('Applied');
    await expect(done).toContainText('Not reachable');
    await expect(done.locator('ins')).toContainText(['"port": 443']);
    await expect(done.getByRole('list', { name: 'Path' }).last()).toContainText('vpce-sns');
    await expect(playground.get('fixStatus')).toContainText('Applied: Add an inbound rule');
    await expect(playground.get('announcement')).toContainText('Reachable');
    await expect(playground.get('undoFix')).toBeFocused();
    await expect(playground.root.locator('.monaco-editor')).toContainText('nobody may come in');

    await playground.get('undoFix').click();
    await verdict(playground, 'not-reachable');
    await expect(fixes).toBeFocused();
    await expect(playground.get('plan')).toBeVisible();
  });

  test('one undo of the editor takes a fix back too', async ({ page }) => {
    const playground = await broken(page);
    await playground.get('applyFix').click();
    await verdict(playground, 'reachable');
    await playground.undo();
    await verdict(playground, 'not-reachable');
    // Monaco holds only the lines in sight.
    await page.keyboard.press('ControlOrMeta+Home');
    await expect(playground.root.locator('.monaco-editor')).toContainText('nobody may come in');
    await expect(playground.get('fixDone')).toHaveCount(0);
  });

  test('stands in the page as it was built, above the hops, and an early press is not lost', async ({
    page,
  }) => {
    await page.goto(ENDPOINTS_PAGE);
    const playground = new PlaygroundPage(page, 'interface-endpoints/private-dns-off');
    await expect(playground.get('fixes')).toContainText('Turn private DNS of vpce-sns on.');
    const [panel, hops] = [
      await playground.get('fixes').boundingBox(),
      await playground.get('hops').boundingBox(),
    ];
    expect(panel?.y).toBeLessThan(hops?.y ?? 0);
    await playground.get('plan').getByTestId('apply-fix').click();
    await verdict(playground, 'reachable');
  });

  test('lists every reason, and each hop that refuses offers its own fix', async ({ page }) => {
    await page.goto(ENDPOINTS_PAGE);
    const playground = new PlaygroundPage(page, 'interface-endpoints/one-zone-blocked');
    await expect(playground.get('plan').locator('.pg-steps li')).toHaveCount(2);
    await expect(playground.get('blocker')).toHaveCount(2);
    const [before, after] = [playground.get('hopFix').first(), 'allow tcp 443 from 10.0.1.10/32'];
    await expect(before).toContainText(after);
    await untilLive(playground);
    await before.getByRole('button', { name: /^Apply/ }).click();
    await expect(playground.get('fixDone')).toContainText(after);
    await expect(playground.get('fixes').getByTestId('plan')).toContainText('Add outbound rule 110');
    await playground.get('plan').getByTestId('apply-fix').click();
    await verdict(playground, 'reachable');
  });

  test('without JavaScript the fix can be read', async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const page = await context.newPage();
    await page.goto(ENDPOINTS_PAGE);
    const playground = new PlaygroundPage(page, 'interface-endpoints/private-dns-off');
    await expect(playground.get('fixes')).toContainText('Turn private DNS of vpce-sns on.');
    await expect(playground.get('applyFix').first()).toBeHidden();
    await context.close();
  });
});

test.describe('in the editor', () => {
  test('a blocker is a warning, and Ctrl+. opens its fix: the keyboard alone mends the path', async ({
    page,
  }) => {
    const playground = await broken(page);
    await page.keyboard.press('F8');
    await page.keyboard.press('Escape');
    await expect(playground.root.locator('.squiggly-warning').first()).toBeVisible();
    await expect(playground.root.locator('.squiggly-error')).toHaveCount(0);
    await page.keyboard.press('Control+.');
    const menu = page.locator('.action-widget').first();
    await expect(menu).toContainText('Add an inbound rule to security group endpoint-sg');
    await page.keyboard.press('Enter');
    await verdict(playground, 'reachable');
    await expect(playground.get('fixDone')).toContainText('Applied');
    await expect(playground.root.locator('.squiggly-warning')).toHaveCount(0);
    await expect(playground.root.locator('.monaco-editor.focused')).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+Z');
    await verdict(playground, 'not-reachable');
  });
});

test('an open flow says what would close it', async ({ page }) => {
  await page.goto(SNS_PAGE);
  const playground = new PlaygroundPage(page, ENDPOINT);
  await playground.root.hover();
  await playground.get('fixes').locator('summary').click();
  await playground.get('fixes').getByTestId('apply-fix').first().click();
  await verdict(playground, 'not-reachable');
  await expect(playground.get('fixDone')).toContainText('Remove the inbound rule');
});

test.describe('switches', () => {
  test('break the path and take it back exactly', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    const text = await playground.readText();
    await playground.root.hover();
    await playground.get('presets').locator('summary').click();
    const close = playground.get('preset').filter({ hasText: 'Close port 443 into endpoint-sg' });
    await close.click();
    await verdict(playground, 'not-reachable');
    await expect(close).toHaveAttribute('aria-pressed', 'true');
    const remove = playground.get('preset').filter({ hasText: 'Remove the interface endpoint vpce-sns' });
    await remove.click();
    await expect(playground.get('code')).not.toContainText('"vpce-sns": {');
    expect(await axe(page)).toEqual([]);
    await close.click();
    await remove.click();
    await verdict(playground, 'reachable');
    expect(await playground.readText()).toBe(text);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('switches stand above the plain editor, and the fix fits', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.get('edit').tap();
    await playground.get('textarea').waitFor();
    const remove = playground.get('preset').filter({ hasText: 'Remove the interface endpoint vpce-sns' });
    await expect(remove).toBeVisible();
    const [above, area] = [await remove.boundingBox(), await playground.get('textarea').boundingBox()];
    expect(above?.y).toBeLessThan(area?.y ?? 0);
    await remove.tap();
    await verdict(playground, 'not-reachable');
    await expect(playground.get('textarea')).not.toHaveValue(/"vpce-sns": \{/);
    await remove.tap();
    await verdict(playground, 'reachable');
    const close = playground.get('preset').filter({ hasText: 'Close port 443 into' });
    await close.tap();
    await verdict(playground, 'not-reachable');
    await playground.get('plan').getByTestId('show-fix').tap();
    await expect(playground.get('change')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await axe(page)).toEqual([]);
  });
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing with panel and change open, ${scheme}`, async ({ page }) => {
    await page.addInitScript((theme) => localStorage.setItem('starlight-theme', theme), scheme);
    await page.goto(ENDPOINTS_PAGE);
    const playground = new PlaygroundPage(page, 'interface-endpoints/one-zone-blocked');
    await untilLive(playground);
    await playground.get('plan').getByTestId('show-fix').click();
    await expect(playground.get('change')).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await playground.get('plan').getByTestId('apply-fix').click();
    await verdict(playground, 'reachable');
    await expect(playground.get('fixDone')).toBeVisible();
    expect(await axe(page)).toEqual([]);
  });
}
