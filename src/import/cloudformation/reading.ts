/** One template while it is evaluated: what functions may ask, and where they say what they could not do. */
import type { DeclaredValue, Unresolved } from '../declared/types.ts';
import type { Notes } from '../shared/notes.ts';
import type { Template } from './template.ts';
import type { Tree } from './text/tree.ts';
import type { Scope, Value } from './values.ts';

/** Work on a text costs a step for so many of its characters. */
export const CHARACTERS_PER_STEP = 16;

export interface Reading {
  readonly template: Template;
  readonly notes: Notes;
  readonly region: string;
  /** The value of any part of the template, with its functions carried out. */
  readonly evaluate: (tree: Tree, scope: Scope) => Value;
  /** What `Ref` gives. */
  readonly reference: (name: string, scope: Scope) => Value;
  /** What `Fn::GetAtt` gives. */
  readonly attribute: (resource: string, attribute: string) => DeclaredValue;
  /** Whether a condition of the template holds. */
  readonly condition: (name: string) => boolean | Unresolved;
  /** The value that an output of this template exports under a name; undefined where none does. */
  readonly exported: (name: string) => DeclaredValue | undefined;
  /** Counts work; false once there has been too much of it. */
  readonly spend: (steps: number) => boolean;
  /** Carries out what may never be needed: a cycle found in it is none of the template. */
  readonly unsure: <T>(work: () => T) => T;
}

/** Carries out one function; its argument is not evaluated yet. */
export type TemplateFunction = (reading: Reading, argument: Tree, scope: Scope) => Value;
