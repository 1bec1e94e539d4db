/** Tells a link that was changed on its way from one that was made so. It is no signature. */

/** How many characters a checksum has. */
export const CHECKSUM_LENGTH = 7;

/** FNV-1a of 32 bits, as letters and digits: no program takes these for the end of a sentence. */
export const checksum = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36).padStart(CHECKSUM_LENGTH, '0');
};
