/** What must not be in a drawing: labels over nodes, lines or other labels, lines through nodes. */
import type { DiagramLayout } from '../src/diagram/index.ts';

/** A drawing, and the ids of the nodes at both ends of each of its lines. */
interface Drawn {
  readonly svg: string;
  readonly ends: Readonly<Record<string, readonly string[]>>;
}

/** A drawing with what is to be known of its layout. */
export const drawnOf = (svg: string, { edges }: DiagramLayout): Drawn => ({
  svg,
  ends: Object.fromEntries(edges.map(({ id, from, to }) => [id, [from, to]])),
});

/** Runs in the page (drawing-look.ts): what of a drawing lies over what, one sentence each. */
export const overlaps = ({ svg, ends }: Drawn): readonly string[] => {
  document.body.innerHTML = svg;
  const root = document.querySelector<SVGSVGElement>('svg');
  if (root === null) return ['no drawing'];
  // At full size one unit is one pixel.
  root.style.minWidth = 'var(--hw-width)';
  /** A part of the drawing: to whom it belongs, and where it is. */
  interface Part {
    readonly what: string;
    readonly owner: string;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  const part = (what: string, element: Element, shrunk = 0): Part => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const owner = element.closest<SVGElement>('[data-node],[data-edge]');
    return {
      what,
      owner: owner?.dataset['node'] ?? owner?.dataset['edge'] ?? '',
      left: left + shrunk,
      right: right - shrunk,
      top: top + shrunk,
      bottom: bottom - shrunk,
    };
  };
  const all = (what: string, selector: string, shrunk = 0): readonly Part[] =>
    [...root.querySelectorAll(selector)].map((element) => part(what, element, shrunk));
  // Badges are shown where something is refused or not decided: it may be anywhere.
  for (const badge of root.querySelectorAll<SVGElement>('.hw-cross')) badge.style.display = 'inline';
  // The box of a text is that of its tallest letters, with room above and below.
  const titles = all('title', '.hw-box > text', 1);
  const labels = all('label', '.hw-node > text', 1);
  const icons = all('icon', '.hw-icon');
  const nodes = all('node', '.hw-node > :first-child', 1);
  const badges = all('badge', '.hw-cross > circle', 1);
  const boxes = all('box', '.hw-box > rect');
  /** A line with all it may show: the way there beside the way back. */
  const lines = [...root.querySelectorAll<SVGPathElement>('.hw-idle')].flatMap((path): readonly Part[] => {
    const { owner } = part('', path);
    const { left, top } = root.getBoundingClientRect();
    const steps = Math.ceil(path.getTotalLength() / 2);
    return Array.from({ length: steps + 1 }, (_, step) => {
      const { x, y } = path.getPointAtLength(step * 2);
      const at = { x: x + left, y: y + top };
      return { what: 'line', owner, left: at.x - 4, right: at.x + 4, top: at.y - 4, bottom: at.y + 4 };
    });
  });
  const meet = (a: Part, b: Part): boolean =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const inside = (a: Part, b: Part): boolean =>
    a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
  const said = new Set<string>();
  const never = (
    some: readonly Part[],
    others: readonly Part[],
    may: (a: Part, b: Part) => boolean,
  ): void => {
    for (const a of some)
      for (const b of others)
        if (a !== b && meet(a, b) && !may(a, b))
          said.add(`${a.what} of ${a.owner} on ${b.what} of ${b.owner}`);
  };
  const nothing = (): boolean => false;
  const sameOwner = (a: Part, b: Part): boolean => a.owner === b.owner;
  never(titles, [...titles, ...labels, ...nodes, ...icons, ...lines], nothing);
  never(labels, [...labels, ...icons], nothing);
  never(labels, nodes, sameOwner);
  never(nodes, nodes, nothing);
  // A line touches the nodes at its ends.
  never(nodes, lines, (node, line) => (ends[line.owner] ?? []).includes(node.owner));
  never(badges, [...titles, ...labels, ...icons], nothing);
  never(badges, nodes, sameOwner);
  for (const [texts, frames] of [
    [[...labels, ...icons.filter(({ owner }) => nodes.some((node) => node.owner === owner))], nodes],
    [titles, boxes],
  ] as const) {
    for (const text of texts) {
      const frame = frames.find(({ owner }) => owner === text.owner);
      if (frame === undefined || !inside(text, frame))
        said.add(`${text.what} of ${text.owner} leaves its frame`);
    }
  }
  return [...said];
};
