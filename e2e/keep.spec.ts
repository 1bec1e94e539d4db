/** Nothing that a reader typed is lost. */
import type { Page } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';
import { ANY_BASE, axe, expect, test } from './support/test.ts';

const PAGE = 'reach-an-aws-service/';
const SCENARIO = 'sns/endpoint';
const RULE = '{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }';

const closePort = async (page: Page): Promise<PlaygroundPage> => {
  await page.goto(PAGE);
  const playground = new PlaygroundPage(page, SCENARIO);
  await playground.edit();
  await playground.replace(RULE, '');
  await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
  return playground;
};

test('a reload brings the changes back by itself, says so, and one press drops them', {
  tag: ANY_BASE,
}, async ({ page }) => {
  const playground = await closePort(page);
  await page.reload();
  await expect(playground.get('notice')).toContainText('are back');
  await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
  // Another playground of the page is as it was.
  await expect(new PlaygroundPage(page, 'sns/nat').get('verdict')).toHaveAttribute(
    'data-verdict',
    'reachable',
  );
  expect(await axe(page)).toEqual([]);
  await playground.get('dropKept').click();
  await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
  await playground.get('takeBack').click();
  await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
});

test('a text that is broken comes back too', async ({ page }) => {
  await page.goto(PAGE);
  const playground = new PlaygroundPage(page, SCENARIO);
  await playground.edit();
  await playground.write('{ "half": ');
  await expect(playground.get('trouble')).toBeVisible();
  await page.reload();
  await expect(playground.get('trouble')).toBeVisible();
  expect(await playground.readText()).toBe('{ "half":');
});

test('two tabs do not overwrite each other', async ({ page, context }) => {
  const one = await closePort(page);
  // A tab that opens before the first has written sees the page's own text.
  await page.waitForFunction((name) => Object.keys(localStorage).some((key) => key.endsWith(name)), SCENARIO);
  const second = await context.newPage();
  await second.goto(PAGE);
  const other = new PlaygroundPage(second, SCENARIO);
  await expect(other.get('notice')).toContainText('are back');
  await other.edit();
  await other.replace('"dnsHostnames": true', '"dnsHostnames": false');
  await expect(one.get('notice')).toContainText('Another tab');
  await one.get('takeOther').click();
  await one.get('done').click();
  expect(await one.readText()).toContain('"dnsHostnames": false');
  await one.get('takeBack').click();
  expect(await one.readText()).toContain('"dnsHostnames": true');
  await second.close();
});

test('a reset without an open editor can be taken back', async ({ page }) => {
  const playground = await closePort(page);
  await playground.get('done').click();
  await playground.get('reset').click();
  await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
  await expect(playground.get('takeBack')).toHaveText('Undo reset');
  await playground.get('takeBack').click();
  await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
});
