/** What one network answers to a flow, reduced to what differences are made of. */
import type { Network } from '../model/network.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { Trace } from '../trace/types.ts';
import type { FlowAnswer } from './types.ts';

/** Each path once, first that of the choice which is shown first. */
const distinct = (trace: Trace, pathOf: (choice: Trace['choices'][number]) => readonly string[]) => {
  const shown = trace.choices[trace.shown];
  const ordered = shown === undefined ? trace.choices : [shown, ...trace.choices];
  return [...new Map(ordered.map((choice) => [JSON.stringify(pathOf(choice)), pathOf(choice)])).values()];
};

/** Asks a network about a flow. */
export const answerOf = (network: Network, request: FlowRequest): FlowAnswer => {
  const result = traceFlow(network, request);
  if (!result.ok) return { kind: 'impossible', problem: result.problem.message };
  const { trace } = result;
  return {
    kind: 'traced',
    verdict: trace.verdict,
    private: trace.private,
    paths: distinct(trace, ({ path }) => path),
    returnPaths: distinct(trace, ({ returnPath }) => returnPath),
    findings: trace.findings.map(({ code, resource, direction, message }) => ({
      code,
      resource: resource.id,
      message,
      ...(direction === undefined ? {} : { direction }),
    })),
    assumptions: trace.assumptions.map(({ code, message }) => ({ code, message })),
  };
};
