import { PlaygroundPage } from './playground-page.ts';
import { ANY_BASE, axe, expect, FIRST_DRAWING, test } from './support/test.ts';

const SNS_PAGE = 'reach-an-aws-service/';
const ENDPOINT = 'sns/endpoint';
const RULE = '{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }';

test.describe('editing a scenario', () => {
  test('taking 443 out of the endpoint’s group blocks the path, names the group, and undo brings it back', {
    tag: ANY_BASE,
  }, async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
    const endpoint = playground.get('diagram').locator('[data-node*="vpce-sns"]').first();
    await expect(endpoint).toHaveAttribute('data-state', 'both');
    await playground.edit();
    await playground.replace(RULE, '');

    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    const blocker = playground.get('hop').filter({ hasText: 'first blocker' });
    await expect(blocker).toHaveCount(1);
    await expect(blocker).toContainText('endpoint-sg');
    await expect(blocker).toContainText('no inbound rule admits tcp 443 from app');
    await expect(blocker).toContainText('ENI_SG_RULES_MISMATCH');
    await expect(endpoint).toHaveAttribute('data-state', 'blocked');
    await expect(playground.get('announcement')).toContainText('Not reachable');

    await playground.undo();
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
    await expect(endpoint).toHaveAttribute('data-state', 'both');
  });

  test('another port does it too, without a redraw: nothing moves', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    const svg = playground.get('diagram').locator('svg');
    const before = await svg
      .locator('[data-node]')
      .evaluateAll((nodes) => nodes.map((node) => [node.getAttribute('data-node'), node.innerHTML]));
    await playground.edit();
    await playground.replace('"port": 443, "securityGroup"', '"port": 80, "securityGroup"');
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    const after = await svg
      .locator('[data-node]')
      .evaluateAll((nodes) => nodes.map((node) => [node.getAttribute('data-node'), node.innerHTML]));
    expect(after).toEqual(before);
  });

  test('a document that cannot be read underlines the token and keeps the last result', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.edit();
    await playground.replace('"10.0.0.0/16"', '"10.0.0.300/16"');
    await expect(playground.get('problems')).toContainText(
      '`10.0.0.300/16` is not a CIDR'.replaceAll('`', ''),
    );
    await expect(playground.get('playground')).toHaveAttribute('data-stale', 'true');
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
    await expect(playground.get('hop').first()).toBeVisible();

    // The place in the list leads to the token; the editor scrolls there, underlines and selects it.
    const squiggle = playground.root.locator('.squiggly-error');
    await playground.get('problems').getByRole('button').first().click();
    await expect(squiggle).toHaveCount(1);
    await expect(playground.root.locator('.selected-text').first()).toBeVisible();
    const [mark, selection] = await Promise.all([
      squiggle.boundingBox(),
      playground.root.locator('.selected-text').first().boundingBox(),
    ]);
    expect(Math.abs((mark?.x ?? 0) - (selection?.x ?? 99))).toBeLessThan(2);
    expect(Math.abs((mark?.width ?? 0) - (selection?.width ?? 99))).toBeLessThan(12);

    await playground.get('done').click();
    expect(await playground.readText()).toContain('10.0.0.300/16');
    await playground.edit();
    await playground.replace('"10.0.0.300/16"', '"10.0.0.0/16"');
    await expect(playground.get('playground')).toHaveAttribute('data-stale', 'false');
  });

  test('half-typed text says so, and a whole text answers again', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.edit();
    await playground.write('{ "version": 1, "vpcs": {');
    await expect(playground.get('trouble')).toBeVisible();
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
    await playground.undo();
    await expect(playground.get('trouble')).toHaveCount(0);
  });

  test('reset brings the page’s text back, and undo takes the reset back', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.edit();
    await playground.replace(RULE, '');
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await playground.get('reset').click();
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
    await expect(playground.get('reset')).toBeHidden();
    await playground.undo();
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
  });

  test('a new resource draws the network anew', { tag: ANY_BASE }, async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.edit();
    await playground.replace(
      '"instances": {',
      '"instances": { "other": { "subnet": "private-a", "label": "<img src=x onerror=alert(1)>" },',
    );
    await expect(playground.get('diagram').locator('[data-node*="other"]')).toHaveCount(1, FIRST_DRAWING);
    await expect(playground.get('diagram').locator('img')).toHaveCount(0);
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
  });

  test('a drawing made in the page is the one that the build made', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    const drawing = playground.get('diagram').locator('.pg-drawing');
    // The hash says from what the build drew; names and lights are put on in the page.
    const places = async (): Promise<readonly string[]> =>
      (await drawing.innerHTML()).match(/ (?:d|x|y|width|height|transform|viewBox)="[^"]*"/g) ?? [];
    const built = await places();
    expect(built.length).toBeGreaterThan(20);
    await playground.edit();
    await playground.replace('"ip": "10.0.1.10"', '"ip": "10.0.1.110"');
    await expect(drawing).toContainText('10.0.1.110', FIRST_DRAWING);
    await expect(drawing).toHaveAttribute('data-current', 'true');
    expect(await places()).not.toEqual(built);
    await playground.undo();
    await expect(drawing).not.toContainText('10.0.1.110');
    await expect(drawing).toHaveAttribute('data-current', 'true');
    expect(await places()).toEqual(built);
  });

  test('nodes stay where they were when an address changes, and in their order when one is added', async ({
    page,
  }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    const drawing = playground.get('diagram').locator('.pg-drawing');
    const places = async () => {
      const all = await drawing.locator('.hw-node').evaluateAll((nodes) =>
        nodes.map((node) => {
          const { x, y } = node instanceof SVGGraphicsElement ? node.getBBox() : { x: 0, y: 0 };
          return [node.getAttribute('data-node') ?? '', x, y] as const;
        }),
      );
      return all.filter(([node]) => !node.includes('other'));
    };
    const orderBy = (all: Awaited<ReturnType<typeof places>>, axis: 1 | 2) =>
      [...all].sort((one, two) => one[axis] - two[axis]).map(([node]) => node);
    const before = await places();
    await playground.edit();
    await playground.replace('"ip": "10.0.1.10"', '"ip": "10.0.1.11"');
    await expect(drawing).toContainText('10.0.1.11', FIRST_DRAWING);
    expect(await places()).toEqual(before);
    await playground.replace('"instances": {', '"instances": { "other": { "subnet": "private-a" },');
    await expect(drawing.locator('[data-node*="other"]')).toHaveCount(1, FIRST_DRAWING);
    expect(orderBy(await places(), 1)).toEqual(orderBy(before, 1));
  });

  test('completion and hover come from the schema', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.edit();
    await playground.write('{ "version": 1, "vpcs": { "a": {  } } }');
    await page.keyboard.press('End');
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Space');
    await expect(page.locator('.suggest-widget')).toContainText('dnsHostnames');
  });
});

