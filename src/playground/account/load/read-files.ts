/** Chosen files to texts, one after the other and within bounds. Runs in the worker, so that reading never stops the page. */
import {
  decodeText,
  type ImportFile,
  type ImportProblem,
  type LeftOut,
  MAX_IMPORT_LENGTH,
  readArchive,
} from '../../../import/index.ts';
import { Notes } from '../../../import/shared/notes.ts';
import type { ChosenFile, ReadProgress, Skipped } from '../protocol.ts';

/** So often may progress be told: more than a reader sees costs time. */
const TELL_EVERY_MS = 80;
const MEGABYTE = 1024 * 1024;

export interface ReadFiles {
  readonly files: readonly ImportFile[];
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly ImportProblem[];
  /** How much was read, in bytes. */
  readonly bytes: number;
}

type Tell = (progress: ReadProgress) => void;

/** Where nothing in a file is to blame: the file as a whole. */
const aboutFile = (file: string, message: string): ImportProblem => ({ file, line: 1, column: 1, message });

/** A zip archive, or a gzip file, by its first bytes. */
const isArchive = ([first, second]: Uint8Array): boolean =>
  (first === 0x50 && second === 0x4b) || (first === 0x1f && second === 0x8b);

const looksLikeJson = async (file: File): Promise<boolean> =>
  /^\s*[[{]/.test(decodeText(new Uint8Array(await file.slice(0, 512).arrayBuffer())));

const TOO_MUCH = `With this file it is more than ${MAX_IMPORT_LENGTH / MEGABYTE} MB in all, so it was not read. Choose fewer Regions at once.`;
const UNREADABLE =
  'The browser could not read this file. It may have been moved or changed since: choose it again.';
const NO_TEXT = ['text files', 'they hold no JSON'] as const;
const OTHER_NAMES = [
  'files',
  'their names do not end in .json, .yaml, .yml, .template, .tfstate, .txt, .zip or .gz',
] as const;

const noteSkipped = (notes: Notes, { count, first }: Skipped): void => {
  for (const file of first) notes.add(...OTHER_NAMES, { origin: { file } });
  if (count > first.length) notes.add(...OTHER_NAMES, undefined, count - first.length);
};

/** What an archive left out, as it is called among several: by the archive and the name in it. */
const leftOutIn = (inside: string, skipped: readonly LeftOut[]): readonly LeftOut[] =>
  skipped.map(({ which = [], ...rest }) => ({
    ...rest,
    which: which.map((part) => ({ ...part, file: inside + (part.file ?? '') })),
  }));

/** Reads the files that were chosen. One that cannot be read is a problem of its own. Never throws. */
export const readFiles = async (
  chosen: readonly ChosenFile[],
  skipped: Skipped,
  tell: Tell,
): Promise<ReadFiles> => {
  const files: ImportFile[] = [];
  const problems: ImportProblem[] = [];
  const notes = new Notes();
  noteSkipped(notes, skipped);
  const ofBytes = chosen.reduce((sum, { file }) => sum + file.size, 0);
  let bytes = 0;
  let left = MAX_IMPORT_LENGTH;
  let told = Number.NEGATIVE_INFINITY;
  const progress = (done: number): void => {
    const now = performance.now();
    if (now - told < TELL_EVERY_MS && done < chosen.length) return;
    told = now;
    tell({ stage: 'reading', files: done, ofFiles: chosen.length, bytes, ofBytes });
  };
  const take = (path: string, read: readonly ImportFile[]): void => {
    left -= read.reduce((sum, { text }) => sum + text.length, 0);
    if (left < 0) problems.push(aboutFile(path, TOO_MUCH));
    else files.push(...read);
  };
  for (const [index, { path, file }] of chosen.entries()) {
    progress(index);
    if (file.size > left) {
      problems.push(aboutFile(path, TOO_MUCH));
      continue;
    }
    try {
      if (/\.txt$/i.test(path) && chosen.length > 1 && !(await looksLikeJson(file))) {
        notes.add(...NO_TEXT, { origin: { file: path } });
        continue;
      }
      const content = new Uint8Array(await file.arrayBuffer());
      if (isArchive(content)) {
        const archive = readArchive(content, undefined, path);
        problems.push(...archive.problems);
        // Two archives may hold files of the same names; one alone needs no name in front.
        const inside = chosen.length === 1 ? '' : `${path}/`;
        notes.include(leftOutIn(inside, archive.skipped));
        take(
          path,
          archive.files.map((each) => ({ ...each, file: inside + each.file })),
        );
      } else take(path, [{ file: path, text: decodeText(content) }]);
      bytes += file.size;
    } catch {
      problems.push(aboutFile(path, UNREADABLE));
    }
  }
  progress(chosen.length);
  return { files, leftOut: notes.list(), problems, bytes };
};
