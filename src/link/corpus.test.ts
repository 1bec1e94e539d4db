/**
 * Links that are out in the world. Each file holds one, and below it what it must give. Files are added when the
 * format gains something; none is ever changed or taken away, or somebody's link dies.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { decodeLink } from './codec.ts';

const files = globSync('src/link/corpus/*.txt').sort();

test.each(files)('%s still reads', (file) => {
  const [hash = '', link = ''] = readFileSync(file, 'utf8').split('\n');
  const wanted: unknown = JSON.parse(link);
  expect(decodeLink(hash)).toEqual({ ok: true, link: wanted });
});

/** The first sixteen digits of each file's SHA-256. A file that is added gets a line; a line never changes. */
const FROZEN: Readonly<Record<string, string>> = {
  'broken.txt': '7040e6d6475be641',
  'byte-order-mark.txt': '0151f7737c2f7218',
  'comments-and-windows.txt': '1e6af1b40d644872',
  'edited-example.txt': 'f775e4a21dd27e27',
  'empty.txt': '7ed058e2b76d6fd4',
  'every-field.txt': '4be80dcda3ccfaae',
  'every-script.txt': '466bce8619f9d079',
  'example-with-flow-and-choice.txt': 'a9ee2495d8e3c605',
  'example.txt': '72fa52c5e02884cf',
  'half-characters.txt': '39a61824f2e79043',
  'long.txt': '08ac9222d2e531a8',
  'markup.txt': 'e72b11b30a2fe927',
  'names-of-objects.txt': 'da4a408117c4e7bd',
};

test('none was changed or taken away', () => {
  const digest = (file: string): string =>
    createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
  expect(Object.fromEntries(files.map((file) => [basename(file), digest(file)]))).toEqual(FROZEN);
});
