/** Text to few bytes and back. Unpacking stops as soon as more comes out than a link may hold. */
import { deflateSync, Inflate } from 'fflate';
import { DICTIONARY } from './dictionary.ts';

const dictionary = new TextEncoder().encode(DICTIONARY);

/** Deflate without a wrapper, referring to the dictionary. */
export const pack = (text: string): Uint8Array =>
  deflateSync(new TextEncoder().encode(text), { level: 9, dictionary });

/** Thrown by the receiver of a chunk, to stop the library between two of them. */
class TooMuch extends Error {}

/** How much is put in at once: Deflate makes 1,032 times as much of it at most. */
const STEP = 1024;

/**
 * Unpacks what `pack` made. Never throws.
 *
 * @param limit how many bytes may come out
 * @returns the text, or `large` where more would come out, or `broken` where this is no packed text
 */
export const unpack = (packed: Uint8Array, limit: number): { readonly text: string } | 'large' | 'broken' => {
  // Without the mark: a byte order mark is part of the text.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let length = 0;
  const stream = new Inflate({ dictionary }, (chunk, isLast) => {
    length += chunk.length;
    if (length > limit) throw new TooMuch();
    text += decoder.decode(chunk, { stream: !isLast });
  });
  try {
    let start = 0;
    do {
      const end = Math.min(start + STEP, packed.length);
      stream.push(packed.subarray(start, end), end === packed.length);
      start = end;
    } while (start < packed.length);
  } catch (error) {
    // The library throws at what is no Deflate, and the decoder at what is no UTF-8.
    return error instanceof TooMuch ? 'large' : 'broken';
  }
  return { text };
};
