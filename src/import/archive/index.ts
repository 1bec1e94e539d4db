/** Archives to the files of an import. Pure: bytes in, texts out; nothing in an archive is a path that is followed. */
import { decodeText } from '../shared/decode.ts';
import { type LeftOut, Notes } from '../shared/notes.ts';
import { type ImportFile, type ImportProblem, MAX_IMPORT_LENGTH } from '../shared/read.ts';
import { type Entry, readDirectory } from './directory.ts';
import { gunzipped, isGzip } from './gzip.ts';
import { kindOfName, type NameKind, uniquePaths } from './names.ts';
import { unpack } from './unpack.ts';

export interface ArchiveFiles {
  readonly files: readonly ImportFile[];
  /** What is in the archive and not among the files. */
  readonly skipped: readonly LeftOut[];
  readonly problems: readonly ImportProblem[];
}

/** Hears how many of the files of an archive are unpacked. */
export type OnProgress = (done: number, total: number) => void;

const WHY_SKIPPED: Readonly<
  Record<Exclude<NameKind, 'read' | 'text'>, readonly [what: string, why: string]>
> = {
  archive: ['archives inside the archive', 'they are not opened: unpack them first'],
  macos: ['files of macOS', 'they say nothing of the account'],
  other: ['files', 'their names do not end in .json, .yaml, .yml, .template, .tfstate or .txt'],
};

/** A file of the archive, as notes name it. */
const fileOf = (file: string) => ({ origin: { file } });

/** A text file is read where someone saved JSON under that name. */
const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text);

const isDirectory = ({ name, size }: Entry): boolean => size === 0 && /[/\\]$/.test(name);

/** The entries to read, each with the name that it is shown by. Of several with one name the last counts, as for `unzip`. */
const toRead = (entries: readonly Entry[], notes: Notes): readonly (Entry & { readonly path: string })[] => {
  const last = new Map(entries.map((entry) => [entry.name, entry]));
  const chosen = entries.filter((entry) => {
    if (isDirectory(entry)) return false;
    const use = kindOfName(entry.name);
    if (entry.link) notes.add('links', 'links in an archive are not followed', fileOf(entry.name));
    else if (use !== 'read' && use !== 'text') notes.add(...WHY_SKIPPED[use], fileOf(entry.name));
    else if (last.get(entry.name) !== entry)
      notes.add('files', 'a later file in the archive has the same name', fileOf(entry.name));
    else return true;
    return false;
  });
  const paths = uniquePaths(chosen.map(({ name }) => name));
  return chosen.map((entry, index) => ({ ...entry, path: paths[index] ?? entry.name }));
};

/** Reads a zip archive to `limit` bytes in all. */
export const readZip = (
  bytes: Uint8Array,
  name: string,
  onProgress: OnProgress,
  limit: number,
): ArchiveFiles => {
  const files: ImportFile[] = [];
  const problems: ImportProblem[] = [];
  const notes = new Notes();
  const directory = readDirectory(bytes);
  if (!directory.ok)
    return { files, skipped: [], problems: [{ file: name, line: 1, column: 1, message: directory.message }] };
  const entries = toRead(directory.entries, notes);
  let left = limit;
  for (const [index, entry] of entries.entries()) {
    const unpacked = unpack(entry, left, limit);
    if (unpacked.ok) {
      left -= unpacked.bytes.length;
      const text = decodeText(unpacked.bytes);
      if (kindOfName(entry.name) === 'text' && !looksLikeJson(text))
        notes.add('text files', 'they hold no JSON', fileOf(entry.path));
      else files.push({ file: entry.path, text });
    } else {
      problems.push({ file: entry.path, line: 1, column: 1, message: unpacked.message });
      if (unpacked.full) break;
    }
    onProgress(index + 1, entries.length);
  }
  return { files, skipped: notes.list(), problems };
};

/**
 * Reads the texts of a zip archive, or the one file of a gzip file, within the limits of an import. `name` is what
 * problems call the archive; `onProgress` hears of the files that were unpacked. Never throws.
 */
export const readArchive = (
  bytes: Uint8Array,
  onProgress: OnProgress = () => {},
  name = 'archive',
): ArchiveFiles => {
  if (!isGzip(bytes)) return readZip(bytes, name, onProgress, MAX_IMPORT_LENGTH);
  const file = gunzipped(bytes, name, MAX_IMPORT_LENGTH);
  onProgress(1, 1);
  return 'message' in file
    ? { files: [], skipped: [], problems: [file] }
    : { files: [file], skipped: [], problems: [] };
};
