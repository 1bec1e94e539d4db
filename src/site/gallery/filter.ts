/** Which entries of the gallery a search finds. Pure. */

/** Whether every word of a search stands somewhere in an entry's words, in whatever order. */
export const isFound = (search: string, words: string): boolean =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));

/** What a screen reader hears after a search. */
export const countText = (found: number, all: number): string =>
  found === all ? `${all} scenarios` : `${found} of ${all} scenarios`;
