/** How long a reader waits in a playground: for the editor, and from a keystroke to the verdict. */
import type { Page } from '@playwright/test';
import { PlaygroundPage } from '../e2e/playground-page.ts';
import { countTransfer } from './transfer.ts';

const PAGE = 'reach-an-aws-service/';
const SCENARIO = 'sns/endpoint';
/** In the rule that decides: behind this, one more digit changes the verdict. */
const BEFORE_DIGIT = '"port": 443';
const RULE = `${BEFORE_DIGIT}, "securityGroup"`;
const PAIRS = 6;

export interface Waits {
  readonly editorMs: number;
  /** What the editor and everything behind it move, beyond the page itself. */
  readonly editorBytes: number;
  /** The middle one of several, and the slowest. */
  readonly verdictMs: number;
  readonly slowestVerdictMs: number;
}

/** Notes in the page when a key goes down and when the verdict is another. */
const watchVerdict = (scenario: string): void => {
  const root = document.querySelector(`[data-playground="${scenario}"]`);
  const shown = (): string | null =>
    root?.querySelector('[data-verdict]')?.getAttribute('data-verdict') ?? null;
  let before = shown();
  let pressed = 0;
  document.addEventListener(
    'keydown',
    () => {
      pressed = performance.now();
    },
    true,
  );
  new MutationObserver(() => {
    if (shown() === before) return;
    before = shown();
    performance.measure('keystroke to verdict', { start: pressed, end: performance.now() });
  }).observe(root ?? document, { subtree: true, childList: true, attributes: true });
};

/**
 * Moves the caret behind the digits of the rule, step by step: Monaco draws only the lines in sight and
 * wraps them, so that neither a click nor a line's number would find the place.
 */
const placeCaret = async (page: Page, text: string): Promise<void> => {
  const offset = text.indexOf(RULE);
  if (offset < 0) throw new Error(`the scenario does not hold ${RULE}`);
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let place = 0; place < offset + BEFORE_DIGIT.length; place += 1) {
    await page.keyboard.press('ArrowRight');
  }
};

const typeOn = async (page: Page, playground: PlaygroundPage): Promise<readonly number[]> => {
  await page.evaluate(watchVerdict, SCENARIO);
  for (let pair = 0; pair < PAIRS; pair += 1) {
    for (const [key, verdict] of [
      ['1', 'not-reachable'],
      ['Backspace', 'reachable'],
    ] as const) {
      await page.keyboard.press(key);
      await playground.root.locator(`[data-verdict="${verdict}"]`).waitFor();
    }
  }
  return page.evaluate(() =>
    performance.getEntriesByName('keystroke to verdict').map(({ duration }) => duration),
  );
};

/** @param address of the site, with a slash at its end */
export const waitsOf = async (page: Page, address: string): Promise<Waits> => {
  await page.goto(`${address}${PAGE}`, { waitUntil: 'networkidle' });
  const playground = new PlaygroundPage(page, SCENARIO);
  const text = (await playground.get('code').locator('.pg-line').allTextContents()).join('');
  const bytes = await countTransfer(page);
  const started = performance.now();
  await playground.edit();
  const editorMs = performance.now() - started;
  await page.waitForLoadState('networkidle');
  await placeCaret(page, text);
  const durations = [...(await typeOn(page, playground))].sort((a, b) => a - b);
  return {
    editorMs,
    editorBytes: bytes(),
    verdictMs: durations[Math.floor(durations.length / 2)] ?? Number.NaN,
    slowestVerdictMs: durations.at(-1) ?? Number.NaN,
  };
};
