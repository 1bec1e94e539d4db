/** What somebody could give so that an unresolved property is told: parameters without a value, open conditions. */
import { hasUnresolved } from '../declared/properties.ts';
import { UNRESOLVED } from '../declared/types.ts';
import type { Resource } from './resources.ts';
import type { Started } from './start.ts';
import { entriesIn, onlyEntry, type Tree, textIn } from './text/tree.ts';
import { NO_SCOPE, type Properties, quoted } from './values.ts';

/** A value is looked through so far for what it depends on, and so much of it is named. */
const MOST_STEPS = 1000;
const MOST_NAMED = 4;

interface Needs {
  readonly parameters: Set<string>;
  readonly conditions: Set<string>;
  isImported: boolean;
}

const isOpenParameter = ({ reading }: Started, name: string): boolean =>
  reading.template.parameters.has(name) && reading.reference(name, NO_SCOPE) === UNRESOLVED;

/** The name that `Ref` gives, and those that stand in a text of `Fn::Sub`. */
const namesIn = (key: string, value: Tree): readonly string[] => {
  const text = textIn(value) ?? '';
  if (key === 'Ref') return [text];
  return key === 'Fn::Sub'
    ? [...text.slice(0, 10_000).matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name)
    : [];
};

/** The condition that a function asks, by name. */
const conditionIn = (key: string, value: Tree): string | undefined => {
  if (key === 'Condition') return textIn(value);
  return key === 'Fn::If' && value.kind === 'list' ? value.items.slice(0, 1).map(textIn)[0] : undefined;
};

const needsOf = (started: Started, tree: Tree): Needs => {
  const { reading } = started;
  const found: Needs = { parameters: new Set(), conditions: new Set(), isImported: false };
  const open: Tree[] = [tree];
  for (let step = 0; open.length > 0 && step < MOST_STEPS; step += 1) {
    const current = open.pop();
    if (current === undefined || current.kind === 'unclear') continue;
    const [key, value] = onlyEntry(current) ?? [];
    if (key !== undefined && value !== undefined) {
      for (const name of namesIn(key, value)) if (isOpenParameter(started, name)) found.parameters.add(name);
      const condition = conditionIn(key, value);
      const stated = condition === undefined ? undefined : reading.template.conditions.get(condition);
      const isOpen = condition !== undefined && reading.condition(condition) === UNRESOLVED;
      if (isOpen && stated !== undefined && !found.conditions.has(condition)) {
        found.conditions.add(condition);
        open.push(stated);
      }
      if (key === 'Fn::ImportValue') found.isImported = true;
    }
    if (current.kind === 'list') open.push(...current.items.slice(0, MOST_STEPS));
    if (current.kind === 'map') open.push(...[...current.entries.values()].slice(0, MOST_STEPS));
  }
  return found;
};

const listOf = (names: ReadonlySet<string>): string => [...names].slice(0, MOST_NAMED).map(quoted).join(', ');

const clauseOf = ({ parameters, conditions, isImported }: Needs): string | undefined => {
  const on = conditions.size === 0 ? '' : `it depends on the condition ${listOf(conditions)}: `;
  const given = [...parameters].slice(0, MOST_NAMED).filter((name) => /^\w+$/.test(name));
  if (given.length > 0) return `${on}give ${given.map((name) => `--parameter ${name}=VALUE`).join(' and ')}`;
  if (conditions.size > 0) return `it depends on the condition ${listOf(conditions)}, which is not known`;
  return isImported ? 'another stack exports it' : undefined;
};

/** Hints for every unresolved property of a resource, and by the empty name for whether it will be there. */
export const hintsOf = (
  started: Started,
  { id, entry }: Resource,
  properties: Properties,
): ReadonlyMap<string, string> | undefined => {
  const parts = entriesIn(entry.tree);
  const stated = entriesIn(parts.get('Properties'));
  const condition = parts.get('Condition');
  const hints = new Map<string, string>();
  const add = (name: string, tree: Tree | undefined): void => {
    const hint = tree === undefined ? undefined : clauseOf(needsOf(started, tree));
    if (hint !== undefined) hints.set(name, hint);
  };
  if (condition !== undefined && started.isThere(id) === UNRESOLVED)
    add('', { kind: 'map', offset: condition.offset, entries: new Map([['Condition', condition]]) });
  for (const [name, value] of Object.entries(properties))
    if (hasUnresolved(value)) add(name, stated.get(name));
  return hints.size === 0 ? undefined : hints;
};
