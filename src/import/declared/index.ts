/** Declared resources to a scenario. */
import { assemble } from '../aws/assemble.ts';
import { newDraft } from '../aws/draft.ts';
import type { ImportResult } from '../result.ts';
import type { Declared } from './types.ts';

/**
 * Makes a scenario of what a template declares, as AWS would describe it once it is applied: what the template leaves
 * out has AWS's default, what it does not tell yet is unknown. Never throws.
 */
export const importDeclared = (declared: Declared): ImportResult => {
  const draft = newDraft();
  for (const problem of declared.problems) draft.problems.push(problem);
  const result = assemble(draft);
  return { ...result, aliases: new Map([...result.aliases, ...declared.aliases]) };
};
