/** When the page draws: the code for it is large, and a drawing holds the page up for two or three frames. */
import type { DiagramLayout } from '../../diagram/model.ts';
import { whenIdle } from '../idle.ts';
import { openFrame } from './frame.ts';

type Draw = typeof import('./draw.ts').draw;

/** After so many drawings the engine has compiled most of what it will. */
const WARMING_RUNS = 6;
/** A machine on which one takes this many milliseconds keeps its time for the reader. */
const SLOW_MS = 300;

let loaded: Draw | undefined;
/** Drawings of the page, one after the other: Mermaid is no good at two at once. */
let queue: Promise<unknown> = Promise.resolve();
let warmings = 0;

/** The code that draws. Kept: an import() takes until the next frame, also of what is there. */
const drawer = async (): Promise<Draw> => {
  loaded ??= await openFrame();
  return loaded;
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
 * @throws as `draw` does
 */
export const drawLater = (wanted: () => DiagramLayout | undefined): Promise<string | undefined> =>
  inTurn(async () => {
    const [draw] = await Promise.all([drawer(), frameShown()]);
    const layout = wanted();
    return layout === undefined ? undefined : draw(layout);
  });

const warm = (layout: DiagramLayout): void => {
  if (warmings >= WARMING_RUNS) return;
  warmings += 1;
  const run = async (): Promise<number> => {
    const draw = await drawer();
    const started = performance.now();
    await draw(layout);
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
 * An editor is there: brings the code that draws into the page, and lets the engine compile it on a drawing that is
 * thrown away, so that the first change of a network is drawn as quickly as the tenth. Never fails.
 */
export const prepareDrawing = (layout: DiagramLayout): void => warm(layout);
