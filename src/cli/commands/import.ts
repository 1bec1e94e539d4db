/** `hopwise import`: the scenario that an export of real accounts makes. */
import { noMore, readArguments } from '../arguments.ts';
import { UnusableInput } from '../errors.ts';
import { summaryLines } from '../left-out.ts';
import { MAX_SCENARIO_LENGTH, readSource } from '../source.ts';
import { SOURCE_FLAGS } from '../source-flags.ts';
import { jsonText, type Output } from '../terminal.ts';

/** Prints the scenario; what was read and what was left out goes to standard error. */
export const importCommand = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, SOURCE_FLAGS);
  noMore(positionals, 'import');
  if (values.scenario !== undefined)
    throw new UnusableInput('--scenario is a scenario already. Give --aws, --cloudformation or --terraform.');
  const source = readSource(values, output);
  const text = jsonText(source.scenario);
  output.out(text);
  output.err(summaryLines(source, Number.POSITIVE_INFINITY).join('\n'));
  if (text.length > MAX_SCENARIO_LENGTH)
    output.err(
      `This scenario has ${text.length} characters, and --scenario reads ${MAX_SCENARIO_LENGTH}: ask what it was made from instead.`,
    );
  return 0;
};
