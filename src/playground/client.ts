/**
 * The evaluator behind a promise. All playgrounds of a page share one worker; of each only the
 * newest question counts. A worker that takes too long is replaced.
 */
import type { Evaluation } from './evaluate.ts';
import type { EvaluateRequest, WorkerMessage } from './protocol.ts';

/** A question's answer; `superseded` where a newer one of the same asker made it pointless. */
export type Answer =
  | Evaluation
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly message: string };

/** After this many milliseconds an evaluation is given up: a page must not hang on a scenario. */
const PATIENCE_MS = 1000;
/** The first evaluation of all runs code that no engine has warmed up yet, perhaps on a slow phone. */
const FIRST_PATIENCE_MS = 5000;
/** So long may a worker take to load before its first evaluation can start. */
const LOADING_MS = 20_000;

const NOT_LOADED =
  'The evaluator could not be loaded or stopped. Check the connection and change the text to try again.';

export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

interface Question {
  readonly id: number;
  readonly asker: object;
  readonly request: EvaluateRequest;
  readonly resolve: (answer: Answer) => void;
}

/** Makes an evaluator around workers; the page has one (see `evaluate`), tests make their own. */
export const makeClient = (start: () => WorkerLike, patience = PATIENCE_MS) => {
  let worker: WorkerLike | undefined;
  let loaded = false;
  let proven = false;
  let asked: Question | undefined;
  let waiting: readonly Question[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;

  const stop = (): void => {
    worker?.terminate();
    worker = undefined;
    loaded = false;
  };
  const finish = (answer: Answer): void => {
    clearTimeout(timer);
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
    clearTimeout(timer);
    const limit = proven ? patience : FIRST_PATIENCE_MS;
    const tooLong = `The evaluator took longer than ${limit / 1000} seconds and was stopped. The scenario may be too large for the page; the command line takes it.`;
    timer = setTimeout(() => fail(loaded ? tooLong : NOT_LOADED), loaded ? limit : LOADING_MS);
  };
  const running = (): WorkerLike => {
    if (worker !== undefined) return worker;
    const started = start();
    started.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      if (started !== worker) return;
      loaded = true;
      if (data.kind === 'ready') {
        if (asked !== undefined) setTimer();
      } else if (data.id === asked?.id) {
        proven = true;
        finish(data.evaluation);
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

  /** Asks about a text. `asker` stands for the playground: its older questions are dropped. */
  return (asker: object, text: string, flow: string | undefined): Promise<Answer> =>
    new Promise((resolve) => {
      for (const older of waiting) if (older.asker === asker) older.resolve({ kind: 'superseded' });
      waiting = waiting.filter((older) => older.asker !== asker);
      lastId += 1;
      const request: EvaluateRequest = { kind: 'evaluate', id: lastId, text, flow };
      waiting = [...waiting, { id: lastId, asker, request, resolve }];
      next();
    });
};

/** The page's evaluator. */
export const evaluate = makeClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'evaluator' }),
);
