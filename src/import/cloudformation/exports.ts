/** Outputs that a template exports: the only ones that say something about paths. */
import { type DeclaredValue, UNRESOLVED } from '../declared/types.ts';
import { type Entry, expand, isOpen } from './loops.ts';
import { once } from './once.ts';
import type { Reading } from './reading.ts';
import { entriesIn, type Tree } from './text/tree.ts';
import { NO_SCOPE, present, textOf } from './values.ts';

/** The value that is exported under a name; undefined where none is. */
export const exportsOf = ({
  outputs,
  reading,
}: {
  readonly outputs: ReadonlyMap<string, Tree>;
  readonly reading: () => Reading;
}): ((name: string) => DeclaredValue | undefined) => {
  const entries = once<ReadonlyMap<string, Entry>>(
    () => {
      const found = new Map<string, Entry>();
      for (const entry of expand(reading(), outputs, NO_SCOPE, '')) {
        if (isOpen(entry)) continue;
        const stated = entriesIn(entriesIn(entry.tree).get('Export')).get('Name');
        const name = stated === undefined ? undefined : textOf(reading().evaluate(stated, entry.scope));
        if (name !== undefined) found.set(name, entry);
      }
      return found;
    },
    () => new Map(),
  );
  return once<DeclaredValue | undefined>(
    (name) => {
      const entry = entries('').get(name);
      const value = entry === undefined ? undefined : entriesIn(entry.tree).get('Value');
      if (entry === undefined || value === undefined) return undefined;
      // Whether a conditional output is there is not asked: who imports it exists only if it is.
      return present(reading().evaluate(value, entry.scope));
    },
    () => UNRESOLVED,
  );
};
