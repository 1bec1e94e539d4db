/** Bytes as letters, digits, `-` and `_`: what an address takes as it is (RFC 4648, section 5, without padding). */

/** As many bytes as a call may have arguments, on every engine. */
const CHUNK = 8192;

export const toBase64Url = (bytes: Uint8Array): string => {
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

/** The bytes, or undefined where the text is none of these. */
export const fromBase64Url = (text: string): Uint8Array | undefined => {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
};
