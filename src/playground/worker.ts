/** The page's worker: the evaluator off the main thread. */
import { evaluateText } from './evaluate.ts';
import type { AnswerOf, Handlers, QuestionKind, Request, WorkerMessage } from './protocol.ts';

const HANDLERS: Handlers = {
  evaluate: ({ text, flow }) => evaluateText(text, flow),
};

const answerOf = <K extends QuestionKind>({ kind, question }: Request<K>): AnswerOf<K> =>
  HANDLERS[kind](question);

const say = (message: WorkerMessage): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  say({ kind: 'answered', id: data.id, answer: answerOf(data) });
});
say({ kind: 'ready' });
