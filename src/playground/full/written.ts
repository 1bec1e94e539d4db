/**
 * The hash that the full playground wrote last in this tab. Texts are kept sooner than hashes are written: after a
 * crash, a hash of one's own may be the older of the two, and one of somebody else's looks the same.
 */
import { keyOf, storageOf } from '../keep/key.ts';
import type { Kept } from '../keep/store.ts';
import { TAB } from '../keep/tab.ts';

const key = (): string => keyOf(import.meta.env.BASE_URL, 'hash');

const asEntry = (hash: string, tab: string): string => `${tab} ${hash}`;

/** Notes that a hash was written just now. */
export const noteWritten = (hash: string): void => {
  try {
    storageOf('sessionStorage')?.setItem(key(), `${Date.now()} ${asEntry(hash, TAB)}`);
  } catch {
    // A hash is then taken for somebody else's: it is shown, and what is kept is offered beside it.
  }
};

/** Whether the tab that wrote this hash kept a text later than that. */
export const isOutdated = (hash: string, kept: Pick<Kept, 'at' | 'tab'>): boolean => {
  try {
    const [at = '', ...rest] = (storageOf('sessionStorage')?.getItem(key()) ?? '').split(' ');
    return rest.join(' ') === asEntry(hash, kept.tab) && kept.at > Number(at);
  } catch {
    return false;
  }
};
