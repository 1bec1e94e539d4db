import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { NONE_SKIPPED } from '../choose.ts';
import type { ChosenFile, ReadProgress } from '../protocol.ts';
import { readFiles } from './read-files.ts';

const chosen = (path: string, content: string | Uint8Array<ArrayBuffer>): ChosenFile => ({
  path,
  file: new File([content], path),
});
const read = (...files: readonly ChosenFile[]) => readFiles(files, NONE_SKIPPED, () => undefined);
const zip = (files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );

test('texts in the encoding that their first bytes tell', async () => {
  const utf16 = new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]);
  const { files, problems } = await read(chosen('a.json', '{}'), chosen('b.json', utf16));
  expect(files).toEqual([
    { file: 'a.json', text: '{}' },
    { file: 'b.json', text: '{}' },
  ]);
  expect(problems).toEqual([]);
});

test('an archive alone gives its own names; beside others its name stands in front', async () => {
  const archive = chosen('export.zip', zip({ 'eu/vpcs.json': '{}', 'photo.jpg': '' }));
  const alone = await read(archive);
  expect(alone.files).toEqual([{ file: 'eu/vpcs.json', text: '{}' }]);
  expect(alone.leftOut).toMatchObject([{ what: 'files', count: 1 }]);
  const beside = await read(archive, chosen('a.json', '{}'));
  expect(beside.files.map(({ file }) => file)).toEqual(['export.zip/eu/vpcs.json', 'a.json']);
  expect(beside.leftOut).toMatchObject([{ which: [{ file: 'export.zip/photo.jpg' }] }]);
});

test('text files count where they hold JSON', async () => {
  const { files, leftOut } = await read(chosen('notes.txt', 'buy milk'), chosen('vpcs.txt', ' {"Vpcs": []}'));
  expect(files.map(({ file }) => file)).toEqual(['vpcs.txt']);
  expect(leftOut).toEqual([
    { what: 'text files', count: 1, why: 'they hold no JSON', which: [{ file: 'notes.txt' }] },
  ]);
});

test('what was passed over by its name is counted', async () => {
  const { leftOut } = await readFiles(
    [chosen('a.json', '{}')],
    { count: 5000, first: ['b.jpg'] },
    () => undefined,
  );
  expect(leftOut).toMatchObject([{ what: 'files', count: 5000, which: [{ file: 'b.jpg' }] }]);
});

test('a file that is too large, and one that cannot be read, are problems; the others are read', async () => {
  const large = { path: 'large.json', file: { size: 201 * 1024 * 1024 } as File };
  const gone = {
    path: 'gone.json',
    file: { size: 2, arrayBuffer: () => Promise.reject(new Error('NotReadableError')) } as unknown as File,
  };
  const { files, problems } = await read(large, gone, chosen('a.json', '{}'));
  expect(files.map(({ file }) => file)).toEqual(['a.json']);
  expect(problems).toMatchObject([
    { file: 'large.json', message: expect.stringContaining('200 MB') },
    { file: 'gone.json', message: expect.stringContaining('choose it again') },
  ]);
});

test('progress begins with nothing and ends with all', async () => {
  const told: ReadProgress[] = [];
  const files = Array.from({ length: 30 }, (_, index) => chosen(`${index}.json`, '{}'));
  await readFiles(files, NONE_SKIPPED, (progress) => told.push(progress));
  expect(told[0]).toMatchObject({ files: 0, ofFiles: 30, bytes: 0, ofBytes: 60 });
  expect(told.at(-1)).toMatchObject({ files: 30, bytes: 60 });
});
