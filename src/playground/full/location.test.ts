import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { encodeLink } from '../../link/index.ts';
import { addressOf } from './address.ts';
import { isName } from './catalogue.ts';
import { handedIn } from './hand-over.ts';
import { readLocation, wantedBy } from './location.ts';
import { sizesIn } from './sizes.ts';

const ENTRY = { name: 'sns/endpoint', title: 'Way 2', topic: 'SNS', isDrawn: true, pages: [] };

/** A site with these files, and an address in it; every file that is asked for is noted. */
const visit = (hash: string, files: Readonly<Record<string, string>>): string[] => {
  const asked: string[] = [];
  vi.stubGlobal('location', { hash });
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return { ok: url in files, text: async () => files[url] ?? '' };
  });
  return asked;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the address of the full playground', () => {
  test.each([
    ['', { kind: 'nothing' }],
    ['#', { kind: 'nothing' }],
    ['#example=sns/endpoint', { kind: 'example', example: 'sns/endpoint', flow: undefined }],
    [
      '#example=sns%2Fendpoint&flow=app-to-sns',
      { kind: 'example', example: 'sns/endpoint', flow: 'app-to-sns' },
    ],
    ['#from=import', { kind: 'handed' }],
    ['#example=../../schema/scenario.v1', { kind: 'other' }],
    ['#example=//other.example/x', { kind: 'other' }],
    ['#example=<img src=x>', { kind: 'other' }],
    ['#anything', { kind: 'other' }],
    ['#sns/endpoint:app-to-sqs:1', { kind: 'link', link: { example: 'sns/endpoint', choice: 1 } }],
    ['#1.abc', { kind: 'other', message: /cut off/ }],
    ['#7.abc', { kind: 'other', message: /newer version/ }],
  ])('%s', (hash, wanted) => {
    expect(wantedBy(hash)).toMatchObject(wanted);
  });

  test('is what `addressOf` makes of a name', () => {
    expect(wantedBy(new URL(addressOf('a/b-c'), 'https://site.invalid').hash)).toMatchObject({
      kind: 'example',
      example: 'a/b-c',
    });
  });

  test('takes anything, and what it takes for a name stays in its folder', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const wanted = wantedBy(`#example=${text}`);
        if (wanted.kind !== 'example') return;
        const url = new URL(`scenarios/${wanted.example}.json`, 'https://site.invalid/base/');
        expect(url.href).toBe(`https://site.invalid/base/scenarios/${wanted.example}.json`);
      }),
    );
    expect(['a/b', 'templates/two-tier-vpc'].every(isName)).toBe(true);
    expect(['a', 'a/', '/a', 'a/../b', 'a//b', 'a/b.json', `a/${'b'.repeat(200)}`].some(isName)).toBe(false);
  });
});

describe('opening', () => {
  const files = {
    '/scenarios/catalogue.json': JSON.stringify([ENTRY, { ...ENTRY, name: 'a/gone' }]),
    '/scenarios/sns/endpoint.json': '{ "version": 1 }',
    '/scenarios/sns/endpoint.svg': '<svg/>',
  };

  test('says when the list cannot be loaded, and tries again the next time', async () => {
    visit('#example=sns/endpoint', {});
    expect(await readLocation('/')).toMatchObject({ kind: 'failed', message: /could not be loaded/ });
    visit('#example=sns/endpoint', files);
    expect(await readLocation('/')).toMatchObject({
      kind: 'work',
      work: { scenario: 'sns/endpoint', title: 'Way 2', text: '{ "version": 1 }', svg: '<svg/>' },
    });
  });

  test('an example that is not there is said, without asking for it', async () => {
    const asked = visit('#example=no/such', files);
    expect(await readLocation('/')).toMatchObject({ kind: 'failed', message: /`no\/such`/ });
    expect(asked.filter((url) => url.includes('no/such'))).toEqual([]);
  });

  const shared = (example?: string): string => {
    const link = encodeLink({
      kind: 'text',
      text: '{ "mine": 1 }',
      ...(example !== undefined && { example }),
    });
    return link.ok ? `#${link.hash}` : '';
  };

  test('a link opens its text, with the example for a reset, and is not kept over it', async () => {
    visit('#sns/endpoint:f:2', files);
    expect(await readLocation('/')).toMatchObject({
      work: { scenario: 'sns/endpoint', flow: 'f', choice: 2, keptAs: 'sns/endpoint', earlier: undefined },
    });
    visit(shared('sns/endpoint'), files);
    expect(await readLocation('/')).toMatchObject({
      work: { text: '{ "mine": 1 }', original: '{ "version": 1 }', svg: '<svg/>', keptAs: undefined },
    });
    const asked = visit(shared('no/such'), files);
    expect(await readLocation('/')).toMatchObject({
      work: { original: '{ "mine": 1 }', scenario: undefined },
    });
    expect(asked.filter((url) => url.includes('no/such'))).toEqual([]);
  });

  test('a link beside other kept changes of its example offers them; the same changes are the work itself', async () => {
    const kept = (text: string) => ({
      getItem: () => JSON.stringify({ version: 1, text, original: 'h', at: 1, tab: 't' }),
    });
    vi.stubGlobal('localStorage', kept('{ "other": 1 }'));
    visit(shared('sns/endpoint'), files);
    expect(await readLocation('/')).toMatchObject({
      work: { text: '{ "mine": 1 }', keptAs: undefined, earlier: 'sns/endpoint' },
    });
    vi.stubGlobal('localStorage', kept('{ "mine": 1 }'));
    visit(shared('sns/endpoint'), files);
    expect(await readLocation('/')).toMatchObject({ work: { keptAs: 'sns/endpoint', earlier: undefined } });
  });

  test('an example whose file is gone is said', async () => {
    visit('#example=a/gone', files);
    expect(await readLocation('/')).toMatchObject({ kind: 'failed' });
  });

  test('nothing that is asked for and nothing from before: nothing', async () => {
    visit('', files);
    expect(await readLocation('/')).toEqual({ kind: 'nothing' });
  });

  test('what was handed over and is gone is said', async () => {
    visit('#from=import', files);
    expect(await readLocation('/')).toMatchObject({ kind: 'failed', message: /handed over/ });
  });
});

describe('what a storage holds', () => {
  test('is taken as a hand-over only where it is one', () => {
    const handed = { title: 't', text: '{', flow: 'f' };
    expect(handedIn(JSON.stringify(handed))).toEqual(handed);
    expect(handedIn(JSON.stringify({ ...handed, flow: 3 }))).toEqual({ ...handed, flow: undefined });
    for (const entry of [null, '', '{', '3', 'null', '[]', '{"title":"t"}', '{"__proto__":{"text":"t"}}'])
      expect(handedIn(entry)).toBeUndefined();
    expect(handedIn(JSON.stringify({ ...handed, text: 'x'.repeat(600_000) }))).toBeUndefined();
  });

  test('is taken as sizes only where it has these panes and they make a whole', () => {
    expect(sizesIn('{"a":40,"b":60}', ['a', 'b'])).toEqual({ a: 40, b: 60 });
    for (const entry of [null, '', '[40,60]', '{"a":40}', '{"a":"40","b":60}', '{"a":-1,"b":101}'])
      expect(sizesIn(entry, ['a', 'b'])).toBeUndefined();
    expect(sizesIn('{"a":40,"b":50}', ['a', 'b'])).toBeUndefined();
    fc.assert(fc.property(fc.json(), (entry) => void sizesIn(entry, ['a', 'b'])));
  });
});
