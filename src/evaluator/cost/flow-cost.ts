/** The monthly cost of a traced flow: of the ways that AWS may choose, the dearest. */
import type { Network } from '../model/network.ts';
import type { PathTrace, Trace } from '../trace/types.ts';
import { pathCost } from './path-cost.ts';
import type { Cost, CostNote, CostUsage } from './types.ts';

/** What a flow costs a month, and by which way. */
export interface FlowCost extends Cost {
  /** The choice that is counted. */
  readonly choice: PathTrace;
}

/**
 * What a flow costs a month, by {@link pathCost}: of the ways that AWS may choose, the dearest. A choice that is
 * refused counts only where all are. Undefined for a trace without choices.
 */
export const flowCost = (network: Network, trace: Trace, usage: CostUsage = {}): FlowCost | undefined => {
  const open = trace.choices.filter(({ verdict }) => verdict !== 'not-reachable');
  const priced = (open.length > 0 ? open : trace.choices).map(
    (choice): FlowCost => ({ ...pathCost(network, choice, usage), choice }),
  );
  const [first, ...others] = priced;
  if (first === undefined) return undefined;
  const most = others.reduce((dearest, each) => (each.total > dearest.total ? each : dearest), first);
  const complete = priced.every((each) => each.complete);
  if (others.every(({ total }) => total === first.total)) return { ...most, complete };
  const message = `AWS may carry it in ${priced.length} ways, which do not cost the same: the dearest is counted.`;
  const differ: CostNote = { kind: 'assumption', message, facts: [] };
  return { ...most, complete, notes: [differ, ...most.notes] };
};
