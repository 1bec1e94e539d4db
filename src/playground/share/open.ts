/** What a hash asks for, with the example that it names: everything that a playground starts with. */
import { decodeLink } from '../../link/index.ts';

/** A scenario to open. */
export interface Opened {
  readonly title: string;
  readonly text: string;
  /** The text that a reset brings back. */
  readonly original: string;
  /** The example that `original` is the text of; undefined where it is none. */
  readonly scenario: string | undefined;
  readonly flow: string | undefined;
  readonly choice: number | undefined;
}

export type Opening =
  | { readonly ok: true; readonly opened: Opened }
  | { readonly ok: false; readonly message: string };

/** Fetches the text of an example by its name; undefined where there is none. */
export type FetchExample = (name: string) => Promise<string | undefined>;

/**
 * Opens a hash. Never throws, if `example` does not.
 *
 * @param hash with or without its `#`
 */
export const openHash = async (hash: string, example: FetchExample): Promise<Opening> => {
  const decoded = decodeLink(hash);
  if (!decoded.ok) return decoded;
  const { link } = decoded;
  const original = link.example === undefined ? undefined : await example(link.example);
  if (link.kind === 'example') {
    if (original === undefined) {
      const message = `This site has no example \`${link.example}\`, or it could not be loaded.`;
      return { ok: false, message };
    }
    const { example: scenario, flow, choice } = link;
    return { ok: true, opened: { title: scenario, text: original, original, scenario, flow, choice } };
  }
  return {
    ok: true,
    opened: {
      title: link.title ?? link.example ?? 'Shared scenario',
      text: link.text,
      // Without the example there is nothing to go back to but the link's own text.
      original: original ?? link.text,
      scenario: original === undefined ? undefined : link.example,
      flow: link.flow,
      choice: link.choice,
    },
  };
};

/** What to show first, and what to offer beside it. Neither is ever dropped without asking. */
export interface FirstLook {
  readonly show: 'link' | 'kept';
  readonly offer: 'kept' | undefined;
}

/**
 * Decides between a link and earlier work of the same scenario that was kept (keep/). A link that differs is shown
 * and not kept under the scenario's name, where it would take the place of the work.
 *
 * @param text the link's text; undefined where it holds none, but names an example
 * @param kept the kept text; undefined where there is none
 */
export const firstLook = (text: string | undefined, kept: string | undefined): FirstLook => {
  if (kept === undefined) return { show: 'link', offer: undefined };
  // The page's own hash after a reload, or a link to the example that was worked on.
  if (text === undefined || text === kept) return { show: 'kept', offer: undefined };
  return { show: 'link', offer: 'kept' };
};
