/** The scenario format as its page shows it: every object of the JSON Schema with its fields, in the order of the schema. */
import { scenarioJsonSchema } from '../../evaluator/model/json-schema.ts';

/** A part of what a value may be: words, a literal, or a link to another object of the page. */
interface TypePart {
  readonly text: string;
  readonly code?: true;
  /** The anchor of the object that it leads to. */
  readonly object?: string;
}

export interface FormatField {
  readonly name: string;
  readonly isNeeded: boolean;
  readonly type: readonly TypePart[];
  /** What holds where the field is left out, in words. */
  readonly whenLeftOut: string | undefined;
  /** What it means: the schema's description without what `whenLeftOut` says. */
  readonly text: string;
}

export interface FormatObject {
  readonly id: string;
  /** Where it stands in a scenario: `vpcs.NAME.subnets.NAME`. Empty for the scenario itself. */
  readonly path: string;
  /** Which one of several it is, by a field of its own: `type: "gateway"`. */
  readonly variant: string | undefined;
  /** The field of the scenario below which it stands. */
  readonly root: string;
  /** Whether it may have the fields that every resource may have. */
  readonly isResource: boolean;
  readonly fields: readonly FormatField[];
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: string | number | boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly $ref?: string;
}

/** What the patterns of texts are called. A pattern that is not here fails the build. */
const PATTERNS: Readonly<Record<string, string>> = {
  '^[A-Za-z][\\w.-]*$': 'name',
  '^[A-Za-z][\\w.-]*(\\/[A-Za-z][\\w.-]*)?$': 'name, or VPC/name',
  '^[0-9a-fA-F.:]+\\/\\d{1,3}$': 'CIDR',
  '^[0-9a-fA-F.:]+$': 'IP address',
  '^\\d{1,5}-\\d{1,5}$': 'range of ports',
  '^[1-9]\\d{0,4}$': 'rule number',
  '^arn:[^\\s`]{1,2000}$': 'ARN',
};

/** What the keys of a map are, where the schema has no pattern for them; by the field. */
const KEYS: Readonly<Record<string, string>> = {
  routes: 'destination',
  propagatedRoutes: 'destination',
  publicIps: 'subnet',
  accounts: 'account',
  records: 'host name',
  forwards: 'domain',
  tags: 'key',
};

/** Fields that every resource may have; the page says them once. */
const COMMON = ['label', 'origin'];

/** `vpcs.NAME.subnets` as an anchor: `vpcs-subnets`. */
const anchorOf = (path: string): string => path.replaceAll(/[.][A-Z]+|\[\]/g, '').replaceAll('.', '-');

const words = (pattern: string): string => {
  const found = PATTERNS[pattern];
  if (found === undefined)
    throw new Error(`src/site/schema/objects.ts has no words for the pattern ${pattern}`);
  return found;
};

