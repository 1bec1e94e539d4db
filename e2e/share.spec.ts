/** Sharing: links, the share menu and the page for frames. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { decodeLink, encodeLink } from '../src/link/index.ts';
import { FullPage } from './full-page.ts';
import { PlaygroundPage } from './playground-page.ts';
import { ANY_BASE, axe, expect, FIRST_DRAWING, test } from './support/test.ts';

const SNS_PAGE = 'reach-an-aws-service/';
const ENDPOINT = 'sns/endpoint';
const RULE = '{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }';
const text = readFileSync(`content/scenarios/${ENDPOINT}.json`, 'utf8');
const blocked = text.replace(RULE, '');

const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const hashFor = (given: string, more: { title?: string; flow?: string; example?: string } = {}): string => {
  const encoded = encodeLink({ kind: 'text', text: given, ...more });
  if (!encoded.ok) throw new Error(encoded.message);
  return encoded.hash;
};

/** The share menu as a reader handles it. */
const menuOf = (page: Page, playground: PlaygroundPage) => ({
  open: async (): Promise<void> => {
    await playground.get('share').click();
    await expect(page.getByRole('menu')).toBeVisible();
  },
  choose: async (name: string): Promise<void> => {
    await playground.get('share').click();
    await page.getByRole('menuitem', { name }).click();
  },
  said: playground.get('shared'),
});
const onPage = async (page: Page) => {
  await page.goto(SNS_PAGE);
  const playground = new PlaygroundPage(page, ENDPOINT);
  return { playground, menu: menuOf(page, playground) };
};
/** Leaves the page's playground with the endpoint's group closed. */
const closePort = async (playground: PlaygroundPage): Promise<void> => {
  await playground.edit();
  await playground.replace(RULE, '');
  await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
};

