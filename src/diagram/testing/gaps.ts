/** What a drawing lacks of the paths that it has to show: nothing, if all is well. */
import type { Network, PathTrace, Trace } from '../../evaluator/index.ts';
import { traceFlow } from '../../evaluator/index.ts';
import type { FlowRequest } from '../../evaluator/trace/ends.ts';
import { diagramLayout } from '../layout.ts';
import type { DiagramLayout } from '../model.ts';
import { baseState, type ElementStates } from '../state-names.ts';
import { elementStates } from '../states.ts';

/** States of a line that some packet of the way passed. */
const LIT = {
  there: new Set(['path', 'both', 'answer-blocked']),
  back: new Set(['back', 'both']),
} as const;

const gapsOf = (
  network: Network,
  layout: DiagramLayout,
  states: ElementStates,
  path: readonly string[],
  way: 'there' | 'back',
): readonly string[] => {
  const nodesOf = (id: string | undefined): readonly string[] =>
    layout.nodes.filter(({ resource }) => resource === id).map((node) => node.id);
  const boxes = new Set(layout.groups.map(({ resource }) => resource));
  // A subnet that a transit gateway has an interface in may hold no node, and is then no box either.
  const places = path.filter((id) => !boxes.has(id) && !network.subnets.has(id));
  const lost = places.filter((id) => nodesOf(id).length === 0).map((id) => `no node for ${id}`);
  const unmarked = places
    .filter((id) => nodesOf(id).length > 0 && nodesOf(id).every((node) => states[node] === 'unused'))
    .map((id) => `${id} is not marked`);
  const gaps = places.slice(1).flatMap((id, index) => {
    const before = nodesOf(places[index]);
    const after = nodesOf(id);
    const between = layout.edges.filter(
      ({ from, to }) =>
        (before.includes(from) && after.includes(to)) || (before.includes(to) && after.includes(from)),
    );
    if (places[index] === id || before.length === 0 || after.length === 0) return [];
    if (between.length === 0) return [`${places[index]} and ${id} are not joined`];
    const lit = between.some((edge) => LIT[way].has(baseState(states[edge.id])));
    return lit ? [] : [`the line between ${places[index]} and ${id} is not marked`];
  });
  return [...lost, ...unmarked, ...gaps].map((text) => `${way}: ${text} (${path.join(' ')})`);
};

const gapsOfChoice = (network: Network, layout: DiagramLayout, choice: PathTrace): readonly string[] => {
  const states = elementStates(layout, choice);
  const { path, returnPath } = choice;
  const asker = path[0] ?? '';
  // The internet ends a way back where its gateway does.
  const isBack = returnPath.length === 0 || asker === 'internet' || returnPath.at(-1) === asker;
  return [
    ...(choice.verdict === 'reachable' && !isBack ? [`the answer ends at ${returnPath.join(' ')}`] : []),
    ...gapsOf(network, layout, states, choice.path, 'there'),
    ...gapsOf(network, layout, states, choice.returnPath, 'back'),
  ];
};

/** Nodes and lines of the paths of a trace that the layout lacks, or that the states do not mark. */
export const gapsOfTrace = (network: Network, layout: DiagramLayout, trace: Trace): readonly string[] => [
  ...new Set(trace.choices.flatMap((choice) => gapsOfChoice(network, layout, choice))),
];

/** The same for a flow, traced and drawn on its own. A flow that makes no sense lacks nothing. */
export const gapsOfFlow = (network: Network, flow: FlowRequest): readonly string[] => {
  const result = traceFlow(network, flow);
  return result.ok ? gapsOfTrace(network, diagramLayout(network, [flow]), result.trace) : [];
};
