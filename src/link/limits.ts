/** How much a link may hold. Checked before anything is decoded, and again while it is unpacked. */

/** So long may a hash be, in characters. Browsers take more; nobody can send more. */
export const MAX_HASH_LENGTH = 256 * 1024;
/** So long may a scenario's text be, in UTF-16 units: as much as the evaluator reads. */
export const MAX_LINK_TEXT = 512 * 1024;
/** So long may everything beside the text be, in characters of JSON. */
export const MAX_HEADER = 4096;
/** A longer link survives browsers, but not every chat or mail program. */
export const LONG_LINK = 2000;
