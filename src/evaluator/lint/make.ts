/** Makes results; the severity comes from the one table of codes. */
import { toRef } from '../model/ref.ts';
import type { FactId, ResourceRef } from '../trace/types.ts';
import { type LintCode, lintEntry } from './codes.ts';
import type { LintResult } from './types.ts';

/** A result about a resource; the pointer defaults to the resource itself. */
export const lintResult = (
  code: LintCode,
  resource: ResourceRef,
  message: string,
  facts: readonly FactId[],
  pointer: string = resource.pointer,
): LintResult => ({
  code,
  severity: lintEntry(code).severity,
  resource: toRef(resource),
  message,
  pointer,
  facts,
});
