/**
 * Links that are out in the world. Each file holds one, and below it what it must give. Files are added when the
 * format gains something; none is ever changed or taken away, or somebody's link dies.
 */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeLink } from './codec.ts';

const files = globSync('src/link/corpus/*.txt').sort();

test.each(files)('%s still reads', (file) => {
  const [hash = '', link = ''] = readFileSync(file, 'utf8').split('\n');
  const wanted: unknown = JSON.parse(link);
  expect(decodeLink(hash)).toEqual({ ok: true, link: wanted });
});

test('none was taken away', () => {
  expect(files.length).toBeGreaterThanOrEqual(13);
});
