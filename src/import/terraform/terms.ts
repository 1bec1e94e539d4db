/**
 * What an expression draws on: instances of resources, known values, and what cannot be told. A plan lists the
 * references of an expression, not what it does with them, so a term says whether it is surely part of the value.
 */
import type { InstanceKey, Step } from './address.ts';
import type { Estate, Group } from './estate.ts';
import type { Instance } from './instances.ts';

export type Term =
  | {
      readonly kind: 'instance';
      readonly instance: Instance;
      readonly steps: readonly Step[];
      readonly isSure: boolean;
    }
  | {
      readonly kind: 'group';
      readonly group: Group;
      readonly steps: readonly Step[];
      readonly isSure: boolean;
    }
  | { readonly kind: 'known'; readonly value: unknown; readonly isSure: boolean }
  | { readonly kind: 'local'; readonly module: string; readonly name: string }
  /** Something that may be anything. */
  | { readonly kind: 'opaque' };

export type GroupTerm = Extract<Term, { readonly kind: 'group' }>;

export interface Gathered {
  readonly terms: readonly Term[];
  /** Whether something beside the terms could choose between them. */
  readonly isChosen: boolean;
}

/** The keys of all that stand beside an instance, its own among them. */
export type Keys = ReadonlyMap<InstanceKey | undefined, unknown>;

/** Where an expression stands: its module, and what `each` and `count` are there. */
export interface Scope {
  readonly module: string;
  readonly key: InstanceKey | undefined;
  readonly keys: Keys;
  readonly forEach: unknown;
}

export type Inference = 'same key' | 'one of a list' | 'only one' | 'whole list';

/** What following references costs in all, and what was taken on trust. */
export interface Work {
  left: number;
  /** Values of inputs and outputs that were followed already. */
  readonly known: Map<string, Gathered>;
  /** Which groups have an instance for each of some keys. */
  readonly paired: WeakMap<Keys, WeakMap<Keys, boolean>>;
  /** Counts an inference, by its reason. */
  readonly infer: (why: Inference) => void;
}

/** How far a reference has been followed. */
export interface Way {
  readonly estate: Estate;
  readonly work: Work;
  readonly depth: number;
}

export const NOTHING: Gathered = { terms: [], isChosen: false };
/** What gives nothing that is asked for, but may be a condition. */
export const CHOICE: Gathered = { terms: [], isChosen: true };
export const OPAQUE: Gathered = { terms: [{ kind: 'opaque' }], isChosen: true };

export const both = (all: readonly Gathered[]): Gathered => ({
  terms: all.flatMap(({ terms }) => terms),
  isChosen: all.some(({ isChosen }) => isChosen),
});

/** The same terms as "one of these". */
export const unsure = ({ terms, isChosen }: Gathered): Gathered => ({
  terms: terms.map((term) => ('isSure' in term ? { ...term, isSure: false } : term)),
  isChosen,
});

/** A value that the file tells. A text, number or truth value may be a condition. */
export const known = (value: unknown): Gathered => ({
  terms: [{ kind: 'known', value, isSure: true }],
  isChosen: typeof value !== 'object' || value === null,
});
