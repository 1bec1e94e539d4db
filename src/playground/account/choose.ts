/** What a reader chose or dropped, as files with paths. Folders are walked within bounds; nothing is opened here. */
import type { ChosenFile, Skipped } from './protocol.ts';

export interface Chosen {
  readonly files: readonly ChosenFile[];
  readonly skipped: Skipped;
  /** Why the walk ended early, where it did. */
  readonly stopped: string | undefined;
}

/** More entries than any export has; a folder beyond that was dropped by mistake. */
const MAX_ENTRIES = 200_000;
const TOO_MANY = `This folder has more than ${MAX_ENTRIES.toLocaleString('en-US')} entries. Choose the folder of the export itself.`;

/** So many of those that are passed over are named. */
const MOST_NAMED = 100;
export const NONE_SKIPPED: Skipped = { count: 0, first: [] };

const READABLE = /\.(?:json|ya?ml|template|tfstate|txt|zip|gz)$/i;
/** macOS puts its own notes beside files in archives and on foreign disks. */
const OF_THE_SYSTEM = /(?:^|\/)(?:__MACOSX\/|\._|\.git\/|node_modules\/)/;

const isReadable = (path: string): boolean => READABLE.test(path) && !OF_THE_SYSTEM.test(path);

/** A file by itself was meant, whatever it is called. */
const chosenFrom = (all: readonly ChosenFile[], stopped?: string): Chosen => {
  if (all.length === 1) return { files: all, skipped: NONE_SKIPPED, stopped };
  const files = all.filter(({ path }) => isReadable(path));
  const others = all.filter(({ path }) => !isReadable(path));
  const first = others.slice(0, MOST_NAMED).map(({ path }) => path);
  return { files, skipped: { count: others.length, first }, stopped };
};

/** The files of an input, or of a drop that has no folders. */
export const chosenFiles = (list: Iterable<File>): Chosen =>
  chosenFrom([...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })));

/** A text that was pasted, as a file. */
export const chosenText = (text: string): Chosen =>
  chosenFrom([{ path: 'pasted text', file: new File([text], 'pasted text') }]);

const fileOf = (entry: FileSystemFileEntry): Promise<File | undefined> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));

/** A reader gives a hundred entries at a time, and none at the end. */
const inFolder = async (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader();
  const next = (): Promise<readonly FileSystemEntry[]> =>
    new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
  const found: FileSystemEntry[] = [];
  for (let some = await next(); some.length > 0 && found.length <= MAX_ENTRIES; some = await next())
    found.push(...some);
  return found;
};

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/**
 * The files of what was dropped, folders at any depth.
 *
 * @param tell hears how many entries were seen; false ends the walk
 */
export const walkEntries = async (
  entries: readonly FileSystemEntry[],
  tell: (seen: number) => boolean,
): Promise<Chosen> => {
  const only = entries.length === 1 && entries[0]?.isFile === true;
  const files: ChosenFile[] = [];
  const open = [...entries];
  let seen = 0;
  const first: string[] = [];
  let count = 0;
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    seen += 1;
    const path = entry.fullPath.replace(/^\//, '');
    if (seen > MAX_ENTRIES) return { files, skipped: { count, first }, stopped: TOO_MANY };
    if (seen % 100 === 0 && !tell(seen)) break;
    if (isFolder(entry)) {
      if (!OF_THE_SYSTEM.test(`${path}/`)) open.push(...(await inFolder(entry)));
    } else if (isFile(entry) && (only || isReadable(path))) {
      const file = await fileOf(entry);
      if (file !== undefined) files.push({ path, file });
    } else {
      count += 1;
      if (first.length < MOST_NAMED) first.push(path);
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, skipped: { count, first }, stopped: undefined };
};
