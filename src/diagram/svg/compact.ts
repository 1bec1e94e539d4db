/**
 * Takes out empty room. Mermaid's ELK keeps distances that no setting changes; a drawing in a page has to be
 * narrow. Every coordinate is mapped by one rising function for each axis, so that nothing changes sides, boxes
 * stay nested and right angles stay right.
 */
import type { DiagramLayout } from '../model.ts';
import type { Box, Geometry, Point } from './geometry.ts';

/** Room that the edge of a thing wants on each side; between two edges, the sum of theirs. */
const ROOM = { node: 20, group: 8, line: 7 } as const;

/** A box's title: its height, and its width by an average character of its font. */
const TITLE_HEIGHT = 28;
const TITLE_CHARACTER = 6.6;
const TITLE_MARGIN = 24;

/** From and to, along one axis. */
type Span = readonly [number, number];

interface Axis {
  /** Where things begin, end or bend, with the room that they want. */
  readonly stops: ReadonlyMap<number, number>;
  /** What must keep its size. */
  readonly solid: readonly Span[];
}

const mapping = ({ stops, solid }: Axis): ((value: number) => number) => {
  const sorted = [...stops].sort(([a], [b]) => a - b);
  const places: (readonly [from: number, to: number])[] = [];
  let place = 0;
  for (const [index, [value, room]] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined) {
      const gap = value - before[0];
      const kept = solid.some(([from, to]) => from <= before[0] && value <= to);
      place += kept ? gap : Math.min(gap, before[1] + room);
    }
    places.push([value, place]);
  }
  const found = new Map(places);
  const [firstPlace] = places;
  // Every value that is asked for is a stop; what were not would keep its distance from the first.
  return (value) => found.get(value) ?? value - (firstPlace?.[0] ?? 0);
};

const axisOf = (
  layout: DiagramLayout,
  geometry: Geometry,
  spanOf: (box: Box) => Span,
  coordinate: (point: Point) => number,
  titleSpan: (box: Box, title: string) => Span,
): Axis => {
  const stops = new Map<number, number>();
  const solid: Span[] = [];
  const stop = (value: number, room: number): void => {
    stops.set(value, Math.max(stops.get(value) ?? 0, room));
  };
  for (const { id } of layout.nodes) {
    const box = geometry.boxes.get(id);
    if (box === undefined) continue;
    const span = spanOf(box);
    solid.push(span);
    for (const value of span) stop(value, ROOM.node);
  }
  for (const { id, title } of layout.groups) {
    const box = geometry.boxes.get(id);
    if (box === undefined) continue;
    for (const value of spanOf(box)) stop(value, ROOM.group);
    const [from, to] = titleSpan(box, title);
    solid.push([from, to]);
    stop(to, 0);
  }
  for (const line of geometry.lines.values()) for (const point of line) stop(coordinate(point), ROOM.line);
  return { stops, solid };
};

/** The same drawing with the empty room taken out. */
export const compact = (layout: DiagramLayout, geometry: Geometry): Geometry => {
  const x = mapping(
    axisOf(
      layout,
      geometry,
      (box) => [box.x, box.x + box.width],
      (point) => point.x,
      (box, title) => [box.x, Math.min(box.x + box.width, box.x + TITLE_MARGIN + Array.from(title).length * TITLE_CHARACTER)],
    ),
  );
  const y = mapping(
    axisOf(
      layout,
      geometry,
      (box) => [box.y, box.y + box.height],
      (point) => point.y,
      (box) => [box.y, box.y + TITLE_HEIGHT],
    ),
  );
  const boxes = new Map(
    [...geometry.boxes].map(([id, box]) => {
      const [left, top] = [x(box.x), y(box.y)];
      return [id, { x: left, y: top, width: x(box.x + box.width) - left, height: y(box.y + box.height) - top }];
    }),
  );
  const lines = new Map(
    [...geometry.lines].map(([id, line]) => [id, line.map((point) => ({ x: x(point.x), y: y(point.y) }))]),
  );
  return framed(boxes, lines);
};

/** Room around a drawing for heads, badges and thick borders. */
const MARGIN = 10;

/** Moved to the top left corner, with a margin all round. */
export const framed = (
  boxes: ReadonlyMap<string, Box>,
  lines: ReadonlyMap<string, readonly Point[]>,
): Geometry => {
  const corners = [...boxes.values()].flatMap((box) => [box, { x: box.x + box.width, y: box.y + box.height }]);
  const points = [...corners, ...[...lines.values()].flat()];
  const edge = (coordinate: (point: Point) => number): Span =>
    points.reduce<Span>(
      ([low, high], point) => [Math.min(low, coordinate(point)), Math.max(high, coordinate(point))],
      points.length === 0 ? [0, 0] : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
  const [left, right] = edge(({ x }) => x);
  const [top, bottom] = edge(({ y }) => y);
  const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x - left + MARGIN, y: point.y - top + MARGIN });
  return {
    width: right - left + 2 * MARGIN,
    height: bottom - top + 2 * MARGIN,
    boxes: new Map([...boxes].map(([id, box]) => [id, moved(box)])),
    lines: new Map([...lines].map(([id, line]) => [id, line.map(moved)])),
  };
};
