/** A drawing as a picture of points: what goes where SVG does not. */
import type { Scheme } from '../../diagram/svg/paint.ts';
import { standaloneSvg } from '../../diagram/svg/standalone.ts';

/** Points for each unit of the drawing: sharp on most screens and on paper. */
const SCALE = 2;

const asData = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(new Error('The font of the drawing could not be read.')));
    reader.readAsDataURL(blob);
  });

/** The font as data: a picture cannot load anything. Without it the next of the same widths is taken. */
const fontData = async (address: string): Promise<string | undefined> => {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return undefined;
    return await asData(new Blob([await answer.arrayBuffer()], { type: 'font/woff2' }));
  } catch {
    return undefined;
  }
};

export interface PngOptions {
  readonly scheme: Scheme;
  readonly title?: string;
  /** Where the site keeps the font of its drawings. */
  readonly fontAddress: string;
}

/**
 * A drawing as PNG, twice its size.
 *
 * @param svg a drawing's text, or the markup of one that stands in the page
 * @throws when the browser cannot make a picture of it
 */
export const pngOf = async (svg: string, { fontAddress, ...options }: PngOptions): Promise<Blob> => {
  const font = await fontData(fontAddress);
  const file = standaloneSvg(svg, { ...options, ...(font === undefined ? {} : { font }) });
  const address = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) =>
          blob === null ? reject(new Error('The drawing could not be made a picture.')) : resolve(blob),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
};
