/** One instance as the readers of kinds see it: its attributes, with references as names. */
import { type DeclaredValue, UNRESOLVED, type Unresolved } from '../declared/types.ts';
import { at } from '../shared/json.ts';
import { configOf } from './estate.ts';
import { gatherFor } from './gather.ts';
import type { Instance } from './instances.ts';
import { hiddenAnswers } from './locals.ts';
import { type Answers, allAnswers, answersOf, onlyAnswer, type Resolver } from './resolve.ts';
import type { Slot } from './slots.ts';
import { fieldOf, type Values } from './values.ts';

/** Where the expressions of the attributes stand. */
type Source =
  /** By the names of attributes. */
  | { readonly kind: 'fields'; readonly fields: unknown }
  /** One expression for all attributes of a list of blocks; `isAlone` where it makes one block. */
  | { readonly kind: 'shared'; readonly expression: unknown; readonly isAlone: boolean }
  /** Blocks that were made in a loop (and any block within an attribute, before Terraform 1.2): no expression is listed. */
  | { readonly kind: 'hidden' }
  /** The file has no configuration of the resource. */
  | { readonly kind: 'none' };

/** A part of an instance that has attributes: the instance itself, or one of its blocks. */
interface Part {
  readonly instance: Instance;
  readonly values: Values;
  readonly source: Source;
}

const isSet = ({ source }: Part, attribute: string): boolean | undefined =>
  source.kind === 'fields' ? at(source.fields, attribute) !== undefined : undefined;

const get = (part: Part, attribute: string): DeclaredValue | undefined => {
  const value = fieldOf(part.values, attribute);
  // Without the list of changes, a plan leaves out what is not known yet.
  if (!Object.hasOwn(part.values, attribute) && isSet(part, attribute) === true) return UNRESOLVED;
  if (value === '' || (value === UNRESOLVED && isSet(part, attribute) === false)) return undefined;
  return value;
};

const expressionFor = ({ source }: Part, attribute: string): unknown =>
  source.kind === 'fields'
    ? at(source.fields, attribute)
    : source.kind === 'shared'
      ? source.expression
      : undefined;

const answersFor = (resolver: Resolver, part: Part, attribute: string, slots: readonly Slot[]): Answers => {
  if (part.source.kind === 'hidden') return hiddenAnswers(resolver, part.instance, slots);
  const gathered = gatherFor(resolver.estate, resolver.work, expressionFor(part, attribute), part.instance);
  return answersOf(resolver, gathered, slots);
};

const one = (
  resolver: Resolver,
  part: Part,
  attribute: string,
  slots: readonly Slot[],
): DeclaredValue | undefined => {
  const value = get(part, attribute);
  if (typeof value === 'string') return resolver.naming.named(value, slots);
  return value === UNRESOLVED ? onlyAnswer(answersFor(resolver, part, attribute, slots)) : value;
};

const unknownList = (
  resolver: Resolver,
  part: Part,
  attribute: string,
  slots: readonly Slot[],
): readonly DeclaredValue[] => {
  const all = allAnswers(resolver, answersFor(resolver, part, attribute, slots), slots);
  // Several blocks share the references: which are this one's cannot be told, unless there is one only.
  const isShared = part.source.kind === 'shared' && !part.source.isAlone;
  return isShared && all.length > 1 ? [UNRESOLVED] : all;
};

const many = (
  resolver: Resolver,
  part: Part,
  attribute: string,
  slots: readonly Slot[],
): readonly DeclaredValue[] | undefined => {
  const value = get(part, attribute);
  if (value === undefined) return undefined;
  if (value === UNRESOLVED) return unknownList(resolver, part, attribute, slots);
  const members: readonly DeclaredValue[] = Array.isArray(value) ? value : [value];
  const told = members.filter((each) => each !== UNRESOLVED);
  const names = told.map((each) =>
    typeof each === 'string' ? resolver.naming.named(each, slots) : UNRESOLVED,
  );
  const missing = members.length - told.length;
  if (missing === 0) return names;
  if (missing === 1) {
    const only = onlyAnswer(answersFor(resolver, part, attribute, slots));
    return [...names, names.includes(only) ? UNRESOLVED : only];
  }
  const found = unknownList(resolver, part, attribute, slots).filter((each) => !names.includes(each));
  return !found.includes(UNRESOLVED) && found.length === missing
    ? [...names, ...found]
    : [...names, UNRESOLVED];
};

