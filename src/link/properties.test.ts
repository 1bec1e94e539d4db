import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64Url } from './base64url.ts';
import { checksum } from './checksum.ts';
import { decodeLink, encodeLink } from './codec.ts';
import { pack } from './pack.ts';
import type { DecodedLink, TextLink } from './types.ts';

const sealed = (bytes: Uint8Array): string => {
  const packed = toBase64Url(bytes);
  return `1.${packed}.${checksum(packed)}`;
};
/** Either a link of known types, or a sentence for its reader. */
const isAnswer = (decoded: DecodedLink): boolean =>
  decoded.ok
    ? decoded.link.kind === 'text' || decoded.link.kind === 'example'
    : /^[A-Z].*\.$/.test(decoded.message);

const anyText = fc.string({ unit: 'binary', maxLength: 400 });
const textLink: fc.Arbitrary<TextLink> = fc.record(
  {
    kind: fc.constant('text' as const),
    text: fc.oneof(
      anyText,
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
    ),
    title: anyText,
    flow: anyText,
    choice: fc.nat({ max: 999 }),
    example: fc.constantFrom('sns/endpoint', 'a/b/c', 'team/our_case'),
  },
  { requiredKeys: ['kind', 'text'], noNullPrototype: true },
);
const hashOf = (link: TextLink): string => {
  const encoded = encodeLink(link);
  if (!encoded.ok) throw new Error(encoded.message);
  return encoded.hash;
};

describe('for any input', () => {
  test('a link gives back what it was made of', () => {
    fc.assert(
      fc.property(textLink, (link) => {
        expect(decodeLink(hashOf(link))).toEqual({ ok: true, link });
      }),
    );
  });

  test('a hash is answered with a link or a sentence', () => {
    const hash = fc.oneof(
      anyText,
      anyText.map((text) => `1.${text}`),
      fc.webFragments(),
      fc.base64String(),
    );
    fc.assert(fc.property(hash, (text) => isAnswer(decodeLink(text))));
  });

  test('so is whatever bytes a fitting checksum covers', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => isAnswer(decodeLink(sealed(bytes)))));
  });

  test('and whatever text is packed', () => {
    const header = fc.json().map((json) => `${json}\n{}`);
    fc.assert(fc.property(fc.oneof(anyText, header), (text) => isAnswer(decodeLink(sealed(pack(text))))));
  });

  test('a changed byte is noticed, and never throws where the checksum is made to fit', () => {
    fc.assert(
      fc.property(textLink, fc.nat(), fc.integer({ min: 1, max: 255 }), (link, place, change) => {
        const hash = hashOf(link);
        const bytes = pack(link.text);
        const index = place % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ change;
        const at = 2 + (place % (hash.length - 10));
        const other = String.fromCharCode(hash.charCodeAt(at) ^ change);
        const changed = decodeLink(hash.slice(0, at) + other + hash.slice(at + 1));
        return !changed.ok && isAnswer(changed) && isAnswer(decodeLink(sealed(bytes)));
      }),
    );
  });
});
