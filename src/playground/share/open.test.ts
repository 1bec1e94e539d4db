import { describe, expect, test } from 'vitest';
import { encodeLink, type Link } from '../../link/index.ts';
import { type FetchExample, firstLook, openHash } from './open.ts';

const EXAMPLES: FetchExample = async (name) => (name === 'sns/endpoint' ? '{ "the": "example" }' : undefined);
const open = (link: Link) => {
  const encoded = encodeLink(link);
  return openHash(encoded.ok ? encoded.hash : '', EXAMPLES);
};

describe('opening a link', () => {
  test('of an example gives its text, which a reset brings back', async () => {
    expect(await openHash('#sns/endpoint:app-to-sqs:1', EXAMPLES)).toEqual({
      ok: true,
      opened: {
        title: 'sns/endpoint',
        text: '{ "the": "example" }',
        original: '{ "the": "example" }',
        scenario: 'sns/endpoint',
        flow: 'app-to-sqs',
        choice: 1,
      },
    });
  });

  test('of an example that is gone says so', async () => {
    expect(await openHash('#sns/gone', EXAMPLES)).toEqual({
      ok: false,
      message: expect.stringContaining('no example `sns/gone`'),
    });
  });

  test('of an edited example gives the edited text, and the example for a reset', async () => {
    expect(await open({ kind: 'text', text: '{', title: 'Mine', example: 'sns/endpoint' })).toMatchObject({
      opened: { title: 'Mine', text: '{', original: '{ "the": "example" }', scenario: 'sns/endpoint' },
    });
  });

  test('does not need the example of a text, and then names none: a link from here must hold the text', async () => {
    expect(await open({ kind: 'text', text: '{', example: 'sns/gone' })).toMatchObject({
      opened: { title: 'sns/gone', text: '{', original: '{', scenario: undefined },
    });
    expect(await open({ kind: 'text', text: '' })).toMatchObject({ opened: { title: 'Shared scenario' } });
  });

  test('that is broken says what is wrong', async () => {
    expect(await openHash('#1.abc', EXAMPLES)).toMatchObject({
      ok: false,
      message: expect.stringContaining('cut off'),
    });
  });
});

describe('a link beside earlier work', () => {
  test.each([
    ['no work', 'a', undefined, 'link', undefined],
    ['the same text, as after a reload', 'a', 'a', 'kept', undefined],
    ['other work', 'a', 'b', 'link', 'kept'],
    ['the example that was worked on', undefined, 'b', 'kept', undefined],
    ['nothing on either side', undefined, undefined, 'link', undefined],
  ] as const)('%s', (_, text, kept, show, offer) => {
    expect(firstLook(text, kept)).toEqual({ show, offer });
  });
});
