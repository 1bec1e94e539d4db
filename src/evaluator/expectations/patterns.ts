/** Names as a policy file writes them: one or several, each with `*` for any text and `?` for one character. */
import { wildcardMatches } from '../policy/wildcard.ts';

/** Whether a text stands for more than itself. */
const isGlob = (text: string): boolean => /[*?]/.test(text);

/** Patterns of one field that remember which of them ever fitted. */
export interface Patterns {
  /** Whether one of the names fits one of the patterns. */
  readonly fits: (names: Iterable<string>) => boolean;
  /** The patterns that nothing has fitted, with their places in the list. */
  readonly unused: () => readonly { readonly text: string; readonly index: number | undefined }[];
  /** Whether what they stand for is open: a pattern fits whatever will be called so. */
  readonly open: boolean;
}

/** Reads one pattern, or a list of them. */
export const patternsOf = (given: string | readonly string[]): Patterns => {
  const list = typeof given === 'string' ? [given] : given;
  const used = new Set<number>();
  const globs = [...list.entries()].filter(([, text]) => isGlob(text));
  const literals = new Map<string, number>();
  for (const [index, text] of list.entries()) {
    if (isGlob(text)) continue;
    // The same name twice: both are used when it fits.
    if (literals.has(text)) used.add(index);
    else literals.set(text, index);
  }
  return {
    fits: (names) => {
      let found = false;
      for (const name of names) {
        const literal = literals.get(name);
        if (literal !== undefined) {
          used.add(literal);
          found = true;
        }
        for (const [index, glob] of globs) {
          if (!wildcardMatches(glob, name)) continue;
          used.add(index);
          found = true;
        }
      }
      return found;
    },
    unused: () =>
      [...list.entries()]
        .filter(([index]) => !used.has(index))
        .map(([index, text]) => ({ text, index: typeof given === 'string' ? undefined : index })),
    open: globs.length > 0,
  };
};
