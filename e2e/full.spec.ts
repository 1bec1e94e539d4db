/** The playground that has a page to itself. */
import { readFileSync } from 'node:fs';
import { compareIds } from '../src/playground/compare/ids.ts';
import { ids } from '../src/playground/ids.ts';
import { FullPage } from './full-page.ts';
import { ANY_BASE, axe, expect, FIRST_DRAWING, test } from './support/test.ts';

const BLOCKED = readFileSync('content/scenarios/findings/security-group-inbound.json', 'utf8');

test.describe('what is opened', () => {
  test('an example and a flow by the address', { tag: ANY_BASE }, async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint:app-to-sqs');
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await expect(full.root.locator('.full-heading')).toContainText('Way 2: interface endpoint');
    // The committed drawing is there, and Mermaid was not asked for it.
    await expect(full.get('diagram').locator('svg')).toBeVisible();
    await expect(full.root.getByRole('link', { name: /Explained in Reach/ })).toHaveAttribute(
      'href',
      /reach-an-aws-service\/$/,
    );
  });

  test('another one when the address changes, and the one before by the way back', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint');
    await page.evaluate(() => {
      location.hash = '#peering/return-route-missing';
    });
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await page.goBack();
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
  });

  test('the last one again, with what was changed in it', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#peering/works');
    await full.setText(BLOCKED);
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await page.waitForTimeout(600);
    await page.goto('about:blank');
    await page.goto('playground/');
    await expect(full.get('notice')).toContainText('are back');
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await full.get('dropKept').click();
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
  });

  test('what was kept after the last hash, as after a crash amid typing', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint');
    const text = readFileSync('content/scenarios/sns/endpoint.json', 'utf8');
    await full.setText(text.replace('10.0.1.10', '10.0.1.11'));
    await expect(page).toHaveURL(/#1\./);
    // A crash gives no event: what was typed since is in the storage, and the hash is the one before.
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.endsWith(' sns/endpoint')) ?? '';
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
      const later = { ...kept, text: kept.text.replace('10.0.1.11', '10.0.1.12'), at: Date.now() + 1 };
      localStorage.setItem(key, JSON.stringify(later));
    });
    await page.reload();
    await expect(full.get('notice')).toContainText('are back');
    await expect(full.root.locator('.pg-drawing')).toContainText('10.0.1.12', FIRST_DRAWING);
  });

  test('an address that names nothing is said, and something else stands there', async ({ page }) => {
    const full = new FullPage(page);
    for (const hash of ['#no/such', '#../../x', '#<img src=x onerror=alert(1)>']) {
      await page.goto('about:blank');
      await full.open(hash);
      await expect(full.get('openingNote')).toBeVisible();
      await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
    }
  });
});

test.describe('the panes', () => {
  test('are resized by keys, and keep their sizes', async ({ page }) => {
    const full = new FullPage(page);
    await full.open();
    const width = async (): Promise<number> =>
      (await full.root.locator('.pg-text').boundingBox())?.width ?? 0;
    const before = await width();
    const bar = full.get('columns');
    await expect(bar).toHaveAttribute('aria-orientation', 'vertical');
    await bar.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(width).toBeGreaterThan(before + 20);
    const after = await width();
    await full.get('rows').focus();
    await page.keyboard.press('ArrowUp');
    await page.goto('about:blank');
    await full.open();
    await expect.poll(async () => Math.abs((await width()) - after)).toBeLessThan(12);
  });

  test('a storage that holds nonsense does no harm', async ({ page }) => {
    await page.goto('playground/');
    await page.evaluate(() => {
      for (const name of ['panes columns', 'panes rows', 'last', 'single keys'])
        localStorage.setItem(`hopwise ${document.querySelector('base')?.href ?? '/'} ${name}`, '{"text":NaN');
    });
    const full = new FullPage(page);
    await page.reload();
    await full.root.hover();
    await expect(full.get('columns')).toBeVisible();
  });
});

