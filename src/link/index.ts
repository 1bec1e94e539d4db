/** Share links: a scenario in the hash of an address. Pure. See ARCHITECTURE.md. */
export { decodeLink, encodeLink, isLinkLike } from './codec.ts';
export { isExample } from './example.ts';
export { LONG_LINK } from './limits.ts';
export type { EncodedLink, Link } from './types.ts';
