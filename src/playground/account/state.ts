/** The state of the import page and every change that it can go through. No React, no DOM. */
import type { Finding, Plan } from '../../evaluator/index.ts';
import type { TemplateInputs } from '../../import/index.ts';
import { type FieldProblem, type FlowFields, NO_FIELDS } from './fields.ts';
import { type InputValues, startValues } from './inputs.ts';
import type {
  LoadedAccount,
  LoadProgress,
  ReachAsked,
  ReachedRow,
  ReadSummary,
  ShownPart,
  ShownTrace,
} from './protocol.ts';

/** What goes on before the worker reads: the page's own program comes first, so that nothing is fetched later. */
export type Loading =
  | LoadProgress
  | { readonly stage: 'preparing' }
  | { readonly stage: 'looking'; readonly seen: number };

/** Why an account was not loaded. What was read of it may say more. */
export interface Trouble {
  readonly message: string;
  readonly summary: ReadSummary | undefined;
}

type Phase =
  | { readonly kind: 'empty'; readonly trouble: Trouble | undefined }
  | { readonly kind: 'loading'; readonly progress: Loading }
  | { readonly kind: 'loaded'; readonly account: LoadedAccount };

export type Fixes =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'found'; readonly findings: readonly Finding[]; readonly plan: Plan | undefined }
  | { readonly kind: 'failed' };

export type AnswerState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | ({ readonly kind: 'refused' } & FieldProblem)
  | {
      readonly kind: 'shown';
      readonly shown: ShownTrace;
      readonly choice: number;
      readonly fixes: Fixes;
    };

export type ReachState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running' | 'done' | 'stopped';
      readonly asked: ReachAsked;
      readonly done: number;
      readonly of: number;
      readonly rows: readonly ReachedRow[];
      /** There are more rows than a page is given. */
      readonly more: boolean;
    }
  | { readonly kind: 'refused'; readonly asked: ReachAsked; readonly message: string };

export type PartState =
  | { readonly kind: 'none' | 'asking' }
  | { readonly kind: 'shown'; readonly part: ShownPart }
  | { readonly kind: 'failed'; readonly message: string };

/** What the template leaves open, and what the reader says about it. */
export interface InputsState {
  readonly asked: TemplateInputs;
  readonly values: InputValues;
  /** Whether the template is being read again with the values. */
  readonly isReading: boolean;
  readonly problem: FieldProblem | undefined;
}

export interface AccountState {
  readonly phase: Phase;
  /** Also where nothing was loaded: with other values something may be. */
  readonly inputs: InputsState | undefined;
  readonly fields: FlowFields;
  readonly answer: AnswerState;
  /** Of the trace that is shown. */
  readonly part: PartState;
  readonly reach: ReachState;
  /** Addresses that were asked for since the files were chosen. */
  readonly requests: readonly string[];
}

export type AccountAction =
  | { readonly kind: 'choose' }
  | { readonly kind: 'progress'; readonly progress: Loading }
  | { readonly kind: 'loaded'; readonly account: LoadedAccount }
  | { readonly kind: 'not-loaded'; readonly trouble: Trouble | undefined }
  | { readonly kind: 'forget' }
  | { readonly kind: 'inputs'; readonly values: InputValues }
  | { readonly kind: 'inputs-refused'; readonly problem: FieldProblem }
  /** The template is read again with the values that the reader gave. */
  | { readonly kind: 'again' }
  | { readonly kind: 'fields'; readonly fields: Partial<FlowFields> }
  | { readonly kind: 'ask' }
  | { readonly kind: 'refused'; readonly problem: FieldProblem }
  | { readonly kind: 'traced'; readonly shown: ShownTrace }
  | { readonly kind: 'choice'; readonly choice: number }
  /** About the trace that is shown; another one's fixes come too late. */
  | { readonly kind: 'fixes'; readonly of: ShownTrace; readonly fixes: Fixes }
  /** About the trace that is shown, like its fixes. */
  | { readonly kind: 'part'; readonly of: ShownTrace; readonly part: PartState }
  | { readonly kind: 'reach'; readonly asked: ReachAsked }
  | {
      readonly kind: 'reaching';
      readonly asked: ReachAsked;
      readonly done: number;
      readonly of: number;
      readonly rows: readonly ReachedRow[];
    }
  | {
      readonly kind: 'reach-ended';
      readonly asked: ReachAsked;
      readonly as: 'done' | 'stopped';
      readonly more: boolean;
    }
  | { readonly kind: 'reach-refused'; readonly asked: ReachAsked; readonly message: string }
  | { readonly kind: 'requests'; readonly urls: readonly string[] };

