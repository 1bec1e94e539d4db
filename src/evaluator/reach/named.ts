/** Who reaches one end, and what one end reaches, by its name. */
import type { Problem } from '../model/document.ts';
import type { Network } from '../model/network.ts';
import { nearest } from '../model/words.ts';
import { cleaned } from '../trace/words.ts';
import { type ReachClass, reachClasses } from './classes.ts';
import type { ReachQuestion } from './question.ts';
import { membersOf, type ReachRow, reach } from './reach.ts';

/** The rows of one end, or why there are none: nothing has the name, or what has it starts no connection. */
export type ReachResult =
  | { readonly ok: true; readonly rows: Iterable<ReachRow> }
  | { readonly ok: false; readonly problem: Problem };

const problem = (pointer: '/from' | '/to', message: string): ReachResult => ({
  ok: false,
  problem: { code: 'flow', pointer, message },
});

const nobody = (classes: readonly ReachClass[], pointer: '/from' | '/to', name: string): ReachResult => {
  const names = classes.flatMap(({ members }) => members.map((end) => end.name));
  const meant = nearest(name, names);
  const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
  return problem(pointer, `Nothing in the network is called \`${cleaned(name)}\`.${hint}`);
};

/** What reaches one destination, by its name: rows for each class of sources. */
export const whoReaches = (network: Network, name: string, question: ReachQuestion): ReachResult => {
  const classes = reachClasses(network);
  const named = membersOf(classes, (end) => end.name === name);
  return named.length === 0
    ? nobody(classes, '/to', name)
    : { ok: true, rows: reach(network, classes, question, named) };
};

/** What one source reaches, by its name: rows for each class of destinations. */
export const reachableFrom = (network: Network, name: string, question: ReachQuestion): ReachResult => {
  const classes = reachClasses(network);
  const named = membersOf(classes, (end) => end.name === name);
  if (named.length === 0) return nobody(classes, '/from', name);
  return named.some(({ members }) => members[0]?.sends === true)
    ? { ok: true, rows: reach(network, named, question, classes) }
    : problem('/from', `\`${cleaned(name)}\` starts no connection. Ask who reaches it.`);
};