test.describe('the list of problems', () => {
  test('has what blocks the flow and advice, counted; each leads to its place', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#peering/return-route-missing');
    await full.editorReady();
    await expect(full.get('review')).toContainText(/1 blocker, .*warning/);
    const item = full.get('reviewItem').filter({ hasText: 'peering-one-way' });
    await item.getByRole('button').click();
    await expect(full.root.locator('.selected-text').first()).toBeVisible();
    await expect(full.get('reviewItem').first().getByRole('link')).toHaveAttribute(
      'href',
      /gallery\/#findings\/no-route$/,
    );
  });

  test('has what is wrong with a text that cannot be read', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint');
    await full.setText('{ "version": 1, "vpcs": { "a": { "cidr": "10.0.0.0/99" } } }');
    await expect(full.get('review')).toContainText('1 problem');
    await full.get('reviewItem').getByRole('button').click();
    await expect(full.root.locator('.selected-text').first()).toBeVisible();
  });
});

test.describe('formatting', () => {
  const UGLY = '{"version": 1,\n"vpcs": {"a": {"cidr": "10.0.0.0/16"}}}';

  test('by the button, in one step that can be taken back', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint');
    await full.setText(UGLY);
    await expect(full.root.locator('.view-lines')).toContainText('{"cidr"');
    await full.get('format').click();
    await expect(full.get('takeBack')).toContainText('Undo format');
    await full.get('done').click();
    expect(await full.readText()).toContain('\n  "vpcs": { "a": { "cidr": "10.0.0.0/16" } } }');
  });

  test('by Shift+Alt+F in the editor', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint');
    await full.setText(UGLY);
    await expect(full.root.locator('.view-lines')).toContainText('{"cidr"');
    await page.keyboard.press('Shift+Alt+F');
    await expect(full.root.locator('.view-lines')).toContainText('{ "cidr"');
  });
});

test.describe('commands', () => {
  test('the palette runs them and opens examples, by keyboard alone', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint');
    await full.get('commands').focus();
    await page.keyboard.press('F1');
    await expect(full.palette).toBeVisible();
    await full.choose('next flow');
    await expect(full.palette).toBeHidden();
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await expect(full.get('commands')).toBeFocused();
    await page.keyboard.press('F1');
    await full.choose('two tiers');
    await expect(full.root.locator('.full-heading')).toContainText('A VPC with two tiers');
    await expect(page).toHaveURL(/#templates\/two-tier-vpc$/);
  });

  test('a new scenario from an import begins on the import page', async ({ page }) => {
    const full = new FullPage(page);
    await full.open();
    await full.get('openExample').click();
    await full.choose('New from an import');
    await expect(page).toHaveURL(/\/import\/$/);
  });

  test('Escape closes the palette, and a press beside it', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint');
    await full.get('openExample').click();
    await expect(page.getByTestId(ids.paletteInput)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(full.palette).toBeHidden();
    await expect(full.get('openExample')).toBeFocused();
    await full.get('openExample').click();
    await page.mouse.click(5, 400);
    await expect(full.palette).toBeHidden();
  });

  test('F1 in the editor lists the scenario’s commands among the editor’s', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint');
    await full.editorReady();
    await full.root.locator('.monaco-editor .view-lines').click();
    await page.keyboard.press('F1');
    await page.keyboard.type('Scenario: Next flow');
    await page.keyboard.press('Enter');
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
  });

  test('? lists the keys; letters are keys outside of the editor, until they are switched off', async ({
    page,
  }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint');
    await full.get('hops').locator('button').first().focus();
    await page.keyboard.press('n');
    await expect(full.get('step')).toContainText('Hop 1 of');
    await page.keyboard.press('?');
    const keys = page.getByTestId(ids.shortcuts);
    await expect(keys).toContainText('Next hop');
    expect(await axe(page)).toEqual([]);
    await page.getByTestId(ids.singleKeys).uncheck();
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
    await page.keyboard.press('n');
    await expect(full.get('step')).toContainText('Hop 1 of');
    await page.keyboard.press('F1');
    await expect(full.palette).toContainText('A VPC with two tiers');
    expect(await axe(page)).toEqual([]);
  });
});

