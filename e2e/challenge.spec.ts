/** Challenges are graded as a reader edits, hints come one by one, progress stays; questions are asked before they are answered. */
import type { Locator, Page } from '@playwright/test';
import { challengeIds } from '../src/playground/challenge/ids.ts';
import { PlaygroundPage } from './playground-page.ts';
import { ANY_BASE, axe, expect, test } from './support/test.ts';

const NAME = 'name-goes-public';
const PAGE = `challenges/${NAME}/`;
const LIST = 'challenges/';
const QUESTION = 'interface-endpoints/';

const part = (page: Page, id: keyof typeof challengeIds): Locator => page.getByTestId(challengeIds[id]);
const goals = (page: Page, met: boolean): Locator => part(page, 'goals').locator(`[data-met="${met}"]`);

const open = async (page: Page, name = NAME): Promise<PlaygroundPage> => {
  await page.goto(`challenges/${name}/`);
  return new PlaygroundPage(page, `challenges/${name}`);
};

/** Puts the cursor behind a piece of the text, by keys: up and down would count wrapped lines. */
const toEndOf = async (page: Page, text: string, piece: string): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+Home');
  const end = text.indexOf(piece) + piece.length;
  for (let at = 0; at < end; at += 1) await page.keyboard.press('ArrowRight');
};

const showSolution = async (page: Page): Promise<void> => {
  const solution = part(page, 'solution');
  await solution.locator('summary').first().click();
  await expect(part(page, 'apply')).toBeHidden();
  await part(page, 'reallyShow').locator('summary').click();
  await expect(part(page, 'apply')).toBeVisible();
};

test('is solved by typing, with keys alone; the goals tick one by one', async ({ page }) => {
  const playground = await open(page);
  await expect(goals(page, false)).toHaveCount(1);
  await expect(part(page, 'goal').first()).toContainText('has no route to a public address');
  const before = await playground.readText();
  await playground.get('edit').focus();
  await page.keyboard.press('Enter');
  await playground.root.locator('[data-testid="editor"][data-ready="true"] .view-line').first().waitFor();
  await playground.root
    .locator('.monaco-editor .native-edit-context, .monaco-editor textarea')
    .first()
    .focus();
  // What stands behind goes first: the places before it stay.
  await toEndOf(page, before, '"privateDns": false');
  for (const _ of 'false') await page.keyboard.press('Backspace');
  await page.keyboard.type('true');
  await page.keyboard.press('Escape');
  await expect(part(page, 'goal').first()).toHaveAttribute('data-met', 'false');
  await toEndOf(page, before, '"cidr": "10.0.0.0/16",');
  await page.keyboard.type(' "dnsHostnames": true,');
  await page.keyboard.press('Escape');
  await expect(part(page, 'solved')).toContainText('Private DNS needs both');
  await expect(goals(page, false)).toHaveCount(0);
  await expect(part(page, 'said')).toContainText('Solved.');
  await expect(part(page, 'solved').getByRole('link')).toBeVisible();
});

test('a tempting answer fails another goal, and the goal says why', async ({ page }) => {
  const playground = await open(page, 'half-a-peering');
  await playground.edit();
  await playground.replace('"routes": {}', '"routes": { "10.0.0.0/16": "pcx" }');
  await expect(goals(page, false)).toHaveCount(1);
  await expect(goals(page, false)).toContainText('lab gets through to db');
  await expect(goals(page, false)).toContainText('tcp 5432 from 10.0.0.0/16');
  await playground.replace('"cidr": "10.0.0.0/16" }\n', '"cidr": "10.0.1.10/32" }\n');
  await expect(part(page, 'solved')).toBeVisible();
});

test('while the text has problems nothing is solved', async ({ page }) => {
  const playground = await open(page);
  await playground.edit();
  await playground.write('{ "half": ');
  await expect(part(page, 'goals')).toContainText('of the last text that could be read');
  await expect(part(page, 'solved')).toBeHidden();
});

test('gives nothing away: no fixes, no expectations', async ({ page }) => {
  const playground = await open(page);
  await playground.edit();
  await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
  await expect(playground.get('fixes')).toHaveCount(0);
  await expect(playground.root.getByText('"expect"')).toHaveCount(0);
});

test('hints come one by one and are still open after a reload', async ({ page }) => {
  await open(page);
  const hints = part(page, 'hint');
  await expect(hints).toHaveCount(3);
  await expect(hints.nth(0)).toBeVisible();
  await expect(hints.nth(1)).toBeHidden();
  await hints.nth(0).locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(hints.nth(1)).toBeVisible();
  await expect(hints.nth(2)).toBeHidden();
  await page.reload();
  await expect(hints.nth(0)).toHaveAttribute('open', '');
  await expect(hints.nth(1)).toBeVisible();
  await expect(hints.nth(2)).toBeHidden();
});

test('the solution asks once, is one step, and progress is in the list', { tag: ANY_BASE }, async ({
  page,
}) => {
  const playground = await open(page);
  const before = await playground.readText();
  await showSolution(page);
  await expect(part(page, 'reallyShow').locator('ins').first()).toBeVisible();
  await part(page, 'apply').click();
  await expect(part(page, 'solved')).toBeVisible();
  await playground.get('takeBack').click();
  expect(await playground.readText()).toBe(before);
  await expect(part(page, 'solved')).toBeHidden();

  await page.goto(LIST);
  const state = page.locator(`[data-challenge-state="${NAME}"]`);
  await expect(state).toHaveText('Solved with the solution');
  await page.reload();
  await expect(state).toHaveText('Solved with the solution');
  await part(page, 'forget').click();
  await expect(state).toHaveText('');
  await page.getByRole('link', { name: 'The name that leads past the endpoint' }).first().click();
  await expect(part(page, 'challenge')).toBeVisible();
});

