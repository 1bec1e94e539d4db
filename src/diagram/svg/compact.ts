/**
 * Takes out empty room. Mermaid's ELK keeps distances that no setting changes; a drawing in a page has to be
 * narrow. Every coordinate is mapped by one rising function for each axis, so that nothing changes sides, boxes
 * stay nested and right angles stay right.
 */
import type { DiagramLayout } from '../model.ts';
import { type Box, type Geometry, type Point, straightened } from './geometry.ts';
import { settled } from './settle.ts';

/** What ends or bends at a coordinate; where several do, the last in this order counts. */
const KINDS = ['title', 'group', 'line', 'node'] as const;
type Kind = (typeof KINDS)[number];

/** Room at most between neighbouring coordinates. */
const ROOM: Readonly<Record<Kind, Readonly<Record<Kind, number>>>> = {
  title: { title: 8, group: 8, line: 8, node: 8 },
  group: { title: 8, group: 14, line: 12, node: 18 },
  line: { title: 8, group: 12, line: 14, node: 22 },
  node: { title: 8, group: 18, line: 22, node: 40 },
};

/** Room at least between two nodes side by side: a line with both its heads has to fit. */
const BESIDE = 40;

/** A box's title: its height, and its width by its characters, none of which is wider in its font. */
const TITLE_HEIGHT = 28;
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[a-ln-vx-z0-9 .,:/·-]/, 6.7],
  [/[mwMW@%]/, 11.4],
  [/[\u0020-\u007e]/, 9.4],
  // Letters of other scripts, and then what fills a square.
  [/[\u00a0-\u1fff]/, 11.4],
  [/./su, 17],
];
const titleWidth = (title: string): number =>
  Array.from(title).reduce(
    (sum, character) => sum + (WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? 0),
    0,
  );
/** The icon in front of it, and room at both ends. */
const TITLE_MARGIN = 42;

/** From and to, along one axis. */
type Span = readonly [number, number];

interface Axis {
  /** Room at least between neighbouring nodes. */
  readonly apart: number;
  /** Where things begin, end or bend. */
  readonly stops: ReadonlyMap<number, Kind>;
  /** What must keep its size. */
  readonly solid: readonly Span[];
}

const mapping = ({ apart, stops, solid }: Axis): ((value: number) => number) => {
  const sorted = [...stops].sort(([a], [b]) => a - b);
  const places: (readonly [from: number, to: number])[] = [];
  let place = 0;
  for (const [index, [value, kind]] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined) {
      const gap = value - before[0];
      const kept = solid.some(([from, to]) => from <= before[0] && value <= to);
      const least = before[1] === 'node' && kind === 'node' ? apart : 0;
      place += kept ? gap : Math.max(least, Math.min(gap, ROOM[before[1]][kind]));
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
  apart: number,
  spanOf: (box: Box) => Span,
  coordinate: (point: Point) => number,
  titleSpan: (box: Box, title: string) => Span,
): Axis => {
  const stops = new Map<number, Kind>();
  const solid: Span[] = [];
  const stop = (value: number, kind: Kind): void => {
    const held = stops.get(value) ?? 'title';
    stops.set(value, KINDS.indexOf(kind) > KINDS.indexOf(held) ? kind : held);
  };
  for (const { id } of layout.nodes) {
    const box = geometry.boxes.get(id);
    if (box === undefined) continue;
    const span = spanOf(box);
    solid.push(span);
    for (const value of span) stop(value, 'node');
  }
  for (const { id, title } of layout.groups) {
    const box = geometry.boxes.get(id);
    if (box === undefined) continue;
    for (const value of spanOf(box)) stop(value, 'group');
    const [from, to] = titleSpan(box, title);
    solid.push([from, to]);
    stop(to, 'title');
  }
  for (const line of geometry.lines.values()) for (const point of line) stop(coordinate(point), 'line');
  return { apart, stops, solid };
};

/** The same drawing with straight lines, what is not connected below, and the empty room taken out. */
export const compact = (layout: DiagramLayout, loose: Geometry): Geometry => {
  const lines = new Map([...loose.lines].map(([id, line]) => [id, straightened(line)]));
  return squeezed(layout, settled(layout, { ...loose, lines }));
};

const squeezed = (layout: DiagramLayout, geometry: Geometry): Geometry => {
  const x = mapping(
    axisOf(
      layout,
      geometry,
      BESIDE,
      (box) => [box.x, box.x + box.width],
      (point) => point.x,
      (box, title) => [box.x, Math.min(box.x + box.width, box.x + TITLE_MARGIN + titleWidth(title))],
    ),
  );
  const y = mapping(
    axisOf(
      layout,
      geometry,
      0,
      (box) => [box.y, box.y + box.height],
      (point) => point.y,
      (box) => [box.y, box.y + TITLE_HEIGHT],
    ),
  );
  const boxes = new Map(
    [...geometry.boxes].map(([id, box]) => {
      const [left, top] = [x(box.x), y(box.y)];
      return [
        id,
        { x: left, y: top, width: x(box.x + box.width) - left, height: y(box.y + box.height) - top },
      ];
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
  const corners = [...boxes.values()].flatMap((box) => [
    box,
    { x: box.x + box.width, y: box.y + box.height },
  ]);
  const points = [...corners, ...[...lines.values()].flat()];
  const edge = (coordinate: (point: Point) => number): Span =>
    points.reduce<Span>(
      ([low, high], point) => [Math.min(low, coordinate(point)), Math.max(high, coordinate(point))],
      points.length === 0 ? [0, 0] : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
  const [left, right] = edge(({ x }) => x);
  const [top, bottom] = edge(({ y }) => y);
  const moved = <P extends Point>(point: P): P => ({
    ...point,
    x: point.x - left + MARGIN,
    y: point.y - top + MARGIN,
  });
  return {
    width: right - left + 2 * MARGIN,
    height: bottom - top + 2 * MARGIN,
    boxes: new Map([...boxes].map(([id, box]) => [id, moved(box)])),
    lines: new Map([...lines].map(([id, line]) => [id, line.map(moved)])),
  };
};
