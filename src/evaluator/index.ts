/** The evaluator's public face. See ARCHITECTURE.md. */
export type * from './model/schema.ts';
export type * from './model/network.ts';
export type * from './trace/types.ts';
export type { FindingCode, FindingKind } from './finding/codes.ts';
export { FINDING_CODES, findingEntry } from './finding/codes.ts';
export { VERDICTS } from './model/schema.ts';
