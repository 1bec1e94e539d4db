/** A layout as Mermaid text: nothing here depends on the evaluator, so that a page can draw without it. */
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

/** One node's line; without `shaped` it is a rectangle. */
export const nodeLine = (node: DiagramNode, indent: string, shaped: boolean): string => {
  const [open, close] = shaped ? BRACKETS[shapeOf(node.kind)] : RECTANGLE;
  return `${indent}${node.id}${open}"${node.lines.map(escapeLabel).join('<br/>')}"${close}`;
};

/** The layout as Mermaid text. */
export const textOf = (layout: DiagramLayout, shaped: boolean): string => {
  const inside = (group: string | undefined, indent: string): readonly string[] => [
    ...layout.groups
      .filter(({ parent }) => parent === group)
      .flatMap((box) => [
        `${indent}subgraph ${box.id}["${escapeLabel(box.title)}"]`,
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
