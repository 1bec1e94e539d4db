/** The drawing of a playground as a picture of its own, in the colours of the page. */
import font from '@fontsource/arimo/files/arimo-latin-400-normal.woff2?url';
import { standaloneSvg } from '../../diagram/svg/standalone.ts';
import { pngOf } from '../drawing/png.ts';

const scheme = (): 'light' | 'dark' =>
  document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';

/** The markup of the drawing in the playground that an element stands in; undefined where there is none. */
const markupAt = (element: Element | null): string | undefined =>
  element?.closest('[data-testid="playground"]')?.querySelector('.pg-drawing svg')?.outerHTML;

/** The drawing as an SVG file; undefined where there is none. */
export const drawingAt = (element: Element | null, title: string): string | undefined => {
  const markup = markupAt(element);
  return markup === undefined ? undefined : standaloneSvg(markup, { scheme: scheme(), title });
};

/**
 * The drawing as a PNG picture.
 *
 * @throws where there is none, or the browser makes no picture of it
 */
export const pictureAt = async (element: Element | null, title: string): Promise<Blob> => {
  const markup = markupAt(element);
  if (markup === undefined) throw new Error('nothing is drawn');
  return pngOf(markup, { scheme: scheme(), title, fontAddress: font });
};
