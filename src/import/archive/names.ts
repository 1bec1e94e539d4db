/** Names inside an archive: data to show and to tell files apart by, never a path that something is written to. */

/** `text`: read where it holds JSON. `archive`, `macos` and `other` are not unpacked. */
export type NameKind = 'read' | 'text' | 'archive' | 'macos' | 'other';

const READ = /\.(json|ya?ml|template|tfstate)$/i;
const ARCHIVE = /\.(zip|jar|gz|tgz|tar|bz2|xz|7z|rar|zst)$/i;
/** macOS keeps what its own file system knows of a file beside it, under almost the same name. */
const MACOS = /(^|\/)(__MACOSX\/|\._[^/]*$)/;

const LONGEST = 1024;

/** What a file is, by its name. */
export const kindOfName = (path: string): NameKind => {
  if (MACOS.test(path)) return 'macos';
  if (READ.test(path)) return 'read';
  if (ARCHIVE.test(path)) return 'archive';
  return path.toLowerCase().endsWith('.txt') ? 'text' : 'other';
};

/**
 * A name as it is shown: separated by slashes, without steps out of the folder, a drive, or characters that a
 * reader cannot see.
 */
export const shownPath = (raw: string): string => {
  const parts = raw
    .slice(0, LONGEST)
    .replaceAll('\\', '/')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]+/gu, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  return parts.length === 0 ? 'file' : parts.join('/');
};

/** Gives each name once: names that look alike are numbered. */
export const uniquePaths = (raw: readonly string[]): readonly string[] => {
  const taken = new Map<string, number>();
  return raw.map((name) => {
    const path = shownPath(name);
    const number = (taken.get(path) ?? 0) + 1;
    taken.set(path, number);
    return number === 1 ? path : path.replace(/(\.[^./]*)?$/, ` (${number})$1`);
  });
};
