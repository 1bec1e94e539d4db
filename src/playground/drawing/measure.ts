/** Reads off an SVG that Mermaid made where it put things. */
import type { DiagramLayout } from '../../diagram/model.ts';
import { framed } from '../../diagram/svg/compact.ts';
import type { Box, Geometry, Point } from '../../diagram/svg/geometry.ts';

/**
 * A point of an element's own space in the space of the whole drawing.
 *
 * @param toRoot from the screen to the drawing's root
 */
const mapper = (toRoot: DOMMatrix, element: SVGGraphicsElement): ((x: number, y: number) => Point) => {
  const matrix = toRoot.multiply(element.getScreenCTM() ?? new DOMMatrix());
  return (x, y) => {
    const point = new DOMPoint(x, y).matrixTransform(matrix);
    // Halves are finer than anyone sees, and the same on every machine.
    return { x: Math.round(point.x * 2) / 2, y: Math.round(point.y * 2) / 2 };
  };
};

const boxOf = (toRoot: DOMMatrix, element: SVGGraphicsElement): Box => {
  const { x, y, width, height } = element.getBBox();
  const map = mapper(toRoot, element);
  const [start, end] = [map(x, y), map(x + width, y + height)];
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
const pointsOf = (path: SVGPathElement): readonly Point[] => {
  const parsed: unknown = JSON.parse(atob(path.dataset['points'] ?? btoa('[]')));
  return Array.isArray(parsed) ? parsed.filter(isPoint) : [];
};

const first = <T extends Element>(root: Element, selector: string): T => {
  const found = root.querySelector<T>(selector);
  if (found === null) throw new Error(`Mermaid drew no ${selector}`);
  return found;
};

/**
 * The geometry of a layout as Mermaid drew it. The SVG must stand in the document.
 *
 * @param prefix the id that the SVG was rendered with
 * @throws when Mermaid left out a node, a box or a line
 */
export const measure = (root: SVGSVGElement, prefix: string, layout: DiagramLayout): Geometry => {
  const boxes = new Map<string, Box>();
  const toRoot = (root.getScreenCTM() ?? new DOMMatrix()).inverse();
  for (const { id } of layout.groups) {
    boxes.set(id, boxOf(toRoot, first(root, `[id="${prefix}-${id}"] > rect`)));
  }
  for (const node of root.querySelectorAll('g.node')) {
    // Mermaid puts a number behind the id.
    const id = node.id.slice(`${prefix}-flowchart-`.length).replace(/-\d+$/, '');
    boxes.set(id, boxOf(toRoot, first(node, '.label-container')));
  }
  const missing = layout.nodes.find(({ id }) => !boxes.has(id));
  if (missing !== undefined) throw new Error(`Mermaid drew no ${missing.id}`);
  const lines = new Map<string, readonly Point[]>();
  for (const { id, from, to } of layout.edges) {
    const path = first<SVGPathElement>(root, `path[data-id="L_${from}_${to}_0"]`);
    const map = mapper(toRoot, path);
    lines.set(
      id,
      pointsOf(path).map(({ x, y }) => map(x, y)),
    );
  }
  return framed(boxes, lines);
};
