/** Runs in the small document that frame.ts opens, and leaves there what draws. */
import { draw } from './draw.ts';

declare global {
  /** Only in that document. */
  var hopwiseDraw: typeof draw | undefined;
}

globalThis.hopwiseDraw = draw;
