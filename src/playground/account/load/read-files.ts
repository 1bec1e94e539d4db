/** Chosen files to texts, one after the other and within bounds. Runs in the worker, so that reading never stops the page. */
import { type ImportFile, type ImportProblem, type LeftOut, MAX_IMPORT_LENGTH } from '../../../import/index.ts';
import type { ChosenFile, ReadProgress } from '../protocol.ts';

/** So often may progress be told: more than a reader sees costs time. */
const TELL_EVERY_MS = 80;

/** A Windows shell writes UTF-16 when it redirects output. */
const decode = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
};

export interface ReadFiles {
  readonly files: readonly ImportFile[];
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly ImportProblem[];
  /** How much was read, in bytes. */
  readonly bytes: number;
}

/** Where nothing in a file is to blame: the file as a whole. */
const aboutFile = (file: string, message: string): ImportProblem => ({ file, line: 1, column: 1, message });

/** Reads the files that were chosen. One that cannot be read is a problem of its own. Never throws. */
export const readFiles = async (
  chosen: readonly ChosenFile[],
  skipped: number,
  tell: (progress: ReadProgress) => void,
): Promise<ReadFiles> => {
  const files: ImportFile[] = [];
  const problems: ImportProblem[] = [];
  const leftOut: LeftOut[] =
    skipped === 0 ? [] : [{ what: 'files', count: skipped, why: 'their names are not those of JSON, YAML, templates or archives' }];
  const whole = chosen.reduce((sum, { file }) => sum + file.size, 0);
  let bytes = 0;
  let told = Number.NEGATIVE_INFINITY;
  const progress = (done: number): void => {
    const now = performance.now();
    if (now - told < TELL_EVERY_MS && done < chosen.length) return;
    told = now;
    tell({ stage: 'reading', files: done, ofFiles: chosen.length, bytes, ofBytes: whole });
  };
  for (const [index, { path, file }] of chosen.entries()) {
    progress(index);
    if (bytes + file.size > MAX_IMPORT_LENGTH) {
      problems.push(
        aboutFile(
          path,
          `With this file it is more than ${MAX_IMPORT_LENGTH / 1024 / 1024} MB in all. It was not read: choose fewer Regions at once.`,
        ),
      );
      continue;
    }
    try {
      files.push({ file: path, text: decode(new Uint8Array(await file.arrayBuffer())) });
      bytes += file.size;
    } catch {
      problems.push(aboutFile(path, 'The browser could not read this file. It may have been moved or changed.'));
    }
  }
  progress(chosen.length);
  return { files, leftOut, problems, bytes };
};
