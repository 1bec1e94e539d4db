/** Ends that the data lacks. */
import type { UnderstoodFlow } from './ends.ts';
import { refuses, undecided, type Walk } from './walk.ts';

/** A name that gave no address has its hop already; an instance without an interface, and an endpoint or load balancer without an address, get one. */
export const missingEnd = (walk: Walk, flow: UnderstoodFlow): Walk => {
  const { source, destination } = flow;
  const hasSource = source.kind !== 'no-interface';
  if (hasSource && (destination.kind === 'endpoint' || destination.kind === 'load-balancer')) {
    const end = destination.kind === 'endpoint' ? destination.endpoint : destination.balancer;
    const message = `\`${end.id}\` has no address in the data.`;
    const body = {
      kind: 'destination',
      resource: end,
      at: end.id,
      question: `Where is \`${end.id}\`?`,
      answer: message,
      pointer: end.pointer,
      facts: ['F-IFE-01', 'F-NLB-04'],
    } as const;
    undecided(walk, body, { code: 'address-unknown', message });
    return walk;
  }
  const missing =
    flow.destination.kind === 'no-interface'
      ? flow.destination.instance
      : flow.source.kind === 'no-interface'
        ? flow.source.instance
        : undefined;
  if (missing === undefined) return walk;
  const message = `The network interface of \`${missing.id}\` is not in the data. Export network interfaces.`;
  const body = {
    kind: 'destination',
    resource: missing,
    at: missing.id,
    question: `Where is \`${missing.id}\`?`,
    answer: message,
    pointer: missing.pointer,
    facts: ['F-ENI-01'],
  } as const;
  if (missing.state !== 'running') {
    const stopped = `\`${missing.id}\` is ${missing.state}, not running.`;
    refuses(
      walk,
      { ...body, answer: stopped },
      {
        code: flow.destination.kind === 'no-interface' ? 'destination-not-running' : 'source-not-running',
        message: stopped,
      },
    );
  } else undecided(walk, body, { code: 'interface-unknown', message });
  return walk;
};
