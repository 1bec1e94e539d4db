/** The state of one playground and every change that it can go through. No React, no DOM. */
import type { Answer } from './client.ts';
import type { PlacedProblem, Result } from './evaluate.ts';

export interface PlaygroundState {
  /** The text that the page came with. */
  readonly original: string;
  readonly text: string;
  /** The flow that the reader wants; the result says which one it shows. */
  readonly flow: string | undefined;
  /** Which of the trace's choices is shown; undefined for the one that the trace puts first. */
  readonly choice: number | undefined;
  /** The last result that could be worked out. It stays on screen while the text has problems. */
  readonly good: Result;
  /** The problems of `text`; with any, `good` belongs to an earlier text. */
  readonly problems: readonly PlacedProblem[];
  /** Why there is no answer, where that is not the text's fault. */
  readonly failure: string | undefined;
  readonly editing: boolean;
}

export type PlaygroundAction =
  | { readonly kind: 'edit'; readonly text: string }
  | { readonly kind: 'reset' }
  | { readonly kind: 'choose-flow'; readonly flow: string }
  | { readonly kind: 'choose-choice'; readonly choice: number }
  | { readonly kind: 'open-editor' }
  | { readonly kind: 'close-editor' }
  /** An answer about `text` and `flow`; it counts only while those are still wanted. */
  | {
      readonly kind: 'answered';
      readonly text: string;
      readonly flow: string | undefined;
      readonly answer: Answer;
    };

export const startState = (text: string, flow: string | undefined, good: Result): PlaygroundState => ({
  original: text,
  text,
  flow,
  choice: undefined,
  good,
  problems: [],
  failure: undefined,
  editing: false,
});

/** Whether the result on screen belongs to an earlier text. */
export const isStale = (state: PlaygroundState): boolean =>
  state.problems.length > 0 || state.failure !== undefined;

const answered = (state: PlaygroundState, answer: Answer): PlaygroundState => {
  switch (answer.kind) {
    case 'superseded':
      return state;
    case 'failed':
      return { ...state, failure: answer.message };
    case 'problems':
      return { ...state, problems: answer.problems, failure: undefined };
    case 'result': {
      const sameChoices =
        answer.result.choices.length === state.good.choices.length && answer.result.flow === state.good.flow;
      return {
        ...state,
        good: answer.result,
        problems: [],
        failure: undefined,
        choice: sameChoices ? state.choice : undefined,
      };
    }
  }
};

/** The one way in which a playground's state changes. */
export const reduce = (state: PlaygroundState, action: PlaygroundAction): PlaygroundState => {
  switch (action.kind) {
    case 'edit':
      return action.text === state.text ? state : { ...state, text: action.text };
    case 'reset':
      return { ...state, text: state.original };
    case 'choose-flow':
      return { ...state, flow: action.flow, choice: undefined };
    case 'choose-choice':
      return { ...state, choice: action.choice };
    case 'open-editor':
      return { ...state, editing: true };
    case 'close-editor':
      return { ...state, editing: false };
    case 'answered':
      return action.text === state.text && action.flow === state.flow
        ? answered(state, action.answer)
        : state;
  }
};
