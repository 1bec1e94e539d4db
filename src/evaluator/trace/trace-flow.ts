/** A flow through a network to its trace: the evaluator's main function. */
import type { Problem } from '../model/document.ts';
import type { Network } from '../model/network.ts';
import type { Asked } from '../policy/request.ts';
import { INTERNET } from './conclude.ts';
import { type FlowRequest, type UnderstoodFlow, understandFlow } from './ends.ts';
import { fromInterface } from './from-interface.ts';
import { fromInternet } from './from-internet.ts';
import { fromOnPremises } from './from-on-premises.ts';
import { missingEnd } from './missing.ts';
import type { PathTrace, ResourceRef, Trace, TracedFlow } from './types.ts';
import { pathTraceOf, traceOf } from './verdict.ts';
import { startWalk } from './walk.ts';

/** The trace, or why the flow cannot be asked. */
export type TraceResult =
  | { readonly ok: true; readonly trace: Trace }
  | { readonly ok: false; readonly problem: Problem };

const aboutOf = (flow: UnderstoodFlow): ResourceRef => {
  if (flow.source.kind === 'interface') return flow.source.owner.node;
  if (flow.source.kind === 'on-premises') return flow.source.network;
  return flow.source.kind === 'internet' ? INTERNET : flow.source.instance;
};

const choicesOf = (network: Network, flow: UnderstoodFlow, policy: Asked): readonly PathTrace[] => {
  const { source } = flow;
  switch (source.kind) {
    case 'internet':
      return fromInternet(network, flow, source.address, policy);
    case 'on-premises':
      return fromOnPremises(network, flow, source, policy);
    case 'no-interface':
      return [pathTraceOf('', missingEnd(startWalk(network, 'there'), flow), undefined, false)];
    case 'interface':
      return fromInterface(network, flow, source, policy);
  }
};

/**
 * Traces a flow there and back, on every choice that AWS may make. Never throws; the only problem
 * is a flow whose ends, protocol or port make no sense, with a pointer relative to the flow.
 */
export const traceFlow = (network: Network, request: FlowRequest): TraceResult => {
  const understood = understandFlow(network, request);
  if (!understood.ok) return understood;
  const { flow } = understood;
  const policy: Asked = {
    action: request.action,
    resource: request.resource,
    principal: request.principal,
    host: flow.destination.kind === 'host' ? flow.destination.host : undefined,
  };
  const traced: TracedFlow = {
    from: request.from,
    to: request.to,
    protocol: flow.protocolName,
    ...(flow.port === undefined ? {} : { port: flow.port }),
    ...(request.action === undefined ? {} : { action: request.action }),
  };
  return { ok: true, trace: traceOf(traced, choicesOf(network, flow, policy), aboutOf(flow)) };
};
