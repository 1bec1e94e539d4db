/** The examples of the site, as its files list them (src/site/pages/catalogue.json.ts). */

/** An example or a template. */
export interface CatalogueEntry {
  /** Such as `sns/endpoint`. */
  readonly name: string;
  readonly title: string;
  readonly topic: string;
  /** Whether it has a drawing. */
  readonly isDrawn: boolean;
  /** Pages that explain it, relative to the site's base. */
  readonly pages: readonly CataloguePage[];
}

export interface CataloguePage {
  readonly path: string;
  readonly title: string;
}

export type Catalogue = readonly CatalogueEntry[];

let loading: Promise<Catalogue | undefined> | undefined;

const load = async (base: string): Promise<Catalogue | undefined> => {
  const response = await fetch(`${base}scenarios/catalogue.json`);
  // Built together with this file, by the same types.
  return response.ok ? ((await response.json()) as Catalogue) : undefined;
};

/** All examples; undefined where the list cannot be loaded. A failed load may be tried again. */
export const fetchCatalogue = async (base: string): Promise<Catalogue | undefined> => {
  loading ??= load(base).catch(() => undefined);
  const catalogue = await loading;
  if (catalogue === undefined) loading = undefined;
  return catalogue;
};
