import { globSync, readFileSync } from 'node:fs';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { MAX_TEXT_LENGTH } from '../evaluator/index.ts';
import { toBase64Url } from './base64url.ts';
import { checksum } from './checksum.ts';
import { decodeLink, encodeLink, isLinkLike } from './codec.ts';
import { LONG_LINK, MAX_HASH_LENGTH, MAX_LINK_TEXT } from './limits.ts';
import { pack } from './pack.ts';
import type { Link } from './types.ts';

const hashOf = (link: Link): string => {
  const encoded = encodeLink(link);
  if (!encoded.ok) throw new Error(encoded.message);
  return encoded.hash;
};
/** A hash whose checksum fits, whatever is packed in it. */
const sealed = (bytes: Uint8Array): string => {
  const packed = toBase64Url(bytes);
  return `1.${packed}.${checksum(packed)}`;
};
const holding = (text: string): string => sealed(pack(text));
const messageOf = (hash: string): string | undefined => {
  const decoded = decodeLink(hash);
  return decoded.ok ? undefined : decoded.message;
};

const TEXT: Link = {
  kind: 'text',
  text: '{\n  "version": 1,\n  "vpcs": {} // nothing yet\n}\n',
  title: 'Nothing',
  flow: 'app-to-sns',
  choice: 1,
  example: 'sns/endpoint',
};

describe('a link', () => {
  test('gives back what it was made of', () => {
    expect(decodeLink(hashOf(TEXT))).toEqual({ ok: true, link: TEXT });
    expect(decodeLink(`#${hashOf(TEXT)}`)).toEqual({ ok: true, link: TEXT });
  });

  test.each([
    ['nothing', ''],
    ['what cannot be read', '{ "version": 1, "vpcs": {'],
    ['line ends of Windows', '{\r\n}\r\n'],
    ['a byte order mark', '\u{feff}{}'],
    ['characters of every length', 'é✓🙂\0'],
    ['half a character', 'a\ud83db'],
    ['names that objects have', '{ "__proto__": { "polluted": true }, "constructor": 1 }'],
    ['markup', '<img src=x onerror=alert(1)>'],
  ])('holds a text with %s', (_, text) => {
    expect(decodeLink(hashOf({ kind: 'text', text }))).toEqual({ ok: true, link: { kind: 'text', text } });
  });

  test('of an unedited example is its name, with the flow and choice where one was chosen', () => {
    const example = 'sns/endpoint';
    expect(hashOf({ kind: 'example', example })).toBe('sns/endpoint');
    expect(hashOf({ kind: 'example', example, flow: 'app-to-sqs' })).toBe('sns/endpoint:app-to-sqs');
    const whole: Link = { kind: 'example', example, flow: 'app-to-sqs', choice: 2 };
    expect(hashOf(whole)).toBe('sns/endpoint:app-to-sqs:2');
    expect(decodeLink('#sns/endpoint:app-to-sqs:2')).toEqual({ ok: true, link: whole });
  });

  test('of an example is refused where a chat program would cut it, or it would lead elsewhere', () => {
    for (const link of [
      { example: 'sns/endpoint', flow: 'ends-in.' },
      { example: 'sns/endpoint', choice: 1 },
      { example: '../other' },
      { example: 'sns' },
      { example: 'sns/a:b' },
    ] as const)
      expect(encodeLink({ kind: 'example', ...link })).toMatchObject({ ok: false });
    expect(decodeLink('#../../secret')).toMatchObject({ ok: false });
    expect(decodeLink('#sns/../../secret')).toMatchObject({ ok: false });
  });

  test('needs no character that an address or a chat program changes, and ends in a letter or digit', () => {
    for (const file of globSync('content/scenarios/**/*.json')) {
      const hash = hashOf({ kind: 'text', text: readFileSync(file, 'utf8') });
      expect(hash).toMatch(/^1\.[\w-]+\.[a-z0-9]{7}$/);
    }
  });

  test('of an edited example is short enough for every program', () => {
    const lengths = globSync('content/scenarios/**/*.json').map(
      (file) => hashOf({ ...TEXT, text: readFileSync(file, 'utf8') }).length,
    );
    expect(Math.max(...lengths)).toBeLessThan(LONG_LINK);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThan(500);
  });

  test('holds as much as the evaluator reads, and says so beyond', () => {
    expect(MAX_LINK_TEXT).toBe(MAX_TEXT_LENGTH);
    const text = '{} '.repeat(MAX_LINK_TEXT).slice(0, MAX_LINK_TEXT);
    expect(decodeLink(hashOf({ kind: 'text', text }))).toEqual({ ok: true, link: { kind: 'text', text } });
    expect(encodeLink({ kind: 'text', text: `${text}!` })).toEqual({
      ok: false,
      message: expect.stringContaining('Download it instead'),
    });
  });

  test('of what cannot be packed small enough is refused, as is one with an endless title', () => {
    let state = 1;
    const noise = Array.from({ length: MAX_LINK_TEXT }, () => {
      state = (state * 48271) % 0x7fffffff;
      return String.fromCharCode(33 + (state % 90));
    }).join('');
    expect(encodeLink({ kind: 'text', text: noise })).toMatchObject({ ok: false });
    expect(encodeLink({ kind: 'text', text: '', title: 'x'.repeat(5000) })).toMatchObject({ ok: false });
  });
});

