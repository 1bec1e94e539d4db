/**
 * Links to hashes and back. A hash is `1.<packed>.<checksum>`, or the name of an example. The 1 is the version
 * of this format; the checksum stands last, so that a link that was cut off is seen to be.
 */
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { CHECKSUM_LENGTH, checksum } from './checksum.ts';
import { readExample, writeExample } from './example.ts';
import { readFields, writeFields } from './fields.ts';
import { MAX_HASH_LENGTH, MAX_HEADER, MAX_LINK_TEXT } from './limits.ts';
import { pack, unpack } from './pack.ts';
import type { DecodedLink, EncodedLink, Link } from './types.ts';

const CODEC = 1;
/** UTF-8 takes three bytes for a UTF-16 unit at most; an escape, six. */
const MAX_UNPACKED = 6 * MAX_LINK_TEXT + MAX_HEADER;

const refused = (message: string) => ({ ok: false as const, message });

const CUT_OFF = refused('This link is cut off: its end is missing. Copy the whole link and open it again.');
const CHANGED = refused('This link was changed on its way. Copy it again from where it comes.');
const NO_LINK = refused('This address holds no scenario.');

/** Makes the hash of a link, without its `#`. Never throws. */
export const encodeLink = (link: Link): EncodedLink => {
  if (link.kind === 'example') {
    const hash = writeExample(link);
    return hash === undefined
      ? refused('This example’s names do not fit into a short link.')
      : { ok: true, hash };
  }
  const fields = writeFields(link);
  if (typeof fields === 'string') return refused(fields);
  const packed = toBase64Url(pack(fields.text));
  const hash = `${CODEC}.${packed}.${checksum(packed)}`;
  if (hash.length > MAX_HASH_LENGTH)
    return refused(
      `This link would have ${hash.length} characters; at most ${MAX_HASH_LENGTH} are read. Download the scenario instead.`,
    );
  return { ok: true, hash };
};

/** Programs that send links on may escape what they need not. */
const unescaped = (hash: string): string => {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
};

const decodePacked = (rest: string): DecodedLink => {
  const [packed, end, ...more] = rest.split('.');
  if (packed === undefined || end === undefined || end.length < CHECKSUM_LENGTH) return CUT_OFF;
  if (end !== checksum(packed) || more.length > 0) return CHANGED;
  const bytes = fromBase64Url(packed);
  if (bytes === undefined) return CHANGED;
  const unpacked = unpack(bytes, MAX_UNPACKED);
  if (unpacked === 'large')
    return refused('This link holds more than a scenario may have. It was not unpacked any further.');
  return unpacked === 'broken' ? refused('This link does not hold a scenario.') : readFields(unpacked.text);
};

/**
 * Reads a hash. Takes anything and never throws: what it gives is plain data of known types, and nothing in it
 * has been looked at but its size.
 *
 * @param hash with or without its `#`
 */
export const decodeLink = (hash: string): DecodedLink => {
  if (hash.length > MAX_HASH_LENGTH + 1)
    return refused(`This link has ${hash.length} characters; at most ${MAX_HASH_LENGTH} are read.`);
  // What stood behind the link in its sentence may have come along.
  const plain = unescaped(hash.replace(/^#/, '')).replace(/[^A-Za-z0-9]+$/, '');
  const [, version, rest] = /^(\d{1,6})(?:\.(.*))?$/s.exec(plain) ?? [];
  if (version === undefined) {
    const link = readExample(plain);
    return link === undefined ? NO_LINK : { ok: true, link };
  }
  if (Number(version) > CODEC)
    return refused(
      `This link was made by a newer version of Hopwise (link format ${version}; this site reads ${CODEC}). Open it on the site that it comes from.`,
    );
  return Number(version) === CODEC ? decodePacked(rest ?? '') : NO_LINK;
};

/** Whether a hash looks like a link, whole or not, rather than like the name of a heading. */
export const isLinkLike = (hash: string): boolean => /^#?(?:\d{1,6}\.|[A-Za-z][\w-]*(?:\/|%2F))/i.test(hash);