test.describe('the share menu', () => {
  test('opens the full page with what was edited', async ({ page, context }) => {
    const { playground, menu } = await onPage(page);
    await closePort(playground);
    const opening = context.waitForEvent('page');
    await menu.choose('Open full page');
    const full = await opening;
    await expect(full.getByTestId('verdict').first()).toHaveAttribute('data-verdict', 'not-reachable');
    expect(new URL(full.url()).pathname).toMatch(/\/playground\/$/);
    await full.close();
  });

  test('copies a short link of an unedited example, and the text once it is edited', {
    tag: ANY_BASE,
  }, async ({ page, baseURL }) => {
    const { playground, menu } = await onPage(page);
    await menu.choose('Copy link');
    await expect(menu.said).toHaveText('Link copied.');
    expect(await copied(page)).toBe(`${baseURL}playground/#sns/endpoint`);

    await playground.edit();
    await playground.write('{ "half": ');
    await expect(playground.get('problems')).toBeVisible();
    await menu.choose('Copy link');
    await expect(menu.said).toHaveText('Link copied.');
    const link = await copied(page);
    expect(link.startsWith(`${baseURL}playground/#1.`)).toBe(true);
    expect(decodeLink(new URL(link).hash)).toMatchObject({
      ok: true,
      link: { text: '{ "half": ', example: ENDPOINT },
    });
    // The hash of a page of the documentation is its headings'.
    expect(new URL(page.url()).hash).toBe('');
  });

  test('copies Markdown, Mermaid text and embed code', async ({ page }) => {
    const { playground, menu } = await onPage(page);
    await closePort(playground);
    await menu.choose('Copy as Markdown');
    await expect(menu.said).toHaveText('Markdown copied.');
    const markdown = await copied(page);
    expect(markdown).toContain('**✕ Not reachable**: `app` → `sns.us-east-1.amazonaws.com`, tcp 443');
    expect(markdown).toMatch(/\*\*first blocker\*\*: .*`endpoint-sg`/);
    expect(markdown).toContain('```jsonc');
    expect(markdown).toContain('/playground/#1.');

    await menu.choose('Copy Mermaid text');
    await expect(menu.said).toHaveText('Mermaid text copied.');
    expect(await copied(page)).toMatch(/^flowchart LR\n[\s\S]*classDef blocked/);

    await menu.choose('Copy embed code');
    await expect(menu.said).toHaveText('Embed code copied.');
    expect(await copied(page)).toMatch(/^<iframe src="[^"]*\/embed\/#1\.[\w-]+\.[a-z0-9]{7}" title="/);
  });

  test('copies a test case that `hopwise check` holds', async ({ page }, info) => {
    const { playground, menu } = await onPage(page);
    await closePort(playground);
    await menu.choose('Copy as test case');
    await expect(menu.said).toHaveText('Test case copied.');
    const file = info.outputPath('case.json');
    writeFileSync(file, await copied(page));
    const printed = execFileSync('node', ['scripts/hopwise.mjs', 'check', file], { encoding: 'utf8' });
    expect(printed).toContain('0 differ');
    expect(readFileSync(file, 'utf8')).toContain('"security-group-inbound"');
  });

  test('gives pictures and files', async ({ page }) => {
    const { menu } = await onPage(page);
    await menu.choose('Copy SVG');
    await expect(menu.said).toHaveText('SVG copied.');
    expect(await copied(page)).toMatch(/^<svg [\s\S]*vpce-sns[\s\S]*<\/svg>\s*$/);

    await menu.choose('Copy picture');
    await expect(menu.said).toHaveText('Picture copied.');
    const types = await page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap((item) => item.types),
    );
    expect(types).toContain('image/png');

    for (const [item, name, start] of [
      ['Download scenario', 'sns-endpoint.json', '{\n  "version": 1'],
      ['Download SVG', 'sns-endpoint.svg', '<svg '],
      ['Download PNG', 'sns-endpoint.png', '\u{fffd}PNG'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), menu.choose(item)]);
      expect(download.suggestedFilename()).toBe(name);
      expect(readFileSync(await download.path(), 'utf8').startsWith(start)).toBe(true);
      await expect(menu.said).toHaveText(`Downloaded as ${name}.`);
    }
  });

  test('works by keyboard alone, and gives the focus back', async ({ page }) => {
    const { playground } = await onPage(page);
    const button = playground.get('share');
    await button.focus();
    // Keys, unlike presses, are not repeated on a playground that comes later.
    await expect(playground.get('announcement')).toBeAttached();
    await expect(button).toBeFocused();
    await page.keyboard.press('ArrowDown');
    const focused = page.locator(':focus');
    await expect(focused).toHaveAttribute('data-label', 'Copy link');
    await page.keyboard.press('ArrowUp');
    await expect(focused).toHaveAttribute('data-label', 'Open full page');
    await page.keyboard.press('Home');
    await page.keyboard.press('d');
    await expect(focused).toHaveAttribute('data-label', 'Download scenario');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(button).toBeFocused();

    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(playground.get('shared')).toHaveText('Markdown copied.');
    await expect(button).toBeFocused();

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(playground.get('edit')).toBeFocused();
  });

  test('opens by a press that came before the playground was there', async ({ page }) => {
    await page.goto(SNS_PAGE);
    const playground = new PlaygroundPage(page, ENDPOINT);
    await playground.get('share').dispatchEvent('click');
    await expect(page.getByRole('menu', { name: 'Share' })).toBeVisible();
  });

  test('hands over what the clipboard refuses', async ({ page, context }) => {
    await page.addInitScript(() => {
      const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      Object.defineProperty(navigator, 'clipboard', { value: { write: refuse, writeText: refuse } });
    });
    await context.clearPermissions();
    const { playground, menu } = await onPage(page);
    await menu.choose('Copy link');
    const area = playground.get('byHand');
    await expect(area).toBeFocused();
    await expect(area).toHaveValue(/\/playground\/#sns\/endpoint$/);
    const selected = await area.evaluate((element) =>
      element instanceof HTMLTextAreaElement ? element.selectionEnd - element.selectionStart : 0,
    );
    expect(selected).toBe((await area.inputValue()).length);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(area).toHaveCount(0);
    await menu.choose('Copy picture');
    await expect(menu.said).toContainText('Download it instead');
  });

  test('does not need a clipboard to be there at all', async ({ page }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, 'clipboard');
    });
    const { playground, menu } = await onPage(page);
    await menu.choose('Copy as Markdown');
    await expect(playground.get('byHand')).toHaveValue(/^### /);
  });

  for (const scheme of ['light', 'dark'] as const) {
    test(`axe finds nothing with it open, ${scheme}, and it fits 390 pixels`, async ({ page }) => {
      await page.addInitScript((value) => localStorage.setItem('starlight-theme', value), scheme);
      await page.setViewportSize({ width: 390, height: 844 });
      const { menu } = await onPage(page);
      await menu.open();
      expect(await axe(page)).toEqual([]);
      const box = await page.getByRole('menu').boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  }
});

