/** What the worker finds out about mending and breaking a flow. Plain data. */
import type { Finding, SideEffect, Verdict } from '../../evaluator/index.ts';
import type { TextEdit } from '../text-edit.ts';
import type { Hunk } from './text/hunks.ts';

/** Where a flow ends, and over what. */
export interface Outcome {
  readonly verdict: Verdict;
  /** Ids of the resources crossed; ends with the one that refused first. */
  readonly path: readonly string[];
  readonly private: boolean | null;
}

/** A change of the reader's text that was tried: with it made, the flow ends as `after` says. */
export interface Change {
  /** Sentences with `backticks`. */
  readonly summary: string;
  /** The same as AWS's commands, for what was imported. */
  readonly aws?: string;
  readonly edits: readonly TextEdit[];
  readonly hunks: readonly Hunk[];
  readonly before: Outcome;
  readonly after: Outcome;
  /** The scenario's other flows that end differently then. */
  readonly sideEffects: readonly SideEffect[];
  readonly flowsNotCompared?: number;
}

/** All changes that open a flow together. */
export interface OpeningPlan extends Change {
  /** What is done, one after the other. */
  readonly steps: readonly string[];
}

/** A finding that keeps a flow from being reachable, with the change that takes it away. */
export interface Trouble {
  readonly code: Finding['code'];
  readonly kind: Finding['kind'];
  readonly message: string;
  readonly direction: Finding['direction'];
  /** Where an editor underlines, and where it offers the change. */
  readonly mark: Pick<TextEdit, 'offset' | 'length'>;
  readonly place: Pick<TextEdit, 'offset' | 'length'>;
  readonly change: Change | undefined;
  /** Whether the change is all that the plan is. */
  readonly isPlan: boolean;
}

/** A switch that changes the verdict: something goes, closes or opens. */
export interface Preset {
  readonly label: string;
  readonly edits: readonly TextEdit[];
  readonly verdict: Verdict;
  /** Places in the list of those that cannot be on together with it. */
  readonly excludes: readonly number[];
}

/** What was found for one flow of a text. */
export interface Found {
  readonly kind: 'found';
  readonly flow: string;
  readonly verdict: Verdict;
  readonly plan: OpeningPlan | undefined;
  readonly troubles: readonly Trouble[];
  /** For an open flow: what would close it. */
  readonly closing: readonly Change[];
  readonly presets: readonly Preset[];
  /** Changes that were found and could not be written into this text. */
  readonly unwritten: number;
}

/** `nothing`: the text has problems, or no flow that can be asked. */
export type FixesAnswer = Found | { readonly kind: 'nothing' };

export interface FixesQuestion {
  readonly text: string;
  readonly flow: string | undefined;
}
