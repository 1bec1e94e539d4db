/** Reads a command's arguments; what cannot be read is said in a sentence. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../evaluator/model/words.ts';
import { UnusableInput } from './errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

const isBadArgument = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

/** What is wrong, in a sentence of our own: Node's differ by version. */
const sentenceFor = (error: Error, args: readonly string[], options: Options): string => {
  const [, flag = ''] = /'(?:-[A-Za-z], )?(--?[^' ]+)/.exec(error.message) ?? [];
  const name = flag.replace(/^-+/, '');
  if (codeOf(error) === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const meant = nearest(name, Object.keys(options));
    return `There is no flag ${flag} here.${meant === undefined ? '' : ` Did you mean --${meant}?`}`;
  }
  if (options[name]?.type === 'boolean') return `${flag} takes no value.`;
  const next = args[args.indexOf(flag) + 1];
  return next === undefined || !args.includes(flag)
    ? `${flag} needs a value.`
    : `${flag} needs a value, and ${next} looks like a flag. If it is meant, write ${flag}=${next}`;
};

/** Throws where a flag that counts once stands twice: all but the last would be dropped without a word. */
const refuseRepeated = (
  tokens: readonly { readonly kind: string; readonly name?: string }[],
  options: Options,
): void => {
  const seen = new Set<string>();
  for (const { kind, name } of tokens) {
    if (kind !== 'option' || name === undefined || options[name]?.multiple === true) continue;
    if (seen.has(name)) throw new UnusableInput(`--${name} stands twice; it counts once.`);
    seen.add(name);
  }
};

/** The flags and the other arguments; throws a sentence for an unknown flag or a value that is missing. */
export const readArguments = <const T extends Options>(args: readonly string[], options: T) => {
  try {
    const parsed = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    refuseRepeated(parsed.tokens, options);
    return parsed;
  } catch (error) {
    if (!isBadArgument(error)) throw error;
    throw new UnusableInput(sentenceFor(error, args, options));
  }
};

/** Throws where a command got arguments that it has no use for. */
export const noMore = (positionals: readonly string[], command: string): void => {
  if (positionals[0] !== undefined)
    throw new UnusableInput(
      `${command} takes no argument such as ${positionals[0]}. Try: hopwise ${command} --help`,
    );
};
