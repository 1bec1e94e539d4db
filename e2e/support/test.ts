/**
 * The test of every end-to-end file: a page that breaks the content security policy, writes an error
 * to the console or asks another host for anything fails its test.
 */
import { test as base, expect, type Page } from '@playwright/test';
import axeCore from 'axe-core';

export { expect };

/** The tag of tests that also run on the site in a folder of its host. The others say nothing about addresses. */
export const ANY_BASE = '@any-base';

const watch = (page: Page, origin: string, faults: string[]): void => {
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.origin === origin || ['data:', 'blob:', 'about:'].includes(url.protocol);
    if (!own) faults.push(`another host was asked: ${request.url()}`);
  });
};

export const test = base.extend<{ faults: readonly string[] }>({
  faults: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      watch(page, new URL(baseURL ?? 'http://localhost').origin, faults);
      // Chromium writes violations to the console; the event says which rule was broken.
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          // biome-ignore lint/suspicious/noConsole: this runs in the page, and the test listens to its console
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      await use(faults);
      if (faults.length > 0) throw new Error(`The page did what it must not:\n${faults.join('\n')}`);
    },
    { auto: true },
  ],
});

declare global {
  interface Window {
    /** There once axe's own text has run in the page. */
    readonly axe: typeof axeCore;
  }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** For the first drawing that a page makes: Mermaid and its layout load beside an editor. */
export const FIRST_DRAWING = { timeout: 60_000 };

/** The rules that another colour scheme may break; all others look at what does not change with it. */
export const COLOUR_RULES: readonly string[] = ['color-contrast', 'link-in-text-block'];

/** Of the rules that another width may break, those that words, code and tables can. */
export const WIDTH_RULES: readonly string[] = [
  'landmark-unique',
  'region',
  'scrollable-region-focusable',
  'target-size',
];

/** Waits until code and tables say of themselves whether they scroll: that takes a moment after a new width. */
export const widthSettled = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() =>
        [
          ...document.querySelectorAll(
            '.expressive-code pre:has(> code), .sl-markdown-content table:not(.not-content *)',
          ),
        ]
          // What is folded has no width yet.
          .filter((element) => element.closest('details:not([open])') === null)
          .filter((element) => element.scrollWidth > element.clientWidth !== element.hasAttribute('tabindex'))
          .map((element) => element.outerHTML.slice(0, 160)),
      ),
    )
    .toEqual([]);

/**
 * What axe finds on the page as it stands, one line each; empty when there is nothing.
 *
 * @param rules only these; left out: all of WCAG 2.2 AA and axe's good practice
 */
export const axe = async (page: Page, rules?: readonly string[]): Promise<readonly string[]> => {
  // axe passes over what is not laid out yet; a reader comes to it.
  await page.addStyleTag({ content: '.pg-host { content-visibility: visible !important; }' });
  await page.evaluate(axeCore.source);
  const violations = await page.evaluate(
    async (only) =>
      // Without the lists of what passed: they are most of the time, and nobody reads them.
      (await window.axe.run(document, { resultTypes: ['violations'], runOnly: only })).violations,
    rules === undefined
      ? { type: 'tag' as const, values: TAGS }
      : { type: 'rule' as const, values: [...rules] },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`,
    ),
  );
};
