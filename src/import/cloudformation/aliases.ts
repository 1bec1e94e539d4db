/** Other names by which people know the resources of a template: their logical ids, and their paths in the CDK. */
import { nameOf, type Resource } from './resources.ts';
import { entriesIn, textIn } from './text/tree.ts';

/** Names that the CDK and logical ids give, to the names of resources; a name of several resources is none. */
export const aliasesOf = (resources: Iterable<Resource>): ReadonlyMap<string, string> => {
  const found = new Map<string, string | undefined>();
  const add = (alias: string, name: string): void => {
    if (alias !== name) found.set(alias, found.has(alias) ? undefined : name);
  };
  for (const { id, entry } of resources) {
    add(id, nameOf(id));
    const path = textIn(entriesIn(entriesIn(entry.tree).get('Metadata')).get('aws:cdk:path'));
    if (path === undefined) continue;
    add(path, nameOf(id));
    // The construct is what people see in their code; `Resource` is what it makes.
    if (path.endsWith('/Resource')) add(path.slice(0, -'/Resource'.length), nameOf(id));
  }
  return new Map([...found].flatMap(([alias, name]) => (name === undefined ? [] : [[alias, name] as const])));
};
