/**
 * The changes that open a flow together: blocker by blocker in the order of the packet, each by its
 * narrowest edit that works; where that leads nowhere, by the next one.
 */
import type { FixStep, PatchOperation } from '../trace/types.ts';
import { type Attempt, areGone, type Bench, isBlockedAnew, troublesOf } from './attempt.ts';
import { proposalsFor } from './propose.ts';
import type { Site } from './site.ts';

/** More changes than this are no fix but another network. */
const MOST_STEPS = 8;

/** A step that was tried on top of others. */
interface Tried {
  readonly step: FixStep;
  readonly attempt: Attempt;
}

const editsOf = (steps: readonly FixStep[]): readonly PatchOperation[] => steps.flatMap(({ edits }) => edits);

/** The proposals at sites that take the sites away, narrowest first; those that lead to another blocker last. */
export const workingSteps = function* (
  bench: Bench,
  before: Attempt,
  sites: readonly Site[],
  done: readonly FixStep[],
): Generator<Tried> {
  const [first] = sites;
  if (first === undefined) return;
  const later: Tried[] = [];
  for (const step of proposalsFor(first)) {
    const attempt = bench.attempt(editsOf([...done, step]));
    if (attempt === undefined || !areGone(sites, before, attempt)) continue;
    if (isBlockedAnew(before, attempt)) later.push({ step, attempt });
    else yield { step, attempt };
  }
  yield* later;
};

const search = (bench: Bench, here: Attempt, done: readonly FixStep[]): readonly FixStep[] | undefined => {
  if (here.trace.verdict === 'reachable') return done;
  if (done.length >= MOST_STEPS || bench.spent()) return undefined;
  for (const site of troublesOf(here)) {
    let works = false;
    for (const { step, attempt } of workingSteps(bench, here, [site], done)) {
      works = true;
      const found = search(bench, attempt, [...done, step]);
      if (found !== undefined) return found;
    }
    // Another blocker's edits would only come before the same dead end.
    if (works) return undefined;
  }
  return undefined;
};

/** Leaves out every step that the others make needless. Leaving one out may make another needless too. */
const withoutNeedless = (bench: Bench, steps: readonly FixStep[]): readonly FixStep[] => {
  let kept = steps;
  for (let round = 0; round < steps.length; round += 1) {
    const rests = kept.map((step) => kept.filter((other) => other !== step));
    const enough = rests.find(
      (rest) => rest.length > 0 && bench.attempt(editsOf(rest))?.trace.verdict === 'reachable',
    );
    if (enough === undefined) return kept;
    kept = enough;
  }
  return kept;
};

/** Steps after which the flow is reachable; undefined where none are found. At most 8 deep, within the bench's budget. */
export const planSteps = (bench: Bench): readonly FixStep[] | undefined => {
  if (bench.start.trace.verdict === 'reachable') return undefined;
  const found = search(bench, bench.start, []);
  return found === undefined ? undefined : withoutNeedless(bench, found);
};
