/**
 * Switches for one flow: resources on its way that go, and fixes that open or close it. Each was tried and
 * changes the verdict.
 */
import type { Fix, PatchOperation, ResourceRef } from '../../evaluator/index.ts';
import { itemsOf } from '../../import/inventory/items.ts';
import { editText, type TextEdit } from '../text-edit.ts';
import { isRemovable, removalOf } from './removals.ts';
import { type Attempt, attempt, type Subject, subjectOf } from './try.ts';
import type { Preset } from './types.ts';
import { labelOf } from './words.ts';

const MOST_PRESETS = 6;
/** Of resources that go: more would leave no room for ports. */
const MOST_REMOVALS = 3;
/** Each is a text written, read and traced: of a long one fewer, so that nobody waits for seconds. */
const MOST_TRIED = 16;
const TEXT_FOR_ALL = 64_000;

const triedOf = ({ text }: Subject): number =>
  Math.floor(MOST_TRIED / Math.max(1, text.length / TEXT_FOR_ALL));
/** Longer names are sentences, not switches. */
const LONGEST_LABEL = 120;

/** What stands on the shown way first, then the rest. */
const removable = ({ read, trace }: Subject): readonly ResourceRef[] => {
  const shown = trace.choices[trace.shown];
  const hops = [...(shown?.there ?? []), ...(shown?.back ?? [])];
  const onWay = new Set(hops.flatMap(({ at, resource }) => [at, resource.id]));
  const all = itemsOf(read.network)
    .map(({ ref }) => ref)
    .filter(isRemovable);
  return [...all.filter(({ id }) => onWay.has(id)), ...all.filter(({ id }) => !onWay.has(id))];
};

interface Candidate {
  readonly label: string;
  readonly operations: readonly PatchOperation[];
}

const effective = (
  subject: Subject,
  candidates: readonly Candidate[],
  most: number,
): readonly (Attempt & { readonly label: string })[] => {
  const found: (Attempt & { readonly label: string })[] = [];
  for (const { label, operations } of candidates.slice(0, triedOf(subject))) {
    if (found.length >= most) break;
    const tried = attempt(subject, operations);
    if (tried === undefined || tried.trace.verdict === subject.trace.verdict) continue;
    if (found.every(({ edits }) => JSON.stringify(edits) !== JSON.stringify(tried.edits)))
      found.push({ ...tried, label });
  }
  return found;
};

const touch = (a: TextEdit, b: TextEdit): boolean =>
  a.offset <= b.offset + b.length && b.offset <= a.offset + a.length;

/** Whether two switches can be on at once: their edits apart, and the text still a scenario. */
const go = (subject: Subject, a: readonly TextEdit[], b: readonly TextEdit[]): boolean =>
  !a.some((edit) => b.some((other) => touch(edit, other))) &&
  subjectOf(editText(subject.text, [...a, ...b]), subject.flow) !== undefined;

const sameEdits = (fix: Fix | undefined, edits: Fix['edits']): boolean =>
  JSON.stringify(fix?.edits) === JSON.stringify(edits);

/** At most six switches. Those that go into each other's way name each other. */
export const presetsFor = (subject: Subject, fixes: readonly Fix[]): readonly Preset[] => {
  const { scenario } = subject.read;
  const removals = effective(
    subject,
    removable(subject).map((ref) => removalOf(scenario, ref)),
    MOST_REMOVALS,
  );
  const labels = fixes.map(({ edits, summary }) => labelOf(scenario, edits, summary));
  const named = fixes
    .map(({ edits, summary }, index) => {
      const label = labels[index] ?? summary;
      // Two groups of one name, in two VPCs.
      const isOnce = labels.every((other, at) => other !== label || sameEdits(fixes[at], edits));
      return { label: isOnce ? label : summary.replace(/\.$/, ''), operations: edits };
    })
    .filter(({ label }) => label.length <= LONGEST_LABEL);
  const switches = effective(subject, named, MOST_PRESETS - removals.length);
  const all = [...removals, ...switches];
  const apart = all.map(({ edits }, index) =>
    all.slice(0, index).map((other) => go(subject, edits, other.edits)),
  );
  const canBoth = (a: number, b: number): boolean =>
    a === b || apart[Math.max(a, b)]?.[Math.min(a, b)] === true;
  return all.map(({ label, edits, trace }, index) => ({
    label,
    edits,
    verdict: trace.verdict,
    excludes: [...all.keys()].filter((at) => !canBoth(index, at)),
  }));
};