/** All objects with fields, the outermost first; the same object in two places stands once. */
const collect = (): readonly FormatObject[] => {
  const schema = scenarioJsonSchema() as Schema;
  const objects: FormatObject[] = [];
  /** Objects by what they hold. */
  const known = new Map<string, string>();

  const literal = (value: unknown): TypePart => ({ text: JSON.stringify(value), code: true });
  /** A comma where it would not be clear what a list or map is of. */
  const join = (parts: readonly (readonly TypePart[])[]): readonly TypePart[] => {
    const isDeep = parts.some(([first]) => /^(?:list|map) /.test(first?.text ?? ''));
    return parts.flatMap((part, index) =>
      index === 0 ? part : [{ text: isDeep ? ', or ' : ' or ' }, ...part],
    );
  };

  /** Adds an object, and those in it, unless it stands on the page already. */
  const add = (object: Schema, root: string, path: string, id: string, variant?: string): string => {
    const key = JSON.stringify({ ...object, description: undefined });
    const same = known.get(key);
    // What stands directly in the scenario has a place of its own.
    if (same !== undefined && id !== root) return same;
    known.set(key, id);
    const place = objects.length;
    const isResource = COMMON.every((name) => object.properties?.[name] !== undefined);
    // Its place is taken before those of the objects in it.
    objects.push({ id, path, variant, root, isResource, fields: [] });
    const fields = Object.entries(object.properties ?? {})
      .filter(([name]) => !(isResource && COMMON.includes(name)))
      .map(([name, inner]): FormatField => {
        const below = path === '' ? name : `${path}.${name}`;
        const whole = inner.description ?? '';
        const leftOut = /(?:^|(?<= ))(?:Left out|AWS’s default): ([^.]*)\./.exec(whole);
        return {
          name,
          isNeeded: object.required?.includes(name) === true,
          type: typeOf(inner, root === '' ? name : root, below, anchorOf(below)),
          whenLeftOut: leftOut?.[1],
          text: leftOut === null ? whole : whole.replace(leftOut[0], '').replaceAll(/ {2,}/g, ' ').trim(),
        };
      });
    objects[place] = { id, path, variant, root, isResource, fields };
    return id;
  };

  const variantsOf = (variants: readonly Schema[], root: string, path: string, id: string) =>
    join(
      variants.map((variant) => {
        const kind = variant.properties?.['type']?.const;
        if (kind === undefined) throw new Error(`${path}: a variant without a constant type`);
        const own = add(variant, root, path, `${id}-${kind}`, `type: "${kind}"`);
        return [{ text: String(kind), object: own }];
      }),
    );

  const mapOf = (
    { propertyNames, additionalProperties }: Schema,
    root: string,
    path: string,
    id: string,
  ): readonly TypePart[] => {
    const inner = typeof additionalProperties === 'object' ? additionalProperties : {};
    if (inner.$ref !== undefined) return [{ text: 'any JSON object' }];
    const pattern = propertyNames?.pattern;
    const field = path.split('.').at(-1) ?? '';
    const key = pattern === undefined ? KEYS[field] : words(pattern);
    if (key === undefined) throw new Error(`src/site/schema/objects.ts does not know the keys of ${path}`);
    const place = (key.split(' ').at(-1) ?? key).toUpperCase();
    return [{ text: `map of ${key} to ` }, ...typeOf(inner, root, `${path}.${place}`, id)];
  };

  const range = ({ minimum, maximum }: Schema): string => {
    const from = minimum === undefined ? '' : ` from ${minimum.toLocaleString('en-US')}`;
    // JSON Schema bounds every integer by what a double holds.
    const isBound = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
    return from + (isBound ? ` to ${maximum.toLocaleString('en-US')}` : '');
  };

  const typeOf = (inner: Schema, root: string, path: string, id: string): readonly TypePart[] => {
    if (inner.anyOf !== undefined) return join(inner.anyOf.map((each) => typeOf(each, root, path, id)));
    if (inner.oneOf !== undefined) return variantsOf(inner.oneOf, root, path, id);
    if (inner.const !== undefined) return [literal(inner.const)];
    if (inner.enum !== undefined) return join(inner.enum.map((each) => [literal(each)]));
    if (inner.$ref !== undefined) return [{ text: 'any JSON' }];
    if (typeof inner.type === 'object')
      return join(inner.type.map((type) => typeOf({ ...inner, type }, root, path, id)));
    switch (inner.type) {
      case 'null':
        return [literal(null)];
      case 'boolean':
        return [literal(true), { text: ' or ' }, literal(false)];
      case 'array':
        return [{ text: 'list of ' }, ...typeOf(inner.items ?? {}, root, `${path}[]`, id)];
      case 'object':
        return inner.properties === undefined
          ? mapOf(inner, root, path, id)
          : [{ text: 'object', object: add(inner, root, path, id) }];
      case 'integer':
        return [{ text: `whole number${range(inner)}` }];
      case 'number':
        return [{ text: `number${range(inner)}` }];
      case 'string':
        return [{ text: inner.pattern === undefined ? 'text' : words(inner.pattern) }];
      default:
        throw new Error(`${path}: the page has no words for ${JSON.stringify(inner)}`);
    }
  };

  add(schema, '', '', 'scenario');
  return objects;
};

let collected: readonly FormatObject[] | undefined;

/** Every object of the format, each once. */
export const formatObjects = (): readonly FormatObject[] => {
  collected ??= collect();
  return collected;
};

/** The fields that every resource may have, and what is in them. */
export const commonFields = (): readonly (FormatField & { readonly inner: readonly FormatField[] })[] => {
  const resource = scenarioJsonSchema() as Schema;
  const vpcs = resource.properties?.['vpcs']?.additionalProperties;
  const vpc = typeof vpcs === 'object' ? vpcs : {};
  return COMMON.map((name) => {
    const schema = vpc.properties?.[name] ?? {};
    const inner = Object.entries(schema.properties ?? {}).map(([field, { description = '' }]) => ({
      name: field,
      isNeeded: schema.required?.includes(field) === true,
      type: [{ text: 'text' }],
      whenLeftOut: undefined,
      text: description,
    }));
    return {
      name,
      isNeeded: false,
      type: [{ text: inner.length === 0 ? 'text' : 'object' }],
      whenLeftOut: undefined,
      text: schema.description ?? '',
      inner,
    };
  });
};
