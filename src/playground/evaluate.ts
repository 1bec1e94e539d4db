/** Text to everything that a playground shows. Pure: the worker runs it in the browser, the build runs it for the page. */
import {
  type DiagramLayout,
  diagramLayout,
  type ElementStates,
  elementStates,
  type OutlinePart,
  outline,
} from '../diagram/index.ts';
import { layoutText } from '../diagram/layout-text.ts';
import { drawingName } from '../diagram/name.ts';
import {
  type Finding,
  lineAndColumn,
  type Network,
  type Problem,
  readNetwork,
  type ScenarioDocument,
  type Trace,
  traceFlow,
} from '../evaluator/index.ts';
import { type PlacedResource, placedResources, placesOf, type TextPlace } from './places.ts';

/** A problem with its place in every form that an editor asks for. */
export interface PlacedProblem {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A flow as the chooser lists it. */
interface FlowOption {
  readonly name: string;
  readonly text: string;
}

/** One choice of a trace, ready to show. */
interface ShownChoice {
  /** What tells it from the others; empty where there is one only. */
  readonly text: string;
  readonly outline: readonly OutlinePart[];
  readonly states: ElementStates;
  readonly drawingName: string;
}

export interface Result {
  readonly flows: readonly FlowOption[];
  /** The flow that is shown; undefined in a scenario without flows. */
  readonly flow: string | undefined;
  readonly trace: Trace | undefined;
  readonly choices: readonly ShownChoice[];
  /** What AWS would refuse about the network, whatever the flow. */
  readonly networkFindings: readonly Finding[];
  /** Every resource of the network, with where it stands in the text. */
  readonly resources: readonly PlacedResource[];
  /** Where what the hops name stands in the text. */
  readonly places: readonly TextPlace[];
  readonly layout: DiagramLayout;
  /** Equal texts mean equal drawings: only the states differ. */
  readonly layoutText: string;
}

export type Evaluation =
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'problems'; readonly problems: readonly PlacedProblem[] };

const placed = (text: string, { message, range }: Problem): PlacedProblem => {
  const { offset, length } = range ?? { offset: 0, length: 1 };
  const start = lineAndColumn(text, offset);
  const end = lineAndColumn(text, offset + length);
  return { message, offset, length, ...start, endLine: end.line, endColumn: end.column };
};

const flowText = (network: Network, name: string): string => {
  const flow = network.flows.get(name);
  if (flow === undefined) return name;
  return flow.title ?? `${flow.from} → ${flow.to}`;
};

/** The flow to show: the one that is wanted, else the first; undefined where there is none. */
export const shownFlow = (network: Network, wanted: string | undefined): string | undefined =>
  wanted !== undefined && network.flows.has(wanted) ? wanted : [...network.flows.keys()][0];

const resultOf = (document: ScenarioDocument, network: Network, wanted: string | undefined): Result => {
  const names = [...network.flows.keys()];
  const name = shownFlow(network, wanted);
  const request = name === undefined ? undefined : network.flows.get(name);
  const traced = request === undefined ? undefined : traceFlow(network, request);
  const trace = traced?.ok === true ? traced.trace : undefined;
  const layout = diagramLayout(network);
  return {
    flows: names.map((flow) => ({ name: flow, text: flowText(network, flow) })),
    flow: name,
    trace,
    choices: (trace?.choices ?? []).map((choice) => ({
      text: choice.choice,
      outline: outline(choice),
      states: elementStates(layout, choice),
      drawingName: drawingName(layout, choice),
    })),
    networkFindings: network.findings,
    resources: placedResources(document, network),
    places: placesOf(document, trace),
    layout,
    layoutText: layoutText(layout),
  };
};

/** One of those that say the same of the same place: three braces that are missing at the end are one thing to mend. */
const distinct = (problems: readonly PlacedProblem[]): readonly PlacedProblem[] => [
  ...new Map(problems.map((problem) => [`${problem.offset} ${problem.message}`, problem])).values(),
];

/** Evaluates a scenario's text and one of its flows (the first where the wanted one is not there). */
export const evaluateText = (text: string, flow: string | undefined): Evaluation => {
  const read = readNetwork(text);
  if (!read.ok)
    return { kind: 'problems', problems: distinct(read.problems.map((problem) => placed(text, problem))) };
  return { kind: 'result', result: resultOf(read.document, read.network, flow) };
};
