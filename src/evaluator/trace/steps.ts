/**
 * Which step of a walk wrote a hop, and so which packet the hop decided about. A trace is plain data
 * and cannot hold this; who proposes fixes needs it. Kept beside the hops for as long as they live.
 */
import type { Next } from './next.ts';
import type { Hop } from './types.ts';

/** A step with a packet on its way. */
export type Step = Exclude<Next, { step: 'end' }>;

const steps = new WeakMap<Hop, Step>();

/** Notes the step that wrote the last hops: those that no step is known for yet. */
export const rememberStep = (hops: readonly Hop[], step: Next): void => {
  if (step.step === 'end') return;
  for (let index = hops.length - 1; index >= 0; index -= 1) {
    const hop = hops[index];
    if (hop === undefined || steps.has(hop)) return;
    steps.set(hop, step);
  }
};

/** The step that wrote a hop; undefined for a hop outside any, or of a trace that was copied. */
export const stepOf = (hop: Hop): Step | undefined => steps.get(hop);