test.describe('the full page', () => {
  test('opens an example’s short link', { tag: ANY_BASE }, async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint:app-to-sqs');
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await full.get('flow').selectOption('app-to-sns');
    // Late and quietly: no entry of the history for it.
    const entries = await page.evaluate(() => history.length);
    await expect(page).toHaveURL(/\/playground\/#sns\/endpoint$/);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  test('opens a text that cannot be read, and its address follows what is typed', async ({ page }) => {
    const full = new FullPage(page);
    await full.open(`#${hashFor('{ "version": 1, ')}`);
    await expect(full.get('playground')).toHaveAttribute('data-stale', 'true');
    await full.setText(blocked);
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await expect
      .poll(() => decodeLink(new URL(page.url()).hash))
      .toMatchObject({ ok: true, link: { kind: 'text', text: blocked } });
    await page.reload();
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
  });

  test('says what is wrong with a link, and shows something else', async ({ page }) => {
    const full = new FullPage(page);
    await full.open(`#${hashFor(text).slice(0, 50)}`);
    await expect(full.get('openingNote')).toContainText('This link is cut off');
  });

  test('shows a link beside changes that are kept, and loses neither', async ({ page }) => {
    const full = new FullPage(page);
    await full.open('#sns/endpoint');
    await full.setText(blocked);
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await page.waitForTimeout(600);
    await page.goto('about:blank');
    const other = text.replace('10.0.1.10', '10.0.1.11');
    await full.open(`#${hashFor(other, { example: ENDPOINT })}`);
    const mine = page.getByRole('link', { name: 'Your own changes of this example' });
    await expect(mine).toBeVisible();
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
    expect(await axe(page)).toEqual([]);
    await mine.click();
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await page.goBack();
    await expect(full.get('verdict')).toHaveAttribute('data-verdict', 'reachable');
  });
});

