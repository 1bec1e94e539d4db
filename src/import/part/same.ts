/** Whether two networks answer a flow alike: not only the verdict, but each step, in the same words. */
import type { Hop, PathTrace, Trace } from '../../evaluator/index.ts';

const hopText = ({ kind, at, resource, decision, reached, question, answer, finding }: Hop): unknown => [
  kind,
  at,
  resource.kind,
  resource.id,
  decision,
  reached,
  question,
  answer,
  finding,
];

const choiceText = (choice: PathTrace): unknown => [
  choice.choice,
  choice.verdict,
  choice.private,
  choice.path,
  choice.returnPath,
  choice.there.map(hopText),
  choice.back.map(hopText),
  choice.findings.map(({ code, resource, direction, message }) => [
    code,
    resource.kind,
    resource.id,
    direction,
    message,
  ]),
  choice.assumptions.map(({ message }) => message),
];

/** What a trace says, without where in the scenario it says it of. Equal texts are equal answers. */
export const answerText = (trace: Trace): string =>
  JSON.stringify([
    trace.flow,
    trace.verdict,
    trace.private,
    trace.choices.map(choiceText),
    trace.findings.map(({ code, resource, message }) => [code, resource.kind, resource.id, message]),
    trace.assumptions.map(({ message }) => message),
  ]);
