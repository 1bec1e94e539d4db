/** Phrases that several rules share. */
import type { ResourceRef } from '../trace/types.ts';
import { listed, named } from '../trace/words.ts';

const MOST_NAMED = 3;

/** Names some of several resources and counts the rest: "`a`, `b`, `c` and 7 more". */
export const someOf = (resources: readonly ResourceRef[]): string => {
  const shown = resources.slice(0, MOST_NAMED).map(named);
  const rest = resources.length - shown.length;
  return listed(rest > 0 ? [...shown, `${rest} more`] : shown);
};

/** Texts of rules or routes between backticks: "`100 deny …` and `110 deny …`". */
export const quoted = (texts: readonly string[]): string => {
  const shown = texts.slice(0, MOST_NAMED).map((text) => `\`${text.replaceAll('`', "'")}\``);
  const rest = texts.length - shown.length;
  return listed(rest > 0 ? [...shown, `${rest} more`] : shown);
};
