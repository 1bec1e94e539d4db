/**
 * What no line leads to goes below the rest of its box. ELK puts it on top, so that a new instance would push
 * everything else down; below, what stood there stays where it was.
 */
import type { DiagramGroup, DiagramLayout, DiagramNode } from '../model.ts';
import type { Box, Geometry, Point } from './geometry.ts';

/** Room above what is put below. */
const GAP = 24;

interface Tree {
  readonly children: ReadonlyMap<string | undefined, readonly string[]>;
  readonly nodes: ReadonlySet<string>;
  /** Nodes and boxes with a line to or from something in them. */
  readonly connected: ReadonlySet<string>;
}

const treeOf = ({ nodes, groups, edges }: DiagramLayout): Tree => {
  const parents = new Map<string, string | undefined>([
    ...nodes.map((node: DiagramNode) => [node.id, node.group] as const),
    ...groups.map((group: DiagramGroup) => [group.id, group.parent] as const),
  ]);
  const children = new Map<string | undefined, string[]>();
  for (const [id, parent] of parents) children.set(parent, [...(children.get(parent) ?? []), id]);
  const connected = new Set<string>();
  for (const end of edges.flatMap(({ from, to }) => [from, to])) {
    for (let at: string | undefined = end; at !== undefined && !connected.has(at); at = parents.get(at)) {
      connected.add(at);
    }
  }
  return { children, nodes: new Set(nodes.map(({ id }) => id)), connected };
};

/** An element with everything in it. */
const withContent = ({ children }: Tree, id: string): readonly string[] => [
  id,
  ...(children.get(id) ?? []).flatMap((child) => [child, ...(children.get(child) ?? [])]),
];

const bottomOf = ({ y, height }: Box): number => y + height;

const isIn = ({ x, y, width, height }: Box, point: Point): boolean =>
  point.x > x && point.x < x + width && point.y > y && point.y < y + height;

/** The least height from there on at which no box stands. */
const clearOf = (boxes: readonly Box[], height: number): number =>
  [...boxes]
    .sort((a, b) => a.y - b.y)
    .reduce((floor, box) => (box.y < floor && floor < bottomOf(box) ? bottomOf(box) : floor), height);

const settledIn = (tree: Tree, container: string | undefined, geometry: Geometry): Geometry => {
  const { boxes, lines } = geometry;
  const frame = container === undefined ? undefined : boxes.get(container);
  const placed = (tree.children.get(container) ?? []).flatMap((id) => {
    const box = boxes.get(id);
    return box === undefined ? [] : [{ id, box }];
  });
  const points = [...lines.values()].flat();
  const inside = points.filter((point) => frame === undefined || isIn(frame, point));
  const fixed = placed.filter(({ id }) => tree.connected.has(id));
  if (fixed.length === 0) return geometry;
  const top = Math.min(...fixed.map(({ box }) => box.y), ...inside.map(({ y }) => y));
  const above = placed.filter(({ id, box }) => !tree.connected.has(id) && bottomOf(box) <= top);
  if (above.length === 0) return geometry;

  const stay = placed.filter((one) => !above.includes(one));
  const bottom = Math.max(...stay.map(({ box }) => bottomOf(box)), ...inside.map(({ y }) => y));
  const from = Math.min(...above.map(({ box }) => box.y));
  const room = Math.max(...above.map(({ box }) => bottomOf(box))) - from + GAP;
  const moved = new Set(above.flatMap(({ id }) => withContent(tree, id)));
  // Room is made all across the drawing: below whatever node stands at this height, or it would be torn apart.
  const others = [...tree.nodes].flatMap((id) => (moved.has(id) ? [] : (boxes.get(id) ?? [])));
  const floor = clearOf(others, bottom);
  if (frame !== undefined && floor >= bottomOf(frame)) return geometry;

  const down = (y: number): number => (y > floor ? y + room : y);
  // A box beside, all of whose content is above that room, needs none of it.
  const needsNone = (id: string, box: Box): boolean =>
    box.y < floor &&
    !withContent(tree, id).some((each) => moved.has(each) || (boxes.get(each)?.y ?? 0) > floor) &&
    !points.some((point) => point.y > floor && isIn(box, point));
  return {
    ...geometry,
    height: geometry.height + room,
    boxes: new Map(
      [...boxes].map(([id, box]) => {
        if (needsNone(id, box)) return [id, box];
        if (moved.has(id)) return [id, { ...box, y: box.y - from + floor + GAP }];
        const y = down(box.y);
        return [id, { ...box, y, height: down(bottomOf(box)) - y }];
      }),
    ),
    lines: new Map([...lines].map(([id, line]) => [id, line.map(({ x, y }) => ({ x, y: down(y) }))])),
  };
};

/** From the top of a box to the first thing in it. */
const headroom = (tree: Tree, box: string, { boxes, lines }: Geometry): number => {
  const frame = boxes.get(box);
  if (frame === undefined) return 0;
  const tops = (tree.children.get(box) ?? []).flatMap((id) => boxes.get(id)?.y ?? []);
  const inside = [...lines.values()].flat().filter((point) => isIn(frame, point));
  return Math.min(...tops, ...inside.map(({ y }) => y)) - frame.y;
};

/** A box begins no farther above what is in it than it did before. */
const lowered = (tree: Tree, box: string, geometry: Geometry, before: Geometry): Geometry => {
  const frame = geometry.boxes.get(box);
  const spare = headroom(tree, box, geometry) - headroom(tree, box, before);
  if (frame === undefined || !(spare > 0 && spare < frame.height)) return geometry;
  const less = { ...frame, y: frame.y + spare, height: frame.height - spare };
  return { ...geometry, boxes: new Map(geometry.boxes).set(box, less) };
};

/** The same drawing with what is not connected below what is, box by box. */
export const settled = (layout: DiagramLayout, geometry: Geometry): Geometry => {
  const tree = treeOf(layout);
  const inner = layout.groups.filter(({ parent }) => parent !== undefined);
  const outer = layout.groups.filter(({ parent }) => parent === undefined);
  const inBoxes = [...inner, ...outer].reduce(
    (sum, { id }) => lowered(tree, id, settledIn(tree, id, sum), geometry),
    geometry,
  );
  return settledIn(tree, undefined, inBoxes);
};
