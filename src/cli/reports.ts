/** Where reports go: one form to standard output, others beside it into files. */
import { writeFileSync } from 'node:fs';
import { UnusableInput } from './errors.ts';

/** Writes a report into a file; throws a sentence where that is not possible. */
export const writeReport = (path: string | undefined, text: () => string): void => {
  if (path === undefined) return;
  try {
    writeFileSync(path, text());
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UnusableInput(`${path}: this report cannot be written (${String(error.code)}).`);
  }
};

/** The form that --format names; the first where nothing is said. --json is the same as --format json. */
export const formatOf = <T extends string>(
  formats: readonly T[],
  { format, json }: { readonly format?: string | undefined; readonly json?: boolean | undefined },
): T => {
  const wanted = format ?? (json === true ? 'json' : formats[0]);
  const found = formats.find((each) => each === wanted);
  if (found === undefined) throw new UnusableInput(`--format must be ${formats.join(', ')}, not ${wanted}.`);
  if (json === true && wanted !== 'json') throw new UnusableInput('Give --json or --format, not both.');
  return found;
};
