/**
 * A scenario on its way from another page of this site, such as a part of an account. It waits in the storage of
 * the tab, which no other tab sees and which goes with it.
 */
import { MAX_TEXT_LENGTH } from '../../evaluator/model/document.ts';
import { keyOf, storageOf } from '../keep/key.ts';

export interface Handed {
  readonly title: string;
  readonly text: string;
  readonly flow: string | undefined;
}

const key = (): string => keyOf(import.meta.env.BASE_URL, 'handed');

/** What an entry holds; undefined for anything else. */
export const handedIn = (entry: string | null): Handed | undefined => {
  let data: unknown;
  try {
    data = JSON.parse(entry ?? 'null');
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const object = data;
  const field = (name: string): unknown =>
    Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
  const [title, text, flow] = [field('title'), field('text'), field('flow')];
  if (typeof title !== 'string' || typeof text !== 'string' || text.length > MAX_TEXT_LENGTH)
    return undefined;
  return { title, text, flow: typeof flow === 'string' ? flow : undefined };
};

export const readHanded = (): Handed | undefined => {
  try {
    return handedIn(storageOf('sessionStorage')?.getItem(key()) ?? null);
  } catch {
    return undefined;
  }
};

/**
 * Opens a scenario in the full playground, in a tab of its own: this one may hold an account.
 *
 * @param base the site's address, with a slash at its end
 */
export const handOver = (base: string, handed: Handed): void => {
  const storage = storageOf('sessionStorage');
  try {
    storage?.setItem(key(), JSON.stringify(handed));
  } catch {
    // The other page says that it got nothing.
  }
  // A new tab gets a copy of this one's storage; afterwards each has its own.
  open(`${base}playground/#from=import`, '_blank');
  storage?.removeItem(key());
};
