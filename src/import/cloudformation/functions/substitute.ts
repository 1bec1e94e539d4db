/** `Fn::Sub`: names in a text are replaced by their values. */
import { UNRESOLVED } from '../../declared/types.ts';
import type { Reading, TemplateFunction } from '../reading.ts';
import { entriesIn, itemsIn, type Tree } from '../text/tree.ts';
import { type Scope, textOf, type Value } from '../values.ts';
import { concat } from './texts.ts';

/** No name has these signs; without them, a text of many beginnings is read once for each. */
const PLACE = /\$\{([^${}]*)\}/g;

const namedValue = (
  reading: Reading,
  name: string,
  variables: ReadonlyMap<string, Tree>,
  scope: Scope,
): Value => {
  const variable = variables.get(name);
  if (variable !== undefined) return reading.evaluate(variable, scope);
  const dot = name.indexOf('.');
  return dot < 0
    ? reading.reference(name, scope)
    : reading.attribute(name.slice(0, dot), name.slice(dot + 1));
};

/** `${Name}` and `${Resource.Attribute}` are replaced; `${!Name}` stays as `${Name}`. */
export const substitute: TemplateFunction = (reading, argument, scope) => {
  const [first = argument, second] = itemsIn(argument);
  const source = reading.evaluate(first, scope);
  if (typeof source !== 'string') return UNRESOLVED;
  const parts: string[] = [];
  let end = 0;
  for (const match of source.matchAll(PLACE)) {
    const [whole, inner = ''] = match;
    const name = inner.trim();
    parts.push(source.slice(end, match.index));
    end = match.index + whole.length;
    if (name.startsWith('!')) {
      parts.push(`\${${name.slice(1)}}`);
      continue;
    }
    if (!reading.spend(1)) return UNRESOLVED;
    const text = textOf(namedValue(reading, name, entriesIn(second), scope));
    if (text === undefined) return UNRESOLVED;
    parts.push(text);
  }
  parts.push(source.slice(end));
  return concat(reading, parts);
};
