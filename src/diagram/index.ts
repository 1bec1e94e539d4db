/** Network and trace to what a person sees. Pure. See ARCHITECTURE.md. */
export type { FlowEnds } from './ends.ts';
export type { NodeKind } from './kinds.ts';
export { diagramLayout } from './layout.ts';
export { mermaidText } from './mermaid.ts';
export {
  type DiagramEdge,
  type DiagramGroup,
  type DiagramLayout,
  type DiagramNode,
  elementsOf,
  nodeIdOf,
} from './model.ts';
export { type BlockerMark, type OutlineHop, type OutlinePart, outline } from './outline.ts';
export {
  type BaseState,
  baseState,
  ELEMENT_STATES,
  type ElementState,
  type ElementStates,
} from './state-names.ts';
export { elementStates } from './states.ts';
