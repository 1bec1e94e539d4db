/**
 * What the full playground opens: what its address asks for, else what was open last. Everything in an address or
 * a storage is data: names are checked before anything is fetched, and only this site is asked.
 */
import { MAX_TEXT_LENGTH } from '../../evaluator/model/document.ts';
import { decodeLink, isLinkLike, type Link } from '../../link/index.ts';
import { keyOf, storageOf } from '../keep/key.ts';
import { makeStore } from '../keep/store.ts';
import { firstLook, openLink } from '../share/open.ts';
import { type Catalogue, type CatalogueEntry, fetchCatalogue, fetchFile, isName } from './catalogue.ts';
import { type Handed, readHanded } from './hand-over.ts';
import { readLast } from './last.ts';

/** A scenario to open. */
export interface Work {
  readonly title: string;
  /** Its name where it is an example of the site. */
  readonly scenario: string | undefined;
  readonly text: string;
  /** The text that a reset brings back. */
  readonly original: string;
  readonly flow: string | undefined;
  /** The way of those that AWS may take, where a link names one. */
  readonly choice: number | undefined;
  /** The drawing of `original`, where one is there already. */
  readonly svg: string;
  /** What the site says about it, where it is an example. */
  readonly entry: CatalogueEntry | undefined;
  /** The name under which changes are kept; undefined where they must not take the place of others. */
  readonly keptAs: string | undefined;
  /** The example of which other changes are kept, and wait to be opened. */
  readonly earlier: string | undefined;
  /** Whether it stands in the address as it changes. What came from an account does not: browsers keep addresses. */
  readonly isInAddress: boolean;
}

export type Location =
  | { readonly kind: 'work'; readonly work: Work }
  /** It cannot be opened; why, in a sentence with `backticks`. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The address asks for nothing, and nothing was open before. */
  | { readonly kind: 'nothing' };

type Wanted =
  | { readonly kind: 'example'; readonly example: string; readonly flow: string | undefined }
  | { readonly kind: 'handed' }
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'other'; readonly message: string }
  | { readonly kind: 'nothing' };

/** What a hash asks for. Takes anything. */
export const wantedBy = (hash: string): Wanted => {
  const plain = hash.replace(/^#/, '');
  if (plain === '') return { kind: 'nothing' };
  if (isLinkLike(plain)) {
    const decoded = decodeLink(plain);
    return decoded.ok ? { kind: 'link', link: decoded.link } : { kind: 'other', message: decoded.message };
  }
  const fields = new URLSearchParams(plain);
  if (fields.get('from') === 'import') return { kind: 'handed' };
  const example = fields.get('example');
  if (example === null) return { kind: 'other', message: 'This address names no scenario.' };
  if (!isName(example)) return { kind: 'other', message: 'This address names no example of this site.' };
  return { kind: 'example', example, flow: fields.get('flow') ?? undefined };
};

const NOT_LOADED = 'The example could not be loaded. Check the connection and try again.';

/** What most of what is opened has. */
const PLAIN = {
  svg: '',
  choice: undefined,
  keptAs: undefined,
  earlier: undefined,
  isInAddress: true,
} as const;

const openExample = async (
  base: string,
  example: string,
  flow: string | undefined,
  choice: number | undefined,
  catalogue: Catalogue | undefined,
): Promise<Location> => {
  const entry = catalogue?.find(({ name }) => name === example);
  if (catalogue === undefined) return { kind: 'failed', message: NOT_LOADED };
  if (entry === undefined) return { kind: 'failed', message: `This site has no example \`${example}\`.` };
  const [text, svg] = await Promise.all([
    fetchFile(base, `${example}.json`),
    entry.isDrawn ? fetchFile(base, `${example}.svg`) : undefined,
  ]);
  if (text === undefined || text.length > MAX_TEXT_LENGTH) return { kind: 'failed', message: NOT_LOADED };
  const work = { ...PLAIN, title: entry.title, scenario: example, text, original: text, flow, choice, entry };
  return { kind: 'work', work: { ...work, svg: svg ?? '', keptAs: example } };
};

/** The text that is kept of an example. */
const keptOf = (example: string | undefined): string | undefined =>
  example === undefined
    ? undefined
    : makeStore(storageOf('localStorage'), keyOf(import.meta.env.BASE_URL, example)).read()?.text;

const openText = async (base: string, link: Link, catalogue: Catalogue | undefined): Promise<Location> => {
  // Only what is there is asked for.
  const isThere = (example: string): boolean => catalogue?.some(({ name }) => name === example) === true;
  const opening = await openLink(link, async (example) =>
    isThere(example) ? fetchFile(base, `${example}.json`) : undefined,
  );
  if (!opening.ok) return { kind: 'failed', message: opening.message };
  const { opened } = opening;
  const { scenario } = opened;
  const entry = catalogue?.find(({ name }) => name === scenario);
  const svg = entry?.isDrawn === true ? await fetchFile(base, `${entry.name}.svg`) : undefined;
  const { show, offer } = firstLook(opened.text, keptOf(scenario));
  const keptAs = show === 'kept' ? scenario : undefined;
  const earlier = offer === undefined ? undefined : scenario;
  return { kind: 'work', work: { ...PLAIN, ...opened, svg: svg ?? '', entry, keptAs, earlier } };
};

/** What another page handed over. */
const ofNoExample = (handed: Handed): Work => ({
  ...PLAIN,
  ...handed,
  original: handed.text,
  scenario: undefined,
  entry: undefined,
  isInAddress: false,
});

/**
 * Reads the page's address.
 *
 * @param base the site's address, with a slash at its end
 */
export const readLocation = async (base: string): Promise<Location> => {
  const wanted = wantedBy(location.hash);
  switch (wanted.kind) {
    case 'example':
      return openExample(base, wanted.example, wanted.flow, undefined, await fetchCatalogue(base));
    case 'handed': {
      const handed = readHanded();
      return handed === undefined
        ? { kind: 'failed', message: 'What was handed over is gone: this tab does not hold it any more.' }
        : { kind: 'work', work: ofNoExample(handed) };
    }
    case 'link': {
      const { link } = wanted;
      const catalogue = await fetchCatalogue(base);
      return link.kind === 'example'
        ? openExample(base, link.example, link.flow, link.choice, catalogue)
        : openText(base, link, catalogue);
    }
    case 'other':
      return { kind: 'failed', message: wanted.message };
    case 'nothing': {
      const last = readLast();
      if (last === undefined) return { kind: 'nothing' };
      const found = await openExample(base, last, undefined, undefined, await fetchCatalogue(base));
      // An example that is gone since is nobody's wish.
      return found.kind === 'work' ? found : { kind: 'nothing' };
    }
  }
};
