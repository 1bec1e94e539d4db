/** Takes away again what was added in one go and is not needed. */
import type { Scenario } from '../../evaluator/index.ts';
import type { Need } from './selection.ts';

/** How much is tried in all, in resources: each attempt builds and traces what it keeps. */
const BUDGET = 20_000;

/**
 * Leaves out of the additions what can be, halving the pieces that are tried. Gives the last scenario that
 * `attempt` accepted; undefined where nothing could be left out.
 */
export const shrunk = (
  added: readonly Need[],
  attempt: (more: readonly Need[]) => Scenario | undefined,
): Scenario | undefined => {
  let kept = added;
  let best: Scenario | undefined;
  let left = BUDGET;
  for (let size = Math.ceil(kept.length / 2); size >= 1 && kept.length > 0; ) {
    for (let start = 0; start < kept.length && left > 0; ) {
      const fewer = [...kept.slice(0, start), ...kept.slice(start + size)];
      left -= fewer.length + 10;
      const found = attempt(fewer);
      if (found === undefined) start += size;
      else {
        kept = fewer;
        best = found;
      }
    }
    if (size === 1 || left <= 0) break;
    size = Math.ceil(size / 2);
  }
  return best;
};
