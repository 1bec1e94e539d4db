/** Who can reach this, and what can this reach: class by class, so that whoever runs it can stop between two of them. */
import {
  type Network,
  type ReachClass,
  type ReachEnd,
  type ReachRow,
  reachClasses,
  reachRows,
} from '../../evaluator/index.ts';
import { endsCalled } from '../../evaluator/reach/reach.ts';
import { cleaned } from '../../evaluator/trace/words.ts';
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

/** Whom a row is about: what an end sends to itself never leaves it, and some rows are about relatives only, or others only. */
const endsOf = ({ pairs }: ReachRow, own: ReachEnd, other: ReachClass): readonly ReachEnd[] =>
  other.members.filter((end) => {
    const isLinked = end.group !== undefined && end.group === own.group;
    return end.name !== own.name && (pairs === 'all' || isLinked === (pairs === 'linked'));
  });

const shownRow = (row: ReachRow, ends: readonly ReachEnd[], id: string): ReachedRow => ({
  id,
  verdict: row.verdict,
  private: row.private,
  ends: ends.slice(0, MOST_ENDS),
  count: ends.length,
});

/** The rows of one end, or why there are none. */
type ReachSteps =
  | { readonly ok: true; readonly steps: Generator<ReachStep> }
  | { readonly ok: false; readonly message: string };

const failed = (message: string): ReachSteps => ({ ok: false, message });

/** So many are named where a label means several. */
const MOST_NAMED = 8;

/** The rows of one end, by its name or by a label that only one has; lazily: a class of the other side at a time. */
export const reachSteps = (network: Network, asked: ReachAsked): ReachSteps => {
  const { direction, protocol, port } = asked;
  const classes = reachClasses(network);
  const called = endsCalled(classes, endName(network, asked.name));
  const [own] = called;
  const [end, ...more] = called.flatMap(({ members }) => members);
  const text = `\`${cleaned(asked.name)}\``;
  if (own === undefined || end === undefined)
    return failed(
      `Nothing opens or takes connections as ${text}. Ask about an instance, an interface, an endpoint, a load balancer or \`internet\`.`,
    );
  if (more.length > 0) {
    const ids = [end, ...more].slice(0, MOST_NAMED).map(({ name }) => `\`${name}\``);
    return failed(`${text} is the name of several resources: ${ids.join(', ')}. Use an id.`);
  }
  const steps = function* (): Generator<ReachStep> {
    for (const [index, other] of classes.entries()) {
      const [from, to] = direction === 'to' ? [other, own] : [own, other];
      const rows = reachRows(network, from, [to], { protocol, port }).flatMap((row) => {
        const ends = endsOf(row, end, other);
        return ends.length === 0 ? [] : [shownRow(row, ends, `${index} ${row.pairs}`)];
      });
      yield { done: index + 1, of: classes.length, rows };
    }
  };
  return { ok: true, steps: steps() };
};
