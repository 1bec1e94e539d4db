/**
 * A small document beside the page, in which drawings are made. Mermaid measures each label in the document around
 * it; a page with an editor and all of its styles takes a third more time for a drawing than an empty one
 * (docs/decisions/0022-a-document-to-draw-in.md).
 */
import font from '@fontsource/arimo/files/arimo-latin-400-normal.woff2?url';
import { DRAWING_FONT } from '../../diagram/settings.ts';
import board from './board.ts?worker&url';

type Inside = Window & typeof globalThis;

/**
 * Hears of the document.
 *
 * @param isNew whether it opened just now, so that all it did so far counts
 */
type Tell = (inside: Inside, isNew: boolean) => void;

export interface Frame {
  readonly draw: typeof import('./draw.ts').draw;
  /** Whether it still stands in the page: another script may have taken it out. */
  readonly isThere: () => boolean;
  readonly close: () => void;
}

let watchers: readonly Tell[] = [];
let opened: Inside | undefined;

/** The document: laid out, but neither seen nor read out. It is under the policy of the page. */
const emptyFrame = (): HTMLIFrameElement => {
  const frame = document.createElement('iframe');
  frame.title = 'Where drawings are made';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.style.cssText = 'position:absolute;left:-99999px;top:0;visibility:hidden;border:0';
  // Nothing but what the build put in: no text of a reader's comes here.
  frame.srcdoc =
    `<!doctype html><title>${frame.title}</title>` +
    `<style>@font-face{font-family:${DRAWING_FONT};src:url("${font}")}</style>` +
    `<script type="module" src="${board}"></script>`;
  return frame;
};

/**
 * Opens the document.
 *
 * @throws when what draws does not load; nothing is left of the document then, and it may be tried again
 */
export const openFrame = (): Promise<Frame> =>
  new Promise((resolve, reject) => {
    const frame = emptyFrame();
    const close = (): void => {
      opened = undefined;
      // What watches it hears a moment later of the last that it did.
      setTimeout(() => frame.remove());
    };
    const look = (): void => {
      const inside = frame.contentDocument?.defaultView ?? undefined;
      const draw = inside?.hopwiseDraw;
      if (draw === undefined) {
        reject(new Error('What draws could not be loaded.'));
        close();
      } else {
        resolve({ draw, isThere: () => frame.isConnected, close });
        opened = inside;
      }
      if (inside !== undefined) for (const tell of watchers) tell(inside, true);
    };
    frame.addEventListener('load', look, { once: true });
    document.body.append(frame);
  });

/**
 * For what watches all that a page does.
 *
 * @param tell hears of the document that is open, and of each that opens
 * @returns ends it
 */
export const watchFrame = (tell: Tell): (() => void) => {
  if (opened !== undefined) tell(opened, false);
  watchers = [...watchers, tell];
  return () => {
    watchers = watchers.filter((other) => other !== tell);
  };
};
