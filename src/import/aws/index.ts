/** AWS CLI describe output to a scenario. Pure: texts in, scenario out; nothing is guessed in silence. */
import type { ImportResult } from '../result.ts';
import type { ImportFile } from '../shared/read.ts';
import { assemble } from './assemble.ts';
import { readDocuments } from './collect.ts';

/**
 * Makes a scenario from the JSON documents that `aws <service> describe-*` prints: any files, in any order and
 * any folders, of several accounts and Regions. Names are AWS's ids; each resource carries its origin. What
 * was not exported is null (or named in `unknown`), never a default. Texts beyond `MAX_IMPORT_LENGTH` in all are
 * a problem, and not read. Never throws.
 */
export const importAws = (files: readonly ImportFile[]): ImportResult => assemble(readDocuments(files));
