/** `hopwise schema`: the JSON Schemas of scenarios and policy files. */
import { expectationsJsonSchema } from '../../evaluator/expectations/json-schema.ts';
import { scenarioJsonSchema } from '../../evaluator/model/json-schema.ts';
import { noMore, readArguments } from '../arguments.ts';
import { UnusableInput } from '../errors.ts';
import { jsonText, type Output } from '../terminal.ts';

const SCHEMAS: ReadonlyMap<string, () => object> = new Map([
  ['scenario', scenarioJsonSchema],
  ['policy', expectationsJsonSchema],
]);

/** Prints the schema of the format that is named, or of scenarios. */
export const schema = (args: readonly string[], output: Output): number => {
  const [format = 'scenario', ...more] = readArguments(args, {}).positionals;
  noMore(more, 'schema');
  const made = SCHEMAS.get(format);
  if (made === undefined)
    throw new UnusableInput(
      `There is no schema of ${format}. There are ${[...SCHEMAS.keys()].join(' and ')}.`,
    );
  output.out(jsonText(made()));
  return 0;
};
