/** Which example was open last in the full playground: where a reader comes back to. */
import { isExample } from '../../link/index.ts';
import { keyOf, storageOf } from '../keep/key.ts';

const key = (): string => keyOf(import.meta.env.BASE_URL, 'last');

/** Its name; undefined where there is none, or the entry holds something else. */
export const readLast = (): string | undefined => {
  try {
    const name = storageOf('localStorage')?.getItem(key()) ?? '';
    return isExample(name) ? name : undefined;
  } catch {
    return undefined;
  }
};

export const writeLast = (example: string): void => {
  try {
    storageOf('localStorage')?.setItem(key(), example);
  } catch {
    // Coming back then begins with the page's own example.
  }
};
