/** Loads all that the page may need for an account, before it is given one: afterwards nothing has to be fetched. */
import type { DiagramLayout } from '../../diagram/index.ts';
import { evaluate } from '../client.ts';
import type { AccountClient } from './client.ts';

/** So long does a choice wait for what it can do without; that loads later then, and counts as a request. */
const PATIENCE_MS = 15_000;

/** Anything at all to draw. */
const ANY: DiagramLayout = {
  groups: [],
  nodes: [
    { id: 'd_warm', kind: 'note', resource: undefined, group: undefined, subnet: undefined, lines: ['·'] },
  ],
  edges: [],
};

const isCoarse = (): boolean => matchMedia('(pointer: coarse)').matches;

/** The drawing's program, and what it loads itself when it first draws. */
const warmDrawing = async (): Promise<void> => {
  const { draw } = await import('../drawing/draw.ts');
  await draw(ANY);
};

const warmEditor = async (): Promise<void> => {
  // Phones edit in a plain text area.
  if (isCoarse()) return;
  const { getMonaco } = await import('../editor/monaco.ts');
  await getMonaco();
};

let warming: Promise<unknown> | undefined;

/** Resolves once everything is there, or enough time has passed. Never rejects: what failed says so when it is used. */
export const warm = async (client: AccountClient): Promise<void> => {
  warming ??= Promise.allSettled([evaluate({}, '{}', undefined), warmDrawing(), warmEditor()]);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.all([client.warm(), Promise.race([warming, patience])]);
};
