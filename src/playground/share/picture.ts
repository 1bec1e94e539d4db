/** The drawing of a playground as a picture of its own. */

/** How many dots of the picture make one of the drawing: sharp on today's screens. */
const SCALE = 2;

/** The drawing of the playground that an element stands in, as a file; undefined where there is none. */
export const drawingIn = (element: Element | null): string | undefined =>
  element?.closest('[data-testid="playground"]')?.querySelector('.pg-drawing svg')?.outerHTML;

/**
 * The same as a PNG picture.
 *
 * @throws where the browser does not make one
 */
export const pictureIn = async (element: Element | null): Promise<Blob> => {
  const svg = drawingIn(element);
  if (svg === undefined) throw new Error('nothing is drawn');
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
};
