/** What page and worker say to each other. Plain data only. */
import type { Evaluation } from './evaluate.ts';

export interface EvaluateRequest {
  readonly kind: 'evaluate';
  readonly id: number;
  readonly text: string;
  readonly flow: string | undefined;
}

/** The first thing that a worker says: it is loaded, and from now on is quick. */
export interface WorkerReady {
  readonly kind: 'ready';
}

export interface EvaluateResponse {
  readonly kind: 'evaluated';
  readonly id: number;
  readonly evaluation: Evaluation;
}

export type WorkerMessage = WorkerReady | EvaluateResponse;
