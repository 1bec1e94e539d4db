/** Reads a command's arguments; what cannot be read is said in a sentence. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UnusableInput } from './errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

const isBadArgument = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** Sources that the command line's contract names and that this version cannot read. */
const NOT_YET = /^--(cloudformation|terraform)(=|$)/;

/** The flags and the other arguments; throws a sentence for an unknown flag or a value that is missing. */
export const readArguments = <const T extends Options>(args: readonly string[], options: T) => {
  const early = args.find((arg) => NOT_YET.test(arg));
  if (early !== undefined) throw new UnusableInput(`${early.split('=')[0]} is not available yet.`);
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!isBadArgument(error)) throw error;
    throw new UnusableInput(error.message.split(/\. |\n/)[0] ?? error.message);
  }
};

/** Throws where a command got arguments that it has no use for. */
export const noMore = (positionals: readonly string[], command: string): void => {
  if (positionals[0] !== undefined)
    throw new UnusableInput(
      `${command} takes no argument such as ${positionals[0]}. Try: hopwise ${command} --help`,
    );
};
