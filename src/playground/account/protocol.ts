/** What page and worker of an account say to each other. Plain data only; each request has an id, and answers carry it. */
import type { OutlinePart } from '../../diagram/index.ts';
import type { FlowRequest, Plan, ReachEnd, Trace, Verdict } from '../../evaluator/index.ts';
import type {
  AccountMap,
  CloudFormationOptions,
  ImportedFiles,
  ImportProblem,
  InventoryRow,
  LeftOut,
  TemplateInputs,
} from '../../import/index.ts';
import type { Result } from '../evaluate.ts';
import type { MissingCall } from './load/missing.ts';

/** A file of the reader's, and the name by which problems tell it: its path in the folder that was chosen. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** What was passed over because of its name: how many files, and the first of their names. */
export interface Skipped {
  readonly count: number;
  readonly first: readonly string[];
}

export interface ReadProgress {
  readonly stage: 'reading';
  readonly files: number;
  readonly ofFiles: number;
  readonly bytes: number;
  readonly ofBytes: number;
}
/** The long steps behind the reading; nobody can say how far each has come. */
export type LoadProgress = ReadProgress | { readonly stage: 'understanding' | 'building' | 'indexing' };

/** How many of one kind, in words: `12 network interfaces`. */
export interface Counted {
  readonly kind: string;
  readonly count: number;
  readonly text: string;
}

/** What was read, and what was not. */
export interface ReadSummary {
  /** What kind of files they were. */
  readonly source: ImportedFiles['kind'];
  /** What the template that was read leaves to whoever deploys it; undefined where it leaves nothing, or none was. */
  readonly inputs: TemplateInputs | undefined;
  readonly files: number;
  readonly bytes: number;
  readonly read: readonly Counted[];
  readonly leftOut: readonly LeftOut[];
  /** The first of them; `problemCount` says how many there are. */
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
}
export interface LoadedAccount extends ReadSummary {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly missing: readonly MissingCall[];
  /** What AWS would refuse about the network, a sentence each: the first of them. */
  readonly refused: readonly string[];
  readonly map: AccountMap;
}

/** Of a protocol and port: what is asked about every pair. */
export interface ReachAsked {
  /** `to`: who can reach it. `from`: what it can reach. */
  readonly direction: 'to' | 'from';
  readonly name: string;
  readonly protocol: NonNullable<FlowRequest['protocol']>;
  readonly port: number | undefined;
}
/** Ends that are all answered alike. */
export interface ReachedRow {
  readonly id: string;
  readonly verdict: Verdict;
  readonly private: boolean | null;
  /** The first of them; `count` says how many there are. */
  readonly ends: readonly ReachEnd[];
  readonly count: number;
}

/** A trace and what a page shows of each of its choices. */
export interface ShownTrace {
  readonly request: FlowRequest;
  readonly trace: Trace;
  readonly outlines: readonly (readonly OutlinePart[])[];
}

interface ReachProgress {
  readonly stage: 'reaching';
  readonly done: number;
  readonly of: number;
  /** The rows since the last one. */
  readonly rows: readonly ReachedRow[];
}
export type Progress = LoadProgress | ReachProgress;

/** The part of the account that decides a flow, as text and as a playground shows it. */
export interface ShownPart {
  readonly text: string;
  /** Nothing smaller answers alike. */
  readonly isWhole: boolean;
  readonly isAnonymous: boolean;
  readonly result: Result;
}

/** What is looked for, in the words of `searchInventory`, and which part of what is found. */
export interface Wanted {
  readonly query: string;
  readonly offset: number;
  readonly limit: number;
}
export interface FoundPage {
  readonly rows: readonly InventoryRow[];
  readonly total: number;
}

export type Ask =
  | {
      readonly kind: 'load';
      readonly files: readonly ChosenFile[];
      readonly skipped: Skipped;
      /** What the reader says of a template beside its text. */
      readonly given?: CloudFormationOptions | undefined;
    }
  | { readonly kind: 'find'; readonly wanted: Wanted }
  | { readonly kind: 'trace'; readonly request: FlowRequest }
  /** The same flow with what would open it; takes longer. */
  | { readonly kind: 'fix'; readonly request: FlowRequest }
  | { readonly kind: 'reach'; readonly asked: ReachAsked }
  | { readonly kind: 'part'; readonly request: FlowRequest; readonly isAnonymous: boolean }
  /** Ends the request with this id, where it is one that takes long. */
  | { readonly kind: 'cancel'; readonly request: number };

export type Answer =
  | { readonly kind: 'loaded'; readonly account: LoadedAccount }
  /** Nothing that a path could be looked for in. */
  | { readonly kind: 'nothing'; readonly summary: ReadSummary; readonly message: string }
  | { readonly kind: 'found'; readonly page: FoundPage }
  | { readonly kind: 'traced'; readonly shown: ShownTrace }
  /** The findings with their fixes, and the changes that open the flow together. */
  | { readonly kind: 'fixed'; readonly trace: Trace; readonly plan: Plan | undefined }
  /** The rows went out as progress. `more`: there are more than a page is given. */
  | { readonly kind: 'reached'; readonly more: boolean }
  | { readonly kind: 'part'; readonly part: ShownPart }
  | { readonly kind: 'cancelled' }
  /** A question that means nothing in this account: which field, and why. */
  | { readonly kind: 'refused'; readonly field: string; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

export interface AccountRequest {
  readonly id: number;
  readonly ask: Ask;
}
export type AccountMessage =
  | { readonly kind: 'ready' }
  /** Addresses that the worker itself asked the network for since it was given files. */
  | { readonly kind: 'requests'; readonly urls: readonly string[] }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer };
