/** The path of a trace as a way through the nodes, boxes and lines of a layout. */
import type { Hop } from '../evaluator/index.ts';
import { INTERNET_ID } from './elements.ts';
import type { DiagramEdge, DiagramLayout, DiagramNode } from './model.ts';

/** A way through the layout: the nodes and boxes that it touches and the lines between. */
export interface Way {
  readonly nodes: readonly DiagramNode[];
  readonly boxes: ReadonlySet<string>;
}

const groupByResource = (layout: DiagramLayout): ReadonlyMap<string, string> =>
  new Map(layout.groups.map((group) => [group.resource, group.id]));

/** Follows ids of a path; where a resource has several nodes, the one in the subnet that the path names beside it. */
export const follow = (layout: DiagramLayout, ids: readonly string[]): Way => {
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

/**
 * The lines of a way, each with whether it is taken against its drawn direction. What goes into an inspection and
 * comes out by the same line is shown going in.
 */
export const edgesAlong = (
  layout: DiagramLayout,
  nodes: readonly DiagramNode[],
): ReadonlyMap<string, boolean> => {
  const edges = new Map<string, boolean>();
  for (const [index, node] of nodes.slice(1).entries()) {
    const edge = edgeBetween(layout, nodes[index]?.id ?? '', node.id);
    if (edge !== undefined && !edges.has(edge.id)) edges.set(edge.id, edge.to !== node.id);
  }
  return edges;
};

/** A path that goes on behind a Gateway Load Balancer endpoint has been at its service, where that is drawn. */
export const withInspection = (layout: DiagramLayout, ids: readonly string[]): readonly string[] =>
  ids.flatMap((id, index) => {
    const nodes = layout.nodes.filter(
      ({ kind, resource }) => kind === 'gateway-load-balancer-endpoint' && resource === id,
    );
    if (nodes.length === 0 || index === ids.length - 1) return [id];
    const service = layout.nodes.find(
      (node) =>
        node.kind === 'endpoint-service' &&
        nodes.some((endpoint) => edgeBetween(layout, endpoint.id, node.id) !== undefined),
    );
    return service?.resource === undefined ? [id] : [id, service.resource, id];
  });

/** Gateways behind which the internet is. */
const OUTERMOST: ReadonlySet<DiagramNode['kind']> = new Set([
  'internet-gateway',
  'egress-only-internet-gateway',
]);

/** A path that such a gateway ends, or begins, has reached the internet, where the drawing shows it. */
export const withInternet = (
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