describe('a link that is not whole says so', () => {
  const hash = hashOf(TEXT);

  test('cut off anywhere', () => {
    for (let length = 2; length < hash.length; length += 1)
      expect(messageOf(hash.slice(0, length))).toContain('cut off');
  });

  test('changed anywhere', () => {
    for (let index = 2; index < hash.length; index += 1) {
      if (hash[index] === '.') continue;
      const changed = `${hash.slice(0, index)}${hash[index] === 'a' ? 'b' : 'a'}${hash.slice(index + 1)}`;
      expect(messageOf(changed)).toContain('changed on its way');
    }
    expect(messageOf(`${hash}.more`)).toContain('changed on its way');
    expect(messageOf(hash.toUpperCase())).toContain('changed on its way');
  });

  test.each(['.', ')', '",', '**', '_', '%29', '\n'])('but %j behind it does no harm', (end) => {
    expect(decodeLink(hash + end)).toEqual({ ok: true, link: TEXT });
    expect(decodeLink(`sns/endpoint${end}`)).toMatchObject({ ok: true });
  });

  test('an escaped slash does no harm', () => {
    expect(decodeLink('#sns%2Fendpoint')).toMatchObject({ ok: true, link: { example: 'sns/endpoint' } });
  });

  test.each(['', '#', '_top', 'what-is-it', '<script>', '2026-plan', '0.a.b'])('no link: %j', (other) => {
    expect(messageOf(other)).toBe('This address holds no scenario.');
  });

  test('made by a newer version', () => {
    expect(messageOf('2.abc')).toContain('newer version of Hopwise (link format 2; this site reads 1)');
    expect(messageOf(holding('{"schema":2,"other":[]}\n{}'))).toContain('format version 2');
  });
});

describe('a hostile link', () => {
  test('is not decoded where it is too long', () => {
    expect(messageOf(`1.${'A'.repeat(MAX_HASH_LENGTH)}`)).toContain('at most 262144 are read');
  });

  test('is not unpacked further than a scenario may be long', () => {
    const bomb = sealed(deflateSync(new Uint8Array(64 * 1024 * 1024), { level: 6 }));
    expect(bomb.length).toBeLessThan(MAX_HASH_LENGTH);
    const start = performance.now();
    expect(messageOf(bomb)).toContain('not unpacked any further');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test.each([
    ['no Deflate', sealed(strToU8('no Deflate at all'))],
    ['half of Deflate', sealed(pack('{"schema":1}\n{}').subarray(0, 5))],
    ['nothing', sealed(new Uint8Array())],
    ['no UTF-8', sealed(deflateSync(new Uint8Array([0xff, 0xfe, 0x0a])))],
    ['no header', holding('')],
    ['a header without an end', holding('{"schema":1}')],
    ['an endless header', holding(`{"schema":1,"title":"${'x'.repeat(10_000)}"}\n`)],
    ['a header that is no JSON', holding('{schema}\n{}')],
    ['a list for a header', holding('[1]\n{}')],
    ['null for a header', holding('null\n{}')],
    ['no version', holding('{}\n{}')],
    ['a version in words', holding('{"schema":"1"}\n{}')],
    ['a field of another type', holding('{"schema":1,"title":{"a":1}}\n{}')],
    ['a field that nobody knows', holding('{"schema":1,"html":"<b>"}\n{}')],
    ['a prototype', holding('{"schema":1,"__proto__":{"flow":"x"}}\n{}')],
    ['a constructor', holding('{"schema":1,"constructor":{"prototype":{}}}\n{}')],
    ['half a choice', holding('{"schema":1,"choice":0.5}\n{}')],
    ['a choice before the first', holding('{"schema":1,"choice":-1}\n{}')],
    ['an example outside the folder', holding('{"schema":1,"example":"../secret"}\n{}')],
    ['an escape that is none', holding('{"schema":1,"escaped":"yes"}\n{}')],
    ['an escaped text that is none', holding('{"schema":1,"escaped":true}\n{}')],
  ])('with %s holds no scenario', (_, hash) => {
    expect(messageOf(hash)).toBe('This link does not hold a scenario.');
  });

  test('with a text that is too long is refused', () => {
    expect(messageOf(holding(`{"schema":1}\n${'x'.repeat(MAX_LINK_TEXT + 1)}`))).toContain(
      `at most ${MAX_LINK_TEXT} are read`,
    );
  });

  test('leaves every object as it was', () => {
    decodeLink(holding('{"schema":1,"__proto__":{"polluted":true}}\n{"__proto__":{"polluted":true}}'));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

test('what looks like a link is told from the name of a heading', () => {
  for (const hash of ['#1.abc', '1.', '2.x', 'sns/endpoint', '#sns/endpoint:flow', '#sns%2Fendpoint'])
    expect(isLinkLike(hash)).toBe(true);
  for (const hash of ['', '#', '#_top', '#what-it-costs', '#1', '#10-steps', '#example=sns/endpoint'])
    expect(isLinkLike(hash)).toBe(false);
});
