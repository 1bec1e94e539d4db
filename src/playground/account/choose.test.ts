/** What is chosen and dropped, as files with paths; entries are stood in for, since Node has none. */
import { expect, test } from 'vitest';
import { chosenFiles, chosenText, walkEntries } from './choose.ts';

const file = (name: string): File => new File(['{}'], name);
const fileEntry = (path: string, isBroken = false): FileSystemFileEntry =>
  ({
    isFile: true,
    isDirectory: false,
    fullPath: path,
    file: (take: (file: File) => void, fail: () => void) => (isBroken ? fail() : take(file(path))),
  }) as unknown as FileSystemFileEntry;

/** A folder whose reader gives its entries in twos, as a browser gives them in hundreds. */
const folder = (path: string, inside: readonly FileSystemEntry[]): FileSystemDirectoryEntry =>
  ({
    isFile: false,
    isDirectory: true,
    fullPath: path,
    createReader: () => {
      let given = 0;
      return {
        readEntries: (take: (entries: readonly FileSystemEntry[]) => void) => {
          take(inside.slice(given, given + 2));
          given += 2;
        },
      };
    },
  }) as unknown as FileSystemDirectoryEntry;

const pathsOf = ({ files }: { readonly files: readonly { readonly path: string }[] }) =>
  files.map(({ path }) => path);

test('of several files those count whose names could be an export’s', () => {
  const chosen = chosenFiles(['a.json', 'b.YAML', 'c.zip', 'photo.jpg', '._a.json'].map(file));
  expect(pathsOf(chosen)).toEqual(['a.json', 'b.YAML', 'c.zip']);
  expect(chosen.skipped).toEqual({ count: 2, first: ['photo.jpg', '._a.json'] });
});

test('one file alone was meant, whatever it is called', () => {
  expect(pathsOf(chosenFiles([file('plan')]))).toEqual(['plan']);
});

test('pasted text is a file', async () => {
  const { files } = chosenText('{"Vpcs": []}');
  expect(await files[0]?.file.text()).toBe('{"Vpcs": []}');
});

test('folders are walked at any depth, in the order of their paths', async () => {
  const inner = folder('/export/eu', [fileEntry('/export/eu/vpcs.json'), fileEntry('/export/eu/readme.md')]);
  const dropped = folder('/export', [
    fileEntry('/export/z.json'),
    inner,
    fileEntry('/export/a.json'),
    fileEntry('/export/gone.json', true),
    folder('/export/.git', [fileEntry('/export/.git/config.json')]),
  ]);
  const chosen = await walkEntries([dropped], () => true);
  expect(pathsOf(chosen)).toEqual(['export/a.json', 'export/eu/vpcs.json', 'export/z.json']);
  expect(chosen).toMatchObject({ skipped: { count: 1, first: ['export/eu/readme.md'] }, stopped: undefined });
});

test('a folder without an end is left at a limit, and earlier when the reader says so', async () => {
  const endless = (depth: number): FileSystemDirectoryEntry =>
    folder(`/${depth}`, [
      { ...fileEntry(`/${depth}.txt`) },
      new Proxy({} as FileSystemDirectoryEntry, {
        get: (_, key) => Reflect.get(endless(depth + 1), key),
      }),
    ]);
  const seen: number[] = [];
  await walkEntries([endless(0)], (count) => {
    seen.push(count);
    return seen.length < 3;
  });
  expect(seen).toEqual([100, 200, 300]);
  const whole = await walkEntries([endless(0)], () => true);
  expect(whole.stopped).toContain('200,000');
});
