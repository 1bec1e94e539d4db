/** Computed indexes: `aws_subnet.private[count.index]`, of which a plan lists the resource and the counter only. */
import type { InstanceKey } from './address.ts';
import type { Reference } from './references.ts';
import { stepInto } from './steps.ts';
import type { Gathered, GroupTerm, Keys, Scope, Term, Work } from './terms.ts';

/** What an expression computes an index with. */
export interface Index {
  /** The keys that it may be; undefined where it may be any. */
  readonly keys: ReadonlySet<InstanceKey | undefined> | undefined;
  /** Whether it counts: then `element` may have wrapped it around. */
  readonly counts: boolean;
}

const rootAndName = ([root, name]: Reference): string =>
  root?.kind === 'name' && name?.kind === 'name' ? `${root.name}.${name.name}` : '';

/** The index that an expression may compute; undefined where it has nothing to compute one with. */
export const indexOf = (
  references: readonly Reference[],
  scope: Scope,
  eachValue: () => unknown,
): Index | undefined => {
  const keys = new Set<InstanceKey | undefined>();
  let [isAny, counts] = [false, false];
  for (const reference of references) {
    const name = rootAndName(reference);
    if (name === 'count.index' || name === 'each.key') keys.add(scope.key);
    counts ||= name === 'count.index';
    if (name !== 'each.value') continue;
    const whole = eachValue();
    const value = reference.slice(2).reduce<unknown>(stepInto, whole);
    if (typeof value === 'string' || typeof value === 'number') keys.add(value);
    // What is told, and no text or number, is no index.
    else if (whole === undefined) isAny = true;
  }
  if (isAny) return { keys: undefined, counts };
  return keys.size === 0 ? undefined : { keys, counts };
};

/** Whether a group has an instance for each of the keys. */
const hasAll = (work: Work, group: Keys, keys: Keys): boolean => {
  const known = work.paired.get(group)?.get(keys);
  if (known !== undefined) return known;
  work.left -= keys.size;
  const found = [...keys.keys()].every((key) => group.has(key));
  const ofGroup = work.paired.get(group) ?? new WeakMap<Keys, boolean>();
  work.paired.set(group, ofGroup);
  ofGroup.set(keys, found);
  return found;
};

/** Which instance a computed index means: the one with the same key, where each that stands beside it has its own. */
const paired = (work: Work, term: GroupTerm, scope: Scope, { keys, counts }: Index): Term => {
  const { group } = term;
  const isOwn = keys === undefined || keys.has(scope.key);
  const own = isOwn && scope.key !== undefined ? group.byKey.get(scope.key) : undefined;
  if (own !== undefined && hasAll(work, group.byKey, scope.keys) && (keys?.size ?? 1) === 1) {
    work.infer('same key');
    return { kind: 'instance', instance: own, steps: term.steps, isSure: true };
  }
  const [only, ...others] = keys ?? [];
  const named = only !== undefined && others.length === 0 ? group.byKey.get(only) : undefined;
  if (named !== undefined && !isOwn) {
    work.infer('same key');
    return { kind: 'instance', instance: named, steps: term.steps, isSure: true };
  }
  // A key that none of them has is no index of theirs.
  const isIndex = counts || keys === undefined || [...keys].some((key) => group.byKey.has(key));
  return isIndex ? { ...term, isSure: false } : term;
};

/** Several instances behind a computed index: one of them is meant. */
export const pairAll = (work: Work, { terms, isChosen }: Gathered, scope: Scope, index: Index): Gathered => ({
  terms: terms.map((term) =>
    term.kind === 'group' && term.isSure ? paired(work, term, scope, index) : term,
  ),
  isChosen,
});
