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
  nodeIdOf,
  type NodeKind,
} from './model.ts';
export { drawingName } from './name.ts';
export { type BlockerMark, outline, type OutlineHop, type OutlinePart } from './outline.ts';
export { DRAWING_FONT } from './settings.ts';
export { baseState, type BaseState, ELEMENT_STATES, type ElementState, type ElementStates, elementStates } from './states.ts';
export { applyStates } from './svg/apply.ts';
