/**
 * Loads what the page may come to need for an account, before it is given one: afterwards it asks the network for
 * nothing. The drawing and the editor are only fetched, into the browser's cache: to run them takes the page's own time.
 */
import { ask } from '../client.ts';
import type { AccountClient } from './client.ts';

/** So long does a choice wait for what it can do without; that loads later then, and counts as a request. */
const PATIENCE_MS = 60_000;

/** Phones edit in a plain text area. */
const hasEditor = (): boolean => !matchMedia('(pointer: coarse)').matches;

/** The names of a part of the list that the build wrote; none where it has no such part. */
const namesIn = (list: unknown, part: string): readonly string[] => {
  const names: unknown = typeof list === 'object' && list !== null ? Reflect.get(list, part) : undefined;
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
};

const fetchLate = async (base: string): Promise<void> => {
  const list: unknown = await (await fetch(`${base}late-files.json`)).json();
  const names = [...namesIn(list, 'drawing'), ...(hasEditor() ? namesIn(list, 'editor') : [])];
  await Promise.all(names.map(async (name) => (await fetch(base + name)).arrayBuffer()));
};

let warming: Promise<unknown> | undefined;

/**
 * Resolves once everything is there, or enough time has passed. Never rejects: what failed says so when it is used.
 *
 * @param base the site's address, with a slash at its end
 */
export const warm = async (client: AccountClient, base: string): Promise<void> => {
  warming ??= Promise.allSettled([ask({}, 'evaluate', { text: '{}', flow: undefined }), fetchLate(base)]);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.all([client.warm(), Promise.race([warming, patience])]);
};
