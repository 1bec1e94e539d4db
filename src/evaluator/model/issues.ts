/** Turns what Zod says of a scenario, or of another format of ours, into sentences in the words of the field. */
import type * as z from 'zod/mini';
import { type Problem, pointerOf } from './document.ts';
import { ScenarioSchema } from './schema.ts';
import { type FormatWords, nearest, oneOf, placeOf, SCENARIO_WORDS } from './words.ts';

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/** A format whose problems are told. */
export interface Format {
  readonly schema: Schema;
  /** What the whole of it is called at the beginning of a sentence: "A scenario". */
  readonly subject: string;
  readonly words: FormatWords;
}

const SCENARIO: Format = { schema: ScenarioSchema, subject: 'A scenario', words: SCENARIO_WORDS };

/** What each regular expression of the schema stands for; the schema uses these words as its messages. */
const FORMATS: Readonly<Record<string, string>> = {
  name: 'a name: a letter, then letters, digits, `_`, `.` or `-`',
  'qualified-name': 'a name, or `vpc/name` for something of another VPC',
  cidr: 'a CIDR such as `10.0.0.0/16`',
  address: 'an IP address such as `10.0.1.10`',
  'port-range': 'a port, or a range such as "1024-65535"',
  service: 'an AWS service such as `sns` or `com.amazonaws.us-east-1.sns`',
};

const TYPES: Readonly<Record<string, string>> = {
  object: 'an object in { }',
  record: 'an object in { }',
  array: 'a list in [ ]',
  string: 'text in double quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown => {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = Reflect.get(current, step);
  }
  return current;
};

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return `\`${(text.length > 40 ? `${text.slice(0, 39)}…` : text).replaceAll('`', "'")}\``;
};

type Shape = Readonly<Record<string, Schema>>;

/** Whether the fields that can have one value only, such as `type`, have it. */
const isSaid = (shape: Shape, value: unknown): boolean =>
  Object.entries(shape).every(([field, schema]) => {
    const def = schema._zod.def as Partial<{ type: string; values: readonly unknown[] }>;
    return def.type !== 'literal' || def.values?.includes(valueAt(value, [field])) === true;
  });

/** The fields that an object of the schema may have at a path of a value; empty where it is no object. */
const fieldsAt = (format: Format, path: readonly PropertyKey[], value: unknown): readonly string[] => {
  let open: readonly Schema[] = [format.schema];
  const unwrap = (schema: Schema): readonly Schema[] => {
    const def = schema._zod.def as z.core.$ZodTypeDef & Partial<{ innerType: Schema; options: Schema[] }>;
    if (def.innerType !== undefined) return unwrap(def.innerType);
    return def.options === undefined ? [schema] : def.options.flatMap(unwrap);
  };
  const inner = (schema: Schema, step: PropertyKey): readonly Schema[] => {
    const def = schema._zod.def as Partial<{
      shape: Record<string, Schema>;
      valueType: Schema;
      element: Schema;
    }>;
    if (def.shape !== undefined) {
      const field = Object.hasOwn(def.shape, String(step)) ? def.shape[String(step)] : undefined;
      return field === undefined ? [] : [field];
    }
    return [def.valueType, def.element].filter((schema) => schema !== undefined);
  };
  for (const step of path) open = open.flatMap(unwrap).flatMap((schema) => inner(schema, step));
  const shapes = open
    .flatMap(unwrap)
    .map((schema) => (schema._zod.def as Partial<{ shape: Shape }>).shape ?? {});
  // Of the kinds of a thing only the one that the author says: `"type": "vpc"`.
  const meant = shapes.filter((shape) => isSaid(shape, valueAt(value, path)));
  return [...new Set((meant.length > 0 ? meant : shapes).flatMap((shape) => Object.keys(shape)))];
};

/** The branch of a union that the author seems to have meant: right in type, and nearest to valid. */
const likelyBranch = (branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined => {
  const fitting = branches.filter(
    (branch) => !branch.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type'),
  );
  return [...fitting].sort((a, b) => a.length - b.length)[0];
};

const expectedOf = (issue: Issue): readonly string[] => {
  if (issue.code === 'invalid_type') return [TYPES[issue.expected] ?? issue.expected];
  if (issue.code === 'invalid_value') return [oneOf(issue.values.map(String))];
  if (issue.code === 'invalid_format') return [FORMATS[issue.message] ?? 'another form'];
  if (issue.code === 'invalid_union') return issue.errors.flatMap((branch) => branch.flatMap(expectedOf));
  return [];
};

const problem = (path: readonly PropertyKey[], message: string): Problem => ({
  code: 'schema',
  pointer: pointerOf(...path.map(String)),
  message,
});

const sentence = (
  format: Format,
  path: readonly PropertyKey[],
  value: unknown,
  expected: string,
): Problem => {
  const field = String(path.at(-1) ?? '');
  if (valueAt(value, path) === undefined) {
    const parent = path.slice(0, -1);
    return {
      ...problem(parent, `\`${field}\` is missing in ${placeOf(parent, format.words)}: ${expected}.`),
      code: 'missing',
    };
  }
  const subject =
    path.length === 0 ? format.subject : `\`${field}\` in ${placeOf(path.slice(0, -1), format.words)}`;
  return problem(path, `${subject} must be ${expected}, not ${show(valueAt(value, path))}.`);
};

/** The problems behind one Zod issue, in words. `value` is what was validated. */
export const problemsOfIssue = (
  issue: Issue,
  value: unknown,
  format: Format = SCENARIO,
  prefix: readonly PropertyKey[] = [],
): readonly Problem[] => {
  const path = [...prefix, ...issue.path];
  const tell = (expected: string): readonly Problem[] => [sentence(format, path, value, expected)];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const fields = fieldsAt(format, path, value);
      return issue.keys.map((key) => {
        const meant = nearest(key, fields);
        const hint = meant === undefined ? `It may have ${oneOf(fields)}.` : `Did you mean \`${meant}\`?`;
        const message = `\`${key.replaceAll('`', "'")}\` is not a field of ${placeOf(path, format.words)}. ${hint}`;
        return { ...problem([...path, key], message), code: 'unknown-field' };
      });
    }
    case 'invalid_union': {
      const branch = likelyBranch(issue.errors);
      if (branch !== undefined && branch.length > 0) {
        return branch.flatMap((inner) => problemsOfIssue(inner, value, format, path));
      }
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
      const expected = options.length > 0 ? [oneOf(options)] : [...new Set(expectedOf(issue))];
      return tell(expected.join(', or '));
    }
    case 'too_big':
      return tell(`at most ${issue.maximum}`);
    case 'too_small':
      return tell(`at least ${issue.minimum}`);
    default:
      return tell(expectedOf(issue)[0] ?? 'something else');
  }
};
