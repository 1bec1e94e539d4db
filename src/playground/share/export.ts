/** A playground as a text that is of use elsewhere. Pure; the worker runs it. */
import { mermaidText } from '../../diagram/index.ts';
import { parseScenario, readNetwork, traceFlow } from '../../evaluator/index.ts';
import { evaluateText } from '../evaluate.ts';
import { markdownOf } from './markdown.ts';
import { testCaseOf } from './test-case.ts';

/** What a playground can be written as. */
export type ExportForm = 'markdown' | 'mermaid' | 'test-case';

export interface ExportQuestion {
  readonly form: ExportForm;
  readonly title: string;
  readonly text: string;
  readonly flow: string | undefined;
  readonly choice: number | undefined;
  /** The link that opens the same; undefined where there is none. */
  readonly address: string | undefined;
}

/** The text, with what must be said about it; or why there is none. */
export type ExportAnswer =
  | { readonly kind: 'text'; readonly text: string; readonly note: string }
  | { readonly kind: 'none'; readonly message: string };

const none = (message: string): ExportAnswer => ({ kind: 'none', message });

const mermaid = ({ text, flow, choice }: ExportQuestion): ExportAnswer => {
  const read = readNetwork(text);
  if (!read.ok) return none('The scenario has problems; a diagram needs one that can be read.');
  const { flows } = read.network;
  const request = (flow === undefined ? undefined : flows.get(flow)) ?? [...flows.values()][0];
  const traced = request === undefined ? undefined : traceFlow(read.network, request);
  if (traced?.ok !== true) return { kind: 'text', text: mermaidText(read.network), note: '' };
  const { trace } = traced;
  const shown = choice !== undefined && choice < trace.choices.length ? choice : trace.shown;
  return { kind: 'text', text: mermaidText(read.network, { ...trace, shown }), note: '' };
};

const testCase = ({ text, flow }: ExportQuestion): ExportAnswer => {
  const made = testCaseOf(text, flow);
  if (!made.ok) return none(made.message);
  const { length } = made.dropped;
  const which = made.dropped.join(', ');
  const note =
    length === 0
      ? ''
      : `${length === 1 ? 'One other flow does' : `${length} other flows do`} not hold and now ${length === 1 ? 'expects' : 'expect'} nothing: ${which}.`;
  return { kind: 'text', text: made.text, note };
};

/** What the scenario calls itself. */
const titleIn = (text: string): string | undefined => {
  const parsed = parseScenario(text);
  return parsed.ok ? parsed.scenario.title : undefined;
};

/** Writes a playground in another form. Never throws. */
export const exportText = (question: ExportQuestion): ExportAnswer => {
  switch (question.form) {
    case 'markdown': {
      const evaluation = evaluateText(question.text, question.flow);
      const title = titleIn(question.text) ?? question.title;
      return { kind: 'text', text: markdownOf({ ...question, title, evaluation }), note: '' };
    }
    case 'mermaid':
      return mermaid(question);
    case 'test-case':
      return testCase(question);
  }
};
