/** Functions that look something up: mappings, zones, exports. */
import { UNRESOLVED } from '../../declared/types.ts';
import type { Reading, TemplateFunction } from '../reading.ts';
import { entriesIn, itemsIn, type Tree } from '../text/tree.ts';
import { ABSENT, NO_SCOPE, present, quoted, type Scope, textOf, type Value } from '../values.ts';

/** Names that a lookup goes by; undefined where one is not known. */
const namesOf = (reading: Reading, trees: readonly Tree[], scope: Scope): readonly string[] | undefined => {
  const names = trees.map((tree) => textOf(reading.evaluate(tree, scope)));
  return names.every((name) => name !== undefined) ? names : undefined;
};

/** `Fn::FindInMap`, with the default value that the transform AWS::LanguageExtensions adds. */
export const findInMap: TemplateFunction = (reading, argument, scope): Value => {
  const [map, first, second, options] = itemsIn(argument);
  if (map === undefined || first === undefined || second === undefined) return UNRESOLVED;
  const names = namesOf(reading, [map, first, second], scope);
  const [mapName = '', top = '', key = ''] = names ?? [];
  if (names === undefined) return UNRESOLVED;
  const mapping = entriesIn(reading.template.mappings.get(mapName));
  const found = entriesIn(mapping.get(top)).get(key);
  // Functions cannot stand in mappings, and the loops around this place do not reach there.
  if (found !== undefined) return reading.evaluate(found, NO_SCOPE);
  const fallback = entriesIn(options).get('DefaultValue');
  if (fallback !== undefined) return reading.evaluate(fallback, scope);
  reading.notes.add(
    `values of the mapping ${quoted(mapName)}`,
    'it has no such key, and there is no default',
  );
  return UNRESOLVED;
};

/** How many zones a Region has at most; which of them an account sees is not in a template. */
const ZONES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** `Fn::GetAZs`: the names that zones have, in their order. The account decides which there are (fact F-TPL-06). */
export const zones: TemplateFunction = (reading, argument, scope) => {
  const value = present(reading.evaluate(argument, scope));
  if (typeof value !== 'string') return UNRESOLVED;
  const region = value === '' ? reading.region : value;
  reading.notes.add(
    'zones by `Fn::GetAZs`',
    'the account decides which they are; a, b, c and so on are assumed',
  );
  return ZONES.map((letter) => `${region}${letter}`);
};

/** `Fn::ImportValue`: known only where this template exports it itself. */
export const importValue: TemplateFunction = (reading, argument, scope) => {
  const name = textOf(reading.evaluate(argument, scope));
  const found = name === undefined ? undefined : reading.exported(name);
  if (found !== undefined) return found;
  const what = name === undefined ? 'imported values' : `the imported value ${quoted(name)}`;
  reading.notes.add(what, 'another stack exports it');
  return UNRESOLVED;
};

/** `Ref`. */
export const ref: TemplateFunction = (reading, argument, scope) => {
  const name = reading.evaluate(argument, scope);
  return typeof name === 'string' ? reading.reference(name, scope) : UNRESOLVED;
};

/** `Fn::GetAtt`, as a list or as one text with dots. */
export const getAttribute: TemplateFunction = (reading, argument, scope) => {
  const value = reading.evaluate(argument, scope);
  const text = typeof value === 'string' ? value : value === ABSENT ? undefined : joined(value);
  const dot = text?.indexOf('.') ?? -1;
  if (text === undefined || dot < 0) return UNRESOLVED;
  return reading.attribute(text.slice(0, dot), text.slice(dot + 1));
};

const joined = (value: Value): string | undefined => {
  if (!Array.isArray(value)) return undefined;
  const texts = value.map(textOf);
  return texts.every((text) => text !== undefined) && texts.length >= 2 ? texts.join('.') : undefined;
};
