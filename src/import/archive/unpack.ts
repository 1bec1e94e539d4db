/** One entry of a zip archive to its bytes, or why it cannot be read. */
import { crc32 } from './crc.ts';
import type { Entry } from './directory.ts';
import { type Inflated, inflate, MAX_RATIO } from './inflate.ts';

/** Why an entry cannot be read. `full`: nothing of the archive is read from here on. */
interface Failure {
  readonly ok: false;
  readonly full: boolean;
  readonly message: string;
}
export type Unpacked = { readonly ok: true; readonly bytes: Uint8Array } | Failure;

const STORED = 0;
const DEFLATE = 8;
/** Other methods that people meet, by their numbers in the format. */
const METHODS: ReadonlyMap<number, string> = new Map([
  [9, 'Deflate64'],
  [12, 'bzip2'],
  [14, 'LZMA'],
  [93, 'Zstandard'],
  [95, 'xz'],
  [99, 'AES encryption'],
]);

const failed = (message: string): Failure => ({ ok: false, full: false, message });
const BROKEN = 'What the archive holds of this file is broken or cut off: make the archive again.';

/** Why inflating ended early, as a sentence. */
export const whyNot = (kind: Exclude<Inflated['kind'], 'bytes'>, limit: number): Failure => {
  if (kind === 'broken') return failed(BROKEN);
  if (kind === 'bomb')
    return failed(
      `This file unpacks to more than ${MAX_RATIO} times its size, as a zip bomb does: it is not read.`,
    );
  const megabytes = limit / 1024 / 1024;
  const message = `The files hold more than ${megabytes} MB in all; this one and what follows is not read.`;
  return { ok: false, full: true, message };
};

/** Unpacks an entry to `left` of the `limit` bytes that the archive may hold. Never throws. */
export const unpack = (entry: Entry, left: number, limit: number): Unpacked => {
  if (entry.encrypted) return failed('This file is encrypted: make the archive without a password.');
  const { method, packed } = entry;
  if (method !== STORED && method !== DEFLATE) {
    const name = METHODS.get(method) ?? `number ${method}`;
    return failed(
      `This file is packed by a method that is not read (${name}): make the archive with Deflate.`,
    );
  }
  if (packed === undefined) return failed(BROKEN);
  // What it says of its size may be a lie; one that is honest needs no unpacking.
  if (entry.size > left) return whyNot('full', limit);
  const inflated: Inflated =
    method === STORED ? { kind: 'bytes', bytes: packed } : inflate(packed, left, 'deflate');
  if (inflated.kind !== 'bytes') return whyNot(inflated.kind, limit);
  const { bytes } = inflated;
  return bytes.length === entry.size && crc32(bytes) === entry.crc ? { ok: true, bytes } : failed(BROKEN);
};
