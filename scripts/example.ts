/** Writes the example account of the import page into public/, as a zip: the page reads it like a reader's own. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { exampleAccount } from './example-account.ts';

/** A fixed time, so that the same files give the same bytes. */
const TIME = new Date(2026, 0, 1);

/** The archive. */
export const exampleArchive = (): Uint8Array =>
  zipSync(Object.fromEntries(exampleAccount().map(({ file, text }) => [file, strToU8(text)])), {
    level: 9,
    mtime: TIME,
  });

if (import.meta.main) {
  writeFileSync(fileURLToPath(new URL('../public/example-account.zip', import.meta.url)), exampleArchive());
}
