/** Reads files, archives, and the JSON files of a folder at any depth, within bounds. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  decodeText,
  type ImportFile,
  type LeftOut,
  MAX_IMPORT_LENGTH,
  readArchive,
} from '../import/index.ts';
import { UnusableInput } from './errors.ts';
import type { Output } from './terminal.ts';

/** More entries than any export has; a folder beyond that was given by mistake. */
const MAX_ENTRIES = 200_000;

const messageOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder.';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read.';
  if (code === 'EISDIR') return 'this is a folder, not a file.';
  return 'it cannot be read.';
};

/** Reads what a function reads, and says which path could not be read. */
const reading = <T>(path: string, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnusableInput) throw error;
    throw new UnusableInput(`${path}: ${messageOf(error)}`);
  }
};

/** Whether a path is a folder; throws where there is nothing. */
export const isFolder = (path: string): boolean => reading(path, () => statSync(path)).isDirectory();

const bytesOf = (path: string, limit: number): Buffer =>
  reading(path, () => {
    const { size } = statSync(path);
    if (size > limit)
      throw new UnusableInput(`${path}:1:1: this file has ${size} bytes; at most ${limit} are read.`);
    return readFileSync(path);
  });

/** Reads one file of at most `limit` bytes. */
export const readText = (path: string, limit: number): string => decodeText(bytesOf(path, limit));

/** The paths of all JSON files below a folder, in order. A folder that links lead to twice is read once. */
const jsonFilesBelow = (root: string): readonly string[] => {
  const found: string[] = [];
  const seen = new Set<string>();
  const open = [''];
  let entries = 0;
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const path = join(root, folder);
    const real = reading(path, () => realpathSync(path));
    if (seen.has(real)) continue;
    seen.add(real);
    for (const name of reading(path, () => readdirSync(path))) {
      entries += 1;
      if (entries > MAX_ENTRIES)
        throw new UnusableInput(`${root}: this folder has more than ${MAX_ENTRIES} entries.`);
      const inner = folder === '' ? name : `${folder}/${name}`;
      // A link that leads nowhere is not part of an export.
      const kind = statSync(join(root, inner), { throwIfNoEntry: false });
      if (kind?.isDirectory() === true) open.push(inner);
      else if (kind?.isFile() === true && name.toLowerCase().endsWith('.json')) found.push(inner);
    }
  }
  return found.sort();
};

/** What stands at a path. */
export interface ReadFiles {
  /** `archive`: the files stand inside the one file at the path. */
  readonly kind: 'folder' | 'archive' | 'file';
  readonly files: readonly ImportFile[];
  /** What of an archive is not among the files. */
  readonly skipped: readonly LeftOut[];
}

/** Zip archives begin with "PK", gzip files with 1f 8b, whatever they are called. */
const isArchive = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0x1f && bytes[1] === 0x8b);

const readOne = (path: string, output: Output): ReadFiles => {
  const bytes = bytesOf(path, MAX_IMPORT_LENGTH);
  if (!isArchive(bytes))
    return { kind: 'file', files: [{ file: path, text: decodeText(bytes) }], skipped: [] };
  const progress = (done: number, total: number): void =>
    output.progress?.(`Unpacking ${path}: ${done} of ${total} files`);
  const { files, skipped, problems } = readArchive(bytes, progress, path);
  if (problems.length > 0)
    throw new UnusableInput(
      ...problems.map(({ file, message }) => `${file === path ? path : `${path}/${file}`}: ${message}`),
    );
  return { kind: 'archive', files, skipped };
};

/** Reads the JSON files of a folder, what is in an archive, or one file. Throws where that is more than an import reads. */
export const readFiles = (path: string, output: Output): ReadFiles => {
  if (!isFolder(path)) return readOne(path, output);
  let left = MAX_IMPORT_LENGTH;
  const found = jsonFilesBelow(path);
  const files = found.map((file, index) => {
    output.progress?.(`Reading ${path}: ${index + 1} of ${found.length} files`);
    const inner = join(path, file);
    left -= reading(inner, () => statSync(inner)).size;
    if (left < 0)
      throw new UnusableInput(
        `${path}: the files hold more than ${MAX_IMPORT_LENGTH / 1024 / 1024} MB in all.`,
      );
    return { file, text: readText(inner, MAX_IMPORT_LENGTH) };
  });
  return { kind: 'folder', files, skipped: [] };
};
