/** What page and worker say to each other. Plain data only. */
import type { Evaluation } from './evaluate.ts';

export interface EvaluateRequest {
  readonly kind: 'evaluate';
  readonly id: number;
  readonly text: string;
  readonly flow: string | undefined;
}

export interface EvaluateResponse {
  readonly kind: 'evaluated';
  readonly id: number;
  readonly evaluation: Evaluation;
}
