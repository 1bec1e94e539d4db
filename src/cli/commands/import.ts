/** `hopwise import`: the scenario that an export of real accounts makes. */
import { noMore, readArguments } from '../arguments.ts';
import { UnusableInput } from '../errors.ts';
import { readSource } from '../source.ts';
import { SOURCE_FLAGS } from '../source-flags.ts';
import { jsonText, type Output } from '../terminal.ts';
import { summaryLines } from '../trace-text.ts';

/** Prints the scenario; what was read and what was left out goes to standard error. */
export const importCommand = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, SOURCE_FLAGS);
  noMore(positionals, 'import');
  if (values.scenario !== undefined)
    throw new UnusableInput('--scenario is a scenario already. Give --aws, --cloudformation or --terraform.');
  const source = readSource(values, output);
  output.out(jsonText(source.scenario));
  if (source.kind === 'import') output.err(summaryLines(source.summary).join('\n'));
  return 0;
};
