import { describe, expect, test } from 'vitest';
import { decodeLink } from '../../link/index.ts';
import { addressOf, embedCode, fileNameOf, hashOf, lengthNote, type Shared } from './address.ts';

const UNEDITED: Shared = {
  title: 'Way 2',
  scenario: 'sns/endpoint',
  original: '{}',
  text: '{}',
  flow: 'app-to-sns',
  firstFlow: 'app-to-sns',
  choice: undefined,
};
const hash = (part: Partial<Shared> = {}): string => {
  const encoded = hashOf({ ...UNEDITED, ...part });
  return encoded.ok ? encoded.hash : encoded.message;
};

describe('the link of what is shown', () => {
  test('is short while the example is unedited', () => {
    expect(hash()).toBe('sns/endpoint');
    expect(hash({ flow: 'app-to-sqs' })).toBe('sns/endpoint:app-to-sqs');
    expect(hash({ choice: 2 })).toBe('sns/endpoint:app-to-sns:2');
  });

  test.each([
    ['an edited text', { text: '{' }],
    ['a text that is no example', { scenario: undefined }],
    ['a name that a short link would lose', { flow: 'ends-in.' }],
  ])('holds %s whole, with what was on screen', (_, part) => {
    const shared = { ...UNEDITED, ...part };
    const decoded = decodeLink(hash(part));
    expect(decoded).toEqual({
      ok: true,
      link: {
        kind: 'text',
        text: shared.text,
        title: 'Way 2',
        flow: shared.flow,
        ...(shared.scenario !== undefined && { example: shared.scenario }),
      },
    });
  });

  test('stands in the hash, under any base', () => {
    const site = { origin: 'https://docs.example', base: '/docs/hopwise/' };
    expect(addressOf(site, 'playground', 'sns/endpoint')).toBe(
      'https://docs.example/docs/hopwise/playground/#sns/endpoint',
    );
  });

  test('says when it is so long that it may be cut', () => {
    expect(lengthNote('x'.repeat(2000))).toBe('');
    expect(lengthNote('x'.repeat(2001))).toContain('2001 characters');
  });
});

test('embed code holds no markup of the title', () => {
  const code = embedCode('https://docs.example/embed/#1.a_b-c.1234567', '"><script>alert(1)</script> & more');
  expect(code).toContain('src="https://docs.example/embed/#1.a_b-c.1234567"');
  expect(code).toContain(
    'title="&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62; &#38; more: a Hopwise playground"',
  );
  expect(code).toMatch(/sandbox="allow-scripts [^"]*" allow="clipboard-write" loading="lazy"/);
});

test.each([
  ['sns/endpoint', 'T', 'sns-endpoint'],
  [undefined, 'Zürich → 東京: way 2!', 'zu-rich-way-2'],
  [undefined, '../../etc/passwd', 'etc-passwd'],
  [undefined, '東京', 'scenario'],
])('the file of %s, %s is %s', (scenario, title, name) => {
  expect(fileNameOf({ scenario, title })).toBe(name);
});
