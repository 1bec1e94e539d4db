/** Words to search for, made of an address that is not there. */

/** The last parts of a path below the site, as words; empty where it says nothing. */
export const wordsOf = (path: string, base: string): string => {
  const inside = path.startsWith(base) ? path.slice(base.length) : path;
  return inside
    .replace(/(?:index)?\.html?$/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
    .slice(-4)
    .join(' ')
    .slice(0, 60);
};
