/** Drawings in the page: zoom and pan, the packet on its way, nodes by keyboard, legend, paper, forced colours. */
import type { Page } from '@playwright/test';
import { ELEMENT_STATES } from '../src/diagram/state-names.ts';
import { PlaygroundPage } from './playground-page.ts';
import { axe, expect, test } from './support/test.ts';

const PAGE = 'reach-an-aws-service/';
const SCENARIO = 'sns/nat';

/** The playground of a page, live. */
const openLive = async (page: Page, address = PAGE, scenario = SCENARIO): Promise<PlaygroundPage> => {
  await page.goto(address);
  const playground = new PlaygroundPage(page, scenario);
  await playground.get('diagram').hover();
  await expect(playground.get('diagram').locator('svg[role="group"]')).toBeVisible();
  return playground;
};

const nodeOf = (playground: PlaygroundPage, id: string) =>
  playground.get('diagram').locator(`[data-node="${id}"]`);

const widthOf = (playground: PlaygroundPage): Promise<number> =>
  playground
    .get('diagram')
    .locator('svg')
    .evaluate((svg) => svg.getBoundingClientRect().width);

test.describe('zoom', () => {
  test('buttons and keys change the size, and 0 shows all again', async ({ page }) => {
    const playground = await openLive(page);
    const before = await widthOf(playground);
    await playground.get('zoom-in').click();
    await expect.poll(() => widthOf(playground)).toBeGreaterThan(before * 1.2);
    await playground.get('diagram').focus();
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    await expect.poll(() => widthOf(playground)).toBeLessThanOrEqual(before);
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect.poll(() => widthOf(playground)).toBeGreaterThan(before * 1.2);
    const node = nodeOf(playground, 'n_igw');
    const place = await node.boundingBox();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await node.boundingBox())?.x).toBeLessThan((place?.x ?? 0) - 20);
    await page.keyboard.press('0');
    await expect.poll(() => widthOf(playground)).toBeLessThanOrEqual(before + 1);
  });

  test('a drag moves the drawing and presses nothing', async ({ page }) => {
    const playground = await openLive(page);
    await playground.get('zoom-in').click();
    const node = nodeOf(playground, 'n_igw');
    const place = await node.boundingBox();
    if (place === null) throw new Error('there is no gateway');
    await node.hover();
    await page.mouse.down();
    await page.mouse.move(place.x - 60, place.y - 10, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => (await node.boundingBox())?.x).toBeLessThan(place.x - 30);
    await expect(node).not.toHaveAttribute('data-lit');
    await node.click();
    await expect(node).toHaveAttribute('data-lit');
  });

  test('the wheel scrolls the page, and zooms with Ctrl', async ({ page }) => {
    const playground = await openLive(page);
    await playground.get('diagram').hover();
    const before = await widthOf(playground);
    const scrolled = () => page.evaluate(() => scrollY);
    const start = await scrolled();
    await page.mouse.wheel(0, 60);
    await expect.poll(scrolled).toBe(start + 60);
    expect(await widthOf(playground)).toBe(before);
    await playground.get('diagram').hover();
    const there = await scrolled();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect.poll(() => widthOf(playground)).toBeGreaterThan(before);
    expect(await scrolled()).toBe(there);
    // Zoomed in, the wheel is still the page's.
    await page.mouse.wheel(0, 60);
    await expect.poll(scrolled).toBeGreaterThan(there);
  });

  test('stays where it is while the topology does', async ({ page }) => {
    const playground = await openLive(page, PAGE, 'sns/endpoint');
    await playground.edit();
    await playground.get('zoom-in').click();
    await playground.get('zoom-in').click();
    const near = await widthOf(playground);
    await playground.replace('"port": 443, "securityGroup"', '"port": 4431, "securityGroup"');
    await expect(playground.get('verdict')).toHaveAttribute('data-verdict', 'not-reachable');
    expect(await widthOf(playground)).toBe(near);
    await playground.replace('"app": {', '"app-2": { "subnet": "private-a" },\n    "app": {');
    // Mermaid loads for the first time.
    await expect(nodeOf(playground, 'n_app-2_private-a')).toBeVisible({ timeout: 60_000 });
    await expect(playground.get('diagram')).not.toHaveAttribute('data-zoomed');
  });
});

