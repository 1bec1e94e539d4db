/** Loads what the page needs for an account before it is given one: afterwards nothing has to be fetched. */
import { evaluate } from '../client.ts';
import type { AccountClient } from './client.ts';

/** So long does a choice wait for what it can do without; that loads later then, and counts as a request. */
const PATIENCE_MS = 15_000;

let warming: Promise<unknown> | undefined;

/** Resolves once everything is there, or enough time has passed. Never rejects: what failed says so when it is used. */
export const warm = async (client: AccountClient): Promise<void> => {
  warming ??= Promise.allSettled([evaluate({}, '{}', undefined)]);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.all([client.warm(), Promise.race([warming, patience])]);
};
