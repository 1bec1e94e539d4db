/** `Fn::ForEach`: entries of a map, repeated for each item of a list (fact F-TPL-07). */
import { CHARACTERS_PER_STEP, type Reading } from './reading.ts';
import { entriesIn, itemsIn, type Tree, textIn } from './text/tree.ts';
import { listOf, quoted, type Scope, textOf } from './values.ts';

/** One entry of a map after its loops have been carried out. */
export interface Entry {
  readonly key: string;
  readonly tree: Tree;
  readonly scope: Scope;
  /** Where it is written. */
  readonly pointer: string;
}

/** A loop of which it is not known what it repeats: there may be any number of entries like these. */
export interface OpenLoop {
  readonly open: ReadonlyMap<string, Tree>;
  readonly pointer: string;
}

export const isOpen = (entry: Entry | OpenLoop): entry is OpenLoop => 'open' in entry;

const PREFIX = 'Fn::ForEach::';
/** What is made of an entry later costs more than the entry. */
const STEPS_PER_ENTRY = 20;

export const isLoop = (key: string): boolean => key.startsWith(PREFIX);

const step = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** What stands for the identifiers of the loops around a text: `&{Name}` keeps letters and digits alone. */
export const inScope = (text: string, scope: Scope): string => {
  if (scope.size === 0) return text;
  return text.replace(/([$&])\{(\w+)\}/g, (whole, sign: string, name: string) => {
    const value = scope.get(name);
    if (value === undefined) return whole;
    return sign === '&' ? value.replace(/[^A-Za-z0-9]/g, '') : value;
  });
};

interface Loop {
  readonly identifier: string;
  readonly items: readonly string[];
  readonly body: ReadonlyMap<string, Tree>;
}

const loopOf = (reading: Reading, tree: Tree, scope: Scope): Loop | undefined => {
  const [identifier, collection, body] = itemsIn(tree);
  const name = textIn(identifier);
  if (name === undefined || collection === undefined || body?.kind !== 'map') return undefined;
  const items = listOf(reading.evaluate(collection, scope))?.map(textOf);
  return items?.every((item) => item !== undefined) === true
    ? { identifier: name, items, body: entriesIn(body) }
    : undefined;
};

/** The entries of a map with its loops carried out, in order. */
export const expand = (
  reading: Reading,
  entries: ReadonlyMap<string, Tree>,
  scope: Scope,
  pointer: string,
): readonly (Entry | OpenLoop)[] => {
  const found: (Entry | OpenLoop)[] = [];
  for (const [key, tree] of entries) {
    if (!reading.spend(STEPS_PER_ENTRY + key.length / CHARACTERS_PER_STEP)) return found;
    if (!isLoop(key)) {
      found.push({ key: inScope(key, scope), tree, scope, pointer: pointer + step(key) });
      continue;
    }
    const loop = loopOf(reading, tree, scope);
    if (loop === undefined) {
      reading.notes.add(
        `the loop ${quoted(key.slice(PREFIX.length))}`,
        'what it repeats, or for which items, is not known',
      );
      found.push({ open: entriesIn(itemsIn(tree)[2]), pointer: `${pointer}${step(key)}/2` });
      continue;
    }
    // Loops are nested no deeper than the text.
    for (const item of loop.items)
      for (const each of expand(
        reading,
        loop.body,
        new Map([...scope, [loop.identifier, item]]),
        `${pointer}${step(key)}/2`,
      ))
        found.push(each);
  }
  return found;
};
