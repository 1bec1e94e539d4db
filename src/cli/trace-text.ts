/** A trace for a person to read in a terminal: the same as the page shows. */
import { type OutlineHop, type OutlinePart, outline } from '../diagram/index.ts';
import type { Finding, Plan, Trace, Verdict } from '../evaluator/index.ts';
import { fixLines, planLines } from './fix-text.ts';
import { type Output, plain, type Style, sentence, styled } from './terminal.ts';

const VERDICT_WORDS: Readonly<Record<Verdict, readonly [string, Style]>> = {
  reachable: ['reachable', 'green'],
  'not-reachable': ['not reachable', 'red'],
  undetermined: ['undetermined', 'yellow'],
};
const STATE_STYLES: Readonly<Record<OutlineHop['decision'], Style>> = {
  passes: 'green',
  refuses: 'red',
  unknown: 'yellow',
};

/** A verdict as it is printed. */
export const verdictWord = (output: Output, verdict: Verdict): string => {
  const [word, style] = VERDICT_WORDS[verdict];
  return styled(output, style, styled(output, 'bold', word));
};

const verdictLines = (output: Output, trace: Trace): readonly string[] => {
  const { from, to, protocol, port } = trace.flow;
  const flow = plain(`${from} → ${to}, ${protocol}${port === undefined ? '' : ` ${port}`}`);
  const isPrivate = trace.private === null ? 'not known' : trace.private ? 'yes' : 'no';
  return [`${verdictWord(output, trace.verdict)}  ${flow}`, `private path: ${isPrivate}`];
};

const choiceLines = (output: Output, trace: Trace): readonly string[] =>
  trace.choices.length < 2
    ? []
    : [
        '',
        'AWS may choose among these; the first line marked > is shown below.',
        ...trace.choices.map((choice, index) => {
          const [word, style] = VERDICT_WORDS[choice.verdict];
          return `${index === trace.shown ? '>' : ' '} ${sentence(output, choice.choice)}: ${styled(output, style, word)}`;
        }),
      ];

const hopLines = (output: Output, hop: OutlineHop, number: number): readonly string[] => {
  const state = styled(output, STATE_STYLES[hop.decision], hop.state.padEnd(9));
  const mark = hop.mark === undefined ? '' : styled(output, 'bold', ` [${hop.mark}]`);
  const indent = ' '.repeat(16);
  return [
    `${String(number).padStart(4)}. ${state} ${sentence(output, hop.question)}${mark}`,
    `${indent}${sentence(output, hop.answer)}`,
    ...(hop.note === undefined ? [] : [indent + styled(output, 'dim', plain(hop.note))]),
  ];
};

const partLines = (output: Output, part: OutlinePart): readonly string[] => [
  '',
  styled(output, 'bold', part.heading),
  ...(part.empty === undefined ? [] : [`  ${part.empty}`]),
  ...part.hops.flatMap((hop, index) => hopLines(output, hop, index + 1)),
];

const findingLines = (output: Output, finding: Finding, isFirst: boolean): readonly string[] => {
  const { origin } = finding.resource;
  const aws = finding.awsCode === undefined ? '' : ` (AWS: ${finding.awsCode})`;
  const place = origin === undefined ? finding.pointer : `${origin.file} ${origin.pointer}`;
  return [
    `  ${isFirst ? styled(output, 'bold', 'First blocker: ') : ''}${sentence(output, finding.message)}`,
    `    ${styled(output, 'dim', plain(`${finding.code}${aws}${place === '' ? '' : ` at ${place}`}`))}`,
    ...(finding.fix === undefined ? [] : fixLines(output, finding.fix)),
  ];
};

/** The lines of a trace: verdict, hops there and back, findings with their fixes, plan, assumptions. */
export const traceLines = (output: Output, trace: Trace, plan?: Plan): readonly string[] => {
  const shown = trace.choices[trace.shown];
  const first = trace.findings.find((finding) => finding.kind === 'blocker');
  return [
    ...verdictLines(output, trace),
    ...choiceLines(output, trace),
    ...(shown === undefined ? [] : outline(shown).flatMap((part) => partLines(output, part))),
    ...(trace.findings.length === 0 ? [] : ['', styled(output, 'bold', 'Findings')]),
    ...trace.findings.flatMap((finding) => findingLines(output, finding, finding === first)),
    ...planLines(output, plan),
    ...(trace.assumptions.length === 0 ? [] : ['', styled(output, 'bold', 'Taken as true')]),
    ...trace.assumptions.map((assumption) => `  ${sentence(output, assumption.message)}`),
  ];
};
