/** The page's worker: the evaluator off the main thread. */
import { gradeQuestion } from './challenge/grade.ts';
import { compareCosts } from './compare/compare-costs.ts';
import { compareTexts } from './compare/compare-texts.ts';
import { evaluateText } from './evaluate.ts';
import { findFixes } from './fixes/find.ts';
import { formatText } from './format/format.ts';
import type { AnswerOf, Handlers, QuestionKind, Request, WorkerMessage } from './protocol.ts';
import { reviewText } from './review/review.ts';
import { exportText } from './share/export.ts';

const HANDLERS: Handlers = {
  evaluate: ({ text, flow }) => evaluateText(text, flow),
  fixes: findFixes,
  compare: compareTexts,
  costs: compareCosts,
  grade: gradeQuestion,
  format: ({ text }) => formatText(text),
  review: reviewText,
  export: exportText,
};

const answerOf = <K extends QuestionKind>({ kind, question }: Request<K>): AnswerOf<K> =>
  HANDLERS[kind](question);

const say = (message: WorkerMessage): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  say({ kind: 'answered', id: data.id, answer: answerOf(data) });
});
say({ kind: 'ready' });
