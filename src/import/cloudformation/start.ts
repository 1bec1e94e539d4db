/** Puts a reading together: every part of a template is worked out when it is first asked for, and once. */

import type { Asked } from '../declared/asked.ts';
import { attributeOf, refOf } from '../declared/attributes.ts';
import { type DeclaredValue, UNRESOLVED, type Unresolved } from '../declared/types.ts';
import type { Notes } from '../shared/notes.ts';
import { newBudget } from './budget.ts';
import { evaluateTree } from './evaluate.ts';
import { exportsOf } from './exports.ts';
import { truthOf } from './functions/logic.ts';
import { type Entry, expand, isOpen } from './loops.ts';
import { once } from './once.ts';
import { parameterValue } from './parameters.ts';
import { pseudoParameter } from './pseudo.ts';
import type { Reading } from './reading.ts';
import {
  type Finished,
  finished,
  isThere,
  nameOf,
  type Resource,
  type Resources,
  resourcesOf,
} from './resources.ts';
import { samType } from './serverless.ts';
import type { Template } from './template.ts';
import { ABSENT, NO_SCOPE, quoted, sizeOf, type Value } from './values.ts';

export interface Start {
  readonly template: Template;
  readonly region: string;
  readonly account: string | undefined;
  /** Values given to parameters. */
  readonly given: ReadonlyMap<string, string>;
  readonly notes: Notes;
  /** Told of what makes the template unusable. */
  readonly refuse: (offset: number, message: string) => void;
}

export interface Started {
  readonly reading: Reading;
  readonly resources: Resources;
  readonly finished: (id: string) => Finished;
  readonly isThere: (id: string) => boolean | Unresolved;
  /** Whether the template causes too much work, so that not all of it was done. */
  readonly exhausted: () => boolean;
}

const UNKNOWN: Finished = { type: '', properties: undefined };

/** Begins to read a template. */
export const start = ({ template, region, account, given, notes, refuse }: Start): Started => {
  const budget = newBudget();
  let unsure = 0;
  let found: Resources = { byId: new Map(), open: [] };

  const cyclic = (what: string, name: string, offset: number): void => {
    // What an unknown condition may leave out is no cycle of the template yet.
    if (unsure > 0)
      notes.add(`${what} that may need themselves`, 'a condition decides that, and it is not known', name);
    else refuse(offset, `The value of ${quoted(name)} needs itself: CloudFormation takes no such cycle.`);
  };

  const parameter = once<Value | undefined>(
    (name) => {
      const declaration = template.parameters.get(name);
      return declaration === undefined ? undefined : parameterValue(name, declaration, given, notes);
    },
    () => UNRESOLVED,
  );

  const conditions = once(
    () => {
      const entries = expand(reading, template.conditions, NO_SCOPE, '');
      return new Map(entries.flatMap((entry) => (isOpen(entry) ? [] : [[entry.key, entry] as const])));
    },
    () => new Map<string, Entry>(),
  );
  const condition = once<boolean | Unresolved>(
    (name) => {
      const entry = conditions('').get(name);
      if (entry !== undefined)
        return budget.deeper(() => truthOf(reading, entry.tree, entry.scope), UNRESOLVED);
      notes.add(`the condition ${quoted(name)}`, 'the template does not define it');
      return UNRESOLVED;
    },
    (name) => {
      cyclic('conditions', name, conditions('').get(name)?.tree.offset ?? 0);
      return UNRESOLVED;
    },
  );

  const there = once<boolean | Unresolved>(
    (id) => {
      const resource = found.byId.get(id);
      return resource === undefined ? UNRESOLVED : isThere(reading, resource);
    },
    () => UNRESOLVED,
  );
  const finish = once<Finished>(
    (id) => {
      const resource = found.byId.get(id);
      return resource === undefined ? UNKNOWN : budget.deeper(() => finished(reading, resource), UNKNOWN);
    },
    (id) => {
      cyclic('resources', id, found.byId.get(id)?.entry.tree.offset ?? 0);
      return UNKNOWN;
    },
  );
  /** What of a resource stands in for its attributes; its properties are worked out only where they are needed. */
  const asked = ({ id, type }: Resource): Asked => ({
    name: nameOf(id),
    type: samType(type),
    get properties() {
      return finish(id).properties ?? {};
    },
    region,
    account,
  });
  const ofResource = (id: string, ask: (resource: Asked) => DeclaredValue): DeclaredValue => {
    const resource = found.byId.get(id);
    if (resource === undefined) {
      notes.add(`the name ${quoted(id)}`, 'the template declares nothing of this name');
      return UNRESOLVED;
    }
    return there(id) === false ? UNRESOLVED : ask(asked(resource));
  };

  const exported = exportsOf({ outputs: template.outputs, reading: () => reading });

  /** What is worked out once is used many times, and each use has its cost. */
  const charged = <T extends Value | undefined>(value: T): T | typeof UNRESOLVED =>
    value === undefined || value === ABSENT || budget.spend(sizeOf(value)) ? value : UNRESOLVED;

  const reading: Reading = {
    template,
    notes,
    region,
    evaluate: (tree, scope) =>
      budget.spend(1) ? budget.deeper(() => evaluateTree(reading, tree, scope), UNRESOLVED) : UNRESOLVED,
    reference: (name, scope) =>
      charged(
        scope.get(name) ??
          pseudoParameter(name, region, account) ??
          parameter(name) ??
          ofResource(name, refOf),
      ),
    attribute: (resource, attribute) => charged(ofResource(resource, (each) => attributeOf(each, attribute))),
    condition,
    exported: (name) => charged(exported(name)),
    spend: budget.spend,
    unsure: (work) => {
      unsure += 1;
      const result = work();
      unsure -= 1;
      return result;
    },
  };
  found = resourcesOf(reading, refuse);
  return { reading, resources: found, finished: finish, isThere: there, exhausted: budget.exhausted };
};
