/** The list of files at the end of a zip archive (its central directory), read within bounds. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MAX_COMMENT = 0xffff;
const ZIP64 = 0xffffffff;
const ZIP64_SHORT = 0xffff;

/** One file of an archive, as the list says. */
export interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly link: boolean;
  /** The packed bytes; undefined where the archive does not hold them. */
  readonly packed: Uint8Array | undefined;
}

export type Directory =
  | { readonly ok: true; readonly entries: readonly Entry[] }
  | { readonly ok: false; readonly message: string };

const refused = (message: string): Directory => ({ ok: false, message });

const BROKEN = 'The list of files in this archive is broken: make the archive again.';
const CUT_OFF = 'This archive breaks off: the list of files at its end is missing. Copy or make it again.';
const NO_ZIP = 'This is no zip archive.';
const SPLIT = 'This is one part of an archive in several: join them first.';
const TOO_LARGE =
  'This archive is in the format for more than 4 GB or 65,535 files (zip64): make a smaller one.';
const OVERLAP =
  'Files of this archive share the same bytes, as in a zip bomb: nothing of it is read. Make it again.';

/** Where the end record stands: the last one whose comment fits into the file. */
const endOf = (view: DataView): number | undefined => {
  const first = Math.max(0, view.byteLength - END_LENGTH - MAX_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_LENGTH + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return undefined;
};

/** An entry and where its bytes stand. */
interface Placed extends Omit<Entry, 'packed'> {
  readonly offset: number;
  readonly packedSize: number;
}

const UNIX = 3;
const isLink = (view: DataView, at: number): boolean =>
  view.getUint8(at + 5) === UNIX && view.getUint32(at + 38, true) >>> 28 === 0xa;

/** Bits 0, 6 and 13: encrypted, strongly encrypted, with a masked list. */
const ENCRYPTED = 0x2041;

/** Reads one entry; the second number is where the next begins. */
const entryAt = (
  bytes: Uint8Array,
  view: DataView,
  at: number,
  end: number,
): [Placed, number] | undefined => {
  if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY) return undefined;
  const nameLength = view.getUint16(at + 28, true);
  const next = at + ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) return undefined;
  const placed: Placed = {
    name: new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)),
    encrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    link: isLink(view, at),
    offset: view.getUint32(at + 42, true),
  };
  return [placed, next];
};

/** Where the packed bytes of an entry begin; undefined where no file begins at its offset. */
const startOf = (view: DataView, offset: number, limit: number): number | undefined => {
  if (offset + LOCAL_LENGTH > limit || view.getUint32(offset, true) !== LOCAL) return undefined;
  return offset + LOCAL_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
};

/** Reads the list. Entries that share bytes are how a small archive unpacks to terabytes: it is refused as a whole. */
export const readDirectory = (bytes: Uint8Array): Directory => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) {
    const begun =
      bytes.length >= 4 && (view.getUint32(0, true) === LOCAL || view.getUint16(0, true) === 0x4b50);
    return refused(begun ? CUT_OFF : NO_ZIP);
  }
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === ZIP64_SHORT || size === ZIP64 || start === ZIP64) return refused(TOO_LARGE);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) return refused(SPLIT);
  if (start + size > end) return refused(CUT_OFF);
  const placed: Placed[] = [];
  let at = start;
  while (placed.length < count) {
    const read = entryAt(bytes, view, at, start + size);
    if (read === undefined) return refused(BROKEN);
    const [entry, next] = read;
    if (entry.packedSize === ZIP64 || entry.size === ZIP64 || entry.offset === ZIP64)
      return refused(TOO_LARGE);
    placed.push(entry);
    at = next;
  }
  // Some tools count only up to 65,535 and begin again: what the count hides is not left out in silence.
  if (entryAt(bytes, view, at, start + size) !== undefined) return refused(TOO_LARGE);
  let taken = 0;
  const found = new Map<Placed, Uint8Array | undefined>();
  for (const entry of placed.toSorted((a, b) => a.offset - b.offset)) {
    if (entry.offset < taken) return refused(OVERLAP);
    const from = startOf(view, entry.offset, start);
    const to = (from ?? entry.offset) + entry.packedSize;
    taken = Math.max(entry.offset + LOCAL_LENGTH, Math.min(to, start));
    found.set(entry, from === undefined || to > start ? undefined : bytes.subarray(from, to));
  }
  return { ok: true, entries: placed.map((entry) => ({ ...entry, packed: found.get(entry) })) };
};