test('starting over brings the text back and closes the hints', async ({ page }) => {
  const playground = await open(page);
  const before = await playground.readText();
  await part(page, 'hint').first().locator('summary').click();
  await showSolution(page);
  await part(page, 'apply').click();
  await expect(part(page, 'solved')).toBeVisible();
  await part(page, 'startOver').click();
  await expect(part(page, 'solved')).toBeHidden();
  expect(await playground.readText()).toBe(before);
  await expect(part(page, 'hint').nth(1)).toBeHidden();
  await expect(playground.get('takeBack')).toBeVisible();
});

test('a storage that is denied stops nothing', async ({ page }) => {
  // Of ours alone: the theme chooser, which is not, stumbles over a storage that throws.
  await page.addInitScript(() => {
    for (const act of ['getItem', 'setItem', 'removeItem'] as const) {
      const real = Storage.prototype[act];
      Object.defineProperty(Storage.prototype, act, {
        value: function (this: Storage, ...args: readonly string[]) {
          if (args[0]?.startsWith('hopwise')) throw new DOMException('denied', 'SecurityError');
          return Reflect.apply(real, this, args);
        },
      });
    }
  });
  await page.goto(LIST);
  await expect(part(page, 'denied')).toBeVisible();
  await expect(part(page, 'forget')).toBeHidden();
  await open(page);
  await part(page, 'hint').first().locator('summary').click();
  await expect(part(page, 'hint').nth(1)).toBeVisible();
  await showSolution(page);
  await part(page, 'apply').click();
  await expect(part(page, 'solved')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('goal, goals, scenario, hints and solution are there', async ({ page }) => {
    const playground = await open(page);
    await expect(part(page, 'goal')).toHaveCount(4);
    await expect(playground.get('code')).toContainText('"privateDns": false');
    await expect(part(page, 'hint').nth(2)).toBeVisible();
    await part(page, 'solution').locator('summary').first().click();
    await part(page, 'reallyShow').locator('summary').click();
    await expect(part(page, 'reallyShow')).toContainText('"dnsHostnames": true');
    await expect(part(page, 'apply')).toBeHidden();
    await expect(part(page, 'startOver')).toBeHidden();
  });

  test('the answer of a question can be unfolded', async ({ page }) => {
    await page.goto(QUESTION);
    const answer = part(page, 'answer').first();
    await expect(answer.getByText('Not reachable.')).toBeHidden();
    await answer.locator('summary').click();
    await expect(answer).toContainText('May the answer leave endpoints-a?');
    await expect(part(page, 'reveal').first()).toBeHidden();
  });
});

test('a question is answered by keyboard, and says what is right only then', async ({ page }) => {
  await page.goto(QUESTION);
  const question = part(page, 'predict').first();
  const hops = question.getByRole('group', { name: 'Where does it end?' });
  await expect(question.getByText('final deny')).toBeHidden();
  await expect(hops).toBeHidden();
  await part(page, 'reveal').first().focus();
  await page.keyboard.press('Enter');
  await expect(part(page, 'outcome').first()).toHaveText('Choose a verdict first.');
  await question.getByRole('radio', { name: 'Reachable', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(question.getByRole('radio', { name: 'Not reachable' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(hops.getByRole('radio').first()).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(part(page, 'outcome').first()).toHaveText('The verdict is right; another hop refuses.');
  await expect(part(page, 'answer').first()).toContainText('final deny');
  await hops.getByRole('radio', { name: 'May the answer leave endpoints-a?' }).check();
  await part(page, 'reveal').first().click();
  await expect(part(page, 'outcome').first()).toHaveText('Right.');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a challenge is solved in the plain editor, without sideways scroll', async ({ page }) => {
    const playground = await open(page);
    const text = await playground.readText();
    await playground.get('edit').tap();
    await playground
      .get('textarea')
      .fill(
        text
          .replace('"privateDns": false', '"privateDns": true')
          .replace('"cidr": "10.0.0.0/16",', '"cidr": "10.0.0.0/16", "dnsHostnames": true,'),
      );
    await expect(part(page, 'solved')).toBeVisible();
    for (const path of [PAGE, LIST, QUESTION]) {
      await page.goto(path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, path).toBeLessThanOrEqual(0);
    }
  });
});

for (const scheme of ['light', 'dark']) {
  test(`everyone can read it: ${scheme}`, async ({ page }) => {
    await page.addInitScript((theme) => localStorage.setItem('starlight-theme', theme), scheme);
    await open(page);
    await showSolution(page);
    await part(page, 'hint').first().locator('summary').click();
    expect(await axe(page)).toEqual([]);
    await part(page, 'apply').click();
    await expect(part(page, 'solved')).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await page.goto(LIST);
    expect(await axe(page)).toEqual([]);
    await page.goto(QUESTION);
    const question = part(page, 'predict').first();
    await question.getByRole('radio', { name: 'Not reachable' }).check();
    await question.getByRole('radio').nth(3).check();
    await part(page, 'reveal').first().click();
    expect(await axe(page)).toEqual([]);
  });
}
