/** The sizes of panes, kept from visit to visit. What comes out of the storage is checked: it is data from outside. */
import { keyOf, storageOf } from '../keep/key.ts';

/** Panes with their share of the whole, in percent. */
export type Sizes = Readonly<Record<string, number>>;

/** Sizes as an entry holds them; undefined where it does not hold these panes, or not the whole of them. */
export const sizesIn = (entry: string | null, panes: readonly string[]): Sizes | undefined => {
  let data: unknown;
  try {
    data = JSON.parse(entry ?? 'null');
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const sizes = new Map<string, number>();
  for (const pane of panes) {
    const size: unknown = Object.hasOwn(data, pane) ? Reflect.get(data, pane) : undefined;
    if (typeof size !== 'number' || !(size > 0 && size < 100)) return undefined;
    sizes.set(pane, size);
  }
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return Math.abs(whole - 100) < 1 ? Object.fromEntries(sizes) : undefined;
};

const entryOf = (name: string): string => keyOf(import.meta.env.BASE_URL, `panes ${name}`);

/** The sizes that the reader left; undefined where none are kept. */
export const readSizes = (name: string, panes: readonly string[]): Sizes | undefined => {
  try {
    return sizesIn(storageOf('localStorage')?.getItem(entryOf(name)) ?? null, panes);
  } catch {
    return undefined;
  }
};

/** Keeps sizes. Where the browser keeps nothing, they last as long as the page. */
export const writeSizes = (name: string, sizes: Sizes): void => {
  try {
    storageOf('localStorage')?.setItem(entryOf(name), JSON.stringify(sizes));
  } catch {
    // A full storage is no reason to say anything: the panes stand as they were left.
  }
};