test.describe('flows', () => {
  test('choosing a flow restyles the drawing', async ({ page }) => {
    await page.goto('');
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.get('flow').selectOption('app-to-sqs');
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await expect(playground.get('hop').filter({ hasText: 'first blocker' })).toContainText('no route');
    await playground.get('flow').selectOption('app-to-sns');
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
  });
});

test.describe('several playgrounds on a page', () => {
  test('have one live editor between them, and each keeps its text', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const one = new PlaygroundPage(page, ENDPOINT);
    const other = new PlaygroundPage(page, 'sns/nat');
    await one.edit();
    await one.replace(RULE, '');
    await expect(one.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await other.edit();
    await expect(one.get('editor')).toHaveCount(0);
    await expect(one.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await expect(one.get('code')).not.toContainText(RULE);
    await expect(other.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
  });
});

test.describe('for everyone', () => {
  test('the keyboard reaches everything and leaves the editor again', async ({ page }) => {
    await page.goto('');
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.get('edit').focus();
    await page.keyboard.press('Enter');
    await playground.root.locator('[data-testid="editor"][data-ready="true"]').waitFor();
    await expect(playground.root.locator('.monaco-editor.focused')).toHaveCount(1);
    await page.keyboard.press('Tab');
    await expect(playground.root.locator('.monaco-editor.focused')).toHaveCount(0);
  });

  test('axe finds nothing with the editor open and a problem shown', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.edit();
    await playground.replace(RULE, '');
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    expect(await axe(page)).toEqual([]);
    await playground.write('{');
    await expect(playground.get('trouble')).toBeVisible();
    expect(await axe(page)).toEqual([]);
  });

  test('without JavaScript the page says everything', async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const page = await context.newPage();
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await expect(playground.get('verdict')).toContainText('Reachable');
    await expect(playground.get('code')).toContainText('"vpce-sns"');
    await expect(playground.get('hop').first()).toContainText('Private DNS of vpce-sns');
    await expect(playground.get('diagram').locator('svg')).toBeVisible();
    await expect(playground.get('edit')).toBeHidden();
    await context.close();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('the editor is a plain text area, and the diagram scrolls by itself', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.get('edit').tap();
    const area = playground.get('textarea');
    await area.waitFor();
    await area.fill((await area.inputValue()).replace(RULE, ''));
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await expect(page.locator('.monaco-editor')).toHaveCount(0);
    // A text area cannot mark what a hop is about, so it says so.
    await playground.get('hop').first().getByRole('button').first().tap();
    await expect(playground.get('marked')).toContainText(/^Line \d+: ./);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
