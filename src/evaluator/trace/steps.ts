/**
 * Which step of a walk wrote a hop, and so which packet the hop decided about. A trace is plain data
 * and cannot hold this; who proposes fixes needs it. Recorded only for who asks, since plain tracing
 * is done very often.
 */
import type { Next } from './next.ts';
import type { Hop } from './types.ts';

/** A step with a packet on its way. */
export type Step = Exclude<Next, { step: 'end' }>;

/** The step that wrote a hop; undefined for a hop outside any. */
export type Steps = ReadonlyMap<Hop, Step>;

let recording: Map<Hop, Step> | undefined;

/** Notes the step that wrote the last hops: those that no step is known for yet. */
export const rememberStep = (hops: readonly Hop[], step: Next): void => {
  if (recording === undefined || step.step === 'end') return;
  for (let index = hops.length - 1; index >= 0; index -= 1) {
    const hop = hops[index];
    if (hop === undefined || recording.has(hop)) return;
    recording.set(hop, step);
  }
};

/** Runs a trace and gives the steps that its hops came from beside it. Tracing is synchronous, so nothing else is recorded. */
export const recordSteps = <T>(run: () => T): { readonly value: T; readonly steps: Steps } => {
  const outer = recording;
  const steps = new Map<Hop, Step>();
  recording = steps;
  try {
    return { value: run(), steps };
  } finally {
    recording = outer;
  }
};
