/** The link of what a playground shows, and the addresses that it stands in. Pure. */
import { escapeMarkup } from '../../diagram/text.ts';
import { type EncodedLink, encodeLink, LONG_LINK } from '../../link/index.ts';

/** What a playground shows. */
export interface Shared {
  readonly title: string;
  /** The example that it came from; undefined where `original` is no example of the site. */
  readonly scenario: string | undefined;
  /** The text that a reset brings back. */
  readonly original: string;
  readonly text: string;
  readonly flow: string | undefined;
  /** The flow that is shown where none is asked for. */
  readonly firstFlow: string | undefined;
  readonly choice: number | undefined;
}

/** Where the site stands. */
export interface Site {
  /** `https://docs.example.com` */
  readonly origin: string;
  /** Begins and ends with a slash. */
  readonly base: string;
}

const shortOf = ({ scenario, original, text, flow, firstFlow, choice }: Shared): EncodedLink | undefined => {
  if (scenario === undefined || text !== original) return undefined;
  // A choice belongs to a flow, so it is told with it.
  const isDefault = choice === undefined && flow === firstFlow;
  const link = encodeLink({
    kind: 'example',
    example: scenario,
    ...(flow !== undefined && !isDefault && { flow }),
    ...(choice !== undefined && { choice }),
  });
  return link.ok ? link : undefined;
};

/** The hash for what is shown: short for an unedited example, else with the whole text. */
export const hashOf = (shared: Shared): EncodedLink => {
  const { title, scenario, text, flow, choice } = shared;
  return (
    shortOf(shared) ??
    encodeLink({
      kind: 'text',
      text,
      title,
      ...(flow !== undefined && { flow }),
      ...(choice !== undefined && { choice }),
      ...(scenario !== undefined && { example: scenario }),
    })
  );
};

/** The address of a page of the site that opens what a hash holds. */
export const addressOf = ({ origin, base }: Site, page: 'playground' | 'embed', hash: string): string =>
  `${origin}${base}${page}/#${hash}`;

/** What to say of a link beside that it was copied; empty where nothing. */
export const lengthNote = (address: string): string =>
  address.length <= LONG_LINK
    ? ''
    : `It has ${address.length} characters, and some chat and mail programs cut such links. A downloaded scenario is never cut.`;

/** What the frame may do: run our scripts under our own origin, open a link, save a file. Nothing of the page around it. */
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** HTML that shows an address of `/embed/` in another page. */
export const embedCode = (address: string, title: string): string =>
  [
    `<iframe src="${escapeMarkup(address)}"`,
    `title="${escapeMarkup(title)}: a Hopwise playground"`,
    `sandbox="${SANDBOX}" allow="clipboard-write" loading="lazy"`,
    'style="width: 100%; height: 44rem; border: 0"></iframe>',
  ].join(' ');

/** A file name made of a title: letters, digits and dashes. */
export const fileNameOf = ({ scenario, title }: Pick<Shared, 'scenario' | 'title'>): string => {
  const plain = (scenario ?? title)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return plain === '' ? 'scenario' : plain;
};