test('what a reader changes stands in the address: it is back after a reload, and for whoever gets the link', async ({
  page,
  browser,
  baseURL,
}) => {
  const full = new FullPage(page);
  await full.open('#sns/endpoint');
  await full.setText('{ "half');
  await expect(page).toHaveURL(/#1\./);
  const other = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const elsewhere = new FullPage(await other.newPage());
  await elsewhere.page.goto(page.url());
  await expect(elsewhere.get('review')).toContainText('problem');
  await elsewhere.get('reset').click();
  await expect(elsewhere.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
  await other.close();
  await page.reload();
  await expect(full.get('review')).toContainText('problem');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the live page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const full = new FullPage(page);
    await full.open('#peering/return-route-missing');
    await full.editorReady();
    await expect(full.get('review')).toContainText('blocker');
    expect(await axe(page)).toEqual([]);
  });
}

test('undoing a fix leads to what changed, not to where the cursor stood', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const full = new FullPage(page);
  await full.open('#peering/return-route-missing');
  await full.editorReady();
  const first = full.root.locator('.line-numbers', { hasText: /^1$/ });
  await full.root.locator('.monaco-editor .view-line').first().click();
  await expect(first).toBeVisible();
  await full.get('applyFix').first().click();
  await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
  await expect(first).toBeHidden();
  await full.undo();
  await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
  await expect(first).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Y');
  await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
  await expect(first).toBeHidden();
});

test('somebody’s task stays one: no fix, and nothing of what its author expects', async ({ page }) => {
  const full = new FullPage(page);
  await full.open('#challenges/half-a-peering');
  await expect(full.root.getByTestId('verdict').first()).toHaveAttribute('data-verdict', 'not-reachable');
  await expect(full.get('review')).toContainText('blocker');
  await expect(full.root.getByTestId('fixes')).toHaveCount(0);
  const file = await page.request.get('scenarios/challenges/half-a-peering.json');
  expect(await file.text()).not.toContain('"expect"');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('everything stands below each other, with a plain editor that formats', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#findings/no-route');
    await expect(full.get('columns')).toHaveCount(0);
    await expect(full.get('review')).toContainText('1 blocker');
    await full.get('edit').tap();
    const area = full.get('textarea');
    await area.fill('{"version": 1,\n"vpcs": {"a": {"cidr": "10.0.0.0/16"}}}');
    await full.get('format').tap();
    await expect(area).toHaveValue('{ "version": 1,\n  "vpcs": { "a": { "cidr": "10.0.0.0/16" } } }');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await axe(page)).toEqual([]);
  });
});

test('without JavaScript one example stands there whole', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto('playground/');
  const full = new FullPage(page);
  await expect(full.root.locator('p.pg-note').first()).toContainText('Editing needs JavaScript');
  await expect(full.get('verdict')).toContainText('Reachable');
  await expect(full.get('code')).toContainText('"vpce-sns"');
  await expect(full.get('edit')).toBeHidden();
  await context.close();
});

test('any other scenario to compare with: path, what leaves, and what each costs', async ({ page }) => {
  const full = new FullPage(page);
  await full.open('#sns/endpoint');
  await full.get('commands').click();
  await full.choose('Compare with another scenario');
  await full.choose('NAT gateway');
  const panel = full.root.getByTestId(compareIds.panel);
  await expect(panel).toContainText('Compared with Way 1');
  await expect(panel.getByRole('row', { name: /The path/ })).toContainText('Not private');
  await panel.getByTestId(compareIds.panelCosts).locator('summary').click();
  const costs = panel.getByTestId(compareIds.costs);
  await expect(costs.getByTestId(compareIds.breakEven)).toContainText('Yours');
  const gigabytes = costs.getByTestId(compareIds.gigabytesNumber);
  await gigabytes.fill('500');
  await expect(costs).toContainText('with 500 GB');
  await expect(costs.getByTestId(compareIds.chart).first()).toBeVisible();
  // Another text is another comparison; what the reader set stays.
  await full.setText(
    readFileSync('content/scenarios/sns/endpoint.json', 'utf8').replace('10.0.1.10', '10.0.1.12'),
  );
  await expect(panel).toContainText('10.0.1.12');
  await expect(costs).toContainText('with 500 GB');
  expect(await axe(page)).toEqual([]);
  await panel.getByTestId(compareIds.toPage).click();
  await expect(full.get('commands')).toBeFocused();
  await expect(panel).toContainText('Compared with the page’s scenario');
});

test('a scenario to compare with that cannot be loaded is named', async ({ browser, baseURL }) => {
  // Outside the fixture: the browser reports the missing file, which is wanted here.
  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.route('**/scenarios/sns/nat.json', (route) => route.fulfill({ status: 404, body: '' }));
  const full = new FullPage(page);
  await full.open('#sns/endpoint');
  await full.get('commands').click();
  await full.choose('Compare with another scenario');
  await full.choose('NAT gateway');
  await expect(full.get('notLoaded')).toContainText('could not be loaded');
  await context.close();
});
