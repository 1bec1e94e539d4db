/** The instances of a file: what there will be, and what is there now and goes or changes. */
import { at, entriesOf, listAt, textAt, textsAt } from '../shared/json.ts';
import type { Notes } from '../shared/notes.ts';
import type { DocumentResult } from './document.ts';
import { type Instance, instanceAt, listed, stored } from './instances.ts';
import { valuesOf } from './values.ts';

type Document = Exclude<DocumentResult, { readonly kind: 'problem' }>;

export interface Contents {
  /** Resources and data sources as they will be. */
  readonly live: readonly Instance[];
  /** What resources are before the plan changes or destroys them. */
  readonly gone: readonly Instance[];
}

interface Change {
  readonly value: unknown;
  readonly pointer: string;
  readonly actions: readonly string[];
}

const changesOf = (document: unknown): ReadonlyMap<string, Change> => {
  const found = new Map<string, Change>();
  for (const [index, value] of listAt(document, 'resource_changes').entries()) {
    const address = textAt(value, 'address');
    // A deposed object is the old one of a replacement that has not ended.
    if (address === undefined || textAt(value, 'deposed') !== undefined) continue;
    const actions = textsAt(value, 'change', 'actions');
    found.set(address, { value, pointer: `/resource_changes/${index}`, actions });
  }
  return found;
};

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

/** Default resources that are destroyed are only let go: AWS keeps them, with the rules that they have (fact F-TF-02). */
const STAYS = /^aws_default_(?:security_group|network_acl|route_table)$/;

/** What the plan leaves in AWS although it is no longer Terraform's. */
const isLetGo = ({ value, actions }: Change): boolean =>
  (actions.includes('forget') && !actions.includes('create')) ||
  (actions.length === 1 && actions[0] === 'delete' && STAYS.test(textAt(value, 'type') ?? ''));

const before = (address: string, { value, pointer }: Change): Instance | undefined =>
  instanceAt(address, valuesOf(at(value, 'change', 'before')), `${pointer}/change/before`);

const isGoing = ({ actions }: Change): boolean => actions.includes('delete') || actions.includes('update');

/** Resources of the state that a plan says nothing of: it was made for a part of them (`-target`). */
const untouched = (document: unknown, known: ReadonlySet<string>): readonly Instance[] =>
  listed(at(document, 'prior_state', 'values', 'root_module'), '/prior_state/values/root_module')
    .filter(({ address }) => address !== undefined && !known.has(address))
    .map(({ address, value, pointer }) => instanceAt(address, valuesOf(at(value, 'values')), pointer))
    .filter(isDefined);

const planned = (document: unknown, changes: ReadonlyMap<string, Change>): readonly Instance[] => {
  const tree = listed(at(document, 'planned_values', 'root_module'), '/planned_values/root_module');
  if (tree.length === 0)
    return [...changes]
      .filter(
        ([, { value }]) =>
          at(value, 'change', 'after') !== null && at(value, 'change', 'after') !== undefined,
      )
      .map(([address, { value, pointer }]) => {
        const change = at(value, 'change');
        return instanceAt(
          address,
          valuesOf(at(change, 'after'), at(change, 'after_unknown')),
          `${pointer}/change/after`,
        );
      })
      .filter(isDefined);
  return tree
    .map(({ address, value, pointer }) => {
      const change = address === undefined ? undefined : changes.get(address);
      const after = at(change?.value, 'change', 'after');
      const unknown = at(change?.value, 'change', 'after_unknown');
      const isTold = typeof after === 'object' && after !== null;
      return instanceAt(address, valuesOf(isTold ? after : at(value, 'values'), unknown), pointer);
    })
    .filter(isDefined);
};

const ofPlan = (document: unknown, notes: Notes): Contents => {
  const changes = changesOf(document);
  const will = planned(document, changes);
  const letGo = [...changes].filter(([, change]) => isLetGo(change));
  const kept = letGo.map(([address, change]) => before(address, change)).filter(isDefined);
  const known = new Set([...will.map(({ address }) => address), ...changes.keys()]);
  const rest = untouched(document, known);
  for (const { address, isData } of rest)
    if (!isData)
      notes.add(
        'resources that the plan leaves as they are',
        'it was made for a part of the configuration',
        address,
      );
  const deferred =
    entriesOf(at(document, 'deferred_changes')).length + listAt(document, 'deferred_changes').length;
  if (deferred > 0) notes.add('changes', 'Terraform deferred them to a later plan', undefined, deferred);
  if (at(document, 'errored') === true)
    notes.add('the rest of the plan', 'Terraform met an error and did not finish it');
  const isKept = new Set(kept.map(({ address }) => address));
  const gone = [...changes]
    .filter(([address, change]) => isGoing(change) && !isKept.has(address))
    .map(([address, change]) => before(address, change))
    .filter(isDefined);
  return { live: [...will, ...kept, ...rest], gone: gone.filter(({ isData }) => !isData) };
};

/** The contents of a file, each address once. */
export const contentsOf = ({ kind, document }: Document, notes: Notes): Contents => {
  const { live, gone } =
    kind === 'plan'
      ? ofPlan(document, notes)
      : kind === 'stored-state'
        ? { live: stored(document), gone: [] }
        : {
            live: listed(at(document, 'values', 'root_module'), '/values/root_module')
              .map(({ address, value, pointer }) =>
                instanceAt(address, valuesOf(at(value, 'values')), pointer),
              )
              .filter(isDefined),
            gone: [],
          };
  return { live: [...new Map(live.map((each) => [each.address, each])).values()], gone };
};
