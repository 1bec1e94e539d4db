/** Reads off an SVG that Mermaid made where it put things. */
import type { DiagramLayout } from '../../diagram/model.ts';
import { framed } from '../../diagram/svg/compact.ts';
import type { Box, Geometry, Point } from '../../diagram/svg/geometry.ts';

const TRANSLATION = /^translate\(([-+.\de]+)(?:[ ,]+([-+.\de]+))?\)$/;

/** How far a transform moves. Mermaid turns and scales nothing. */
const shiftOf = (transform: string): Point => {
  const [, x, y = '0'] = TRANSLATION.exec(transform.trim()) ?? [];
  if (x === undefined) throw new Error(`Mermaid drew with ${transform}`);
  return { x: Number(x), y: Number(y) };
};

/** Brings a point of an element's own space into the space of the whole drawing. */
const mapper = (root: Element, element: Element): ((x: number, y: number) => Point) => {
  let [dx, dy] = [0, 0];
  for (let at: Element | null = element; at !== null && at !== root; at = at.parentElement) {
    const transform = at.getAttribute('transform');
    if (transform === null) continue;
    const shift = shiftOf(transform);
    dx += shift.x;
    dy += shift.y;
  }
  // Halves are finer than anyone sees, and the same on every machine.
  return (x, y) => ({ x: Math.round((x + dx) * 2) / 2, y: Math.round((y + dy) * 2) / 2 });
};

const numberOf = (element: Element, name: string): number => {
  const number = Number(element.getAttribute(name) ?? Number.NaN);
  if (Number.isNaN(number)) throw new Error(`Mermaid drew a ${element.tagName} without ${name}`);
  return number;
};

const boxOf = (root: Element, rect: Element): Box => {
  const [x, y] = [numberOf(rect, 'x'), numberOf(rect, 'y')];
  const map = mapper(root, rect);
  const [start, end] = [map(x, y), map(x + numberOf(rect, 'width'), y + numberOf(rect, 'height'))];
  return { ...start, width: end.x - start.x, height: end.y - start.y };
};

const isPoint = (value: unknown): value is Point =>
  typeof value === 'object' &&
  value !== null &&
  'x' in value &&
  'y' in value &&
  typeof value.x === 'number' &&
  typeof value.y === 'number';

/** Mermaid keeps a line's points, before it styles them, in an attribute (base64 of JSON). */
const pointsOf = (path: Element): readonly Point[] => {
  const parsed: unknown = JSON.parse(atob(path.getAttribute('data-points') ?? btoa('[]')));
  return Array.isArray(parsed) ? parsed.filter(isPoint) : [];
};

const first = (root: Element, selector: string): Element => {
  const found = root.querySelector(selector);
  if (found === null) throw new Error(`Mermaid drew no ${selector}`);
  return found;
};

/**
 * The geometry of a layout as Mermaid drew it, read off its attributes: nothing of what Mermaid made comes into the
 * page, and the browser lays nothing out.
 *
 * @param root the SVG, which need not stand in a document
 * @param prefix the id that the SVG was rendered with
 * @throws when Mermaid left out a node, a box or a line, or drew in a way that is not known
 */
export const measure = (root: Element, prefix: string, layout: DiagramLayout): Geometry => {
  const boxes = new Map<string, Box>();
  for (const { id } of layout.groups) {
    boxes.set(id, boxOf(root, first(root, `[id="${prefix}-${id}"] > rect`)));
  }
  for (const node of root.querySelectorAll('g.node')) {
    // Mermaid puts a number behind the id.
    const id = node.id.slice(`${prefix}-flowchart-`.length).replace(/-\d+$/, '');
    boxes.set(id, boxOf(root, first(node, 'rect.label-container')));
  }
  const missing = layout.nodes.find(({ id }) => !boxes.has(id));
  if (missing !== undefined) throw new Error(`Mermaid drew no ${missing.id}`);
  const lines = new Map<string, readonly Point[]>();
  for (const { id, from, to } of layout.edges) {
    const path = first(root, `path[data-id="L_${from}_${to}_0"]`);
    const map = mapper(root, path);
    lines.set(
      id,
      pointsOf(path).map(({ x, y }) => map(x, y)),
    );
  }
  return framed(boxes, lines);
};
