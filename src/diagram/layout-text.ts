/** A layout as Mermaid text: nothing here depends on the evaluator, so that a page can draw without it. */
import { iconOf } from './icons.ts';
import { type Shape, shapeOf } from './kinds.ts';
import type { DiagramLayout, DiagramNode } from './model.ts';
import { escapeLabel } from './text.ts';

const RECTANGLE = ['[', ']'] as const;
/** Brackets that give a node its shape: what it is shows without colour. */
const BRACKETS: Readonly<Record<Shape, readonly [string, string]>> = {
  box: RECTANGLE,
  pill: ['([', '])'],
  cut: ['{{', '}}'],
  slant: ['[/', '/]'],
  framed: ['[[', ']]'],
  round: ['((', '))'],
};

/** In front of a label that is only measured: as wide as the icon that our own drawing puts there. */
const ICON_ROOM = 'Mn';

/** One node's line; without `shaped` it is a rectangle with room for an icon. */
export const nodeLine = (node: DiagramNode, indent: string, shaped: boolean): string => {
  const [open, close] = shaped ? BRACKETS[shapeOf(node.kind)] : RECTANGLE;
  const room = shaped || iconOf(node.kind) === undefined ? '' : ICON_ROOM;
  return `${indent}${node.id}${open}"${node.lines.map((line) => room + escapeLabel(line)).join('<br/>')}"${close}`;
};

/** The layout as Mermaid text. */
export const textOf = (layout: DiagramLayout, shaped: boolean): string => {
  const inside = (group: string | undefined, indent: string): readonly string[] => [
    ...layout.groups
      .filter(({ parent }) => parent === group)
      .flatMap((box) => [
        `${indent}subgraph ${box.id}["${shaped ? '' : ICON_ROOM}${escapeLabel(box.title)}"]`,
        `${indent}  direction LR`,
        ...inside(box.id, `${indent}  `),
        `${indent}end`,
      ]),
    ...layout.nodes.filter((node) => node.group === group).map((node) => nodeLine(node, indent, shaped)),
  ];
  const edges = layout.edges.map(({ from, to }) => `  ${from} <--> ${to}`);
  return ['flowchart LR', ...inside(undefined, '  '), ...edges].join('\n');
};

/**
 * The layout as Mermaid text, for our own drawings: boxes, lines, and every node a rectangle, since the shapes are
 * ours. Two layouts with the same text are drawn the same: only a change of this text needs a new drawing.
 */
export const layoutText = (layout: DiagramLayout): string => textOf(layout, false);
