/** Editor, hop list and drawing are views of one thing: what is chosen in one lights up in all. */
import { PlaygroundPage } from './playground-page.ts';
import { ANY_BASE, axe, expect, test } from './support/test.ts';

const PAGE = 'interface-endpoints/';
const SCENARIO = 'interface-endpoints/works';

/** The page's text has a rule that the receiving group decides by; which one, the page says itself. */
const litText = async (playground: PlaygroundPage): Promise<string> =>
  (await playground.root.locator('.pg-code .is-lit').allTextContents()).join('');

test.describe('one thing in three views', () => {
  test('a hop lights up its rule in the text and its node', { tag: ANY_BASE }, async ({ page }) => {
    await page.goto('reach-an-aws-service/');
    const playground = new PlaygroundPage(page, 'sns/endpoint');
    await playground.get('hop').filter({ hasText: 'receive' }).first().getByRole('button').click();
    await expect(playground.root.locator('.pg-code .is-lit').first()).toBeVisible();
    expect(await litText(playground)).toBe('{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }');
    const nodes = playground.get('diagram').locator('[data-node][data-lit]');
    await expect(nodes).toHaveCount(1);
    await expect(nodes).toContainText('vpce-sns');
    await expect(playground.get('announcement')).toContainText('Hop 3 of');
  });

  test('a node lights up its hops and its place in the text', async ({ page }) => {
    await page.goto(PAGE);
    const playground = new PlaygroundPage(page, SCENARIO);
    await playground.get('next').click();
    const node = playground.get('diagram').locator('.hw-node[data-kind="interface-endpoint"]').first();
    await node.click();
    await expect(node).toHaveAttribute('data-lit');
    await expect(playground.root.locator('.pg-hop[data-lit="true"]').first()).toBeVisible();
    expect(await litText(playground)).toMatch(/^"vpce-[\w-]+": \{/);
  });

  test('a press on the text, and the cursor in the editor, light up hop and node', async ({ page }) => {
    await page.goto('reach-an-aws-service/');
    const playground = new PlaygroundPage(page, 'sns/endpoint');
    await playground.get('next').click();
    await playground.root
      .locator('.pg-code .pg-line', { hasText: '"securityGroup": "app-sg"' })
      .first()
      .click();
    await expect(playground.root.locator('.pg-hop[data-lit="true"]')).toHaveCount(1);
    await expect(playground.root.locator('.pg-hop[data-lit="true"]')).toContainText('receive');
    await playground.edit();
    // Monaco holds only the lines in sight.
    await page.keyboard.press('ControlOrMeta+End');
    await playground.root.locator('.view-line', { hasText: '"type": "interface"' }).click();
    await expect(playground.get('diagram').locator('[data-node][data-lit]')).toContainText('vpce-sns');
    await expect(playground.root.locator('.pg-lit').first()).toBeVisible();
  });

  test('hovering a resource in the editor says what it is, what it decided, and links to its page', async ({
    page,
  }) => {
    await page.goto('reach-an-aws-service/');
    const playground = new PlaygroundPage(page, 'sns/endpoint');
    await playground.edit();
    await page.keyboard.press('ControlOrMeta+End');
    // It comes late, above the editor: the text must not move below the pointer.
    await expect(playground.get('presets')).toBeVisible();
    await playground.root.locator('.view-line span', { hasText: '"interface"' }).last().hover();
    const hover = page.locator('.monaco-hover').filter({ hasText: 'Interface endpoint' });
    await expect(hover).toContainText('May vpce-sns receive?');
    await expect(hover.getByRole('link', { name: 'Read about it' })).toBeVisible();
  });
});

test.describe('step by step', () => {
  test('buttons lead from hop to hop, there and back, with what each one tried', async ({ page }) => {
    await page.goto('reach-an-aws-service/');
    const playground = new PlaygroundPage(page, 'sns/nat');
    await playground.get('next').click();
    await expect(playground.get('step')).toHaveText(/^Hop 1 of \d+$/);
    const hops = Number((await playground.get('step').textContent())?.split(' ').at(-1));
    for (let at = 2; at <= hops; at += 1) await playground.get('next').click();
    await expect(playground.get('step')).toHaveText(`Hop ${hops} of ${hops}`);
    // The last one is on the way back, which has opened itself.
    await expect(playground.root.locator('.pg-hop[data-lit="true"]')).toBeVisible();
    await expect(playground.root.locator('details[open] .pg-hop[data-lit="true"]')).toHaveCount(1);
    await playground.get('previous').click();
    await expect(playground.get('step')).toHaveText(`Hop ${hops - 1} of ${hops}`);
  });

  test('a route hop shows the routes that it considered, the winner, and why the other lost', async ({
    page,
  }) => {
    await page.goto('reach-an-aws-service/');
    const playground = new PlaygroundPage(page, 'sns/nat');
    const hop = playground.get('hop').filter({ hasText: 'Where does private-a route' }).first();
    await hop.getByRole('button').click();
    await expect(hop.locator('[data-outcome="decides"]')).toContainText('0.0.0.0/0 → nat');
    await expect(hop.locator('[data-outcome="no-match"]').first()).toContainText('local');
    await hop.getByRole('button').click();
    await expect(hop.locator('.pg-tried')).toHaveCount(0);
  });

  test('a group without a rule for it shows the rules in turn, and the default that decides', async ({
    page,
  }) => {
    await page.goto('reach-an-aws-service/');
    const playground = new PlaygroundPage(page, 'sns/endpoint');
    await playground.edit();
    await playground.replace('"port": 443, "securityGroup"', '"port": 80, "securityGroup"');
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    const hop = playground.get('hop').filter({ hasText: 'May vpce-sns receive' }).first();
    await hop.getByRole('button').first().click();
    const rules = hop.locator('.pg-tried li');
    await expect(rules.first()).toHaveAttribute('data-outcome', 'no-match');
    await expect(rules.first()).toContainText('80');
    await expect(rules.last()).toHaveAttribute('data-outcome', 'decides');
    await expect(rules.last()).toContainText('refused by default');
  });

  test('a network ACL on the way back shows its rules in their order, and the default that decides', async ({
    page,
  }) => {
    await page.goto('read-a-trace/');
    const playground = new PlaygroundPage(page, 'interface-endpoints/network-acl');
    await playground.get('next').click();
    const hop = playground.root.locator('.pg-hop[data-decision="refuses"]');
    await hop.getByRole('button').first().click();
    const rules = hop.locator('.pg-tried li');
    await expect(rules.first()).toContainText('443');
    await expect(rules.first()).toHaveAttribute('data-outcome', 'no-match');
    await expect(rules.last()).toHaveText('→ * deny decides');
  });

  test('arrow keys do the same in the list, and take the focus along', async ({ page }) => {
    await page.goto('reach-an-aws-service/');
    const playground = new PlaygroundPage(page, 'sns/endpoint');
    await playground.get('next').click();
    await expect(playground.get('step')).toHaveText(/^Hop 1 /);
    await playground.get('hop').first().getByRole('button').focus();
    await page.keyboard.press('ArrowDown');
    await expect(playground.get('step')).toHaveText(/^Hop 2 /);
    await expect(playground.get('hop').nth(1).getByRole('button')).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(playground.get('hop').first().getByRole('button')).toBeFocused();
  });

  test('axe finds nothing with a hop open, light and dark', async ({ page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto('reach-an-aws-service/');
      const playground = new PlaygroundPage(page, 'sns/nat');
      await playground.get('hop').nth(3).getByRole('button').click();
      await expect(playground.root.locator('.pg-tried')).toBeVisible();
      expect(await axe(page)).toEqual([]);
    }
  });
});
