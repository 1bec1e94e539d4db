/** The import page: an account goes in, answers come out, and nothing leaves the browser. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { exampleAccount } from '../scripts/example-account.ts';
import { AccountPage, fileOf } from './account-page.ts';
import { ANY_BASE, axe, expect, test, widthSettled } from './support/test.ts';

const VPC = { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', OwnerId: '111122223333' };

const SUBNET = { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24' };

const temporary = (): string => mkdtempSync(join(tmpdir(), 'hopwise-e2e-'));

/** Lets a folder with entries be dropped: a test cannot make a real one, so the drop's own objects are stood in for. */
const dropFolder = async (page: Page, files: Readonly<Record<string, string>>): Promise<void> => {
  await page.evaluate((texts) => {
    const entry = (name: string, text: string) => ({
      isFile: true,
      isDirectory: false,
      fullPath: `/export/${name}`,
      file: (take: (file: File) => void) => take(new File([text], name)),
    });
    const all = Object.entries(texts).map(([name, text]) => entry(name, text));
    const folder = {
      isFile: false,
      isDirectory: true,
      fullPath: '/export',
      createReader: () => {
        // As browsers do: a hundred at a time, and none at the end.
        let given = 0;
        return {
          readEntries: (take: (entries: readonly unknown[]) => void) => {
            const some = all.slice(given, given + 100);
            given += some.length;
            take(some);
          },
        };
      },
    };
    const data = new DataTransfer();
    data.items.add(new File([''], 'export'));
    Object.defineProperty(data, 'items', { value: [{ webkitGetAsEntry: () => folder }] });
    const zone = document.querySelector('[data-zone]');
    zone?.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer: data }));
    zone?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  }, files);
};

const exampleTexts = (): Readonly<Record<string, string>> =>
  Object.fromEntries(exampleAccount().map(({ file, text }) => [file, text]));

