/** Where Mermaid put things, in the drawing's own units (CSS pixels at full size), from the top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** Nodes and boxes by id. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Lines by id, from their first node to their second. */
  readonly lines: ReadonlyMap<string, readonly Point[]>;
}

const length = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** Points without repetitions and without those that lie on a straight line between their neighbours. */
const simplified = (points: readonly Point[]): readonly Point[] => {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && length(last, point) < 1) continue;
    const before = kept.at(-2);
    if (last !== undefined && before !== undefined) {
      const turn = (last.x - before.x) * (point.y - last.y) - (last.y - before.y) * (point.x - last.x);
      if (Math.abs(turn) < 1) kept.pop();
    }
    kept.push(point);
  }
  return kept;
};

/** Steps smaller than this are accidents of the layout, not turns. */
const KINK = 7;

/** A line without its small steps: what lies before one is moved onto the line behind it. */
export const straightened = (points: readonly Point[]): readonly Point[] => {
  let line = simplified(points);
  for (let index = 1; index + 2 < line.length; index += 1) {
    const [one, two] = [line[index], line[index + 1]];
    if (one === undefined || two === undefined || length(one, two) >= KINK) continue;
    const along = Math.abs(one.x - two.x) < Math.abs(one.y - two.y) ? 'y' : 'x';
    // Only the run that leads to the step moves, and only by as much as the step.
    const run = line
      .slice(0, index + 1)
      .map((point) => (Math.abs(point[along] - one[along]) < 1 ? { ...point, [along]: two[along] } : point));
    line = simplified([...run, ...line.slice(index + 1)]);
    index = 0;
  }
  const level = [...line];
  for (let index = level.length - 2; index >= 0; index -= 1) {
    const [point, next] = [level[index], level[index + 1]];
    if (point !== undefined && next !== undefined) level[index] = levelled(point, next);
  }
  return level;
};

/** The point, on a level with the next one where it all but is. */
const levelled = (point: Point, next: Point): Point => {
  const [across, down] = [Math.abs(next.x - point.x), Math.abs(next.y - point.y)];
  if (across < 2) return { ...point, x: next.x };
  return down < 2 ? { ...point, y: next.y } : point;
};

/** A line moved sideways by `by`: to the right of its own direction where positive. */
export const offset = (points: readonly Point[], by: number): readonly Point[] =>
  points.map((point, index) => {
    const before = points[index - 1] ?? point;
    const after = points[index + 1] ?? point;
    const one = normal(before, point) ?? normal(point, after);
    const two = normal(point, after) ?? one;
    if (one === undefined || two === undefined) return point;
    // The corner where the two moved sides meet; sharp turns are held short.
    const scale = by / Math.max(0.5, 1 + one.x * two.x + one.y * two.y);
    return { x: point.x + (one.x + two.x) * scale, y: point.y + (one.y + two.y) * scale };
  });

const normal = (a: Point, b: Point): Point | undefined => {
  const size = length(a, b);
  return size === 0 ? undefined : { x: -(b.y - a.y) / size, y: (b.x - a.x) / size };
};

/** The point at `distance` from `a` towards `b`. */
export const towards = (a: Point, b: Point, distance: number): Point => {
  const size = length(a, b);
  return size === 0
    ? a
    : { x: a.x + ((b.x - a.x) * distance) / size, y: a.y + ((b.y - a.y) * distance) / size };
};

/** The middle of the longest straight part: where a mark on the line has most room. */
export const middleOf = (points: readonly Point[]): Point => {
  let best: readonly [Point, Point] | undefined;
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (next !== undefined && (best === undefined || length(point, next) > length(...best)))
      best = [point, next];
  }
  if (best === undefined) return points[0] ?? { x: 0, y: 0 };
  return { x: (best[0].x + best[1].x) / 2, y: (best[0].y + best[1].y) / 2 };
};

const CORNER = 6;

/** SVG path data of a line with rounded corners, coordinates to half a unit. */
export const pathData = (points: readonly Point[]): string => {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = rest.map((point, index) => {
    const before = points[index] ?? first;
    const after = rest[index + 1];
    if (after === undefined) return `L${at(point)}`;
    const radius = Math.min(CORNER, length(before, point) / 2, length(point, after) / 2);
    return `L${at(towards(point, before, radius))}Q${at(point)} ${at(towards(point, after, radius))}`;
  });
  return `M${at(first)}${parts.join('')}`;
};

/** A number to half a unit. */
export const rounded = (value: number): number => Math.round(value * 2) / 2;
const at = (point: Point): string => `${rounded(point.x)} ${rounded(point.y)}`;
