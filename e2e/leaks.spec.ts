/** Editors that were closed leave nothing behind. */
import type { CDPSession } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './support/test.ts';

interface Held {
  readonly nodes: number;
  readonly listeners: number;
  readonly heap: number;
}

/** What the page holds once everything that nobody needs is gone. */
const heldBy = async (session: CDPSession): Promise<Held> => {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
};

test('fifty openings and closings of an editor leave no nodes, listeners or memory behind', async ({
  page,
}) => {
  test.slow();
  await page.goto('reach-an-aws-service/');
  const playgrounds = ['sns/endpoint', 'sns/nat'].map((scenario) => new PlaygroundPage(page, scenario));
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const openAndClose = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      // Opening the other one closes the first.
      for (const playground of playgrounds) {
        await playground.get('edit').click();
        await playground.root
          .locator('[data-testid="editor"][data-ready="true"] .view-line')
          .first()
          .waitFor();
      }
      await expect(page.locator('.monaco-editor[role="code"]')).toHaveCount(1);
      await playgrounds[1]?.get('done').click();
    }
  };
  /** Nothing is open, and what draws has loaded. */
  const settled = async (): Promise<void> => {
    await expect(page.locator('.monaco-editor')).toHaveCount(0);
    await page.waitForFunction(
      () =>
        document
          .querySelector('iframe')
          ?.contentWindow?.performance.getEntriesByType('resource')
          .some(({ name }) => name.includes('/elk')) ?? false,
    );
  };
  // What stays for good (workers, themes, caches) is there by then.
  await openAndClose(5);
  await settled();
  const before = await heldBy(session);
  await openAndClose(20);
  await settled();
  const after = await heldBy(session);
  expect(after.nodes - before.nodes).toBeLessThan(300);
  expect(after.listeners - before.listeners).toBeLessThan(60);
  expect(after.heap - before.heap).toBeLessThan(6_000_000);
});