test.describe('giving the page an account', () => {
  test('the example: loaded, its broken path traced, the blocker named with a command', {
    tag: ANY_BASE,
  }, async ({ page }) => {
    const account = new AccountPage(page);
    await account.openExample();
    await expect(account.get('bar')).toContainText('111122223333, 444455556666');
    await account.get('trace').click();
    await expect(account.inAnswer('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await expect(account.get('answer')).toContainText('no inbound rule admits tcp 443');
    await expect(account.get('answer')).toContainText('aws ec2 authorize-security-group-ingress');
    await expect(account.get('announcement')).toContainText('Not reachable');
    expect(await account.requests()).toBe(0);
  });

  test('files, a zip, a folder, a drop and a paste all lead to the same', async ({ page }) => {
    const account = new AccountPage(page);
    await account.goto();
    const texts = exampleTexts();

    await account
      .get('files')
      .setInputFiles(Object.entries(texts).map(([name, text]) => fileOf(name.replaceAll('/', '-'), text)));
    await account.loaded();
    await account.get('summary').locator('summary').first().click();
    await expect(account.get('summary')).toContainText('2 VPCs');
    await account.get('forget').click();
    await expect(account.get('start')).toBeVisible();

    const zip = zipSync(
      Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])),
    );
    await account.get('zip').setInputFiles(fileOf('export.zip', zip));
    await account.loaded();
    await expect(account.get('bar')).toContainText('37 files');
    await account.get('forget').click();

    await dropFolder(page, texts);
    await account.loaded();
    await expect(account.get('bar')).toContainText('37 files');
    await account.get('forget').click();

    await account.get('start').locator('summary').click();
    await account.get('pasted').fill(JSON.stringify({ Vpcs: [VPC], Subnets: [SUBNET] }));
    await account.get('paste').getByRole('button').click();
    await account.loaded();
    await account.get('summary').locator('summary').first().click();
    await expect(account.get('summary')).toContainText('1 VPC');
    await expect(account.get('missing')).toContainText('aws ec2 describe-route-tables');
  });

  test('a folder by its button: only what could be an export is opened', async ({ page }) => {
    const folder = temporary();
    for (let index = 0; index < 5000; index += 1) writeFileSync(join(folder, `photo-${index}.jpg`), '');
    writeFileSync(join(folder, 'vpcs.json'), JSON.stringify({ Vpcs: [VPC] }));
    const account = new AccountPage(page);
    await account.goto();
    await account.get('folder').setInputFiles(folder);
    await account.loaded();
    await account.get('summary').locator('summary').first().click();
    await expect(account.get('summary')).toContainText('files (5,000): their names do not end in');
    rmSync(folder, { recursive: true });
  });

  test('a file dropped beside the zone changes nothing, and leaves the page where it is', async ({
    page,
  }) => {
    const account = new AccountPage(page);
    await account.openExample();
    const isPrevented = await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['{}'], 'other.json'));
      const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
      document.querySelector('h1')?.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(isPrevented).toBe(true);
    await expect(account.get('form')).toBeVisible();
  });

  test('loading can be ended', async ({ page }) => {
    const account = new AccountPage(page);
    await account.goto();
    // A folder that never ends is still being looked through when the reader has enough.
    await page.evaluate(() => {
      const endless = {
        isFile: false,
        isDirectory: true,
        fullPath: '/export',
        createReader: () => ({
          readEntries: (take: (entries: readonly unknown[]) => void) => setTimeout(take, 20, [endless]),
        }),
      };
      const data = new DataTransfer();
      data.items.add(new File([''], 'export'));
      Object.defineProperty(data, 'items', { value: [{ webkitGetAsEntry: () => endless }] });
      const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
      document.querySelector('[data-zone]')?.dispatchEvent(drop);
    });
    await account.get('cancel').click();
    await expect(account.get('progress')).toHaveCount(0);
    await expect(account.get('start')).toBeVisible();
  });

  test('nothing is kept: forgetting ends the worker, and the page stores nothing', async ({ page }) => {
    const account = new AccountPage(page);
    await account.openExample();
    expect(page.workers().length).toBeGreaterThan(0);
    const before = page.workers().length;
    await account.get('forget').click();
    await expect.poll(() => page.workers().length).toBeLessThan(before);
    const kept = await page.evaluate(async () => ({
      local: Object.keys(localStorage).filter(
        (key) => !key.startsWith('starlight') && !key.startsWith('sl-'),
      ),
      session: Object.keys(sessionStorage).filter(
        (key) => !key.startsWith('starlight') && !key.startsWith('sl-'),
      ),
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
    }));
    expect(kept).toEqual({ local: [], session: [], databases: 0, caches: 0 });
    await expect(page.locator('.acc')).not.toContainText('i-0a1');
  });
});

