/**
 * Keeps the address's hash up with a playground: late, quietly and only after a change. For the full page only:
 * on other pages the hash is a heading's.
 */
import { type EncodedLink, isLinkLike } from '../../link/index.ts';
import type { Shared } from './address.ts';

/** What it needs of the browser; tests bring their own. */
export interface HashWorld {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState' | 'state'>;
  readonly setTimeout: (run: () => void, after: number) => number;
  readonly clearTimeout: (timer: number) => void;
  /** Milliseconds, from any moment on. */
  readonly now: () => number;
  /** Listens to the window. @returns stops that */
  readonly listen: (event: 'hashchange' | 'blur' | 'pagehide', heard: () => void) => () => void;
}

interface KeepHash {
  /** What the playground shows now. */
  readonly shared: () => Shared;
  /** Hears of every change of the playground. @returns stops that */
  readonly subscribe: (heard: () => void) => () => void;
  /** Makes a hash (address.ts). */
  readonly encode: (shared: Shared) => EncodedLink;
  /** A hash was written; empty where what is shown does not fit into one. */
  readonly onWritten?: (hash: string) => void;
  /** The reader went to another link without leaving the page. */
  readonly onLink: (hash: string) => void;
}

/** So long nothing may change before the hash is written. */
const IDLE_MS = 1000;
/** Safari takes 50 writes in 30 seconds, and throws at the next. */
const AT_MOST_EVERY_MS = 1000;

const isSame = (one: Shared, other: Shared): boolean =>
  one.text === other.text && one.flow === other.flow && one.choice === other.choice;

/**
 * Begins to keep the hash.
 *
 * @returns ends it
 */
export const keepHash = (keep: KeepHash, world: HashWorld): (() => void) => {
  let seen = keep.shared();
  let written = world.location.hash.replace(/^#/, '');
  let lastWrite = Number.NEGATIVE_INFINITY;
  let timer: number | undefined;

  const stopTimer = (): void => {
    if (timer !== undefined) world.clearTimeout(timer);
    timer = undefined;
  };
  const later = (after: number): void => {
    stopTimer();
    timer = world.setTimeout(write, after);
  };
  const write = (): void => {
    const wait = lastWrite + AT_MOST_EVERY_MS - world.now();
    if (wait > 0) later(wait);
    else writeNow();
  };
  const writeNow = (): void => {
    stopTimer();
    const encoded = keep.encode(seen);
    // A hash of an earlier text would be a wrong link, so none is better.
    const hash = encoded.ok ? encoded.hash : '';
    if (hash === written) return;
    const { pathname, search } = world.location;
    lastWrite = world.now();
    written = hash;
    try {
      world.history.replaceState(
        world.history.state,
        '',
        pathname + search + (hash === '' ? '' : `#${hash}`),
      );
    } catch {
      // The browser had enough for now: the next change tries again.
      written = '\0';
      return;
    }
    keep.onWritten?.(hash);
  };
  const hurry = (): void => {
    if (timer !== undefined) write();
  };

  const stops = [
    keep.subscribe(() => {
      const shared = keep.shared();
      if (isSame(shared, seen)) return;
      seen = shared;
      later(IDLE_MS);
    }),
    world.listen('blur', hurry),
    // Nothing comes after this: one write too early is better than none.
    world.listen('pagehide', () => {
      if (timer !== undefined) writeNow();
    }),
    world.listen('hashchange', () => {
      const hash = world.location.hash.replace(/^#/, '');
      if (hash === written || !isLinkLike(hash)) return;
      // What was not written yet belongs to what the reader leaves.
      stopTimer();
      written = hash;
      keep.onLink(hash);
    }),
    stopTimer,
  ];
  return () => {
    for (const stop of stops) stop();
  };
};

/** The browser that the page runs in. */
export const browserWorld = (): HashWorld => ({
  location,
  history,
  setTimeout: (run, after) => window.setTimeout(run, after),
  clearTimeout: (timer) => window.clearTimeout(timer),
  now: () => performance.now(),
  listen: (event, heard) => {
    window.addEventListener(event, heard);
    return () => window.removeEventListener(event, heard);
  },
});
