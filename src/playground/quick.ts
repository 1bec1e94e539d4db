/**
 * Answers what was typed in the page itself, where that is quick. A browser draws the letter before it hands on a
 * worker's message, so that the worker's verdict comes a frame late (decision 0020). Everything else goes to the
 * worker: what is large, what took its time, and every change that is more than typing.
 */
import type { Answer } from './client.ts';
import type { evaluateText } from './evaluate.ts';
import type { EvaluateQuestion } from './protocol.ts';

/** Evaluates a text and one of its flows. `asker` stands for the playground: its older questions are dropped. */
export type Evaluate = (asker: object, question: EvaluateQuestion) => Promise<Answer>;

/** A letter that comes later than this feels late. */
const QUICK_MS = 30;
/** One run may be slow by chance, and the first ones are; so many in a row are not. */
const MANY = 4;
const MOST_CHARACTERS = 32_000;
/** So many characters does a keystroke change, a completion and a line among them. */
const MOST_TYPED = 200;
/** After so many runs the engine has compiled what it will. */
const WARMING_RUNS = 12;

interface Surroundings {
  /** The worker. */
  readonly evaluate: Evaluate;
  /** Brings the evaluator into the page. */
  readonly load: () => Promise<typeof evaluateText>;
  /** Runs something when the page has nothing to do. */
  readonly whenIdle: (work: () => void) => void;
  readonly now: () => number;
}

interface Quick {
  readonly evaluate: Evaluate;
  /** An editor opened: what is typed next should be answered quickly. Never fails: without it the worker answers. */
  readonly prepare: (question: EvaluateQuestion) => void;
}

/** Makes the page's quick evaluator around the worker's. */
export const makeQuick = ({ evaluate, load, whenIdle, now }: Surroundings): Quick => {
  let here: typeof evaluateText | undefined;
  /** How long the text was that was evaluated last. */
  let length = 0;
  let slowRuns = 0;

  const run = (evaluateHere: typeof evaluateText, { text, flow }: EvaluateQuestion): Answer => {
    const started = now();
    const answer = evaluateHere(text, flow);
    slowRuns = now() - started > QUICK_MS ? slowRuns + 1 : 0;
    return answer;
  };
  const isSmall = ({ text }: EvaluateQuestion): boolean => text.length <= MOST_CHARACTERS;

  const warm = (question: EvaluateQuestion, runs: number): void => {
    if (here === undefined || runs === 0 || slowRuns >= MANY) return;
    run(here, question);
    whenIdle(() => warm(question, runs - 1));
  };

  return {
    evaluate: async (asker, question) => {
      const isTyped = Math.abs(question.text.length - length) <= MOST_TYPED;
      length = question.text.length;
      const canBeHere = isTyped && isSmall(question) && slowRuns < MANY;
      return here !== undefined && canBeHere ? run(here, question) : evaluate(asker, question);
    },
    prepare: (question) => {
      length = question.text.length;
      slowRuns = 0;
      if (!isSmall(question)) return;
      whenIdle(() => {
        void load().then(
          (loaded) => {
            here = loaded;
            warm(question, WARMING_RUNS);
          },
          () => undefined,
        );
      });
    },
  };
};
