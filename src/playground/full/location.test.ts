import { afterEach, describe, expect, test, vi } from 'vitest';
import { encodeLink } from '../../link/index.ts';
import { keyOf } from '../keep/key.ts';
import { readLocation } from './location.ts';

const ENTRY = { name: 'sns/endpoint', title: 'Way 2', topic: 'SNS', isDrawn: true, pages: [] };
const TEXT = '{ "version": 1, "vpcs": {} }';
const FILES: Readonly<Record<string, string>> = {
  '/scenarios/catalogue.json': JSON.stringify([ENTRY, { ...ENTRY, name: 'a/gone', isDrawn: false }]),
  '/scenarios/sns/endpoint.json': TEXT,
  '/scenarios/sns/endpoint.svg': '<svg/>',
};

/** A site with these files; every one that is asked for is noted. */
const visit = (files: Readonly<Record<string, string>>): string[] => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const body = files[url] ?? '';
    return { ok: url in files, text: async () => body, json: async () => JSON.parse(body) };
  });
  return asked;
};

const store = (entries: Readonly<Record<string, string>>): void => {
  vi.stubGlobal('localStorage', { getItem: (key: string) => entries[key] ?? null });
};
const kept = (text: string): Readonly<Record<string, string>> => ({
  [keyOf(import.meta.env.BASE_URL, 'sns/endpoint')]: JSON.stringify({
    version: 1,
    text,
    original: '',
    at: 1,
    tab: '',
  }),
});
const linkOf = (text: string): string => {
  const link = encodeLink({ kind: 'text', text, example: 'sns/endpoint', title: 'Mine' });
  return link.ok ? link.hash : expect.fail(link.message);
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('an address', () => {
  test('that cannot be followed is said, and tried again the next time', async () => {
    visit({});
    expect(await readLocation('/', '#sns/endpoint')).toMatchObject({ kind: 'failed' });
    visit(FILES);
    expect(await readLocation('/', '#sns/endpoint:app-to-sqs')).toMatchObject({
      kind: 'work',
      work: {
        opened: { title: 'Way 2', text: TEXT, scenario: 'sns/endpoint', flow: 'app-to-sqs' },
        svg: '<svg/>',
        keptAs: 'sns/endpoint',
      },
    });
  });

  test.each(['#no/such', '#../../x/y', '#<img src=x>', '#from=import', '#1.cut'])(
    '%s leads nowhere, and nothing is asked for it',
    async (hash) => {
      const asked = visit(FILES);
      expect(await readLocation('/', hash)).toMatchObject({ kind: 'failed' });
      expect(asked.filter((url) => url !== '/scenarios/catalogue.json')).toEqual([]);
    },
  );

  test('an example whose file is gone is said', async () => {
    visit(FILES);
    expect(await readLocation('/', '#a/gone')).toMatchObject({ kind: 'failed' });
  });

  test('a link shows its own text, with the example to go back to, broken or not', async () => {
    visit(FILES);
    expect(await readLocation('/', linkOf('{ half'))).toMatchObject({
      work: { opened: { title: 'Mine', text: '{ half', original: TEXT }, keptAs: 'sns/endpoint' },
    });
  });

  test('a link never takes the place of other changes that were kept, and goes on with the same', async () => {
    visit(FILES);
    store(kept('other'));
    expect(await readLocation('/', linkOf('mine'))).toMatchObject({ work: { keptAs: undefined } });
    store(kept('mine'));
    expect(await readLocation('/', linkOf('mine'))).toMatchObject({ work: { keptAs: 'sns/endpoint' } });
    store(kept('other'));
    expect(await readLocation('/', 'sns/endpoint')).toMatchObject({ work: { keptAs: 'sns/endpoint' } });
  });
});

test('a hash of one’s own that is older than what the same tab kept gives way to that, as after a crash', async () => {
  visit(FILES);
  const hash = linkOf('mine');
  const written = (tab: string, at: number) => {
    const entry = `${at} ${tab} ${hash}`;
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => (key === keyOf(import.meta.env.BASE_URL, 'hash') ? entry : null),
    });
  };
  // kept() is of the tab without a name, at 1.
  store(kept('newer'));
  const keptAs = async () => {
    const found = await readLocation('/', hash);
    return found.kind === 'work' ? found.work.keptAs : expect.fail('it does not open');
  };
  written('', 0);
  expect(await keptAs()).toBe('sns/endpoint');
  written('', 1);
  expect(await keptAs()).toBeUndefined();
  written('another', 0);
  expect(await keptAs()).toBeUndefined();
});

describe('no address', () => {
  const last = (name: string) => ({ [keyOf(import.meta.env.BASE_URL, 'last')]: name });

  test('leads to what was open last', async () => {
    visit(FILES);
    store(last('sns/endpoint'));
    expect(await readLocation('/', '')).toMatchObject({ work: { opened: { scenario: 'sns/endpoint' } } });
  });

  test.each(['', 'a/gone', 'no/such', '../x', '{"text":1}'])(
    'and to nothing where that is %j',
    async (name) => {
      visit(FILES);
      store(last(name));
      expect(await readLocation('/', '')).toEqual({ kind: 'nothing' });
    },
  );
});
