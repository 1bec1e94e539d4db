/** Network and trace to what a person sees. Pure. */
export type { FlowEnds } from './ends.ts';
export { drawingHash } from './hash.ts';
export { diagramLayout } from './layout.ts';
export { layoutText } from './layout-text.ts';
export { mermaidText } from './mermaid.ts';
export {
  type DiagramEdge,
  type DiagramGroup,
  type DiagramLayout,
  type DiagramNode,
  elementsOf,
  type NodeKind,
  nodeIdOf,
} from './model.ts';
export { drawingName } from './name.ts';
export { type BlockerMark, type OutlineHop, type OutlinePart, outline } from './outline.ts';
export { DRAWING_FONT } from './settings.ts';
export {
  type BaseState,
  baseState,
  ELEMENT_STATES,
  type ElementState,
  type ElementStates,
  elementStates,
} from './states.ts';
export { applyStates } from './svg/apply.ts';
