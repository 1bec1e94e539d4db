/** Puts something on the clipboard, and says whether the browser allowed it. Never throws. */

/** Only pages of a secure address have a clipboard. */
const clipboard = (): Clipboard | undefined => ('clipboard' in navigator ? navigator.clipboard : undefined);

const write = async (type: string, content: Promise<Blob>): Promise<boolean> => {
  // Whether the content comes is told by who asked for it.
  content.catch(() => undefined);
  const board = clipboard();
  if (board === undefined || typeof ClipboardItem === 'undefined') return false;
  try {
    // The item is given at once and its content later: Safari forgets the press while one waits.
    await board.write([new ClipboardItem({ [type]: content })]);
    return true;
  } catch {
    return false;
  }
};

/** Copies a text that may still be on its way. False where the browser does not allow it, or the text does not come. */
export const copyText = async (text: Promise<string>): Promise<boolean> => {
  const copied = await write(
    'text/plain',
    text.then((whole) => new Blob([whole], { type: 'text/plain' })),
  );
  if (copied) return true;
  try {
    const [board, whole] = [clipboard(), await text];
    await board?.writeText(whole);
    return board !== undefined;
  } catch {
    return false;
  }
};

/** Copies a picture (PNG). */
export const copyPicture = (picture: Promise<Blob>): Promise<boolean> => write('image/png', picture);
