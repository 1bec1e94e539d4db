/**
 * What the full playground opens: what its address holds (a link or an example's name), else what was open last.
 * Everything in an address or a storage is data: names are checked before anything is fetched, and only this site
 * is asked.
 */
import { isKept, keyOf, storageOf } from '../keep/key.ts';
import { type Kept, makeStore } from '../keep/store.ts';
import { exampleDrawing, exampleText } from '../share/examples.ts';
import { firstLook, type Opened, openHash } from '../share/open.ts';
import { type CatalogueEntry, fetchCatalogue } from './catalogue.ts';
import { readLast } from './last.ts';
import { isOutdated } from './written.ts';

/** A scenario to open, with what the site knows of it. */
export interface Work {
  readonly opened: Opened;
  /** The drawing of its original text, where one is there already. */
  readonly svg: string;
  /** What the site says about the example that it comes from. */
  readonly entry: CatalogueEntry | undefined;
  /** Under which changes are kept; undefined where a link's text must not take the place of kept changes. */
  readonly keptAs: string | undefined;
}

export type Found =
  | { readonly kind: 'work'; readonly work: Work }
  /** It cannot be opened; why, in a sentence with `backticks`. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The address asks for nothing, and nothing was open before. */
  | { readonly kind: 'nothing' };

/** What was kept of an example. */
const keptOf = (example: string): Kept | undefined => {
  const base = import.meta.env.BASE_URL;
  if (!isKept(base, example)) return undefined;
  return makeStore(storageOf('localStorage'), keyOf(base, example)).read();
};

/** A link shows its own text; changes of the same example that were kept stay as they are. */
const keptAsOf = ({ scenario, text, original }: Opened, hash: string): string | undefined => {
  if (scenario === undefined) return undefined;
  const kept = keptOf(scenario);
  if (kept !== undefined && isOutdated(hash, kept)) return scenario;
  const own = text === original ? undefined : text;
  return firstLook(own, kept?.text).offer === undefined ? scenario : undefined;
};

const openLink = async (base: string, hash: string): Promise<Found> => {
  const opening = await openHash(hash, async (name) => {
    // A file that is not there is not asked for.
    const known = (await fetchCatalogue(base))?.some((entry) => entry.name === name);
    return known === true ? exampleText(base, name) : undefined;
  });
  if (!opening.ok) return { kind: 'failed', message: opening.message };
  const { opened } = opening;
  const { scenario } = opened;
  const entry =
    scenario === undefined ? undefined : (await fetchCatalogue(base))?.find(({ name }) => name === scenario);
  const svg = entry?.isDrawn === true ? await exampleDrawing(base, entry.name) : undefined;
  // An unedited example has no title of its own in its link.
  const title = opened.title === scenario ? (entry?.title ?? opened.title) : opened.title;
  return {
    kind: 'work',
    work: { opened: { ...opened, title }, svg: svg ?? '', entry, keptAs: keptAsOf(opened, hash) },
  };
};

/**
 * Reads an address.
 *
 * @param base the site's address, with a slash at its end
 * @param hash with or without its `#`
 */
export const readLocation = async (base: string, hash: string): Promise<Found> => {
  const plain = hash.replace(/^#/, '');
  if (plain !== '') return openLink(base, plain);
  const last = readLast();
  if (last === undefined) return { kind: 'nothing' };
  const found = await openLink(base, last);
  // An example that is gone since is nobody's wish.
  return found.kind === 'work' ? found : { kind: 'nothing' };
};
