/** Mermaid text: the layout, then classes from a trace. */
import type { Network, Trace } from '../evaluator/index.ts';
import { diagramLayout } from './layout.ts';
import { nodeLine, textOf } from './layout-text.ts';
import type { DiagramLayout } from './model.ts';
import { type BaseState, baseState, ELEMENT_STATES, type ElementStates } from './state-names.ts';
import { elementStates } from './states.ts';
import { MIDDLE_COLOURS } from './svg/paint.ts';

/** Whoever shows the text chooses the ground. */
const { soft, go, stop, ask } = MIDDLE_COLOURS;

/** Told apart by width, dashes and marks first, by colour second; all readable on light and on dark. */
const STYLES: Readonly<
  Record<BaseState, { readonly box: string; readonly line: string; readonly mark: string }>
> = {
  path: { box: `stroke:${go},stroke-width:3px`, line: `stroke:${go},stroke-width:3px`, mark: '' },
  both: { box: `stroke:${go},stroke-width:4px`, line: `stroke:${go},stroke-width:5px`, mark: '' },
  back: {
    box: `stroke:${go},stroke-width:2px,stroke-dasharray:6 4`,
    line: `stroke:${go},stroke-width:2px,stroke-dasharray:6 4`,
    mark: '',
  },
  blocked: {
    box: `stroke:${stop},stroke-width:5px`,
    line: `stroke:${stop},stroke-width:3px,stroke-dasharray:12 3 2 3`,
    mark: '✕ ',
  },
  'answer-blocked': {
    box: `stroke:${stop},stroke-width:5px`,
    line: `stroke:${stop},stroke-width:2px,stroke-dasharray:6 4`,
    mark: '✕ ',
  },
  unknown: {
    box: `stroke:${ask},stroke-width:3px,stroke-dasharray:2 3`,
    line: `stroke:${ask},stroke-width:3px`,
    mark: '? ',
  },
  unused: {
    box: `stroke:${soft},stroke-width:1px`,
    line: `stroke:${soft},stroke-width:1px,stroke-dasharray:2 4`,
    mark: '',
  },
};

const stateLines = (layout: DiagramLayout, states: ElementStates): readonly string[] => {
  // A box that is only passed through stays as it is: frames in every colour would outshout the path.
  const boxes = layout.groups.filter(({ id }) => ['blocked', 'unknown'].includes(baseState(states[id])));
  const elements = [...layout.nodes, ...boxes];
  const classes = ELEMENT_STATES.flatMap((state) => {
    const ids = elements.flatMap(({ id }) => (baseState(states[id]) === state ? [id] : []));
    return ids.length === 0
      ? []
      : [`  classDef ${state} ${STYLES[state].box}`, `  class ${ids.join(',')} ${state}`];
  });
  const marks = layout.nodes.flatMap((node) => {
    const { mark } = STYLES[baseState(states[node.id])];
    return mark === ''
      ? []
      : [nodeLine({ ...node, lines: [`${mark}${node.lines[0] ?? ''}`, ...node.lines.slice(1)] }, '  ', true)];
  });
  const lines = layout.edges.map(
    ({ id }, index) => `  linkStyle ${index} ${STYLES[baseState(states[id])].line}`,
  );
  return [...marks, ...classes, ...lines];
};

/**
 * Mermaid text of a network's diagram, for any renderer: the layout (`diagramLayout`), and where there is a trace
 * the classes of the path that it shows. Names are escaped.
 */
export const mermaidText = (network: Network, trace?: Trace): string => {
  const layout = diagramLayout(network, trace === undefined ? [] : [trace.flow]);
  const shown = trace?.choices[trace.shown];
  const states = shown === undefined ? [] : stateLines(layout, elementStates(layout, shown));
  return [textOf(layout, true), ...states, ''].join('\n');
};
