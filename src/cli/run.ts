/** The command line as a function: arguments in, exit code out. */
import { nearest } from '../evaluator/model/words.ts';
import { check } from './commands/check.ts';
import { cost } from './commands/cost.ts';
import { diagram } from './commands/diagram.ts';
import { diff } from './commands/diff.ts';
import { importCommand } from './commands/import.ts';
import { lint } from './commands/lint.ts';
import { matrix } from './commands/matrix.ts';
import { schema } from './commands/schema.ts';
import { trace } from './commands/trace.ts';
import { UnusableInput } from './errors.ts';
import { helpText } from './help/index.ts';
import { type Output, plain } from './terminal.ts';
import { version } from './version.ts';

type Command = (args: readonly string[], output: Output) => number;

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['trace', trace],
  ['check', check],
  ['matrix', matrix],
  ['lint', lint],
  ['diff', diff],
  ['cost', cost],
  ['diagram', diagram],
  ['import', importCommand],
  ['schema', schema],
]);

const asksForHelp = (arg: string): boolean => arg === '--help' || arg === '-h';

const dispatch = (args: readonly string[], output: Output): number => {
  const [name, ...rest] = args;
  if (name === undefined) throw new UnusableInput(...helpText().split('\n'));
  if (asksForHelp(name) || name === 'help') {
    output.out(helpText(rest[0]));
    return 0;
  }
  if (name === '--version' || name === '-V') {
    output.out(version());
    return 0;
  }
  const command = COMMANDS.get(name);
  if (command === undefined) {
    const meant = nearest(name, COMMANDS.keys());
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
    throw new UnusableInput(
      `There is no command ${name}.${hint} The commands are ${[...COMMANDS.keys()].join(', ')}.`,
    );
  }
  if (rest.some(asksForHelp)) {
    output.out(helpText(name));
    return 0;
  }
  return command(rest, output);
};

/** Runs one command. 0: done as asked; 1: an expectation is not met, or what was looked for is there; 2: unusable input, said on standard error. */
export const run = (args: readonly string[], output: Output): number => {
  try {
    return dispatch(args, output);
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    for (const line of error.lines) output.err(plain(line));
    return 2;
  }
};
