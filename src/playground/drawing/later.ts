/** When the page draws: the code for it is large, and a drawing holds the page up for two or three frames. */
import type { DiagramLayout } from '../../diagram/model.ts';
import { whenIdle } from '../idle.ts';
import { type Frame, openFrame } from './frame.ts';

/** After so many drawings the engine has compiled most of what it will. */
const WARMING_RUNS = 6;
/** A machine on which one takes this many milliseconds keeps its time for the reader. */
const SLOW_MS = 300;

let frame: Frame | undefined;
/** Drawings of the page, one after the other: Mermaid is no good at two at once. */
let queue: Promise<unknown> = Promise.resolve();
let warmings = 0;

/** The document that draws. Kept: it takes a second to open. */
const opened = async (): Promise<Frame> => {
  if (frame?.isThere() !== true) frame = await openFrame();
  return frame;
};

const close = (): void => {
  frame?.close();
  frame = undefined;
  warmings = 0;
};

const drawn = async (layout: DiagramLayout): Promise<string> => {
  const { draw } = await opened();
  try {
    return await draw(layout);
  } catch (error) {
    // A file that could not be loaded stays so for as long as its document is open.
    close();
    throw error;
  }
};

/** After the next frame: a verdict shows before a drawing holds the page up. Hidden pages have no frames. */
const frameShown = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });

const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = queue.then(work);
  queue = turn.catch(() => undefined);
  return turn;
};

/**
 * Draws when its turn comes.
 *
 * @param wanted what is to be drawn by then; undefined for nothing
 * @returns SVG text; undefined where nothing was wanted any more
 * @throws as `openFrame` and `draw` do
 */
export const drawLater = (wanted: () => DiagramLayout | undefined): Promise<string | undefined> =>
  inTurn(async () => {
    await Promise.all([opened(), frameShown()]);
    const layout = wanted();
    return layout === undefined ? undefined : drawn(layout);
  });

const warm = (layout: DiagramLayout): void => {
  if (warmings >= WARMING_RUNS) return;
  warmings += 1;
  const run = async (): Promise<number> => {
    await opened();
    const started = performance.now();
    await drawn(layout);
    return performance.now() - started;
  };
  whenIdle(() => {
    void inTurn(run).then(
      // The first one loads Mermaid.
      (took) => (took < SLOW_MS || warmings === 1 ? warm(layout) : undefined),
      () => undefined,
    );
  });
};

/**
 * An editor is there: opens the document that draws, and lets the engine compile it on a drawing that is
 * thrown away, so that the first change of a network is drawn as quickly as the tenth. Never fails.
 */
export const prepareDrawing = (layout: DiagramLayout): void => warm(layout);

/** Lets go of what was drawn: Mermaid keeps its last drawing, and the widths of labels. The next one opens anew. */
export const forgetDrawings = (): void => {
  void inTurn(async () => close());
};
