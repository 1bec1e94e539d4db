/** Where the model's world ends: the last hop of the way there, and the first of the answer. */
import { assumeInternetArrival } from '../gateway/internet-gateway.ts';
import { replyThrough } from '../load-balancing/session.ts';
import type { AddressSet, Network } from '../model/network.ts';
import { serviceTitle } from '../name-resolution/service-names.ts';
import { passPublicPolicies } from '../policy/gate.ts';
import type { Asked } from '../policy/request.ts';
import { type Arrival, type Next, NOWHERE } from './next.ts';
import { answerTo } from './packet.ts';
import type { FactId, ResourceRef } from './types.ts';
import { passes, visit, type Walk } from './walk.ts';

export const INTERNET: ResourceRef = { kind: 'internet', id: 'internet', pointer: '' };

const service = (id: string): ResourceRef => ({
  kind: 'aws-service',
  id,
  pointer: '',
  label: serviceTitle(id),
});

/** The service whose published ranges hold an address that was given as a number. */
const serviceAt = (network: Network, address: AddressSet): string | undefined => {
  if (address.service !== undefined) return address.service;
  const [one] = address.prefixes;
  if (one === undefined || address.internet === true || address.prefixes.length > 1) return undefined;
  const list = [...network.prefixLists.values()].find(
    (known) =>
      known.service !== undefined &&
      known.entries?.some(
        (range) => range.first <= one.first && one.last <= range.last && range.family === one.family,
      ),
  );
  return list?.service;
};

const end = (walk: Walk, resource: ResourceRef, answer: string, facts: readonly FactId[]): void => {
  visit(walk, resource);
  passes(walk, {
    kind: 'destination',
    resource,
    at: resource.id,
    question: `Does it reach ${resource.label ?? `\`${resource.id}\``}?`,
    answer,
    pointer: resource.pointer,
    facts,
  });
};

const concludePublic = (
  walk: Walk,
  { packet, gateway }: Extract<Arrival, { kind: 'public' }>,
  request: Asked,
): void => {
  const reached = serviceAt(walk.network, packet.dst);
  if (reached !== undefined) {
    const answer = 'At its public address. AWS says that this traffic stays on its own network.';
    end(walk, service(reached), answer, ['F-SEED-04']);
    passPublicPolicies(walk, reached, packet, request);
    return;
  }
  assumeInternetArrival(walk, gateway, packet);
  passes(walk, {
    kind: 'destination',
    resource: INTERNET,
    at: INTERNET.id,
    question: 'Does it reach the internet?',
    answer: `It has left for ${packet.dst.text}; what lies beyond is not modelled.`,
    pointer: '',
    facts: ['F-IGW-01'],
  });
};

/** Writes the last hop of the way there. */
export const conclude = (walk: Walk, arrival: Arrival, request: Asked): void => {
  switch (arrival.kind) {
    case 'endpoint': {
      const answer = `PrivateLink carries it from \`${arrival.owner.node.id}\` to the service.`;
      end(walk, service(arrival.service), answer, ['F-IFE-16']);
      break;
    }
    case 'gateway-endpoint': {
      const answer = `\`${arrival.endpoint.id}\` hands it to the service, without an internet gateway.`;
      end(walk, service(arrival.endpoint.service), answer, ['F-GWE-02']);
      break;
    }
    case 'on-premises': {
      const answer = 'It has arrived in the network; what filters it there is not modelled.';
      end(walk, arrival.network, answer, ['F-VPN-01']);
      break;
    }
    case 'public':
      concludePublic(walk, arrival, request);
      break;
    case 'interface':
    case 'internet-client':
    case 'nowhere':
      break;
  }
};

/** Whether a packet that ended so can be answered. */
export const isArrival = (arrival: Arrival): boolean =>
  arrival.kind !== 'nowhere' && arrival.kind !== 'internet-client';

/** Starts the answer: notes where it is, and gives its first step. */
export const startAnswer = (back: Walk, arrival: Arrival): Next => {
  switch (arrival.kind) {
    case 'interface':
    case 'endpoint': {
      if (arrival.kind === 'endpoint') visit(back, service(arrival.service));
      visit(back, arrival.owner.node);
      visit(back, arrival.owner.subnet);
      const packet = answerTo(arrival.packet);
      const session = back.connection.sessions.at(-1);
      return session?.preserves === true && arrival.kind === 'interface'
        ? replyThrough(back, arrival.owner, session.node, packet)
        : { step: 'leave', owner: arrival.owner, packet };
    }
    case 'gateway-endpoint': {
      const { endpoint, packet } = arrival;
      visit(back, service(endpoint.service));
      visit(back, endpoint);
      return { step: 'deliver', vpc: endpoint.vpc, from: undefined, packet: answerTo(packet) };
    }
    case 'on-premises':
      visit(back, arrival.network);
      return arrival.answerBy(answerTo(arrival.packet), (resource) => visit(back, resource));
    case 'public': {
      const reached = serviceAt(back.network, arrival.packet.dst);
      if (reached !== undefined) visit(back, service(reached));
      return arrival.answerBy(answerTo(arrival.packet), (resource) => visit(back, resource));
    }
    case 'internet-client':
    case 'nowhere':
      return NOWHERE;
  }
};
