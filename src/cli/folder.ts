/** Reads the JSON files of a folder at any depth, within bounds. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText, type ImportFile, MAX_IMPORT_LENGTH } from '../import/index.ts';
import { UnusableInput } from './errors.ts';

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

/** Reads one file of at most `limit` bytes. */
export const readText = (path: string, limit: number): string =>
  reading(path, () => {
    const { size } = statSync(path);
    if (size > limit)
      throw new UnusableInput(`${path}:1:1: this file has ${size} bytes; at most ${limit} are read.`);
    return decodeText(readFileSync(path));
  });

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

/** The JSON files of a folder (or one file), with paths below it. Throws where they are more than an import reads. */
export const readFolder = (root: string): readonly ImportFile[] => {
  const isFile = reading(root, () => statSync(root)).isFile();
  if (isFile) return [{ file: root, text: readText(root, MAX_IMPORT_LENGTH) }];
  let left = MAX_IMPORT_LENGTH;
  return jsonFilesBelow(root).map((file) => {
    const path = join(root, file);
    left -= reading(path, () => statSync(path)).size;
    if (left < 0)
      throw new UnusableInput(
        `${root}: the files hold more than ${MAX_IMPORT_LENGTH / 1024 / 1024} MB in all.`,
      );
    return { file, text: readText(path, MAX_IMPORT_LENGTH) };
  });
};
