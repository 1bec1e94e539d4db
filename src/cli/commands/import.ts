/** `hopwise import`: the scenario that an export of real accounts makes. */
import { noMore, readArguments } from '../arguments.ts';
import { UnusableInput } from '../errors.ts';
import { readAws } from '../network.ts';
import { jsonText, type Output } from '../terminal.ts';
import { summaryLines } from '../trace-text.ts';

/** Prints the scenario; what was read and what was left out goes to standard error. */
export const importCommand = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, { aws: { type: 'string' } });
  noMore(positionals, 'import');
  if (values.aws === undefined) throw new UnusableInput('Say what to read: --aws DIR.');
  const { scenario, summary } = readAws(values.aws);
  output.out(jsonText(scenario));
  output.err(summaryLines(summary).join('\n'));
  return 0;
};
