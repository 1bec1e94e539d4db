/**
 * The evaluator behind a promise. All playgrounds of a page share one worker for what a keystroke waits for, and
 * a second one for what takes its time. Of each asker and kind of question only the newest counts. A worker that
 * takes too long is replaced.
 */
import { afterListening } from './patience.ts';
import type { AnswerOf, QuestionKind, QuestionOf, Request, WorkerMessage } from './protocol.ts';

/** A question's answer; `superseded` where a newer one of the same asker made it pointless. */
export type Answer<K extends QuestionKind = 'evaluate'> =
  | AnswerOf<K>
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly message: string };

/** Asks about something. `asker` stands for the playground: its older questions of the same kind are dropped. */
export type Ask = <K extends QuestionKind>(
  asker: object,
  kind: K,
  question: QuestionOf<K>,
) => Promise<Answer<K>>;

/** After this many milliseconds an evaluation is given up. Those of a page take some ten, and far longer on a busy machine. */
const PATIENCE_MS = 3000;
/** The first evaluation of all runs code that no engine has warmed up yet, perhaps on a slow phone. */
const FIRST_PATIENCE_MS = 5000;
/** So long may a worker take to load before its first evaluation can start. */
const LOADING_MS = 20_000;

const NOT_LOADED =
  'The evaluator could not be loaded or stopped. Check the connection and change the text to try again.';

export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** What a worker says to this kind of question. */
type Said = Answer<QuestionKind>;

interface Asked {
  readonly asker: object;
  readonly request: Request;
  readonly resolve: (answer: Said) => void;
}

/** Makes an evaluator around workers; the page has two (see `ask`), tests make their own. */
export const makeClient = (start: () => WorkerLike, patience = PATIENCE_MS): Ask => {
  let worker: WorkerLike | undefined;
  let loaded = false;
  let proven = false;
  let asked: Asked | undefined;
  let waiting: readonly Asked[] = [];
  let stopWaiting = (): void => undefined;
  let lastId = 0;

  const stop = (): void => {
    worker?.terminate();
    worker = undefined;
    loaded = false;
  };
  const finish = (answer: Said): void => {
    stopWaiting();
    const question = asked;
    asked = undefined;
    question?.resolve(answer);
    next();
  };
  const fail = (message: string): void => {
    stop();
    finish({ kind: 'failed', message });
  };
  const setTimer = (): void => {
    stopWaiting();
    const limit = proven ? patience : Math.max(patience, FIRST_PATIENCE_MS);
    const tooLong = `The evaluator took longer than ${limit / 1000} seconds and was stopped. The scenario may be too large for the page; the command line takes it.`;
    stopWaiting = afterListening(loaded ? limit : LOADING_MS, () => fail(loaded ? tooLong : NOT_LOADED));
  };
  const running = (): WorkerLike => {
    if (worker !== undefined) return worker;
    const started = start();
    started.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      if (started !== worker) return;
      loaded = true;
      if (data.kind === 'ready') {
        if (asked !== undefined) setTimer();
      } else if (data.id === asked?.request.id) {
        proven = true;
        finish(data.answer);
      }
    });
    started.addEventListener('error', () => {
      if (started === worker) fail(NOT_LOADED);
    });
    worker = started;
    return started;
  };
  const next = (): void => {
    const [question, ...rest] = waiting;
    if (asked !== undefined || question === undefined) return;
    waiting = rest;
    asked = question;
    const evaluator = running();
    setTimer();
    evaluator.postMessage(question.request);
  };

  return (asker, kind, question) =>
    new Promise((resolve) => {
      const isOlder = (other: Asked): boolean => other.asker === asker && other.request.kind === kind;
      for (const older of waiting) if (isOlder(older)) older.resolve({ kind: 'superseded' });
      lastId += 1;
      waiting = [
        ...waiting.filter((other) => !isOlder(other)),
        {
          asker,
          request: { kind, id: lastId, question },
          // The worker answers a question by its kind (worker.ts), which types cannot follow through a message.
          resolve: (answer) => resolve(answer as Answer<typeof kind>),
        },
      ];
      next();
    });
};

// The build finds workers by this very form, with nothing but plain values in it.

/** For what a keystroke waits for. */
export const ask: Ask = makeClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'evaluator' }),
);

const BACKGROUND_PATIENCE_MS = 10_000;

/** For what may take its time: fixes, comparisons. No keystroke waits for these. */
export const askInBackground: Ask = makeClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'evaluator-background' }),
  BACKGROUND_PATIENCE_MS,
);
