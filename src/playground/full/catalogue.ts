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

const MAX_NAME = 100;

/** Whether a text may be the name of an example. No dots: a name never leads out of the folder of examples. */
export const isName = (text: string): boolean =>
  text.length <= MAX_NAME && /^[A-Za-z0-9][\w-]*(?:\/[A-Za-z0-9][\w-]*)+$/.test(text);

/** A file of the examples; undefined where it cannot be loaded. */
export const fetchFile = async (base: string, file: string): Promise<string | undefined> => {
  try {
    const response = await fetch(`${base}scenarios/${file}`);
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
};

let loading: Promise<Catalogue | undefined> | undefined;

const load = async (base: string): Promise<Catalogue | undefined> => {
  const text = await fetchFile(base, 'catalogue.json');
  // Built together with this file, by the same types.
  return text === undefined ? undefined : (JSON.parse(text) as Catalogue);
};

/** All examples; undefined where the list cannot be loaded. A failed load may be tried again. */
export const fetchCatalogue = async (base: string): Promise<Catalogue | undefined> => {
  loading ??= load(base).catch(() => undefined);
  const catalogue = await loading;
  if (catalogue === undefined) loading = undefined;
  return catalogue;
};
