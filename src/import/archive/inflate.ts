/** Inflating with limits that are checked while it goes on: what a file says of its own size proves nothing. */
import { Gunzip, Inflate } from 'fflate';

/** Beyond this many times its packed size, a file is a bomb; exports of AWS stay below 60. */
export const MAX_RATIO = 250;
/** Small files may repeat themselves as much as they like. */
const FREE = 1024 * 1024;
/** How much is put in at once: Deflate makes 1,032 times as much of it at most. */
const STEP = 16 * 1024;

export type Inflated =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** `bomb`: beyond the ratio. `full`: more than is left. `broken`: not Deflate's output, or cut off. */
  | { readonly kind: 'bomb' | 'full' | 'broken' };

/** Thrown by the receiver of a chunk, to stop the library between two of them. */
class Stop extends Error {}

const joined = (chunks: readonly Uint8Array[], length: number): Uint8Array => {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
};

/** Inflates a packed file to `left` bytes at most. Never throws. */
export const inflate = (packed: Uint8Array, left: number, format: 'deflate' | 'gzip'): Inflated => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let consumed = 0;
  let stopped: 'bomb' | 'full' | undefined;
  const take = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > left) stopped = 'full';
    if (length > FREE && length > consumed * MAX_RATIO) stopped = 'bomb';
    if (stopped !== undefined) throw new Stop();
  };
  const stream = format === 'gzip' ? new Gunzip(take) : new Inflate(take);
  try {
    for (let start = 0; start < packed.length; start = consumed) {
      consumed = Math.min(start + STEP, packed.length);
      stream.push(packed.subarray(start, consumed), consumed === packed.length);
    }
  } catch {
    // The library throws at whatever is no Deflate; a limit is thrown by `take`.
    return { kind: stopped ?? 'broken' };
  }
  return { kind: 'bytes', bytes: joined(chunks, length) };
};
