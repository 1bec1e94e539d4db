/** What there is to know of a kind of resource to take it into a part. */
import type { Scenario } from '../../evaluator/index.ts';
import type { Catalog, Collection, Depth, Need, Selection } from './selection.ts';

/** The fields of an entry of each map. */
type Fields = {
  [C in Collection]: NonNullable<Scenario[C]> extends Readonly<Record<string, infer T>> ? T : never;
};
/** The maps of a scenario, so that one key tells the types of a map and of its kind together. */
export type Maps = { readonly [C in Collection]?: Readonly<Record<string, Fields[C]>> | undefined };

export interface Kind<T> {
  /** What it names and cannot be without. */
  readonly needs: (fields: T, depth: Depth, catalog: Catalog, name: string) => readonly Need[];
  /** Itself without what of its lists is not in the part. */
  readonly keep?: (fields: T, chosen: Selection, catalog: Catalog) => T;
  /** Itself with its inside "not in the data". Left out: it is kept as it is. */
  readonly stub?: (fields: T) => T;
}
export type KindOf<C extends Collection> = Kind<Fields[C]>;
export type Kinds = { readonly [C in Collection]: Kind<Fields[C]> };

export const full = (pointer: string | undefined): Need => ({ pointer, depth: 'full' });
export const stub = (pointer: string | undefined): Need => ({ pointer, depth: 'stub' });

/** Needed as deep as what needs it. */
export const alike = (depth: Depth, pointers: readonly (string | undefined)[]): readonly Need[] =>
  pointers.map((pointer) => ({ pointer, depth }));

/** A map without some of its entries. */
export const filtered = <T>(
  map: Readonly<Record<string, T>>,
  keep: (name: string, value: T) => boolean,
): Record<string, T> => Object.fromEntries(Object.entries(map).filter(([name, value]) => keep(name, value)));
