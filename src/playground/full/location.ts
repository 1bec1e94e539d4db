/**
 * What the full playground opens: what its address asks for, else what was open last. Everything in an address or
 * a storage is data: names are checked before anything is fetched, and only this site is asked.
 */
import { MAX_TEXT_LENGTH } from '../../evaluator/model/document.ts';
import { type Catalogue, type CatalogueEntry, fetchCatalogue, fetchFile, isName } from './catalogue.ts';
import { readHanded } from './hand-over.ts';
import { readLast } from './last.ts';

/** A scenario to open. */
export interface Work {
  readonly title: string;
  /** Its name where it is an example of the site. */
  readonly scenario: string | undefined;
  readonly text: string;
  readonly flow: string | undefined;
  /** Its drawing, where one is there already. */
  readonly svg: string;
  /** What the site says about it, where it is an example. */
  readonly entry: CatalogueEntry | undefined;
}

export type Found =
  | { readonly kind: 'work'; readonly work: Work }
  /** It cannot be opened; why, in a sentence with `backticks`. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The address asks for nothing, and nothing was open before. */
  | { readonly kind: 'nothing' };

type Wanted =
  | { readonly kind: 'example'; readonly example: string; readonly flow: string | undefined }
  | { readonly kind: 'handed' }
  | { readonly kind: 'other'; readonly message: string }
  | { readonly kind: 'nothing' };

/** What a hash asks for. Takes anything. */
export const wantedBy = (hash: string): Wanted => {
  const plain = hash.replace(/^#/, '');
  if (plain === '') return { kind: 'nothing' };
  const fields = new URLSearchParams(plain);
  if (fields.get('from') === 'import') return { kind: 'handed' };
  const example = fields.get('example');
  if (example === null) return { kind: 'other', message: 'This address names no scenario.' };
  if (!isName(example)) return { kind: 'other', message: 'This address names no example of this site.' };
  return { kind: 'example', example, flow: fields.get('flow') ?? undefined };
};

const NOT_LOADED = 'The example could not be loaded. Check the connection and try again.';

const openExample = async (
  base: string,
  example: string,
  flow: string | undefined,
  catalogue: Catalogue | undefined,
): Promise<Found> => {
  const entry = catalogue?.find(({ name }) => name === example);
  if (catalogue === undefined) return { kind: 'failed', message: NOT_LOADED };
  if (entry === undefined) return { kind: 'failed', message: `This site has no example \`${example}\`.` };
  const [text, svg] = await Promise.all([
    fetchFile(base, `${example}.json`),
    entry.isDrawn ? fetchFile(base, `${example}.svg`) : undefined,
  ]);
  if (text === undefined || text.length > MAX_TEXT_LENGTH) return { kind: 'failed', message: NOT_LOADED };
  return { kind: 'work', work: { title: entry.title, scenario: example, text, flow, svg: svg ?? '', entry } };
};

/**
 * Reads the page's address.
 *
 * @param base the site's address, with a slash at its end
 */
export const readLocation = async (base: string): Promise<Found> => {
  const wanted = wantedBy(location.hash);
  switch (wanted.kind) {
    case 'example':
      return openExample(base, wanted.example, wanted.flow, await fetchCatalogue(base));
    case 'handed': {
      const handed = readHanded();
      return handed === undefined
        ? { kind: 'failed', message: 'What was handed over is gone: this tab does not hold it any more.' }
        : { kind: 'work', work: { ...handed, scenario: undefined, svg: '', entry: undefined } };
    }
    case 'other':
      return { kind: 'failed', message: wanted.message };
    case 'nothing': {
      const last = readLast();
      if (last === undefined) return { kind: 'nothing' };
      const found = await openExample(base, last, undefined, await fetchCatalogue(base));
      // An example that is gone since is nobody's wish.
      return found.kind === 'work' ? found : { kind: 'nothing' };
    }
  }
};
