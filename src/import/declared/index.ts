/** Declared resources to a scenario. */
import { assemble } from '../aws/assemble.ts';
import type { ImportResult } from '../result.ts';
import { describeAll } from './families.ts';
import { newTemplate } from './template.ts';
import type { Declared } from './types.ts';

/**
 * Makes a scenario of what a template declares, as AWS would describe it once it is applied: what the template leaves
 * out has AWS's default, what it does not tell yet is unknown. Never throws.
 */
export const importDeclared = (declared: Declared): ImportResult => {
  const template = newTemplate(declared);
  describeAll(template);
  const result = assemble(template.draft);
  // Names that stand for ARNs are no names by which people know anything.
  return { ...result, aliases: new Map(declared.aliases) };
};
