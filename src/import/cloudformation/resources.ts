/** The resources of a template: which there are, and what each is asked for. */
import { UNRESOLVED, type Unresolved } from '../declared/types.ts';
import { type Entry, expand, isOpen, type OpenLoop } from './loops.ts';
import type { Reading } from './reading.ts';
import { isSam, samProperties, samType } from './serverless.ts';
import { entriesIn, textIn } from './text/tree.ts';
import { mapOf, NO_SCOPE, type Properties, quoted } from './values.ts';

/** A resource as it is written. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly entry: Entry;
}

/** Names that flows and routes give a meaning of their own. */
const TAKEN: ReadonlySet<string> = new Set(['local', 'internet']);

/** The name of a resource in the scenario: its logical id, or that with a mark where no name is like it. */
export const nameOf = (id: string): string => (/^[A-Za-z]/.test(id) && !TAKEN.has(id) ? id : `L.${id}`);

export interface Resources {
  readonly byId: ReadonlyMap<string, Resource>;
  /** Loops of which it is not known which resources they make. */
  readonly open: readonly OpenLoop[];
}

/** The resources of a template; what is wrong with one is told to `refuse`. */
export const resourcesOf = (
  reading: Reading,
  refuse: (offset: number, message: string) => void,
): Resources => {
  const found = new Map<string, Resource>();
  const open: OpenLoop[] = [];
  const { template, notes } = reading;
  for (const entry of expand(reading, template.resources, NO_SCOPE, `${template.pointer}/Resources`)) {
    if (isOpen(entry)) {
      open.push(entry);
      continue;
    }
    const { key: id, tree } = entry;
    const type = textIn(entriesIn(tree).get('Type'));
    if (tree.kind === 'unclear')
      refuse(tree.offset, `The resource ${quoted(id)} stands twice in the template.`);
    else if (id === 'Fn::Transform')
      notes.add('resources by `Fn::Transform`', 'what an include or a macro gives is not known', id);
    else if (!/^[A-Za-z0-9_-]{1,250}$/.test(id))
      refuse(tree.offset, `${quoted(id)} is no logical id: those have letters and digits only.`);
    else if (found.has(id)) refuse(tree.offset, `The loop gives the logical id \`${id}\` again.`);
    // A tool that works on templates may replace it before CloudFormation sees it.
    else if (type === undefined)
      notes.add('resources without a type', 'CloudFormation takes none, so what they are is not known', id);
    else found.set(id, { id, type, entry });
  }
  return { byId: found, open };
};

/** Whether a resource will be there. */
export const isThere = (reading: Reading, { entry }: Resource): boolean | Unresolved => {
  const condition = entriesIn(entry.tree).get('Condition');
  if (condition === undefined) return true;
  const name = reading.evaluate(condition, entry.scope);
  return typeof name === 'string' ? reading.condition(name) : UNRESOLVED;
};

/** What a resource is in the end. */
export interface Finished {
  readonly type: string;
  /** undefined where none of them is known. */
  readonly properties: Properties | undefined;
}

/** Works a resource out: its functions, macros and what SAM makes of it. */
export const finished = (reading: Reading, { id, type, entry: { tree, scope } }: Resource): Finished => {
  const parts = entriesIn(tree);
  const stated = parts.get('Properties');
  if (parts.has('Fn::Transform')) {
    reading.notes.add('resources that a macro changes', 'what it gives is not known', id);
    return { type, properties: undefined };
  }
  if (isSam(type)) return { type: samType(type), properties: samProperties(reading, type, stated, scope) };
  const none = stated === undefined || (stated.kind === 'scalar' && stated.value === null);
  return { type, properties: none ? {} : mapOf(reading.evaluate(stated, scope)) };
};