/** An empty page: what is here before, and after an account is forgotten. */
export const EMPTY: AccountState = {
  phase: { kind: 'empty', trouble: undefined },
  inputs: undefined,
  fields: NO_FIELDS,
  answer: { kind: 'none' },
  part: { kind: 'none' },
  reach: { kind: 'none' },
  requests: [],
};

/** What a template that was read leaves open; values that a reader gave before stay. */
const inputsAfter = (state: AccountState, asked: TemplateInputs | undefined): InputsState | undefined =>
  asked === undefined
    ? undefined
    : { asked, values: state.inputs?.values ?? startValues(asked), isReading: false, problem: undefined };

/** A template that is read again keeps the question; its answers are those of another network. */
const afterReading = (state: AccountState, phase: Phase, asked: TemplateInputs | undefined): AccountState => {
  const { fields, requests } = state;
  return { ...EMPTY, phase, fields, requests, inputs: inputsAfter(state, asked) };
};

const reachOf = (state: AccountState, asked: ReachAsked) =>
  state.reach.kind === 'running' && state.reach.asked === asked ? state.reach : undefined;

/** The one way in which the page's state changes. */
export const reduce = (state: AccountState, action: AccountAction): AccountState => {
  switch (action.kind) {
    case 'choose':
      return { ...EMPTY, phase: { kind: 'loading', progress: { stage: 'preparing' } } };
    case 'progress':
      return state.phase.kind === 'loading'
        ? { ...state, phase: { kind: 'loading', progress: action.progress } }
        : state;
    case 'loaded':
      return afterReading(state, { kind: 'loaded', account: action.account }, action.account.inputs);
    case 'not-loaded':
      return action.trouble?.summary?.inputs === undefined
        ? { ...EMPTY, phase: { kind: 'empty', trouble: action.trouble } }
        : afterReading(state, { kind: 'empty', trouble: action.trouble }, action.trouble.summary.inputs);
    case 'forget':
      return EMPTY;
    case 'inputs':
      return state.inputs === undefined
        ? state
        : { ...state, inputs: { ...state.inputs, values: action.values, problem: undefined } };
    case 'inputs-refused':
      return state.inputs === undefined
        ? state
        : { ...state, inputs: { ...state.inputs, problem: action.problem } };
    case 'again':
      return state.inputs === undefined
        ? state
        : { ...state, inputs: { ...state.inputs, isReading: true, problem: undefined } };
    case 'fields':
      return { ...state, fields: { ...state.fields, ...action.fields } };
    case 'ask':
      return { ...state, answer: { kind: 'asking' } };
    case 'refused':
      return { ...state, answer: { kind: 'refused', ...action.problem } };
    case 'traced':
      return {
        ...state,
        answer: {
          kind: 'shown',
          shown: action.shown,
          choice: action.shown.trace.shown,
          fixes: { kind: 'asking' },
        },
        part: { kind: 'none' },
      };
    case 'choice':
      return state.answer.kind === 'shown'
        ? { ...state, answer: { ...state.answer, choice: action.choice } }
        : state;
    case 'fixes':
      return state.answer.kind === 'shown' && state.answer.shown === action.of
        ? { ...state, answer: { ...state.answer, fixes: action.fixes } }
        : state;
    case 'part':
      return state.answer.kind === 'shown' && state.answer.shown === action.of
        ? { ...state, part: action.part }
        : state;
    case 'reach':
      return {
        ...state,
        reach: { kind: 'running', asked: action.asked, done: 0, of: 0, rows: [], more: false },
      };
    case 'reaching': {
      const reach = reachOf(state, action.asked);
      if (reach === undefined) return state;
      const { done, of, rows } = action;
      return { ...state, reach: { ...reach, done, of, rows: [...reach.rows, ...rows] } };
    }
    case 'reach-ended': {
      const reach = reachOf(state, action.asked);
      return reach === undefined
        ? state
        : { ...state, reach: { ...reach, kind: action.as, more: action.more } };
    }
    case 'reach-refused':
      return reachOf(state, action.asked) === undefined
        ? state
        : { ...state, reach: { kind: 'refused', asked: action.asked, message: action.message } };
    case 'requests':
      return { ...state, requests: [...state.requests, ...action.urls].slice(0, MOST_REQUESTS) };
  }
};

/** More are not listed; there are none to begin with. */
const MOST_REQUESTS = 500;
