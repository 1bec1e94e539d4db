/** Phrases that many hops share. */
import type { AddressSet, NetworkInterface } from '../model/network.ts';
import type { ResourceRef } from './types.ts';

/** A name as sentences write it. Labels come from outside: backticks in them would end the mark. */
export const named = (resource: ResourceRef): string =>
  resource.label === undefined || resource.label === resource.id
    ? `\`${resource.id}\``
    : `\`${resource.id}\` (${cleaned(resource.label)})`;

/** Text from outside, fit to stand in a sentence: one line, no marks, at most 60 characters unless said otherwise. */
export const cleaned = (text: string, most = 60): string => {
  const line = text
    .replaceAll('`', "'")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};

/** Text from outside as a sentence marks it: a zone, an account, a domain. */
export const quoted = (text: string | undefined): string => `\`${cleaned(text ?? '')}\``;

/** "`app` (`10.0.1.10`)", or the address alone where nobody is known behind it. */
export const party = (owner: NetworkInterface | undefined, address: AddressSet): string =>
  owner === undefined ? address.text : `\`${owner.node.id}\` (${address.text})`;

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Words that begin a sentence: "the public address of ..." may stand at its start. */
export const sentence = (text: string): string => text.replace(/^[a-z]/, (first) => first.toUpperCase());
