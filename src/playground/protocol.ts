/** What page and worker say to each other. Plain data only. A new kind of question is one entry in `Questions` and one in worker.ts. */
import type { Grade, GradeQuestion } from './challenge/grade.ts';
import type { ComparedCosts, CostsQuestion, NoCosts } from './compare/compare-costs.ts';
import type { CompareQuestion, Comparison, NotComparable } from './compare/compare-texts.ts';
import type { Evaluation } from './evaluate.ts';
import type { FixesAnswer, FixesQuestion } from './fixes/types.ts';
import type { Formatted } from './format/format.ts';
import type { Review, ReviewQuestion } from './review/review.ts';
import type { ExportAnswer, ExportQuestion } from './share/export.ts';

/** What a playground shows of a text and one of its flows. */
export interface EvaluateQuestion {
  readonly text: string;
  readonly flow: string | undefined;
}

/** Every kind of question with its answer. An answer is told from others by its `kind`. */
interface Questions {
  readonly evaluate: { readonly question: EvaluateQuestion; readonly answer: Evaluation };
  readonly fixes: { readonly question: FixesQuestion; readonly answer: FixesAnswer };
  readonly compare: { readonly question: CompareQuestion; readonly answer: Comparison | NotComparable };
  readonly costs: { readonly question: CostsQuestion; readonly answer: ComparedCosts | NoCosts };
  readonly grade: { readonly question: GradeQuestion; readonly answer: Grade };
  readonly export: { readonly question: ExportQuestion; readonly answer: ExportAnswer };
  readonly format: { readonly question: { readonly text: string }; readonly answer: Formatted };
  readonly review: { readonly question: ReviewQuestion; readonly answer: Review };
}

export type QuestionKind = keyof Questions;
export type QuestionOf<K extends QuestionKind> = Questions[K]['question'];
export type AnswerOf<K extends QuestionKind> = Questions[K]['answer'];

/** Answers every kind of question. */
export type Handlers = { readonly [K in QuestionKind]: (question: QuestionOf<K>) => AnswerOf<K> };

export interface Request<K extends QuestionKind = QuestionKind> {
  readonly kind: K;
  readonly id: number;
  readonly question: QuestionOf<K>;
}

/** The first thing that a worker says: it is loaded, and from now on is quick. */
interface WorkerReady {
  readonly kind: 'ready';
}

/** The answer to the request with this id. */
interface Response {
  readonly kind: 'answered';
  readonly id: number;
  readonly answer: AnswerOf<QuestionKind>;
}

export type WorkerMessage = WorkerReady | Response;
