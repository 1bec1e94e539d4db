/** What a trace does to a drawing: one state for every node, box and line of the layout. Nothing moves. */
import type { Hop, PathTrace } from '../evaluator/index.ts';
import type { DiagramLayout } from './model.ts';
import type { BaseState, ElementState, ElementStates } from './state-names.ts';
import { edgesAlong, follow, type Way, withInspection, withInternet } from './way.ts';

/** The ids of a way as if nothing had refused: the path, then where the hops behind the refusal were asked. */
const beyond = (ids: readonly string[], hops: readonly Hop[]): readonly string[] => [
  ...ids,
  ...hops.filter((hop) => !hop.reached).map((hop) => hop.at),
];

/** The line that a packet would have taken from where a subnet refused it, as `edgesAlong` gives it. */
const refusedEdge = (
  layout: DiagramLayout,
  ids: readonly string[],
  hops: readonly Hop[],
): ReadonlyMap<string, boolean> => {
  const refusal = hops.find((hop) => hop.reached && hop.decision === 'refuses');
  if (refusal === undefined || !layout.groups.some((group) => group.resource === refusal.at))
    return new Map();
  const travelled = follow(layout, ids).nodes;
  const last = travelled.at(-1);
  const next = follow(layout, beyond(ids, hops)).nodes[travelled.length];
  return last === undefined || next === undefined ? new Map() : edgesAlong(layout, [last, next]);
};

const decidedAt = (
  layout: DiagramLayout,
  trace: PathTrace,
  decision: Hop['decision'],
): ReadonlySet<string> => {
  const elements = new Set<string>();
  for (const [ids, hops] of [[trace.path, trace.there] as const, [trace.returnPath, trace.back] as const]) {
    const resources = new Set(hops.filter((hop) => hop.decision === decision).map((hop) => hop.at));
    const way = follow(layout, beyond(ids, hops));
    for (const resource of resources) {
      const onWay = way.nodes.find((node) => node.resource === resource);
      const found =
        onWay ?? [...layout.groups, ...layout.nodes].find((element) => element.resource === resource);
      if (found !== undefined) elements.add(found.id);
    }
  }
  return elements;
};

/**
 * The state of every element of a layout for one path. Blockers behind the first one are marked too; the solid
 * path ends at the first. Ids of the trace that the layout does not draw are passed over.
 */
export const elementStates = (layout: DiagramLayout, trace: PathTrace): ElementStates => {
  const thereWay = follow(layout, withInspection(layout, withInternet(layout, trace.path, trace.there)));
  const backWay = follow(layout, withInspection(layout, withInternet(layout, trace.returnPath, trace.back)));
  const thereEdges = edgesAlong(layout, thereWay.nodes);
  const backEdges = edgesAlong(layout, backWay.nodes);
  const blocked = decidedAt(layout, trace, 'refuses');
  const unknown = decidedAt(layout, trace, 'unknown');
  const thereRefused = refusedEdge(layout, trace.path, trace.there);
  const backRefused = refusedEdge(layout, trace.returnPath, trace.back);

  const travelled = (thither: boolean, hither: boolean): BaseState =>
    thither ? (hither ? 'both' : 'path') : hither ? 'back' : 'unused';
  const onWay = (way: Way): ReadonlySet<string> => new Set([...way.nodes.map(({ id }) => id), ...way.boxes]);
  const thereIds = onWay(thereWay);
  const backIds = onWay(backWay);

  const states = new Map<string, ElementState>();
  for (const { id } of [...layout.nodes, ...layout.groups]) {
    const decided = blocked.has(id) ? 'blocked' : unknown.has(id) ? 'unknown' : undefined;
    states.set(id, decided ?? travelled(thereIds.has(id), backIds.has(id)));
  }
  for (const { id } of layout.edges) {
    const thither = thereEdges.get(id) ?? thereRefused.get(id);
    const hither = backEdges.get(id) ?? backRefused.get(id);
    const passed = thereEdges.has(id);
    const refused = thereRefused.has(id) || backRefused.has(id);
    const state: BaseState = refused
      ? passed
        ? 'answer-blocked'
        : 'blocked'
      : travelled(passed, backEdges.has(id));
    // The answer runs the other way: where only it is known, the line turns with it.
    const turned = thither ?? (hither === undefined ? false : !hither);
    states.set(id, turned ? `${state} turned` : state);
  }
  return Object.fromEntries(states);
};