const blockSource = (part: Part, name: string, index: number, length: number): Source => {
  if (part.source.kind !== 'fields') return part.source;
  const written = at(part.source.fields, name);
  if (written === undefined) return { kind: 'hidden' };
  if (Array.isArray(written)) {
    const fields: unknown = written[index];
    return written.length === length ? { kind: 'fields', fields } : { kind: 'hidden' };
  }
  const isExpression = at(written, 'references') !== undefined || at(written, 'constant_value') !== undefined;
  return isExpression
    ? { kind: 'shared', expression: written, isAlone: length === 1 }
    : { kind: 'fields', fields: written };
};

const blocks = (part: Part, name: string): readonly Part[] | Unresolved | undefined => {
  const value = get(part, name);
  if (value === undefined || value === UNRESOLVED) return value;
  const members: readonly DeclaredValue[] = Array.isArray(value) ? value : [value];
  const found: Part[] = [];
  for (const [index, each] of members.entries()) {
    if (each === UNRESOLVED) return UNRESOLVED;
    if (typeof each !== 'object' || each === null || Array.isArray(each)) continue;
    const source = blockSource(part, name, index, members.length);
    found.push({ instance: part.instance, values: each as Values, source });
  }
  return found;
};

/** The attributes of an instance or of one of its blocks. */
export interface Item {
  /**
   * The value of an attribute; undefined where it is not given. What is unknown although nobody set it is AWS's
   * choice, and so not given either.
   */
  readonly get: (attribute: string) => DeclaredValue | undefined;
  /** A text, for what decides how a resource is read. */
  readonly text: (attribute: string) => string | undefined;
  /** The name of the resource that an attribute names by its id; UNRESOLVED where it cannot be told. */
  readonly one: (attribute: string, ...slots: readonly Slot[]) => DeclaredValue | undefined;
  /** The names that an attribute lists; a member is UNRESOLVED where the list may hold more. */
  readonly many: (attribute: string, ...slots: readonly Slot[]) => readonly DeclaredValue[] | undefined;
  /** The blocks of a name; undefined where there are none, UNRESOLVED where the plan does not tell how many. */
  readonly blocks: (name: string) => readonly Item[] | Unresolved | undefined;
  /** The first block of a name of which there is one at most; empty where it is not given or not told. */
  readonly block: (name: string) => Item | undefined;
  /** Whether the configuration sets an attribute; undefined where that is not known. */
  readonly isSet: (attribute: string) => boolean | undefined;
}

const itemOf = (resolver: Resolver, part: Part): Item => {
  const inner = (name: string): readonly Item[] | Unresolved | undefined => {
    const found = blocks(part, name);
    return found === undefined || found === UNRESOLVED ? found : found.map((each) => itemOf(resolver, each));
  };
  return {
    get: (attribute) => get(part, attribute),
    text: (attribute) => {
      const value = get(part, attribute);
      return typeof value === 'string' ? value : undefined;
    },
    one: (attribute, ...slots) => one(resolver, part, attribute, slots),
    many: (attribute, ...slots) => many(resolver, part, attribute, slots),
    blocks: inner,
    block: (name) => {
      const found = inner(name);
      return found === UNRESOLVED ? undefined : found?.[0];
    },
    isSet: (attribute) => isSet(part, attribute),
  };
};

/** An instance as a whole. */
export const itemFor = (resolver: Resolver, instance: Instance): Item => {
  const config = configOf(resolver.estate, instance);
  const source: Source =
    config === undefined ? { kind: 'none' } : { kind: 'fields', fields: config.expressions };
  return itemOf(resolver, { instance, values: instance.values, source });
};
