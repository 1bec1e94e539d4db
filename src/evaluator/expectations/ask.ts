/** The traces that answer an expectation: one for each pair of classes. */
import type { Network } from '../model/network.ts';
import type { ReachClass } from '../reach/classes.ts';
import { type PairKind, standInFor } from '../reach/pairs.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { Trace } from '../trace/types.ts';
import { type Plan, requestFor } from './plan.ts';
import { apart } from './sides.ts';

/**
 * Who answered a host name so that the answer may be one of those who ask: a machine that asks for its own name is not
 * like the others.
 */
const MAY_NAME_A_SENDER: ReadonlySet<string> = new Set(['instance-name', 'hosted-zone', 'on-premises']);

const mayLeadBack = (trace: Trace): boolean =>
  trace.choices.some(({ there }) =>
    there.some((hop) => hop.kind === 'name' && MAY_NAME_A_SENDER.has(hop.answeredBy)),
  );

/** What holds for the pairs of a kind of two classes. */
export interface Asked {
  readonly from: ReachClass;
  readonly to: ReachClass;
  readonly kind: Exclude<PairKind, 'all'>;
  readonly trace: Trace;
}

const askPair = (
  network: Network,
  plan: Plan,
  port: number | undefined,
  from: ReachClass,
  to: ReachClass,
): readonly Asked[] =>
  (['others', 'linked'] as const).flatMap((kind): readonly Asked[] => {
    const pair = standInFor(from, to, kind);
    if (pair === undefined) return [];
    const result = traceFlow(network, requestFor(plan.expected, port, pair[0].name, pair[1].name));
    return result.ok ? [{ from, to, kind, trace: result.trace }] : [];
  });

/** Every pair of classes with the trace that holds for its pairs. */
export function* askAll(network: Network, plan: Plan, port: number | undefined): Generator<Asked> {
  for (const from of plan.from.classes) {
    for (const to of plan.to.classes) {
      const asked = askPair(network, plan, port, from, to);
      const isOpen = plan.to.isText && from.members.length > 1;
      if (isOpen && asked.some(({ trace }) => mayLeadBack(trace))) {
        for (const each of apart([from], () => true)) yield* askPair(network, plan, port, each, to);
      } else yield* asked;
    }
  }
}
