/** The endpoint policy as a gate of a walk. */
import type { GatewayEndpoint, InterfaceEndpoint } from '../model/network.ts';
import { assume, passes, refuses, undecided, type Walk } from '../trace/walk.ts';
import { named } from '../trace/words.ts';
import { askPolicy, isFullAccess, type PolicyRequest } from './endpoint-policy.ts';

/**
 * Asks an endpoint's policy. Without an action a policy that no request could pass blocks, and any
 * other that is narrower than full access is an assumption.
 */
export const passPolicy = (
  walk: Walk,
  endpoint: InterfaceEndpoint | GatewayEndpoint,
  request: PolicyRequest,
): void => {
  const { policy } = endpoint;
  const pointer = policy === undefined ? endpoint.pointer : `${endpoint.pointer}/policy`;
  const asked = request.action === undefined ? 'the request' : `\`${request.action}\``;
  const question = `Does the policy of \`${endpoint.id}\` allow ${asked}?`;
  const body = {
    kind: 'policy',
    resource: endpoint,
    at: endpoint.id,
    question,
    pointer,
    facts: ['F-POL-01', 'F-POL-02'],
  } as const;
  if (policy === undefined || isFullAccess(policy)) {
    passes(walk, { ...body, answer: 'The endpoint policy allows everything.' });
    return;
  }
  const answer = askPolicy(policy, request);
  if (answer === 'deny') {
    const message = `The policy of ${named(endpoint)} allows ${request.action === undefined ? 'no request at all' : `no ${asked}${request.resource === undefined ? '' : ` on \`${request.resource}\``}`}.`;
    refuses(walk, { ...body, answer: message }, { code: 'endpoint-policy', message });
  } else if (answer === 'allow') {
    passes(walk, { ...body, answer: `The endpoint policy allows ${asked}.` });
  } else if (request.action === undefined) {
    const message = `The policy of ${named(endpoint)} is narrower than full access; the request is taken to be one that it allows.`;
    assume(walk, 'endpoint-policy', message, ['F-POL-01']);
    passes(walk, { ...body, answer: message });
  } else {
    const message = `Whether the policy of ${named(endpoint)} allows ${asked} depends on a condition, or on a resource or caller that the flow does not name.`;
    undecided(walk, { ...body, answer: message }, { code: 'policy-not-decided', message });
  }
};
