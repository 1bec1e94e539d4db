/** The value of a part of a template. */
import { type DeclaredValue, UNRESOLVED } from '../declared/types.ts';
import { functionOf, isFunction } from './functions/index.ts';
import { expand, inScope, isLoop, isOpen } from './loops.ts';
import { CHARACTERS_PER_STEP, type Reading } from './reading.ts';
import { onlyEntry, type Tree, type Unclear } from './text/tree.ts';
import { ABSENT, type Scope, type Value } from './values.ts';

const UNCLEAR: Readonly<Record<Unclear, readonly [what: string, why: string]>> = {
  number: [
    'numbers that their format may change, such as 0123 or 1.10',
    'only in quotes is it sure what they say',
  ],
  twice: ['keys that stand twice in one map', 'CloudFormation does not say which of them counts'],
};

const textValue = (reading: Reading, text: string, scope: Scope): Value => {
  if (!reading.spend(text.length / CHARACTERS_PER_STEP)) return UNRESOLVED;
  if (text.includes('{{resolve:')) {
    reading.notes.add('dynamic references', 'Parameter Store and Secrets Manager hold their values', text);
    return UNRESOLVED;
  }
  return inScope(text, scope);
};

const mapValue = (reading: Reading, entries: ReadonlyMap<string, Tree>, scope: Scope): Value => {
  // A macro gets the whole map around it and may change all of it (fact F-CFN-09).
  const [foreign] = [...entries.keys()].filter((key) => key.startsWith('Fn::') && !isLoop(key));
  const argument = foreign === undefined ? undefined : entries.get(foreign);
  if (foreign === 'Fn::Transform' && argument !== undefined)
    return functionOf(foreign)(reading, argument, scope);
  if (argument !== undefined) {
    reading.notes.add('functions with other keys beside them', 'CloudFormation takes a function alone');
    return UNRESOLVED;
  }
  const values: [string, DeclaredValue][] = [];
  for (const entry of expand(reading, entries, scope, '')) {
    if (isOpen(entry)) return UNRESOLVED;
    const value = reading.evaluate(entry.tree, entry.scope);
    if (value !== ABSENT) values.push([entry.key, value]);
  }
  return Object.fromEntries(values);
};

/** Evaluates one value; what it holds is evaluated through the reading, which counts and bounds that. */
export const evaluateTree = (reading: Reading, tree: Tree, scope: Scope): Value => {
  switch (tree.kind) {
    case 'unclear':
      reading.notes.add(...UNCLEAR[tree.why]);
      return UNRESOLVED;
    case 'scalar':
      if (typeof tree.value === 'string') return textValue(reading, tree.value, scope);
      if (tree.value !== null) return tree.value;
      reading.notes.add('empty values', 'CloudFormation takes none');
      return UNRESOLVED;
    case 'list':
      return tree.items
        .map((item) => reading.evaluate(item, scope))
        .filter((value): value is DeclaredValue => value !== ABSENT);
    case 'map': {
      const [name, argument] = onlyEntry(tree) ?? [];
      if (name !== undefined && argument !== undefined && isFunction(name) && !isLoop(name))
        return functionOf(name)(reading, argument, scope);
      return mapValue(reading, tree.entries, scope);
    }
  }
};
