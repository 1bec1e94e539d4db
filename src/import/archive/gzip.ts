/** A file that is packed alone (`vpcs.json.gz`). */
import { decodeText } from '../shared/decode.ts';
import type { ImportFile, ImportProblem } from '../shared/read.ts';
import { crc32 } from './crc.ts';
import { inflate } from './inflate.ts';
import { shownPath } from './names.ts';
import { whyNot } from './unpack.ts';

/** Whether bytes begin as gzip does. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const TAR_MARK = 257;
const isTar = (bytes: Uint8Array): boolean => decodeText(bytes.subarray(TAR_MARK, TAR_MARK + 5)) === 'ustar';

const TRAILER = 8;

/** Whether the checksum at the end fits. Of several packed one after the other it is the last one's only. */
const fits = (packed: Uint8Array, bytes: Uint8Array): boolean => {
  if (packed.length < TRAILER) return false;
  const trailer = new DataView(packed.buffer, packed.byteOffset + packed.length - TRAILER, TRAILER);
  return trailer.getUint32(4, true) !== bytes.length || trailer.getUint32(0, true) === crc32(bytes);
};

/** The file that gzip packed, or why it cannot be read. Never throws. */
export const gunzipped = (bytes: Uint8Array, name: string, limit: number): ImportFile | ImportProblem => {
  const file = shownPath(name).replace(/\.gz$/i, '');
  const problem = (message: string): ImportProblem => ({ file, line: 1, column: 1, message });
  const inflated = inflate(bytes, limit, 'gzip');
  if (inflated.kind !== 'bytes') return problem(whyNot(inflated.kind, limit).message);
  if (!fits(bytes, inflated.bytes)) return problem(whyNot('broken', limit).message);
  if (isTar(inflated.bytes)) return problem('This is a tar archive: unpack it, or make a zip archive.');
  return { file, text: decodeText(inflated.bytes) };
};
