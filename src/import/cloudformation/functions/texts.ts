/** Functions of texts and lists. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import { CHARACTERS_PER_STEP, type Reading, type TemplateFunction } from '../reading.ts';
import { itemsIn, type Tree } from '../text/tree.ts';
import { listOf, type Scope, textOf, type Value, wholeOf } from '../values.ts';

/** A longer text is none that AWS takes anywhere. */
const MAX_TEXT = 1024 * 1024;

/** Texts joined to one, in bounds. */
export const concat = (
  reading: Reading,
  parts: readonly string[],
  delimiter = '',
): string | typeof UNRESOLVED => {
  const length = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0);
  if (length > MAX_TEXT || !reading.spend(length / CHARACTERS_PER_STEP)) return UNRESOLVED;
  return parts.join(delimiter);
};

/** The arguments of a function that takes exactly so many. */
const argumentsOf = (reading: Reading, argument: Tree, scope: Scope, count: number): readonly Value[] => {
  const items = itemsIn(argument);
  return items.length === count ? items.map((item) => reading.evaluate(item, scope)) : [];
};

/** The texts of a list; undefined where one of its items is not known, or no text. */
const textsOf = (value: Value | undefined): readonly string[] | undefined => {
  const texts = value === undefined ? undefined : listOf(value)?.map(textOf);
  return texts?.every((text) => text !== undefined) === true ? texts : undefined;
};

export const join: TemplateFunction = (reading, argument, scope) => {
  const [delimiter, list] = argumentsOf(reading, argument, scope, 2);
  const texts = textsOf(list);
  return typeof delimiter === 'string' && texts !== undefined
    ? concat(reading, texts, delimiter)
    : UNRESOLVED;
};

export const split: TemplateFunction = (reading, argument, scope) => {
  const [delimiter, source] = argumentsOf(reading, argument, scope, 2);
  if (typeof delimiter !== 'string' || delimiter === '' || typeof source !== 'string') return UNRESOLVED;
  return reading.spend(source.length / CHARACTERS_PER_STEP) ? source.split(delimiter) : UNRESOLVED;
};

/** An item that is not known may turn out to be none at all: then those behind it have other places. */
export const select: TemplateFunction = (reading, argument, scope) => {
  const [position, list] = argumentsOf(reading, argument, scope, 2);
  const index = position === undefined ? undefined : wholeOf(position);
  const items = list === undefined ? undefined : listOf(list);
  if (index === undefined || items === undefined) return UNRESOLVED;
  return items.slice(0, index).includes(UNRESOLVED) ? UNRESOLVED : (items[index] ?? UNRESOLVED);
};

export const length: TemplateFunction = (reading, argument, scope) => {
  const items = listOf(reading.evaluate(argument, scope));
  return items === undefined || items.includes(UNRESOLVED) ? UNRESOLVED : items.length;
};

export const base64: TemplateFunction = (reading, argument, scope) => {
  const text = textOf(reading.evaluate(argument, scope));
  if (text === undefined || !reading.spend(text.length / CHARACTERS_PER_STEP)) return UNRESOLVED;
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join(''));
};

/** Whether every part of a value is known. */
const isKnown = (value: DeclaredValue): boolean => {
  if (value === UNRESOLVED) return false;
  return typeof value !== 'object' || value === null || Object.values(value).every(isKnown);
};

export const toJsonString: TemplateFunction = (reading, argument, scope) => {
  const value = reading.evaluate(argument, scope);
  if (typeof value !== 'object' || value === null || !isKnown(value)) return UNRESOLVED;
  return concat(reading, [JSON.stringify(value)]);
};
