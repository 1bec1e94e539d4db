/** Who can reach this, and what can this reach: class by class, so that whoever runs it can stop between two of them. */
import {
  membersOf,
  type Network,
  type ReachClass,
  type ReachRow,
  reachClasses,
  reachRows,
} from '../../evaluator/index.ts';
import type { ReachAsked, ReachedRow } from './protocol.ts';

/** So many ends does a row name; the count says how many there are. */
const MOST_ENDS = 200;

/** One step: the rows that one class gives. */
export interface ReachStep {
  readonly done: number;
  readonly of: number;
  readonly rows: readonly ReachedRow[];
}

/** What a flow calls an end: an instance stands for its first interface. */
const endName = (network: Network, name: string): string => {
  const owner = network.interfaces.get(name);
  const instance = owner?.instance === undefined ? undefined : network.instances.get(owner.instance);
  return instance?.interfaces[0] === owner && instance !== undefined ? instance.id : name;
};

const NOTES = {
  all: undefined,
  linked: 'where the two belong together: one instance, or one address',
  others: 'where the two do not belong together',
} as const satisfies Record<ReachRow['pairs'], string | undefined>;

const shownRow = (row: ReachRow, ends: ReachClass, index: number): ReachedRow => ({
  id: `${index} ${row.pairs} ${ends.id}`,
  verdict: row.verdict,
  private: row.private,
  ends: ends.members.slice(0, MOST_ENDS),
  count: ends.members.length,
  note: NOTES[row.pairs],
});

/** The rows of one end, lazily: a class of the other side at a time. undefined where nothing has the name. */
export const reachSteps = (network: Network, asked: ReachAsked): Generator<ReachStep> | undefined => {
  const { direction, protocol, port } = asked;
  const classes = reachClasses(network);
  const name = endName(network, asked.name);
  const [own] = membersOf(classes, (end) => end.name === name);
  if (own === undefined) return undefined;
  return (function* steps() {
    for (const [index, other] of classes.entries()) {
      const [from, to] = direction === 'to' ? [other, own] : [own, other];
      const rows = reachRows(network, from, [to], { protocol, port });
      yield { done: index + 1, of: classes.length, rows: rows.map((row) => shownRow(row, other, index)) };
    }
  })();
};
