/** A template as plain data with places: what JSON and YAML are both read into. */

/** A value with the offset at which it begins in the text. */
export type Tree =
  | { readonly kind: 'scalar'; readonly offset: number; readonly value: Scalar }
  | { readonly kind: 'unclear'; readonly offset: number; readonly why: Unclear }
  | { readonly kind: 'list'; readonly offset: number; readonly items: readonly Tree[] }
  | { readonly kind: 'map'; readonly offset: number; readonly entries: ReadonlyMap<string, Tree> };

/**
 * Why it is not clear what a text says: a number that its format may read as another one than is written (`0123`,
 * `1.10`), or a key that stands twice in its map, of which either value might count.
 */
export type Unclear = 'number' | 'twice';

export type Scalar = null | boolean | number | string;

/** What is wrong with a text, and at which offset. */
export interface TextProblem {
  readonly offset: number;
  readonly message: string;
}

export type TreeResult =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly problems: readonly TextProblem[] };

/** How many values one template may have, with what its aliases repeat. CloudFormation's own limits are far lower. */
export const MAX_VALUES = 500_000;

export const scalar = (offset: number, value: Scalar): Tree => ({ kind: 'scalar', offset, value });

/** The entries of a map; none for anything else. */
export const entriesIn = (tree: Tree | undefined): ReadonlyMap<string, Tree> =>
  tree?.kind === 'map' ? tree.entries : new Map();

/** The items of a list; none for anything else. */
export const itemsIn = (tree: Tree | undefined): readonly Tree[] => (tree?.kind === 'list' ? tree.items : []);

/** The text that stands here as it is; undefined for anything else. */
export const textIn = (tree: Tree | undefined): string | undefined =>
  tree?.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : undefined;

/** The only entry of a map that has one; this is how a function is written. */
export const onlyEntry = (tree: Tree): readonly [key: string, value: Tree] | undefined => {
  if (tree.kind !== 'map' || tree.entries.size !== 1) return undefined;
  const [only] = tree.entries;
  return only;
};
