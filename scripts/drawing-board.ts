/**
 * A browser page with the playground's own drawing code in it, served from this machine. Nothing is bundled: the
 * server strips the types, and an import map points at Mermaid.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { DiagramLayout, ElementStates } from '../src/diagram/index.ts';
import { DRAWING_FONT } from '../src/diagram/settings.ts';
import { launchOptions } from './browser.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MERMAID = join(dirname(createRequire(import.meta.url).resolve('mermaid/package.json')), 'dist');
const FONT = createRequire(import.meta.url).resolve('@fontsource/arimo/files/arimo-latin-400-normal.woff2');

const PAGE = `<!doctype html><meta charset="utf-8"><title>Drawing board</title>
<link rel="icon" href="data:,">
<style>@font-face { font-family: ${DRAWING_FONT}; src: url(/font.woff2) }</style>
<script type="importmap">{"imports":{"mermaid":"/mermaid/mermaid.esm.min.mjs"}}</script>
<script type="module">
import mermaid from 'mermaid';
import { draw } from '/src/playground/drawing/draw.ts';
import { restyle } from '/src/playground/drawing/restyle.ts';
import { pngOf } from '/src/playground/drawing/png.ts';
globalThis.drawScenario = draw;
globalThis.restyledDrawing = (svg, states, name) => {
  const bench = document.createElement('div');
  bench.innerHTML = svg;
  restyle(bench.firstElementChild, states, name);
  return bench.innerHTML;
};
globalThis.pointsOf = async (svg) => {
  const picture = await pngOf(svg, { scheme: 'dark', fontAddress: '/font.woff2' });
  const { width, height } = await createImageBitmap(picture);
  return { type: picture.type, width, height };
};
globalThis.labelsIn = async (text) => {
  const { svg } = await mermaid.render('plain', text);
  const bench = document.createElement('div');
  bench.innerHTML = svg;
  return [...bench.querySelectorAll('g.node')].map((node) => node.textContent ?? '');
};
</script><body></body>`;

/** A file of `folder`; undefined where the path leads out of it or to nothing. */
const fileIn = (folder: string, path: string): string | undefined => {
  const file = normalize(join(folder, path));
  return file.startsWith(folder) && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

const answer = (path: string): { readonly type: string; readonly body: string | Buffer } | undefined => {
  if (path === '/') return { type: 'text/html', body: PAGE };
  if (path === '/font.woff2') return { type: 'font/woff2', body: readFileSync(FONT) };
  if (path.startsWith('/mermaid/')) {
    const body = fileIn(MERMAID, path.slice('/mermaid/'.length));
    return body === undefined ? undefined : { type: 'text/javascript', body };
  }
  const source = path.startsWith('/src/') && path.endsWith('.ts') ? fileIn(ROOT, path) : undefined;
  return source === undefined ? undefined : { type: 'text/javascript', body: stripTypeScriptTypes(source) };
};

const serve = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const found = answer(new URL(request.url ?? '/', 'http://localhost').pathname);
      response.writeHead(found === undefined ? 404 : 200, {
        'content-type': `${found?.type ?? 'text/plain'}; charset=utf-8`,
      });
      response.end(found?.body);
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

export interface DrawingBoard {
  /** The drawing as SVG text. */
  readonly draw: (layout: DiagramLayout, hash: string) => Promise<string>;
  /** What each node says when Mermaid itself draws a text. */
  readonly labels: (text: string) => Promise<readonly string[]>;
  /** A drawing restyled as a document, as text again. */
  readonly restyled: (svg: string, states: ElementStates, name: string) => Promise<string>;
  /** What becomes of a drawing as a picture of points. */
  readonly points: (svg: string) => Promise<Points | undefined>;
  readonly close: () => Promise<void>;
}

interface Points {
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

declare global {
  var restyledDrawing: ((svg: string, states: ElementStates, name: string) => string) | undefined;
  var pointsOf: ((svg: string) => Promise<Points>) | undefined;
  var labelsIn: ((text: string) => Promise<readonly string[]>) | undefined;
  var drawScenario: ((layout: DiagramLayout, hash: string) => Promise<string>) | undefined;
}

/**
 * Opens a board in an installed Chromium or Chrome, or in Playwright's own.
 *
 * @throws when there is no browser, or Mermaid does not load
 */
export const openDrawingBoard = async (): Promise<DrawingBoard> => {
  const server = await serve();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the drawing server has no port');
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
  await page.goto(`http://127.0.0.1:${address.port}/`);
  await page.waitForFunction(() => globalThis.drawScenario !== undefined);
  const fonts = await page.evaluate(
    async (font) => (await document.fonts.load(`13px ${font}`)).length,
    DRAWING_FONT,
  );
  if (fonts === 0) throw new Error(`the font ${DRAWING_FONT} does not load`);
  return {
    draw: (layout, hash) =>
      page.evaluate(
        ([given, mark]) => {
          if (globalThis.drawScenario === undefined) throw new Error('the drawing code is not loaded');
          return globalThis.drawScenario(given, mark);
        },
        [layout, hash] as const,
      ),
    labels: (text) => page.evaluate((given) => globalThis.labelsIn?.(given) ?? Promise.resolve([]), text),
    restyled: (svg, states, name) =>
      page.evaluate((given) => globalThis.restyledDrawing?.(...given) ?? '', [svg, states, name] as const),
    points: (svg) => page.evaluate((given) => globalThis.pointsOf?.(given), svg),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
};
