/** What a diagram consists of, before anything is drawn: made from the network alone. */

import type { NodeKind } from './kinds.ts';

/** Nodes at most; what does not fit is folded into boxes that say how many. */
export const MAX_NODES = 60;
/** Edges at most: Mermaid itself refuses a drawing with more than 500. */
export const MAX_EDGES = 240;

/** What a line leads to: a resource, or a note about what is not drawn. */
export interface DiagramNode {
  /** Safe in Mermaid, CSS and HTML; derived from the resource's id. */
  readonly id: string;
  readonly kind: NodeKind;
  /** The id that paths and hops use; undefined for a note. */
  readonly resource: string | undefined;
  /** The box it stands in. */
  readonly group: string | undefined;
  /** The subnet of its interface: an endpoint stands in each of its subnets. */
  readonly subnet: string | undefined;
  /** One to three lines of plain text, cut to length. */
  readonly lines: readonly string[];
}

/** A box: a VPC, or a subnet in one. */
export interface DiagramGroup {
  readonly id: string;
  readonly kind: 'vpc' | 'subnet';
  readonly resource: string;
  readonly parent: string | undefined;
  /** Plain text, cut to length. */
  readonly title: string;
}

/** A connection that a packet may take one way and its answer the other. */
export interface DiagramEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Everything that is drawn. */
export interface DiagramLayout {
  readonly nodes: readonly DiagramNode[];
  /** VPCs before their subnets. */
  readonly groups: readonly DiagramGroup[];
  readonly edges: readonly DiagramEdge[];
}

/** The node or box of a resource, by the resource's id: the first of several. Undefined where none is drawn. */
export const nodeIdOf = (layout: DiagramLayout, resource: string): string | undefined =>
  elementsOf(layout, resource)[0];

/** Every node and box of a resource: an interface endpoint has a node in each of its subnets. */
export const elementsOf = (layout: DiagramLayout, resource: string): readonly string[] =>
  [...layout.nodes, ...layout.groups].flatMap((element) =>
    element.resource === resource ? [element.id] : [],
  );
