/** Runs in the small document that frame.ts opens, and leaves there what draws. */
import { draw } from './draw.ts';

Object.assign(globalThis, { hopwiseDraw: draw });
