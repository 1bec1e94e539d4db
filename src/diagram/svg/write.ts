/**
 * A drawing: a layout at the places that Mermaid found for it. No colour, no script and no id stands in it, so
 * that the page's stylesheet colours it for light and dark and any number of drawings may share a page. The one
 * style is its full width, for the stylesheet to shrink it by.
 */
import { ICONS, iconOf } from '../icons.ts';
import { type Shape, shapeOf } from '../kinds.ts';
import type { DiagramEdge, DiagramGroup, DiagramLayout, DiagramNode } from '../model.ts';
import { escapeMarkup } from '../text.ts';
import { compact } from './compact.ts';
import {
  type Box,
  type Geometry,
  middleOf,
  offset,
  type Point,
  pathData,
  rounded,
  towards,
} from './geometry.ts';

/** Half the distance between the line there and the line back. */
const APART = 3.5;
const HEAD = 8;
const LINE_HEIGHT = 16;
/** An icon's side, where it stands in a node or box, and how far behind that its text begins. */
const ICON = 16;
const ICON_INSET = 8;
const ICON_ROOM = ICON + 5;

const CROSS = '<g class="hw-cross"><circle r="8"/><path d="M-3-3 3 3M3-3-3 3"/></g>';
const QUESTION =
  '<g class="hw-ask"><circle r="8"/><path d="M-2.5-2c0-3.5 5-3.5 5 0 0 2-2.5 2-2.5 4M0 4.5v.5"/></g>';

const marks = (place: Point, both: boolean): string =>
  `<g transform="translate(${rounded(place.x)} ${rounded(place.y)})">${CROSS}${both ? QUESTION : ''}</g>`;

const rect = (box: Box, radius: number, more = ''): string =>
  `<rect x="${rounded(box.x)}" y="${rounded(box.y)}" width="${rounded(box.width)}" height="${rounded(box.height)}" rx="${radius}"${more}/>`;

/** A rectangle with its corners cut: what stands at the edge of a network. */
const cut = (box: Box, by: number): string => {
  const [left, top] = [rounded(box.x), rounded(box.y)];
  const [width, height] = [rounded(box.width - 2 * by), rounded(box.height - 2 * by)];
  return `<path d="M${left + by} ${top}h${width}l${by} ${by}v${height}l-${by} ${by}h-${width}l-${by}-${by}v-${height}z"/>`;
};

/** A rectangle that leans: its upper left and lower right corners are cut. */
const slanted = (box: Box, by: number): string => {
  const [left, top] = [rounded(box.x), rounded(box.y)];
  const [width, height] = [rounded(box.width - by), rounded(box.height - by)];
  return `<path d="M${left + by} ${top}h${width}v${height}l-${by} ${by}h-${width}v-${height}z"/>`;
};

const SHAPES: Readonly<Record<Shape, (box: Box) => string>> = {
  box: (box) => rect(box, 4),
  pill: (box) => rect(box, 16),
  cut: (box) => cut(box, 9),
  slant: (box) => slanted(box, 8),
  framed: (box) => rect(box, 4) + rect(inset(box, 3), 2, ' class="hw-inner"'),
  round: (box) => rect(box, Math.floor(box.height / 2)),
};

const inset = (box: Box, by: number): Box => ({
  x: box.x + by,
  y: box.y + by,
  width: box.width - 2 * by,
  height: box.height - 2 * by,
});

/** The sign of a kind with its upper left corner there. */
const icon = (d: string, x: number, y: number): string =>
  `<path class="hw-icon" transform="translate(${rounded(x)} ${rounded(y)})" d="${d}"/>`;

const nodeMarkup = (node: DiagramNode, box: Box): string => {
  const middle = box.y + box.height / 2;
  const sign = iconOf(node.kind);
  const x = rounded(sign === undefined ? box.x + box.width / 2 : box.x + ICON_INSET + ICON_ROOM);
  const first = middle - ((node.lines.length - 1) * LINE_HEIGHT) / 2 + 4.5;
  const lines = node.lines
    .map((line, index) => {
      const soft = index > 0 || node.kind === 'note' ? ' class="hw-soft"' : '';
      return `<text x="${x}" y="${rounded(first + index * LINE_HEIGHT)}"${soft}>${escapeMarkup(line)}</text>`;
    })
    .join('');
  const corner = { x: box.x + box.width - 2, y: box.y + 2 };
  const badges = node.kind === 'note' ? '' : marks(corner, true);
  return (
    `<g class="hw-node" data-node="${node.id}" data-kind="${node.kind}" data-state="unused">` +
    `${SHAPES[shapeOf(node.kind)](box)}${sign === undefined ? '' : icon(sign, box.x + ICON_INSET, middle - ICON / 2)}${lines}${badges}</g>`
  );
};

// The badge sits on the border: however long the title is, it stays below.
const groupMarkup = (group: DiagramGroup, box: Box): string =>
  `<g class="hw-box" data-node="${group.id}" data-kind="${group.kind}" data-state="unused">${rect(box, group.kind === 'vpc' ? 10 : 8)}` +
  icon(ICONS[group.kind], box.x + ICON_INSET, box.y + 7) +
  `<text x="${rounded(box.x + ICON_INSET + ICON_ROOM)}" y="${rounded(box.y + 19)}" class="hw-soft">${escapeMarkup(group.title)}</text>` +
  `${marks({ x: box.x + box.width - 12, y: box.y }, true)}</g>`;

/** A line one way, with its head; it stops short of the node so that the head's point touches it. */
const oneWay = (points: readonly Point[], name: string): string => {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const base = towards(tip, before, HEAD);
  const [left, right] = [offset([base, tip], -HEAD / 2)[0] ?? base, offset([base, tip], HEAD / 2)[0] ?? base];
  const corner = (point: Point): string => `${rounded(point.x)} ${rounded(point.y)}`;
  return (
    `<g class="${name}"><path d="${pathData([...points.slice(0, -1), base])}"/>` +
    `<path class="hw-head" d="M${corner(tip)}L${corner(left)}L${corner(right)}z"/></g>`
  );
};

const edgeMarkup = (edge: DiagramEdge, points: readonly Point[]): string =>
  `<g class="hw-line" data-edge="${edge.id}" data-state="unused"><path class="hw-idle" d="${pathData(points)}"/>` +
  oneWay(offset(points, APART), 'hw-out') +
  oneWay(offset(points, -APART).toReversed(), 'hw-in') +
  `${marks(middleOf(points), false)}</g>`;

/**
 * The drawing as SVG text, every element in the state `unused`; see `applyStates`.
 *
 * @param hash what the drawing was made from (drawingHash), kept in `data-hash`
 */
export const drawingOf = (layout: DiagramLayout, geometry: Geometry, hash: string): string => {
  const { boxes, lines, ...size } = compact(layout, geometry);
  const placed = <T extends { readonly id: string }, P>(
    elements: readonly T[],
    places: ReadonlyMap<string, P>,
    markup: (element: T, place: P) => string,
  ): string =>
    elements
      .map((element) => {
        const place = places.get(element.id);
        return place === undefined ? '' : markup(element, place);
      })
      .join('');
  const [width, height] = [Math.ceil(size.width), Math.ceil(size.height)];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="hw-drawing" role="img" aria-label="" data-hash="${escapeMarkup(hash)}"` +
    ` viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" style="--hw-width:${width}px">` +
    placed(layout.groups, boxes, groupMarkup) +
    placed(layout.edges, lines, edgeMarkup) +
    placed(layout.nodes, boxes, nodeMarkup) +
    '</svg>\n'
  );
};
