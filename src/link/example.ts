/** The short link of an unedited example: `sns/endpoint`, `sns/endpoint:app-to-sqs`, `sns/endpoint:app-to-sqs:1`. */
import type { ExampleLink } from './types.ts';

const MAX_EXAMPLE = 200;
/** No dots: a name never leads out of the folder of examples. */
const EXAMPLE = /^[A-Za-z][\w-]*(?:\/\w[\w-]*)+$/;
const SHORT = /^([A-Za-z][\w-]*(?:\/\w[\w-]*)+)(?::([A-Za-z][\w.-]*)(?::(\d{1,3}))?)?$/;

/** Whether a value is the name of an example, such as `sns/endpoint`. It may still be missing. */
export const isExample = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_EXAMPLE && EXAMPLE.test(value);

/**
 * The short form, or undefined where the names do not allow one: a flow's name that ends in a dot would lose
 * it in most chat programs.
 */
export const writeExample = ({ example, flow, choice }: ExampleLink): string | undefined => {
  const parts = [example, ...(flow === undefined ? [] : [flow, ...(choice === undefined ? [] : [choice])])];
  const hash = parts.join(':');
  const read = readExample(hash);
  const isSame = read?.example === example && read.flow === flow && read.choice === choice;
  return isSame && /[A-Za-z0-9]$/.test(hash) ? hash : undefined;
};

/** Reads a short form; undefined where it is none. */
export const readExample = (hash: string): ExampleLink | undefined => {
  const [, example, flow, choice] = SHORT.exec(hash) ?? [];
  if (!isExample(example)) return undefined;
  return {
    kind: 'example',
    example,
    ...(flow !== undefined && { flow }),
    ...(choice !== undefined && { choice: Number(choice) }),
  };
};
