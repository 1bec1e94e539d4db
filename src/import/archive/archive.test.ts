import fc from 'fast-check';
import { deflateSync, gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readArchive, readZip } from './index.ts';
import { inflate } from './inflate.ts';
import { zipOf } from './testing/zip.ts';

const VPCS = '{"Vpcs":[]}';
const namesIn = (bytes: Uint8Array) => readArchive(bytes).files.map(({ file }) => file);
const messagesIn = (bytes: Uint8Array) =>
  readArchive(bytes).problems.map(
    ({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`,
  );
const skippedIn = (bytes: Uint8Array) =>
  readArchive(bytes).skipped.map(({ what, count, why }) => `${count} ${what}: ${why}`);

describe('what an archive holds', () => {
  it('is read where the name says that it can be, and counted where not', () => {
    const bytes = zipSync({
      'a/vpcs.json': strToU8(VPCS),
      'b/TEMPLATE.YAML': strToU8('Resources: {}'),
      'saved.txt': strToU8(` ${VPCS}`),
      'notes.txt': strToU8('to do'),
      'picture.png': strToU8('x'),
      'inner.zip': zipSync({ 'vpcs.json': strToU8(VPCS) }),
      'old.json.gz': gzipSync(strToU8(VPCS)),
      '__MACOSX/a/._vpcs.json': strToU8('x'),
      'empty/': new Uint8Array(),
    });
    expect(readArchive(bytes).files).toEqual([
      { file: 'a/vpcs.json', text: VPCS },
      { file: 'b/TEMPLATE.YAML', text: 'Resources: {}' },
      { file: 'saved.txt', text: ` ${VPCS}` },
    ]);
    expect(skippedIn(bytes)).toEqual([
      '1 files: their names do not end in .json, .yaml, .yml, .template, .tfstate or .txt',
      '2 archives inside the archive: they are not opened: unpack them first',
      '1 files of macOS: they say nothing of the account',
      '1 text files: they hold no JSON',
    ]);
    expect(messagesIn(bytes)).toEqual([]);
  });

  it('is decoded as its first bytes say', () => {
    const utf16 = (order: 'le' | 'be') =>
      Uint8Array.from(
        [...`\uFEFF${VPCS}`].flatMap((unit) => {
          const code = unit.charCodeAt(0);
          return order === 'le' ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
        }),
      );
    const bytes = zipSync({
      'le.json': utf16('le'),
      'be.json': utf16('be'),
      'mark.json': strToU8(`\uFEFF${VPCS}`),
    });
    expect(readArchive(bytes).files.map(({ text }) => text)).toEqual([VPCS, VPCS, VPCS]);
  });

  it('is told as it goes on', () => {
    const seen: string[] = [];
    const bytes = zipSync({ 'a.json': strToU8(VPCS), 'b.json': strToU8(VPCS), 'c.png': strToU8('') });
    readArchive(bytes, (done, total) => seen.push(`${done}/${total}`));
    expect(seen).toEqual(['1/2', '2/2']);
  });

  it('may be one file packed by gzip', () => {
    const named = (name: string) => readArchive(gzipSync(strToU8(VPCS)), undefined, name).files;
    expect(named('vpcs.json.gz')).toEqual([{ file: 'vpcs.json', text: VPCS }]);
    expect(messagesIn(gzipSync(strToU8(VPCS)).subarray(0, 20))).toEqual([
      'archive:1:1: What the archive holds of this file is broken or cut off: make the archive again.',
    ]);
    const tar = new Uint8Array(512);
    tar.set(strToU8('ustar'), 257);
    expect(messagesIn(gzipSync(tar))).toEqual([
      'archive:1:1: This is a tar archive: unpack it, or make a zip archive.',
    ]);
  });
});

describe('names in an archive', () => {
  it.each([
    ['../../etc/passwd.json', 'etc/passwd.json'],
    ['/abs/vpcs.json', 'abs/vpcs.json'],
    ['C:\\data\\vpcs.json', 'data/vpcs.json'],
    ['a/./b//vpcs.json', 'a/b/vpcs.json'],
    ['a\u0000\u001b[31m\u202e/vpcs.json', 'a[31m/vpcs.json'],
    ['<img src=x onerror=alert(1)>.json', '<img src=x onerror=alert(1)>.json'],
    ['__proto__.json', '__proto__.json'],
  ])('%j is shown as %j', (name, shown) => {
    expect(namesIn(zipOf([{ name, text: VPCS }]))).toEqual([shown]);
  });

  it('stay apart where they look alike; of one name the last file counts', () => {
    const bytes = zipOf([
      { name: 'vpcs.json', text: '{"first":1}' },
      { name: '../vpcs.json', text: '{"other":1}' },
      { name: 'vpcs.json', text: '{"last":1}' },
    ]);
    expect(readArchive(bytes).files).toEqual([
      { file: 'vpcs.json', text: '{"other":1}' },
      { file: 'vpcs (2).json', text: '{"last":1}' },
    ]);
    expect(skippedIn(bytes)).toEqual(['1 files: a later file in the archive has the same name']);
  });
});

describe('an entry that cannot be read', () => {
  it.each([
    ['encrypted', { flags: 1 }, 'This file is encrypted: make the archive without a password.'],
    [
      'packed by another method',
      { method: 9 },
      'This file is packed by a method that is not read (Deflate64): make the archive with Deflate.',
    ],
    [
      'packed by no known method',
      { method: 77 },
      'This file is packed by a method that is not read (number 77): make the archive with Deflate.',
    ],
    [
      'of another size than it says',
      { size: 3 },
      'What the archive holds of this file is broken or cut off: make the archive again.',
    ],
    [
      'of another checksum',
      { crc: 1 },
      'What the archive holds of this file is broken or cut off: make the archive again.',
    ],
    [
      'no Deflate',
      { method: 8 },
      'What the archive holds of this file is broken or cut off: make the archive again.',
    ],
    [
      'larger than an import',
      { size: 300 * 1024 * 1024 },
      'The files hold more than 200 MB in all; this one and what follows is not read.',
    ],
  ])('is a problem of its own: %s', (_, changes, message) => {
    const bytes = zipOf([
      { name: 'good.json', text: VPCS },
      { name: 'bad.json', text: VPCS, ...changes },
    ]);
    expect(messagesIn(bytes)).toEqual([`bad.json:1:1: ${message}`]);
    expect(namesIn(bytes)).toEqual(['good.json']);
  });

  it('is a link', () => {
    expect(skippedIn(zipOf([{ name: 'vpcs.json', text: '/etc/passwd', mode: 0xa1ff }]))).toEqual([
      '1 links: links in an archive are not followed',
    ]);
  });
});

describe('an archive that is none', () => {
  const whole = zipOf([{ name: 'vpcs.json', text: VPCS }]);
  const OVERLAP =
    'archive:1:1: Files of this archive share the same bytes, as in a zip bomb: nothing of it is read. Make it again.';
  it.each([
    ['nothing', new Uint8Array(), 'This is no zip archive.'],
    ['a text', strToU8('hello'), 'This is no zip archive.'],
    [
      'a cut one',
      whole.subarray(0, whole.length - 30),
      'This archive breaks off: the list of files at its end is missing. Copy or make it again.',
    ],
    [
      'one whose front is missing',
      whole.subarray(20),
      'This archive breaks off: the list of files at its end is missing. Copy or make it again.',
    ],
  ])('is a sentence: %s', (_, bytes, message) => {
    expect(messagesIn(bytes)).toEqual([`archive:1:1: ${message}`]);
  });

  it.each([
    [
      'a count in zip64',
      10,
      0xffff,
      'This archive is in the format for more than 4 GB or 65,535 files (zip64): make a smaller one.',
    ],
    ['a part of several', 8, 7, 'This is one part of an archive in several: join them first.'],
    ['a wrong list', 16, 1, 'The list of files in this archive is broken: make the archive again.'],
  ])('has an end record with %s', (_, at, value, message) => {
    const bytes = whole.slice();
    new DataView(bytes.buffer).setUint16(bytes.length - 22 + at, value, true);
    expect(messagesIn(bytes)).toEqual([`archive:1:1: ${message}`]);
  });

  it('hides files that its count does not name', () => {
    const bytes = zipOf([
      { name: 'a.json', text: VPCS },
      { name: 'b.json', text: VPCS },
    ]);
    const view = new DataView(bytes.buffer);
    view.setUint16(bytes.length - 22 + 8, 1, true);
    view.setUint16(bytes.length - 22 + 10, 1, true);
    expect(messagesIn(bytes)[0]).toContain('zip64');
  });

  it('lets its files share bytes', () => {
    const same = zipOf([
      { name: 'a.json', text: VPCS },
      { name: 'b.json', text: VPCS, offset: 0 },
    ]);
    expect(messagesIn(same)).toEqual([OVERLAP]);
    // The kind that quotes the headers of the files behind it: each file's bytes reach into the next.
    const quoted = zipOf([
      { name: 'a.json', text: VPCS, packedSize: 60 },
      { name: 'b.json', text: VPCS },
    ]);
    expect(messagesIn(quoted)).toEqual([OVERLAP]);
    expect(readArchive(quoted).files).toEqual([]);
  });
});

describe('a bomb', () => {
  it('is stopped while it is unpacked', () => {
    const bytes = zipSync({ 'bomb.json': new Uint8Array(64 * 1024 * 1024), 'good.json': strToU8(VPCS) });
    expect(bytes.length).toBeLessThan(100_000);
    expect(messagesIn(bytes)).toEqual([
      'bomb.json:1:1: This file unpacks to more than 250 times its size, as a zip bomb does: it is not read.',
    ]);
    expect(namesIn(bytes)).toEqual(['good.json']);
  });

  it('is told by what comes out, not by what it says', () => {
    const packed = deflateSync(new Uint8Array(8 * 1024 * 1024));
    expect(inflate(packed, Number.POSITIVE_INFINITY, 'deflate')).toEqual({ kind: 'bomb' });
    expect(inflate(deflateSync(new Uint8Array(5000)), 4999, 'deflate')).toEqual({ kind: 'full' });
    expect(inflate(deflateSync(new Uint8Array(5000)), 5000, 'deflate').kind).toBe('bytes');
  });

  it('may be many files that are too much together', () => {
    const bytes = zipSync({ 'a.json': strToU8(VPCS), 'b.json': strToU8(VPCS), 'c.json': strToU8(VPCS) });
    const { files, problems } = readZip(bytes, 'archive', () => {}, 2 * VPCS.length);
    expect(files.length).toBe(2);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^The files hold more than .* MB in all; this one and what follows is not read\.$/,
      ),
    ]);
    // What lies about its size is found out while it is unpacked.
    const lying = zipOf([{ name: 'a.json', text: VPCS, size: 1 }]);
    expect(readZip(lying, 'archive', () => {}, 5).files).toEqual([]);
  });
});

describe('any bytes', () => {
  const whole = zipSync({ 'a.json': strToU8(VPCS.repeat(50)), 'b.txt': strToU8('[') });
  it('give files or sentences, and never throw', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const { files, problems, skipped } = readArchive(bytes);
        expect(files.length + problems.length + skipped.length).toBeGreaterThan(0);
        for (const { message } of problems) expect(message).toMatch(/\.$/);
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readArchive(bytes)));
  });
});
