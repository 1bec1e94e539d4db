/** What a trace does to a drawing: one state for every node, box and line of the layout. Nothing moves. */
import type { Hop, PathTrace } from '../evaluator/index.ts';
import { INTERNET_ID } from './elements.ts';
import type { DiagramEdge, DiagramLayout, DiagramNode } from './model.ts';

/**
 * `path`: on the way there. `back`: on the way of the answer only. `both`: on both. `blocked`: refused here.
 * `answer-blocked` (lines only): the packet passed and its answer is refused. `unknown`: not decided here.
 */
export const ELEMENT_STATES = [
  'path',
  'back',
  'both',
  'blocked',
  'answer-blocked',
  'unknown',
  'unused',
] as const;
export type BaseState = (typeof ELEMENT_STATES)[number];
/** A line that the packet takes against its drawn direction adds the word `turned`. */
export type ElementState = BaseState | `${BaseState} turned`;

/** The state without its direction. */
export const baseState = (state: ElementState | undefined): BaseState => {
  const word = (state ?? 'unused').split(' ')[0];
  return ELEMENT_STATES.find((known) => known === word) ?? 'unused';
};

/** By the id of the node, box or line. Every element of the layout has an entry. */
export type ElementStates = Readonly<Record<string, ElementState>>;

/** A way through the layout: the nodes and boxes that it touches and the lines between. */
interface Way {
  readonly nodes: readonly DiagramNode[];
  readonly boxes: ReadonlySet<string>;
}

const groupByResource = (layout: DiagramLayout): ReadonlyMap<string, string> =>
  new Map(layout.groups.map((group) => [group.resource, group.id]));

/** Follows ids of a path; where a resource has several nodes, the one in the subnet that the path names beside it. */
const follow = (layout: DiagramLayout, ids: readonly string[]): Way => {
  const boxOf = groupByResource(layout);
  const boxes = new Set<string>();
  const nodes: DiagramNode[] = [];
  let subnet: string | undefined;
  for (const [index, id] of ids.entries()) {
    const candidates = layout.nodes.filter((node) => node.resource === id);
    const next = ids[index + 1];
    const node =
      candidates.find((candidate) => candidate.subnet === (subnet ?? next)) ??
      candidates.find((candidate) => candidate.subnet === next) ??
      candidates[0];
    if (node !== undefined) {
      if (nodes.at(-1)?.id !== node.id) nodes.push(node);
      if (node.group !== undefined) boxes.add(node.group);
      continue;
    }
    const box = boxOf.get(id);
    if (box !== undefined) {
      boxes.add(box);
      subnet = id;
    }
  }
  for (const group of layout.groups)
    if (boxes.has(group.id) && group.parent !== undefined) boxes.add(group.parent);
  return { nodes, boxes };
};

const edgeBetween = (layout: DiagramLayout, a: string, b: string): DiagramEdge | undefined =>
  layout.edges.find(({ from, to }) => (from === a && to === b) || (from === b && to === a));

/** The lines of a way, each with whether it is taken against its drawn direction. */
const edgesAlong = (layout: DiagramLayout, nodes: readonly DiagramNode[]): ReadonlyMap<string, boolean> =>
  new Map(
    nodes.slice(1).flatMap((node, index) => {
      const edge = edgeBetween(layout, nodes[index]?.id ?? '', node.id);
      return edge === undefined ? [] : [[edge.id, edge.to !== node.id] as const];
    }),
  );

/** Gateways behind which the internet is. */
const OUTERMOST: ReadonlySet<DiagramNode['kind']> = new Set([
  'internet-gateway',
  'egress-only-internet-gateway',
]);

/** A path that such a gateway ends, or begins, has reached the internet, where the drawing shows it. */
const withInternet = (
  layout: DiagramLayout,
  ids: readonly string[],
  hops: readonly Hop[],
): readonly string[] => {
  const internet = layout.nodes.find((node) => node.resource === INTERNET_ID);
  const outermost = (id: string | undefined): boolean => {
    const node = layout.nodes.find(({ kind, resource }) => OUTERMOST.has(kind) && resource === id);
    return (
      node !== undefined && internet !== undefined && edgeBetween(layout, node.id, internet.id) !== undefined
    );
  };
  const refused = hops.some((hop) => hop.reached && hop.decision === 'refuses');
  return [
    ...(outermost(ids[0]) ? [INTERNET_ID] : []),
    ...ids,
    ...(outermost(ids.at(-1)) && !refused ? [INTERNET_ID] : []),
  ];
};

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
  const thereWay = follow(layout, withInternet(layout, trace.path, trace.there));
  const backWay = follow(layout, withInternet(layout, trace.returnPath, trace.back));
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
