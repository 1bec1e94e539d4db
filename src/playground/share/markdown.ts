/** A playground as Markdown, for a ticket, a chat or a design document: verdict, hops, scenario and link. */
import type { OutlinePart } from '../../diagram/index.ts';
import type { Evaluation, PlacedProblem, Result } from '../evaluate.ts';
import { code, escaped, fenced, sentence } from './markdown-text.ts';

export interface MarkdownQuestion {
  readonly title: string;
  readonly text: string;
  /** What the evaluator says of the text. */
  readonly evaluation: Evaluation;
  /** The choice that is shown; undefined for the one that the trace puts first. */
  readonly choice: number | undefined;
  /** The link that opens the same; undefined where there is none. */
  readonly address: string | undefined;
}

const VERDICTS = {
  reachable: '✓ Reachable',
  'not-reachable': '✕ Not reachable',
  undetermined: '? Undetermined',
} as const;

const listOf = (sentences: readonly string[]): string => sentences.map((each) => `- ${each}`).join('\n');

const noted = (heading: string, messages: readonly string[]): readonly string[] =>
  messages.length === 0 ? [] : [`${heading}:`, listOf([...new Set(messages)].map(sentence))];

const partText = ({ heading, hops, empty }: OutlinePart): readonly string[] => {
  if (hops.length === 0) return [`${heading}: ${sentence(empty ?? '')}`];
  const lines = hops.map(({ question, answer, decision, state, mark, note }, index) => {
    const decided = mark ?? state;
    const shown = decision === 'passes' ? decided : `**${decided}**`;
    return `${index + 1}. ${sentence(question)} ${shown}: ${sentence(answer)}${note === undefined ? '' : ` ${note}`}`;
  });
  return [`${heading}:`, lines.join('\n')];
};

const resultText = (result: Result, wanted: number | undefined): readonly string[] => {
  const { trace } = result;
  if (trace === undefined) return ['No flow was tried.'];
  const choice = wanted !== undefined && wanted < result.choices.length ? wanted : trace.shown;
  const [path, shown] = [trace.choices[choice], result.choices[choice]];
  const { from, to, protocol, port } = trace.flow;
  const flow = `${code(from)} → ${code(to)}, ${protocol}${port === undefined ? '' : ` ${port}`}`;
  const findings = trace.findings.filter(
    ({ kind, code: name }) => kind === 'advice' || name === 'choices-differ',
  );
  return [
    `**${VERDICTS[trace.verdict]}**: ${flow}`,
    ...(shown === undefined || shown.text === '' ? [] : [`Shown: ${sentence(shown.text)}`]),
    ...(shown?.outline.flatMap(partText) ?? []),
    ...noted(
      'Worth knowing',
      findings.map(({ message }) => message),
    ),
    ...noted(
      'AWS would refuse this network',
      result.networkFindings.map(({ message }) => message),
    ),
    ...noted('Taken as true', path?.assumptions.map(({ message }) => message) ?? []),
  ];
};

const problemText = ({ line, column, message }: PlacedProblem): string =>
  `${line}:${column} ${sentence(message)}`;

/** Makes the Markdown. What comes from the scenario is escaped. */
export const markdownOf = ({ title, text, evaluation, choice, address }: MarkdownQuestion): string => {
  const said =
    evaluation.kind === 'result'
      ? resultText(evaluation.result, choice)
      : [
          'There is no verdict, since the scenario has problems:',
          listOf(evaluation.problems.map(problemText)),
        ];
  return [
    `### ${escaped(title)}`,
    ...said,
    fenced(text, 'jsonc'),
    ...(address === undefined ? [] : [`[Open in Hopwise](${address})`]),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
};
