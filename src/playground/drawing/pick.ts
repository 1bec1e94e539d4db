/**
 * The parts of a drawing as things to press: by pointer, and by keyboard with one stop for the Tab key and arrows
 * from node to node. The hop list stays the first way to the same for whoever does not see the drawing.
 */
import { kindWords, NODE_KINDS } from '../../diagram/kinds.ts';
import { ELEMENT_STATES, STATE_WORDS } from '../../diagram/state-names.ts';

const nodesOf = (svg: SVGSVGElement): readonly SVGElement[] => [
  ...svg.querySelectorAll<SVGElement>('.hw-node:not([data-kind="note"])'),
];

/** `vpce-sns, interface endpoint, 10.0.1.50: on the way there` */
const nameOf = (node: SVGElement): string => {
  const [first = '', ...lines] = [...node.querySelectorAll('text')].map(({ textContent }) => textContent);
  const kind = NODE_KINDS.find((known) => known === node.dataset['kind']);
  const words = kind === undefined ? '' : kindWords(kind);
  const parts = words === '' || lines.includes(words) ? [first, ...lines] : [first, words, ...lines];
  const state = ELEMENT_STATES.find((known) => known === node.dataset['state']) ?? 'unused';
  return `${parts.join(', ')}: ${STATE_WORDS[state]}`;
};

/** Says of every node what it is, how it stands and whether it is lit; after `restyle` and `light`. */
export const nameNodes = (svg: SVGSVGElement): void => {
  for (const node of nodesOf(svg)) {
    node.setAttribute('aria-label', nameOf(node));
    node.setAttribute('aria-pressed', `${node.hasAttribute('data-lit')}`);
  }
};

interface Place {
  readonly x: number;
  readonly y: number;
}

const middleOf = (element: Element): Place => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

const ARROWS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The nearest node in a direction; what lies aside counts as farther than what lies ahead. */
const nextIn = (nodes: readonly SVGElement[], from: SVGElement, way: Place): SVGElement | undefined => {
  const start = middleOf(from);
  const ranked = nodes
    .filter((node) => node !== from)
    .map((node) => {
      const { x, y } = middleOf(node);
      const [dx, dy] = [x - start.x, y - start.y];
      const ahead = dx * way.x + dy * way.y;
      return { node, ahead, cost: ahead + 3 * Math.abs(dx * way.y + dy * way.x) };
    })
    .filter(({ ahead }) => ahead > 1)
    .sort((a, b) => a.cost - b.cost);
  return ranked[0]?.node;
};

/**
 * Makes the nodes of a drawing buttons, and its nodes and boxes heard when they are pressed. A new drawing is made
 * so anew.
 *
 * @param onPick hears the id of the node or box
 */
export const pickable = (svg: SVGSVGElement, onPick: (element: string) => void): void => {
  // What is an image has no parts to press.
  svg.setAttribute('role', 'group');
  const nodes = nodesOf(svg);
  for (const [index, node] of nodes.entries()) {
    node.setAttribute('role', 'button');
    node.setAttribute('tabindex', index === 0 ? '0' : '-1');
  }
  nameNodes(svg);
  // By hand, and not on focus: with a listener for that, Chromium makes the drawing itself a stop of the Tab key.
  const stopAt = (node: SVGElement): void => {
    for (const other of nodes) other.setAttribute('tabindex', other === node ? '0' : '-1');
  };
  const pick = (target: EventTarget | null): void => {
    const element = target instanceof Element ? target.closest<SVGElement>('[data-node]') : null;
    const id = element?.dataset['node'];
    if (element === null || id === undefined) return;
    if (nodes.includes(element)) stopAt(element);
    onPick(id);
  };
  svg.addEventListener('click', ({ target }) => pick(target));
  svg.addEventListener('keydown', (event) => {
    const node = nodes.find((one) => one === event.target);
    if (node === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ARROWS[event.key];
    if (event.key === 'Enter' || event.key === ' ') pick(node);
    else if (way === undefined) return;
    else {
      const next = nextIn(nodes, node, way);
      if (next !== undefined) stopAt(next);
      next?.focus();
    }
    event.preventDefault();
  });
};
