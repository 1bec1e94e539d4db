/** A figure that a page writes, held against what is worked out when it is built. */
import type { Quote } from './quotes.ts';

/**
 * The figure as it is, for the page to show.
 *
 * @param written what stands in the component's slot, as HTML
 * @param what it is the figure of, in words
 * @throws with the page where the author wrote another one, or where there is none: the build fails
 */
export const figureOf = (page: string, quote: Quote, written: string, what: string): string => {
  if (!quote.ok) throw new Error(`${page}: ${quote.problem}`);
  const text = written.replaceAll(/<[^>]*>/g, '').trim();
  if (text !== quote.text) throw new Error(`${page}: ${what}: it is ${quote.text}, not ${text}`);
  return quote.text;
};