test.describe('the page for frames', () => {
  const shown = (page: Page) => ({
    verdict: page.getByTestId('verdict'),
    status: page.getByRole('main').locator('[data-status]'),
    leave: page.getByTestId('embed-open'),
  });

  test('shows an example and the way to the full page', { tag: ANY_BASE }, async ({ page, baseURL }) => {
    await page.goto('embed/#sns/endpoint:app-to-sqs');
    const { verdict, status, leave } = shown(page);
    await expect(verdict).toHaveAttribute('data-verdict', 'not-reachable');
    await expect(page.locator('.pg-drawing svg')).toBeVisible();
    await expect(status).toBeEmpty();
    await expect(leave).toHaveAttribute('href', `${baseURL}playground/#sns/endpoint:app-to-sqs`);
    await page.getByTestId('flow').selectOption('app-to-sns');
    await expect(verdict).toHaveAttribute('data-verdict', 'reachable');
    await leave.focus();
    await expect(leave).toHaveAttribute('href', `${baseURL}playground/#sns/endpoint`);
  });

  test('shows an edited text, drawn in the frame', async ({ page }) => {
    await page.goto(`embed/#${hashFor(blocked, { title: 'Closed group' })}`);
    await expect(shown(page).verdict).toHaveAttribute('data-verdict', 'not-reachable');
    await expect(page.locator('.pg-drawing svg')).toBeVisible(FIRST_DRAWING);
    await expect(page).toHaveTitle('Closed group | Hopwise');
  });

  test('shows a text that cannot be read with its problems', async ({ page }) => {
    await page.goto(`embed/#${hashFor('{ "version": 1, ')}`);
    await expect(page.getByTestId('problems')).toBeVisible();
    await expect(page.getByTestId('code')).toContainText('"version": 1,');
  });

  test('takes markup and hostile names for text', async ({ page }) => {
    const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    await page.goto(
      `embed/#${hashFor(`{ "${markup}": {}, "__proto__": {} }`, { title: markup, flow: markup })}`,
    );
    await expect(page.getByTestId('problems')).toBeVisible();
    await expect(page.locator('img, main script')).toHaveCount(0);
    await expect(page).toHaveTitle(`${markup} | Hopwise`);
  });

  for (const [what, hash, sentence] of [
    ['no link', '', 'holds no scenario'],
    ['a link that is cut off', hashFor(text).slice(0, 60), 'cut off'],
    ['a changed link', hashFor(text).replace(/.{7}$/, 'zzzzzzz'), 'changed on its way'],
    ['a newer link', '9.abc', 'newer version of Hopwise'],
    ['anything else', '<b>bold</b>', 'holds no scenario'],
  ] as const) {
    test(`says what is wrong with ${what}`, async ({ page }) => {
      await page.goto(`embed/#${hash}`);
      await expect(shown(page).status).toContainText(sentence);
      expect(await axe(page)).toEqual([]);
    });
  }

  test('follows the system’s colours, or the link’s; axe finds nothing in either', async ({ page }) => {
    const theme = page.locator('html');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('embed/#sns/endpoint');
    await expect(shown(page).verdict).toBeVisible();
    await expect(theme).toHaveAttribute('data-theme', 'dark');
    expect(await axe(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(theme).toHaveAttribute('data-theme', 'light');
    expect(await axe(page)).toEqual([]);
    await page.goto('embed/#sns/endpoint&theme=dark');
    await expect(shown(page).verdict).toBeVisible();
    await expect(theme).toHaveAttribute('data-theme', 'dark');
  });

  test('works in a sandboxed frame of another site that denies storage', async ({ browser, baseURL }) => {
    const sandbox = 'allow-scripts allow-same-origin allow-popups allow-downloads';
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>Wiki</title><iframe src="${baseURL}embed/#sns/endpoint" title="A playground" sandbox="${sandbox}" style="width:600px;height:700px"></iframe>`,
      );
    });
    await new Promise<void>((ready) => {
      server.listen(0, '127.0.0.1', ready);
    });
    // The page of the test watches that no other host is asked; here the site itself is the other host.
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.addInitScript(() => {
        if (window === window.top) return;
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, {
            get: () => {
              throw new DOMException('denied', 'SecurityError');
            },
          });
        }
      });
      const bound = server.address();
      await page.goto(`http://127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}/`);
      const inside = page.frameLocator('iframe');
      await expect(inside.getByTestId('verdict')).toHaveAttribute('data-verdict', 'reachable');
      await inside.getByTestId('edit').click();
      await expect(inside.locator('[data-testid="editor"][data-ready="true"]')).toBeVisible();
      // The frame was not given the clipboard, so the link is there to be copied by hand.
      await inside.getByTestId('share').click();
      await inside.getByRole('menuitem', { name: 'Copy link' }).click();
      await expect(inside.getByTestId('by-hand')).toHaveValue(`${baseURL}playground/#sns/endpoint`);
      expect(errors).toEqual([]);
    } finally {
      await context.close();
      server.close();
    }
  });

  test('says what it needs with JavaScript off', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseURL}embed/#sns/endpoint`);
    // Text in a noscript element is not found by its words.
    await expect(page.locator('noscript p.embed-status')).toContainText('It needs JavaScript');
    await expect(page.locator('[data-status]')).toBeHidden();
    await expect(page.getByTestId('embed-open')).toBeVisible();
    await context.close();
  });
});