test.describe('the packet', () => {
  // Every frame is 20 ms of its journey, however long a busy machine takes for it.
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      const real = requestAnimationFrame.bind(window);
      let now = 0;
      window.requestAnimationFrame = (run) =>
        real(() => {
          now += 20;
          run(now);
        });
    }),
  );

  test('goes to the next hop along its line', async ({ page }) => {
    const playground = await openLive(page);
    const dot = playground.get('diagram').locator('.hw-packet');
    const seen = playground.get('diagram').evaluate(
      (frame) =>
        new Promise<number>((resolve) => {
          const places = new Set<string>();
          new MutationObserver(() => {
            const packet = frame.querySelector('.hw-packet');
            if (packet !== null) places.add(`${packet.getAttribute('cx')} ${packet.getAttribute('cy')}`);
            else if (places.size > 0) resolve(places.size);
          }).observe(frame, { subtree: true, childList: true, attributes: true, attributeFilter: ['cx'] });
        }),
    );
    const next = playground.get('next');
    // To the first hop at another node.
    for (let step = 0; step < 8; step += 1) await next.click();
    expect(await seen).toBeGreaterThan(1);
    await expect(dot).toHaveCount(0);
  });

  test('comes back on the way of the answer', async ({ page }) => {
    const playground = await openLive(page);
    await playground.get('diagram').evaluate((frame) => {
      const seen: number[] = [];
      Object.assign(globalThis, { packetAt: seen });
      new MutationObserver(() => {
        const place = frame.querySelector('.hw-packet')?.getAttribute('cx');
        if (place != null) seen.push(Number(place));
      }).observe(frame, { subtree: true, childList: true, attributes: true, attributeFilter: ['cx'] });
    });
    const ways: number[] = [];
    const hops = await playground.get('hop').count();
    for (let step = 0; step < hops; step += 1) {
      await playground.get('next').click();
      await expect(playground.get('diagram').locator('.hw-packet')).toHaveCount(0);
      const places: readonly number[] = await page.evaluate(() =>
        Reflect.get(globalThis, 'packetAt').splice(0),
      );
      if (places.length > 1) ways.push((places.at(-1) ?? 0) - (places[0] ?? 0));
    }
    // The service stands to the right of who asks it.
    expect(ways[0]).toBeGreaterThan(0);
    expect(ways.at(-1)).toBeLessThan(0);
  });

  test('stays away where motion is reduced', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const playground = await openLive(page);
    const count = playground.get('diagram').evaluate((frame) => {
      const made: number[] = [];
      new MutationObserver(() => made.push(frame.querySelectorAll('.hw-packet').length)).observe(frame, {
        subtree: true,
        childList: true,
      });
      return new Promise<number>((resolve) => setTimeout(() => resolve(Math.max(0, ...made)), 3000));
    });
    for (let step = 0; step < 8; step += 1) await playground.get('next').click();
    expect(await count).toBe(0);
    await expect(playground.get('diagram').locator('[data-lit]')).not.toHaveCount(0);
  });
});

