/** The state of one playground and every change that it can go through. No React, no DOM. */
import type { Answer } from './client.ts';
import type { PlacedProblem, Result } from './evaluate.ts';
import type { Selection } from './links.ts';

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
  /** The text that `good` is about: only there are its places right. */
  readonly goodText: string;
  /** What the reader looks at: the same thing in hops, drawing and text. */
  readonly selection: Selection | undefined;
  /** The text before the last act that replaced a part of it, for the one press that takes it back. */
  readonly before: { readonly text: string; readonly act: string } | undefined;
  /** The problems of `text`; with any, `good` belongs to an earlier text. */
  readonly problems: readonly PlacedProblem[];
  /** Why there is no answer, where that is not the text's fault. */
  readonly failure: string | undefined;
  readonly editing: boolean;
}

export type PlaygroundAction =
  | { readonly kind: 'edit'; readonly text: string }
  /** A press that replaces text; `act` names it for the button that takes it back. */
  | { readonly kind: 'replace'; readonly text: string; readonly act: string }
  | { readonly kind: 'take-back' }
  | { readonly kind: 'select'; readonly selection: Selection | undefined }
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
  goodText: text,
  selection: undefined,
  before: undefined,
  problems: [],
  failure: undefined,
  editing: false,
});

/** Whether the result on screen belongs to an earlier text. */
export const isStale = (state: PlaygroundState): boolean =>
  state.problems.length > 0 || state.failure !== undefined;

/** The choice that is shown. */
export const shownChoice = ({ choice, good }: PlaygroundState): number => choice ?? good.trace?.shown ?? 0;

/** A resource stays selected while the text has it; a hop is another one in another trace. */
const stillThere = (result: Result, selection: Selection | undefined): Selection | undefined =>
  selection?.kind === 'resource' && result.resources.some(({ pointer }) => pointer === selection.pointer)
    ? selection
    : undefined;

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
        goodText: state.text,
        problems: [],
        failure: undefined,
        choice: sameChoices ? state.choice : undefined,
        selection: stillThere(answer.result, state.selection),
      };
    }
  }
};

/** The one way in which a playground's state changes. */
export const reduce = (state: PlaygroundState, action: PlaygroundAction): PlaygroundState => {
  switch (action.kind) {
    case 'edit':
      return action.text === state.text ? state : { ...state, text: action.text, before: undefined };
    case 'replace':
      return action.text === state.text
        ? state
        : { ...state, text: action.text, before: { text: state.text, act: action.act } };
    case 'take-back':
      return state.before === undefined ? state : { ...state, text: state.before.text, before: undefined };
    case 'select':
      return { ...state, selection: action.selection };
    case 'choose-flow':
      return { ...state, flow: action.flow, choice: undefined, selection: undefined };
    case 'choose-choice':
      return { ...state, choice: action.choice, selection: undefined };
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
