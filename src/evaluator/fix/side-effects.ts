/** What else a fix changes: every other flow of the scenario, traced before and after. */
import type { Network } from '../model/network.ts';
import type { Verdict } from '../model/schema.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { SideEffect } from '../trace/types.ts';

/** A scenario for people has a few flows; a generated one must not make them wait. */
const MOST_FLOWS = 200;

const SAME = ['from', 'to', 'protocol', 'port', 'action', 'resource', 'principal'] as const;

const verdictOf = (network: Network, request: FlowRequest): Verdict | undefined => {
  const result = traceFlow(network, request);
  return result.ok ? result.trace.verdict : undefined;
};

/** Compares the other flows of a scenario with what becomes of them. Traces each once before, and once for each fix. */
export const sideEffectsFor = (network: Network, request: FlowRequest) => {
  const others = [...network.flows].filter(([, flow]) =>
    SAME.some((field) => flow[field] !== request[field]),
  );
  const compared = others.slice(0, MOST_FLOWS);
  const before = new Map<string, Verdict | undefined>();
  const verdictBefore = (name: string, flow: FlowRequest): Verdict | undefined => {
    if (!before.has(name)) before.set(name, verdictOf(network, flow));
    return before.get(name);
  };
  const skipped = others.length - compared.length;
  return (
    edited: Network,
  ): { readonly sideEffects: readonly SideEffect[]; readonly flowsNotCompared?: number } => ({
    sideEffects: compared.flatMap(([flow, fields]) => {
      const was = verdictBefore(flow, fields);
      const is = verdictOf(edited, fields);
      return was === undefined || is === undefined || was === is ? [] : [{ flow, before: was, after: is }];
    }),
    ...(skipped === 0 ? {} : { flowsNotCompared: skipped }),
  });
};