test('no two states of a node or of a line are told apart by colour alone', async ({ page }) => {
  const playground = await openLive(page);
  const looks = await playground
    .get('diagram')
    .locator('svg.hw-drawing')
    .evaluate((svg, states) => {
      const looksOf = (selector: string, parts: string) => {
        const element = svg.querySelector(selector);
        return states.map((state) => {
          element?.setAttribute('data-state', state);
          const shown = [...(element?.querySelectorAll(parts) ?? [])].map((part) => getComputedStyle(part));
          const isThere = ({ display }: CSSStyleDeclaration): boolean => display !== 'none';
          return {
            state,
            shape: shown
              .map((style) => (isThere(style) ? `${style.strokeWidth} ${style.strokeDasharray}` : 'none'))
              .join(', '),
            colour: shown.map((style) => (isThere(style) ? style.stroke : 'none')).join(', '),
          };
        });
      };
      return [
        ...looksOf('.hw-node', ':scope > :first-child, .hw-cross, .hw-ask'),
        ...looksOf('.hw-line', '.hw-idle, .hw-out, .hw-in, .hw-cross').map((look) => ({
          ...look,
          state: `line ${look.state}`,
        })),
      ];
    }, ELEMENT_STATES);
  expect(looks.length).toBe(2 * ELEMENT_STATES.length);
  // Nodes look the same on the way there alone and both ways: the lines say which.
  const byColourAlone = looks.flatMap((one, index) =>
    looks
      .slice(index + 1)
      .filter(({ shape, colour }) => shape === one.shape && colour !== one.colour)
      .map(({ state }) => `${one.state} and ${state}`),
  );
  expect(byColourAlone).toEqual([]);
});

test('nodes have names and are reached and picked by keyboard', async ({ page }) => {
  const playground = await openLive(page);
  await playground.get('diagram').focus();
  await page.keyboard.press('Tab');
  const app = playground
    .get('diagram')
    .getByRole('button', { name: /^app, instance, 10\.0\.1\.10: on the way there/ });
  await expect(app).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const nat = playground.get('diagram').getByRole('button', { name: /^nat, NAT gateway/ });
  await expect(nat).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(nat).toHaveAttribute('aria-pressed', 'true');
  await expect(playground.root.locator('[data-hop][data-lit="true"]')).not.toHaveCount(0);
  // One stop for all nodes.
  await page.keyboard.press('Shift+Tab');
  await expect(playground.get('diagram')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(nat).toBeFocused();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a live drawing that is zoomed (${scheme})`, async ({ page }) => {
    await page.addInitScript((theme) => localStorage.setItem('starlight-theme', theme), scheme);
    const playground = await openLive(page);
    await playground.get('zoom-in').click();
    await playground.get('next').click();
    await expect(playground.get('diagram').locator('.hw-packet')).toHaveCount(0);
    expect(await axe(page)).toEqual([]);
  });
}

test('without JavaScript the legend stands there and nothing can be zoomed', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto(PAGE);
  const playground = new PlaygroundPage(page, SCENARIO);
  await expect(playground.root.getByRole('list', { name: 'Legend' })).toContainText('the way there');
  await expect(playground.get('zoom-in')).toBeHidden();
  await context.close();
});

test('on paper a dark drawing is light', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('starlight-theme', 'dark'));
  const playground = await openLive(page);
  const fill = () =>
    playground
      .get('diagram')
      .locator('.hw-box[data-kind="subnet"] > rect')
      .first()
      .evaluate((rect) => getComputedStyle(rect).fill);
  expect(await fill()).toBe('rgb(20, 24, 31)');
  await page.emulateMedia({ media: 'print' });
  expect(await fill()).toBe('rgb(255, 255, 255)');
});

test('forced colours leave the shapes', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const playground = await openLive(page);
  const look = await playground
    .get('diagram')
    .locator('.hw-node[data-state="both"] > :first-child')
    .first()
    .evaluate((shape) => {
      const { strokeWidth, strokeDasharray } = getComputedStyle(shape);
      return [strokeWidth, strokeDasharray];
    });
  expect(look).toEqual(['2px', 'none']);
  await playground.get('next').click();
  const lit = playground.root.locator('.pg-hop[data-lit="true"]').first();
  await expect(lit).toHaveCSS('outline-style', 'solid');
  await expect(playground.get('code').locator('.is-lit').first()).toHaveCSS(
    'text-decoration-line',
    'underline',
  );
});

test('on a phone the drawing scrolls in its frame, and the page does not', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const playground = await openLive(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const frame = await playground.get('diagram').evaluate((element) => element.clientWidth);
  expect(await widthOf(playground)).toBeGreaterThan(frame);
  await playground.get('zoom-all').click();
  await expect.poll(() => widthOf(playground)).toBeLessThanOrEqual(frame);
});
