/**
 * A small document beside the page, in which drawings are made. Mermaid measures each label in the document around
 * it; a page with an editor and all of its styles takes a third more time for a drawing than an empty one.
 */
import font from '@fontsource/arimo/files/arimo-latin-400-normal.woff2?url';
import { DRAWING_FONT } from '../../diagram/settings.ts';
import board from './board.ts?worker&url';

type Draw = typeof import('./draw.ts').draw;

const isDraw = (value: unknown): value is Draw => typeof value === 'function';

type Inside = Window & typeof globalThis;

let watchers: readonly ((inside: Inside) => void)[] = [];
let opened: Inside | undefined;

/** The document: laid out, but neither seen nor read out. It is under the policy of the page. */
const emptyFrame = (): HTMLIFrameElement => {
  const frame = document.createElement('iframe');
  frame.title = 'Where drawings are made';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.style.cssText = 'position:absolute;left:-99999px;top:0;visibility:hidden;border:0';
  frame.srcdoc =
    `<!doctype html><title>${frame.title}</title>` +
    `<style>@font-face{font-family:${DRAWING_FONT};src:url(${font})}</style>` +
    `<script type="module" src="${board}"></script>`;
  return frame;
};

/**
 * Opens the document.
 *
 * @returns what draws there
 * @throws when it does not load; nothing of it is left then, and it may be tried again
 */
export const openFrame = (): Promise<Draw> =>
  new Promise((resolve, reject) => {
    const frame = emptyFrame();
    const look = (): void => {
      const inside = frame.contentDocument?.defaultView;
      const draw: unknown = inside == null ? undefined : Reflect.get(inside, 'hopwiseDraw');
      if (inside != null && isDraw(draw)) {
        opened = inside;
        for (const tell of watchers) tell(inside);
        resolve(draw);
        return;
      }
      frame.remove();
      reject(new Error('What draws could not be loaded.'));
    };
    frame.addEventListener('load', look, { once: true });
    document.body.append(frame);
  });

/**
 * For what watches all that a page does.
 *
 * @param tell hears of the document, at once or when it has opened
 * @returns ends it
 */
export const watchFrame = (tell: (inside: Inside) => void): (() => void) => {
  if (opened !== undefined) tell(opened);
  watchers = [...watchers, tell];
  return () => {
    watchers = watchers.filter((other) => other !== tell);
  };
};
