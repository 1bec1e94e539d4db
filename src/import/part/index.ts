/** The part of a large scenario that decides one flow. */

export { type Part, partIn, partOf } from './part.ts';
export { type PartText, partText } from './text.ts';
