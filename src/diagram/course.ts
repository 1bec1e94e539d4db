/** The lines that a packet takes between two hops. */
import type { DiagramLayout } from './model.ts';
import { baseState, type ElementStates } from './state-names.ts';

/** One line of a course. */
export interface CourseStep {
  readonly edge: string;
  /** Whether it is taken against its drawn direction. */
  readonly turned: boolean;
}

/**
 * The shortest way from one of some nodes to one of others, along lines that a trace has lit up. Empty where there
 * is none, where both are the same, and between boxes: a packet is drawn at nodes only.
 *
 * @param from ids of elements: where the packet is
 * @param to ids of elements: where it goes
 */
export const courseBetween = (
  layout: DiagramLayout,
  states: ElementStates,
  from: readonly string[],
  to: readonly string[],
): readonly CourseStep[] => {
  const lit = layout.edges.filter(
    ({ id }) => Object.hasOwn(states, id) && baseState(states[id]) !== 'unused',
  );
  const goals = new Set(to);
  const seen = new Set(from);
  if (from.some((id) => goals.has(id))) return [];
  let ways: readonly { readonly at: string; readonly steps: readonly CourseStep[] }[] = [...seen].map(
    (at) => ({
      at,
      steps: [],
    }),
  );
  while (ways.length > 0) {
    const further: { readonly at: string; readonly steps: readonly CourseStep[] }[] = [];
    for (const { at, steps } of ways) {
      for (const edge of lit) {
        if (edge.from !== at && edge.to !== at) continue;
        const turned = edge.to === at;
        const next = turned ? edge.from : edge.to;
        if (seen.has(next)) continue;
        seen.add(next);
        const way = { at: next, steps: [...steps, { edge: edge.id, turned }] };
        if (goals.has(next)) return way.steps;
        further.push(way);
      }
    }
    ways = further;
  }
  return [];
};
