/** Drawings as the site's own styles show them, in a browser: for tests of what only a browser can measure. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { launchOptions } from './browser.ts';

const STYLES = fileURLToPath(new URL('../src/site/styles', import.meta.url));

/** The tokens with their font inside. */
const tokens = (): string =>
  readFileSync(join(STYLES, 'tokens.css'), 'utf8').replace(
    /url\("(@fontsource[^"]+)"\)/,
    (_, file: string) =>
      `url(data:font/woff2;base64,${readFileSync(createRequire(import.meta.url).resolve(file)).toString('base64')})`,
  );

export interface Look {
  readonly page: Page;
  readonly close: Browser['close'];
}

/**
 * A page with nothing in it but the site's tokens and the styles of drawings.
 *
 * @throws when there is no browser, or the font does not load
 */
export const openLook = async (): Promise<Look> => {
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage();
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>${tokens()}${readFileSync(join(STYLES, 'diagram.css'), 'utf8')}</style><body></body>`,
  );
  const fonts = await page.evaluate(async () => (await document.fonts.load('13px Arimo')).length);
  if (fonts === 0) throw new Error('the font of the drawings does not load');
  return { page, close: () => browser.close() };
};
