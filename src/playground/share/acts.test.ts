import { describe, expect, test } from 'vitest';
import type { Ask } from '../client.ts';
import { type ShareAct, type ShareTools, share } from './acts.ts';
import type { Shared } from './address.ts';
import { type ExportQuestion, exportText } from './export.ts';

const TEXT = '{ "version": 1, "vpcs": { "v": { "cidr": "10.0.0.0/16", "subnets": {} } } }';
const SHARED: Shared = {
  title: 'Two zones',
  scenario: undefined,
  original: TEXT,
  text: TEXT,
  flow: undefined,
  firstFlow: undefined,
  choice: undefined,
};
const ALL: readonly ShareAct[] = [
  'link',
  'embed',
  'markdown',
  'mermaid',
  'test-case',
  'copy-svg',
  'copy-png',
  'download-svg',
  'download-png',
  'download-scenario',
];

/** A browser that allows everything, or as told. */
const setUp = (part: Partial<ShareTools> = {}) => {
  const copied: (string | Blob)[] = [];
  const saved: (readonly [name: string, type: string])[] = [];
  const tools: ShareTools = {
    site: { origin: 'https://docs.example', base: '/' },
    // The one kind of question that is asked here, answered without a worker.
    ask: (async (_asker: object, _kind: 'export', question: ExportQuestion) => exportText(question)) as Ask,
    copyText: (text) =>
      text.then(
        (whole) => copied.push(whole) > 0,
        () => false,
      ),
    copyPicture: (picture) =>
      picture.then(
        (whole) => copied.push(whole) > 0,
        () => false,
      ),
    download: (_, name, type) => saved.push([name, type]),
    drawing: () => '<svg/>',
    picture: async () => new Blob(['png']),
    ...part,
  };
  return { copied, saved, run: (act: ShareAct, shared = SHARED) => share(act, shared, tools) };
};

describe('sharing', () => {
  test.each([
    ['link', 'Link copied.', /^https:\/\/docs\.example\/playground\/#1\./],
    ['embed', 'Embed code copied.', /^<iframe src="https:\/\/docs\.example\/embed\/#1\./],
    ['markdown', 'Markdown copied.', /^### Two zones[\s\S]*playground\/#1\./],
    ['mermaid', 'Mermaid text copied.', /^flowchart LR/],
    ['copy-svg', 'SVG copied.', /^<svg/],
  ] as const)('%s copies', async (act, message, text) => {
    const { run, copied } = setUp();
    expect(await run(act)).toEqual({ message, isDone: true });
    expect(copied).toEqual([expect.stringMatching(text)]);
  });

  test('a picture is copied as a picture', async () => {
    const { run, copied } = setUp();
    expect(await run('copy-png')).toEqual({ message: 'Picture copied.', isDone: true });
    expect(copied).toEqual([expect.any(Blob)]);
  });

  test.each([
    ['download-scenario', 'two-zones.json', 'application/json'],
    ['download-svg', 'two-zones.svg', 'image/svg+xml'],
    ['download-png', 'two-zones.png', 'image/png'],
  ] as const)('%s names the file', async (act, name, type) => {
    const { run, saved } = setUp();
    expect(await run(act)).toEqual({ message: `Downloaded as ${name}.`, isDone: true });
    expect(saved).toEqual([[name, type]]);
  });

  test('what the clipboard refuses is handed over', async () => {
    const { run } = setUp({ copyText: async () => false });
    expect(await run('link')).toEqual({
      message: 'The browser did not allow copying. Select the text and copy it.',
      isDone: false,
      text: expect.stringContaining('#1.'),
    });
    expect(await run('mermaid')).toMatchObject({ isDone: false, text: expect.stringContaining('flowchart') });
  });

  test('what cannot be made says why, and copies nothing', async () => {
    const { run, copied } = setUp({ drawing: () => undefined });
    for (const act of ['mermaid', 'test-case'] as const)
      expect(await run(act, { ...SHARED, text: '{' })).toMatchObject({ isDone: false });
    expect(await run('test-case')).toEqual({ message: expect.stringContaining('no flow'), isDone: false });
    expect(await run('copy-png')).toMatchObject({ message: expect.stringContaining('no diagram') });
    expect(await run('link', { ...SHARED, text: ' '.repeat(600_000) })).toMatchObject({
      message: expect.stringContaining('Download it instead'),
    });
    expect(copied).toEqual([]);
  });

  test('a broken text is shared as it is', async () => {
    const { run, copied, saved } = setUp();
    const broken = { ...SHARED, text: '{ "vpcs": ' };
    for (const act of ['link', 'embed', 'markdown', 'download-scenario'] as const)
      expect(await run(act, broken)).toMatchObject({ isDone: true });
    expect(copied).toHaveLength(3);
    expect(saved).toHaveLength(1);
  });

  test('a long link says that it may be cut', async () => {
    const noise = Array.from({ length: 6000 }, (_, index) => Math.sin(index).toString(36)).join('');
    expect(await setUp().run('link', { ...SHARED, text: noise })).toMatchObject({
      message: expect.stringMatching(/^Link copied\. It has \d+ characters/),
      isDone: true,
    });
  });

  test('no failure of the browser is thrown', async () => {
    const { run } = setUp({
      copyText: async () => false,
      copyPicture: async () => false,
      picture: () => Promise.reject(new Error('no canvas')),
      ask: async () => ({ kind: 'failed', message: 'No answer.' }),
    });
    for (const act of ALL) {
      const { message } = await run(act);
      expect(message).toMatch(/^[A-Z].*\.$/);
    }
  });
});
