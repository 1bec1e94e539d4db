/** `hopwise schema`: the JSON Schema of scenarios. */
import { scenarioJsonSchema } from '../../evaluator/model/json-schema.ts';
import { noMore, readArguments } from '../arguments.ts';
import { jsonText, type Output } from '../terminal.ts';

/** Prints the schema. */
export const schema = (args: readonly string[], output: Output): number => {
  noMore(readArguments(args, {}).positionals, 'schema');
  output.out(jsonText(scenarioJsonSchema()));
  return 0;
};
