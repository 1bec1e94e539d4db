/**
 * Texts that readers changed, kept in the browser's own storage, one entry a scenario. What comes out of the
 * storage is data from outside: bounded, and checked field by field.
 */
import { MAX_TEXT_LENGTH } from '../../evaluator/model/document.ts';

export interface Kept {
  readonly text: string;
  readonly flow: string | undefined;
  /** A hash of the page's text that it was made from: the page may have changed since. */
  readonly original: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Which tab of the browser wrote it. */
  readonly tab: string;
}

export interface Store {
  readonly read: () => Kept | undefined;
  /** @returns whether the storage took it */
  readonly write: (kept: Kept) => boolean;
  readonly remove: () => void;
  /** The storage's name of the entry, as its events say it. */
  readonly key: string;
}

const VERSION = 1;

const fieldOf = (data: object, name: string): unknown =>
  Object.hasOwn(data, name) ? Reflect.get(data, name) : undefined;

const keptOf = (entry: string): Kept | undefined => {
  let data: unknown;
  try {
    data = JSON.parse(entry);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null || fieldOf(data, 'version') !== VERSION) return undefined;
  const [text, flow, original, at, tab] = ['text', 'flow', 'original', 'at', 'tab'].map((name) =>
    fieldOf(data, name),
  );
  if (typeof text !== 'string' || text.length > MAX_TEXT_LENGTH) return undefined;
  if (typeof original !== 'string' || typeof tab !== 'string') return undefined;
  if (typeof at !== 'number' || !Number.isFinite(at)) return undefined;
  return { text, flow: typeof flow === 'string' ? flow : undefined, original, at, tab };
};

/**
 * The entry of one scenario.
 *
 * @param storage undefined where the browser denies it: then nothing is kept, and `write` says so
 */
export const makeStore = (storage: Storage | undefined, key: string): Store => {
  const guarded = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return storage === undefined ? otherwise : act(storage);
    } catch {
      return otherwise;
    }
  };
  return {
    key,
    read: () => {
      const entry = guarded((open) => open.getItem(key), null);
      // Every character of the text may be escaped.
      return entry === null || entry.length > 6 * MAX_TEXT_LENGTH + 1000 ? undefined : keptOf(entry);
    },
    write: (kept) =>
      guarded((open) => {
        open.setItem(key, JSON.stringify({ version: VERSION, ...kept }));
        return true;
      }, false),
    remove: () => guarded((open) => open.removeItem(key), undefined),
  };
};
