/** The scenario format as a JSON Schema, for editors and for people's own tools. Not part of any page's code. */
import * as z from 'zod/mini';
import { NAME_PATTERN, ScenarioSchema } from './schema.ts';
import { COLLECTIONS } from './words.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Maps whose keys are names; Zod checks those apart (model/parse.ts), so the generated schema lacks them. */
const NAMED: ReadonlySet<string> = new Set(
  [...Object.keys(COLLECTIONS), 'ips'].filter(
    (key) => key !== 'routes' && key !== 'propagatedRoutes' && key !== 'accounts',
  ),
);
const RULES: ReadonlySet<string> = new Set(['inbound', 'outbound']);
const RULE_NUMBER = '^[1-9]\\d{0,4}$';

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Says what the keys of a map may be: on the map itself, or on the one that stands beside null. */
const addKeyPattern = (schema: JsonSchema, pattern: string): void => {
  for (const each of [schema, ...(schema.anyOf ?? [])]) {
    if (isSchema(each) && each.type === 'object' && isSchema(each.additionalProperties))
      each.propertyNames = { pattern };
  }
};

const addKeyPatterns = (schema: JsonSchema): void => {
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    if (!isSchema(inner)) continue;
    if (NAMED.has(key)) addKeyPattern(inner, NAME_PATTERN.source);
    else if (RULES.has(key)) addKeyPattern(inner, RULE_NUMBER);
  }
};

/**
 * The JSON Schema of a scenario as its author writes it (draft 7, which editors know best). Every field carries
 * its description, and maps say which keys are names.
 */
export const scenarioJsonSchema = (): JsonSchema =>
  z.toJSONSchema(ScenarioSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema }) => addKeyPatterns(jsonSchema),
  });
