/** How long a reader waits in a playground: for the editor, and from a keystroke to what it changes. */
import type { Page } from '@playwright/test';
import { PlaygroundPage } from '../e2e/playground-page.ts';
import { countTransfer } from './transfer.ts';

/** A place in a scenario behind which one more character changes what is shown. */
interface Place {
  readonly page: string;
  readonly scenario: string;
  /** Stands once in the text; the caret goes behind `before` in it. */
  readonly around: string;
  readonly before: string;
  readonly key: string;
}

/** One more digit closes the port: another verdict, and the same drawing in other colours. */
const VERDICTS: readonly Place[] = [
  {
    page: 'reach-an-aws-service/',
    scenario: 'sns/endpoint',
    around: '"port": 443, "securityGroup"',
    before: '"port": 443',
    key: '1',
  },
  {
    page: 'interface-endpoints/',
    scenario: 'interface-endpoints/works',
    around: '"port": 443, "cidr": "10.0.0.0/16"',
    before: '"port": 443',
    key: '1',
  },
  {
    page: 'privatelink/',
    scenario: 'private-link/provider',
    around: '"port": 443, "cidr": "10.0.1.0/24"',
    before: '"port": 443',
    key: '1',
  },
];
/**
 * One more digit is another address, which the drawing names: another drawing. A small one (of ten in content, seven
 * are larger), one larger than three quarters of all, and one larger than 95 of 100.
 */
const DRAWINGS: readonly Place[] = [
  {
    page: 'reach-an-aws-service/',
    scenario: 'sns/endpoint',
    around: '"ip": "10.0.1.10"',
    before: '"ip": "10.0.1.1',
    key: '1',
  },
  {
    page: 'many-vpcs/',
    scenario: 'transit/hub-and-spoke',
    around: '"ip": "10.1.1.10"',
    before: '"ip": "10.1.1.1',
    key: '1',
  },
  {
    page: 'subnets/',
    scenario: 'foundations/three-subnets',
    around: '"ip": "10.0.0.10"',
    before: '"ip": "10.0.0.1',
    key: '1',
  },
];
/** The largest drawing that a page shows: of 233 in content, one is larger. */
const LARGEST: Place = {
  page: 'endpoints/',
  scenario: 'interface-endpoints/every-kind',
  around: '"ip": "10.0.1.10", "publicIp"',
  before: '"ip": "10.0.1.1',
  key: '1',
};
const PAIRS = 20;
/** Between two keystrokes, so that what one of them left to do does not count for the next. */
const REST_MS = 400;

/** Milliseconds of many keystrokes. */
interface Spread {
  readonly middle: number;
  /** Of a hundred, ninety-five are no slower. */
  readonly p95: number;
}

export interface Waits {
  readonly editorMs: number;
  /** What the editor and everything behind it move, beyond the page itself. */
  readonly editorBytes: number;
  readonly verdict: Spread;
  readonly restyled: Spread;
  readonly redrawn: Spread;
  /** The same for the largest drawing of all. */
  readonly largest: Spread;
}

const spreadOf = (durations: readonly number[]): Spread => {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { middle: at(0.5), p95: at(0.95) };
};

/** Notes in the page when a key goes down, and the first change of verdict, states and drawing after it. */
const watch = (scenario: string): void => {
  const root = document.querySelector(`[data-playground="${scenario}"]`);
  const marks: Record<string, number> = {};
  let pressed = 0;
  Object.assign(globalThis, { hopwiseMarks: marks });
  document.addEventListener(
    'keydown',
    () => {
      pressed = performance.now();
      for (const name of Object.keys(marks)) delete marks[name];
    },
    true,
  );
  const note = (name: string): void => {
    marks[name] ??= performance.now() - pressed;
  };
  new MutationObserver((changes) => {
    for (const { type, attributeName, target } of changes) {
      if (attributeName === 'data-verdict') note('verdict');
      if (attributeName === 'data-state') note('restyled');
      if (type === 'childList' && target instanceof Element && target.classList.contains('pg-drawing'))
        note('redrawn');
    }
  }).observe(root ?? document, { subtree: true, childList: true, attributes: true });
};

/**
 * Moves the caret step by step: Monaco draws only the lines in sight and wraps them, so that neither a click nor
 * a line's number would find the place.
 */
const placeCaret = async (page: Page, text: string, { around, before }: Place): Promise<void> => {
  const offset = text.indexOf(around);
  if (offset < 0) throw new Error(`the scenario does not hold ${around}`);
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let step = 0; step < offset + before.length; step += 1) await page.keyboard.press('ArrowRight');
};

const marksOf = (page: Page): Promise<Readonly<Record<string, number>>> =>
  page.evaluate(() => Reflect.get(globalThis, 'hopwiseMarks'));

/** What `wanted` took after each of many keystrokes at a place. */
const typeAt = async (page: Page, place: Place, text: string, wanted: readonly string[]) => {
  await placeCaret(page, text, place);
  await page.evaluate(watch, place.scenario);
  const taken = new Map(wanted.map((name): [string, number[]] => [name, []]));
  for (let press = 0; press < 2 * PAIRS + 2; press += 1) {
    await page.keyboard.press(press % 2 === 0 ? place.key : 'Backspace');
    await page.waitForFunction(
      (names) => names.every((name) => name in Reflect.get(globalThis, 'hopwiseMarks')),
      wanted,
    );
    const marks = await marksOf(page);
    // The first two warm the engines up.
    if (press > 1) for (const [name, all] of taken) all.push(marks[name] ?? Number.NaN);
    await page.waitForTimeout(REST_MS);
  }
  return taken;
};

const textOf = async (playground: PlaygroundPage): Promise<string> =>
  (await playground.get('code').locator('.pg-line').allTextContents()).join('');

/** @param address of the site, with a slash at its end */
export const waitsOf = async (page: Page, address: string): Promise<Waits> => {
  let editorMs = Number.NaN;
  let editorBytes = Number.NaN;
  const all = { verdict: [] as number[], restyled: [] as number[], redrawn: [] as number[] };
  let largest: readonly number[] = [];
  const places = [
    ...VERDICTS.map((place) => ({ place, wanted: ['verdict', 'restyled'] as const })),
    ...[...DRAWINGS, LARGEST].map((place) => ({ place, wanted: ['redrawn'] as const })),
  ];
  for (const [index, { place, wanted }] of places.entries()) {
    await page.goto(`${address}${place.page}`, { waitUntil: 'networkidle' });
    await page.evaluate(() => localStorage.clear());
    const playground = new PlaygroundPage(page, place.scenario);
    const text = await textOf(playground);
    const bytes = await countTransfer(page);
    const started = performance.now();
    await playground.edit();
    if (index === 0) editorMs = performance.now() - started;
    await page.waitForLoadState('networkidle');
    if (index === 0) editorBytes = bytes();
    const taken = await typeAt(page, place, text, wanted);
    if (place === LARGEST) largest = taken.get('redrawn') ?? [];
    else for (const name of wanted) all[name].push(...(taken.get(name) ?? []));
  }
  return {
    editorMs,
    editorBytes,
    verdict: spreadOf(all.verdict),
    restyled: spreadOf(all.restyled),
    redrawn: spreadOf(all.redrawn),
    largest: spreadOf(largest),
  };
};
