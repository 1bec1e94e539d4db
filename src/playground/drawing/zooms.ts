/** Which zoom belongs to the drawing of which playground: the buttons stand beside the frame, not in it. */
import type { Zoom } from './zoom.ts';

const zooms = new WeakMap<Element, Zoom>();

export const registerZoom = (frame: Element, zoom: Zoom): void => {
  zooms.set(frame, zoom);
};

/** The zoom of the playground that an element stands in; undefined while nothing is live there. */
export const zoomBeside = (element: Element): Zoom | undefined => {
  const frame = element.closest('.pg')?.querySelector('.pg-diagram');
  return frame == null ? undefined : zooms.get(frame);
};