test.describe('hostile and broken files', () => {
  test('a broken file among good ones is named with line and column', async ({ page }) => {
    const account = new AccountPage(page);
    await account.goto();
    await account
      .get('files')
      .setInputFiles([
        fileOf('vpcs.json', JSON.stringify({ Vpcs: [VPC] })),
        fileOf('subnets.json', '{\n  "Subnets": [\n    {"SubnetId": '),
      ]);
    await account.loaded();
    await expect(account.get('problems')).toContainText('subnets.json:3:');
    await expect(account.get('problems')).toContainText('Export it again');
  });

  test('what is no export gets a sentence, and what was pasted stays', async ({ page }) => {
    const account = new AccountPage(page);
    await account.goto();
    await account.get('start').locator('summary').click();
    await account.get('pasted').fill('{ "half": ');
    await account.get('paste').getByRole('button').click();
    await account.failed();
    await expect(account.get('pasted')).toHaveValue('{ "half": ');
    const long = `{"Vpcs": [${' '.repeat(513 * 1024)}]}`;
    await account.get('pasted').fill(long);
    await account.get('paste').getByRole('button').click();
    await expect(account.get('trouble')).toContainText('No VPC', { timeout: 60_000 });
    expect((await account.get('pasted').inputValue()).length).toBe(long.length);
  });

  test('a zip bomb is a sentence', async ({ page }) => {
    const account = new AccountPage(page);
    await account.goto();
    const bomb = zipSync({ 'vpcs.json': new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
    await account.get('zip').setInputFiles(fileOf('bomb.zip', bomb));
    await account.failed();
    await expect(account.get('problems')).toContainText('vpcs.json');
  });

  test('markup in names is text', async ({ page }) => {
    const markup = '<img src=x onerror=alert(1)>';
    const account = new AccountPage(page);
    await account.goto();
    const named = { ...VPC, Tags: [{ Key: 'Name', Value: markup }] };
    const subnet = { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24', Tags: named.Tags };
    await account
      .get('files')
      .setInputFiles(
        fileOf(`${markup.replaceAll('/', '')}.json`, JSON.stringify({ Vpcs: [named], Subnets: [subnet] })),
      );
    await account.loaded();
    await expect(account.get('map')).toContainText(markup);
    await expect(page.locator('.acc img')).toHaveCount(0);
  });
});

test.describe('asking', () => {
  test('names are completed by the keyboard alone, and a field that is wrong says why', async ({ page }) => {
    const account = new AccountPage(page);
    await account.openExample();
    await account.get('from').fill('');
    await account.get('from').pressSequentially('web-1');
    const offered = account.get('from').locator('xpath=..').getByRole('option');
    // Not the answer to the letters before.
    await expect(offered).toHaveCount(1);
    await expect(offered).toContainText('web-1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(account.get('from')).toHaveValue('i-0a100000000000001');
    await account.get('to').fill('');
    await page.keyboard.press('Enter');
    await expect(account.get('refused')).toContainText('Say where the path leads');
    await account.get('to').fill('no-such-thing');
    await page.keyboard.press('Enter');
    await expect(account.get('refused')).toContainText('There is no instance');
    await expect(account.get('to')).toHaveAttribute('aria-invalid', 'true');
    await expect(account.get('to')).toHaveValue('no-such-thing');
    await account.get('to').fill('ledger-db');
    await account.get('port').fill('5432');
    await page.keyboard.press('Enter');
    await expect(account.inAnswer('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await expect(account.get('answer')).toContainText('aws ec2 create-route');
  });

  test('the map filters the list, and the list fills in the question', async ({ page }) => {
    const account = new AccountPage(page);
    await account.openExample();
    await account.get('from').fill('');
    await account.get('to').fill('');
    await account.get('map').getByRole('button', { name: /app-b/ }).click();
    await expect(account.get('find')).toHaveValue(/^subnet:subnet-/);
    await expect(account.row('worker')).toHaveCount(1);
    await expect(account.row('bastion')).toHaveCount(0);
    await account.row('worker').getByRole('button', { name: 'From worker' }).click();
    await account.get('find').fill('kind:instance web-1');
    await account.row('web-1').getByRole('button', { name: 'To web-1' }).click();
    await expect(account.get('trace')).toBeFocused();
    await account.get('port').fill('8080');
    await account.get('trace').click();
    await expect(account.inAnswer('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
  });

  test('search finds by address, range, tag and kind', async ({ page }) => {
    const account = new AccountPage(page);
    await account.openExample();
    for (const query of ['10.0.11.31', '10.0.11.0/27', 'Name=worker', 'kind:instance worker']) {
      await account.get('find').fill(query);
      await expect(account.row('worker').first()).toBeVisible();
    }
    await account.get('find').fill('nothing-is-called-so');
    await expect(account.get('found')).toContainText('Nothing in the account fits');
  });

  test('who can reach this, and one of the pairs traced', async ({ page }) => {
    const account = new AccountPage(page);
    await account.openExample();
    await account.get('find').fill('ledger-db');
    await account
      .row('ledger-db')
      .getByRole('button', { name: /^Reach/ })
      .click();
    const reach = account.get('reach');
    await reach.getByLabel('Port').fill('22');
    await reach.getByRole('button', { name: 'Work it out' }).click();
    await expect(account.get('reached')).toHaveAttribute('data-reach', 'done');
    await expect(account.get('reached')).toContainText('Nothing is reachable');
    await account.get('find').fill('bastion');
    await account
      .row('bastion')
      .getByRole('button', { name: /^Reach/ })
      .first()
      .click();
    await reach.getByLabel('Port').fill('22');
    await reach.getByRole('button', { name: 'Work it out' }).click();
    const row = account.get('reached').locator('tr[data-verdict="reachable"]');
    await expect(row).toContainText('internet');
    await row.getByRole('button', { name: /^Trace/ }).click();
    await expect(account.inAnswer('verdict')).toHaveAttribute('data-verdict', 'reachable');
    await expect(account.get('from')).toHaveValue('internet');
  });

  test('what an end can reach, and one of these traced', async ({ page }) => {
    const account = new AccountPage(page);
    await account.openExample();
    const reach = account.get('reach');
    await reach.getByLabel('Question').selectOption('What it can reach');
    await reach.getByRole('combobox', { name: 'Resource' }).fill('bastion');
    await reach.getByLabel('Port').fill('22');
    await reach.getByRole('button', { name: 'Work it out' }).click();
    await expect(account.get('reached')).toHaveAttribute('data-reach', 'done');
    const row = account.get('reached').locator('tr[data-verdict="reachable"]').first();
    await row.getByRole('button', { name: /^Trace/ }).click();
    await expect(account.inAnswer('verdict')).toHaveAttribute('data-verdict', 'reachable');
    await expect(account.get('from')).toHaveValue(/bastion|^i-/);
  });
});

test.describe('the part that decides the path', () => {
  test('opens in the full playground, anonymous, in a tab of its own', async ({ page, context }) => {
    const account = new AccountPage(page);
    await account.openExample();
    await account.get('trace').click();
    await account.get('openPart').click();
    await expect(account.get('part')).toHaveAttribute('data-anonymous', 'true');
    const opening = context.waitForEvent('page');
    await account.get('openFull').click();
    const full = await opening;
    await expect(full.getByTestId('verdict').first()).toHaveAttribute('data-verdict', 'not-reachable');
    expect(decodeURIComponent(full.url())).toContain('/playground/#1.');
    await expect(full.locator('body')).not.toContainText('ledger');
    await full.close();
  });

  test('what is fetched all the same is counted and named, also by the document that draws', async ({
    page,
  }) => {
    // Without the list of what to fetch beforehand, the drawing loads when it is first wanted.
    await page.route('**/late-files.json', (route) => route.fulfill({ json: {} }));
    const account = new AccountPage(page);
    await account.openExample();
    await account.get('trace').click();
    await account.get('openPart').click();
    const part = account.get('part');
    await expect(part.locator('svg [data-node]').first()).toBeVisible({ timeout: 60_000 });
    for (const file of ['board', 'mermaid.core', 'elk'])
      await expect(account.get('proof').locator('li', { hasText: `/_astro/${file}` })).toHaveCount(1);
  });

  test('opens as a live scenario, anonymous first; is copied and saved as it is shown; and nothing is fetched', async ({
    page,
  }) => {
    const account = new AccountPage(page);
    await account.openExample();
    await account.get('trace').click();
    await account.get('openPart').click();
    const part = account.get('part');
    await expect(part.getByTestId('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    await expect(part).toHaveAttribute('data-anonymous', 'true');
    await account.get('copyPart').click();
    await expect(part.locator('.acc-handing .pg-copy').getByRole('status')).toHaveText('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('"expect"');
    for (const original of ['0a1000', 'worker', '10.0.11.31', '111122223333', 'shop'])
      expect(copied).not.toContain(original);
    const saving = page.waitForEvent('download');
    await account.get('downloadPart').click();
    const saved = await (await saving).path();
    expect(readFileSync(saved, 'utf8')).toBe(copied);

    await account.get('anonymise').uncheck();
    await expect(part).toHaveAttribute('data-anonymous', 'false');
    await expect(part.getByTestId('code')).toContainText('"worker"');
    await expect(part.locator('svg [data-node]').first()).toBeVisible({ timeout: 60_000 });
    await part.getByTestId('edit').click();
    await part.locator('[data-testid="editor"][data-ready="true"] .view-line').first().waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const opened = text.replaceAll(/"inbound": \[[^\]]*\]/g, '"inbound": [{ "cidr": "0.0.0.0/0" }]');
    await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), opened);
    await part.locator('.monaco-editor .view-lines').click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+V');
    await expect(part.getByTestId('verdict')).toHaveAttribute('data-verdict', 'reachable');
    expect(await account.requests()).toBe(0);

    // What is handed on is what the reader sees, and edits are not lost to another part.
    await account.get('copyPart').click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(opened);
    const savingEdited = page.waitForEvent('download');
    await account.get('downloadPart').click();
    expect(readFileSync(await (await savingEdited).path(), 'utf8')).toBe(opened);
    await expect(account.get('anonymise')).toBeDisabled();
    await part.getByTestId('reset').click();
    await expect(account.get('anonymise')).toBeEnabled();
    await account.get('copyPart').click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe(opened);
  });
});

test.describe('for everyone', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    // A state each: axe takes its time over a long page.
    test.describe(`axe finds nothing, ${colorScheme}`, () => {
      test.use({ colorScheme });

      test('before files are chosen, and where they are no export', async ({ page }) => {
        const account = new AccountPage(page);
        await account.goto();
        await account.get('start').locator('summary').click();
        await widthSettled(page);
        expect(await axe(page)).toEqual([]);
        await account.get('pasted').fill('{');
        await account.get('paste').getByRole('button').click();
        await account.failed();
        expect(await axe(page)).toEqual([]);
      });

      test('with an account and a list of names open', async ({ page }) => {
        const account = new AccountPage(page);
        await account.openExample();
        await account.get('summary').locator('summary').first().click();
        await account.get('proof').locator('summary').click();
        await account.get('from').focus();
        await expect(account.get('options').first()).toBeVisible();
        expect(await axe(page)).toEqual([]);
      });

      test('with an answer and a table of who reaches what', async ({ page }) => {
        const account = new AccountPage(page);
        await account.openExample();
        await account.get('trace').click();
        await expect(account.get('answer')).toContainText('Opens the path');
        await account.get('find').fill('bastion');
        await account
          .row('bastion')
          .getByRole('button', { name: /^Reach/ })
          .first()
          .click();
        await account.get('reach').getByRole('button', { name: 'Work it out' }).click();
        await expect(account.get('reached')).toHaveAttribute('data-reach', 'done');
        await account.get('reached').getByRole('checkbox').check();
        expect(await axe(page)).toEqual([]);
      });

      test('with the part that decides the path', async ({ page }) => {
        const account = new AccountPage(page);
        await account.openExample();
        await account.get('trace').click();
        await account.get('openPart').click();
        await expect(account.get('part').locator('svg [data-node]').first()).toBeVisible({ timeout: 60_000 });
        expect(await axe(page)).toEqual([]);
      });
    });
  }

  test('without JavaScript it says what it needs, and shows the command line', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const page = await context.newPage();
    await page.goto('import/');
    await expect(page.getByTestId('account-start')).toBeHidden();
    await expect(page.locator('p.acc-noscript')).toContainText('needs JavaScript');
    await expect(page.locator('pre.acc-noscript')).toContainText('hopwise -- trace --aws export');
    await context.close();
  });

  test('the policy that the page shows is its own, and names no other host', async ({ page }) => {
    const account = new AccountPage(page);
    await account.openExample();
    await account.get('proof').locator('summary').click();
    const shown = (await account.get('proof').locator('pre').textContent()) ?? '';
    const own = await page.locator('head > meta').first().getAttribute('content');
    expect(shown.replaceAll(/\s+/g, ' ')).toBe(own?.replaceAll(/\s+/g, ' '));
    expect(shown).toContain("connect-src 'self'");
    expect(shown).not.toMatch(/https?:|\*/);
  });

  test('the page’s program that cannot be loaded: it says so, and tries again', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
    const page = await context.newPage();
    await page.route(/_astro\/island/, (route) => route.abort());
    const account = new AccountPage(page);
    await account.goto();
    await account.get('example').click();
    await expect(page.locator('.acc-failed')).toBeVisible();
    await page.unroute(/_astro\/island/);
    await account.get('example').click();
    await account.loaded();
    await context.close();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('everything fits', async ({ page }) => {
    const account = new AccountPage(page);
    await account.openExample();
    await account.get('trace').tap();
    await expect(account.get('answer')).toContainText('Opens the path');
    await account.get('openPart').tap();
    await expect(account.get('part').getByTestId('verdict')).toBeVisible();
    await account.get('summary').locator('summary').first().tap();
    await account.get('find').fill('bastion');
    await account
      .row('bastion')
      .getByRole('button', { name: /^Reach/ })
      .first()
      .tap();
    await account.get('reach').getByRole('button', { name: 'Work it out' }).tap();
    await expect(account.get('reached')).toHaveAttribute('data-reach', 'done');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
