/**
 * `npm run bench`: figures for people to judge; none of them fails anything. Bytes that must hold are
 * tested in e2e/site.spec.ts. Builds first, and wants an otherwise idle machine.
 */
import { chromium } from '@playwright/test';
import { launchOptions } from '../scripts/browser.ts';
import { serve } from '../scripts/serve.ts';
import { waitsOf } from './editing.ts';
import { importTimes } from './import.ts';
import { scoresOf } from './lighthouse.ts';
import { reachTimes } from './reach.ts';
import { countTransfer } from './transfer.ts';

const PAGES = ['', 'reach-an-aws-service/', 'interface-endpoints/', 'peering/', 'limits/'];
const DEBUGGING_PORT = 4319;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const milliseconds = (value: number): string => `${Math.round(value)} ms`;
const kilobytes = (value: number): string => `${(value / 1000).toFixed(1)} kB`;
const cells = (...values: readonly string[]): string => `| ${values.join(' | ')} |`;

const site = await serve('dist', '/', 0);
const { args, ...options } = launchOptions();
const browser = await chromium.launch({
  ...options,
  args: [...args, `--remote-debugging-port=${DEBUGGING_PORT}`],
});

try {
  print(cells('page', 'over the wire', 'performance', 'accessibility', 'largest paint', 'blocking', 'shift'));
  print(cells('---', '---:', '---:', '---:', '---:', '---:', '---:'));
  for (const path of PAGES) {
    const page = await browser.newPage();
    const bytes = await countTransfer(page);
    await page.goto(`${site.address}${path}`, { waitUntil: 'networkidle' });
    await page.close();
    const scores = await scoresOf(`${site.address}${path}`, DEBUGGING_PORT);
    print(
      cells(
        `/${path}`,
        kilobytes(bytes()),
        scores.performance.toFixed(2),
        scores.accessibility.toFixed(2),
        milliseconds(scores.largestPaintMs),
        milliseconds(scores.blockingMs),
        scores.layoutShift.toFixed(3),
      ),
    );
  }

  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const waits = await waitsOf(page, site.address);
  print('');
  print(`Edit pressed to editor ready: ${milliseconds(waits.editorMs)}, ${kilobytes(waits.editorBytes)}`);
  for (const [name, bound, { middle, p95 }] of [
    ['verdict', 16, waits.verdict],
    ['restyled drawing', 33, waits.restyled],
    ['another drawing', 150, waits.redrawn],
    ['another drawing, the largest', 150, waits.largest],
  ] as const) {
    print(
      `keystroke to ${name}: ${milliseconds(middle)} (middle), ${milliseconds(p95)} (95th of 100; wanted: ${bound} ms)`,
    );
  }
} finally {
  await browser.close();
  await site.close();
}

print('');
for (const line of [...reachTimes(), ...importTimes()]) print(line);
