/** Reach to and from what is no resource of the network: an address, a host name, an address on the internet. */
import type { Network } from '../model/network.ts';
import type { ReachClass, ReachEnd } from './classes.ts';
import type { ReachQuestion } from './question.ts';
import { type ReachRow, reachRows } from './reach.ts';

const single = (members: readonly ReachEnd[]): ReachClass => ({ id: members[0]?.name ?? '', members });

/** Such an end, alone in its class. */
export const textEnd = (text: string): ReachClass =>
  // What kind of end it is nobody asks: the tracer reads the text.
  single([{ name: text, kind: 'internet', sends: true }]);

/**
 * Rows of which one side is no resource. Who asks for the address or the name that it has itself is like nobody else,
 * so each member of a class is asked by itself; those with the same answer share a row.
 */
export function* reachText(
  network: Network,
  from: readonly ReachClass[],
  question: ReachQuestion,
  to: readonly ReachClass[],
): Generator<ReachRow> {
  for (const source of from) {
    for (const target of to) {
      const rows = new Map<
        string,
        { readonly row: ReachRow; readonly from: Set<ReachEnd>; readonly to: Set<ReachEnd> }
      >();
      for (const one of source.members) {
        for (const row of reachRows(
          network,
          single([one]),
          target.members.map((other) => single([other])),
          question,
        )) {
          const key = `${row.verdict} ${row.private}`;
          const known = rows.get(key) ?? { row, from: new Set(), to: new Set() };
          for (const end of row.from.members) known.from.add(end);
          for (const end of row.to.members) known.to.add(end);
          rows.set(key, known);
        }
      }
      for (const { row, ...ends } of rows.values())
        yield { ...row, from: single([...ends.from]), to: single([...ends.to]) };
    }
  }
}
