/** A packet there and its answer back, on one way. */
import type { NetworkInterface, OnPremises } from '../model/network.ts';
import type { Asked } from '../policy/request.ts';
import { conclude, INTERNET, isArrival, startAnswer } from './conclude.ts';
import type { Arrival, Next } from './next.ts';
import { ICMP, ICMP_V6, type Packet, TCP, UDP } from './packet.ts';
import { travel } from './travel.ts';
import type { PathTrace, ResourceRef } from './types.ts';
import { pathTraceOf } from './verdict.ts';
import { refuses, startWalk, undecided, type Walk } from './walk.ts';

/** Who must get a packet; undefined for an address, which means whoever has it. */
export type Meant = NetworkInterface | OnPremises | undefined;

export const hasPorts = (protocol: number): boolean => protocol === TCP || protocol === UDP;

/** The way back counts for these (a tunnel's or another protocol's answers are not modelled). */
const answers = (protocol: number): boolean =>
  hasPorts(protocol) || protocol === ICMP || protocol === ICMP_V6;

/** Who got it, where that is a machine or a network. */
const receiverOf = (arrival: Arrival): Meant => {
  if (arrival.kind === 'interface' || arrival.kind === 'endpoint') return arrival.owner;
  return arrival.kind === 'on-premises' ? arrival.network : undefined;
};

const refOf = (end: NonNullable<Meant>): ResourceRef => ('node' in end ? end.node : end);

/** The answer must come from the address that was asked, or its receiver drops it (fact F-PCX-09). */
const checkAnswerSource = (walk: Walk, arrival: Arrival, asked: Packet): void => {
  if (arrival.kind !== 'interface' && arrival.kind !== 'internet-client' && arrival.kind !== 'on-premises')
    return;
  if (arrival.packet.src.text === asked.dst.text) return;
  const receiver = receiverOf(arrival);
  const resource = receiver === undefined ? INTERNET : refOf(receiver);
  const message = `The answer comes from ${arrival.packet.src.text}, but ${asked.dst.text} was asked: its receiver drops it.`;
  const body = {
    kind: 'destination',
    resource,
    at: resource.id,
    question: 'Does the answer come from where it was asked?',
    answer: message,
    pointer: resource.pointer,
    facts: ['F-PCX-09'],
  } as const;
  refuses(walk, body, { code: 'answer-from-elsewhere', message });
};

/**
 * Addresses may exist twice, in networks that overlap: the packet must end at the one that was meant, and
 * the answer at the one that asked (fact F-PCX-09).
 */
const checkEnd = (walk: Walk, arrival: Arrival, meant: Meant): void => {
  const got = receiverOf(arrival);
  if (got === undefined || meant === undefined || got === meant) return;
  // A load balancer that was meant has sent it on to a target.
  if (walk.connection.sessions.some(({ inside, handsOn }) => handsOn && inside.receiver === meant)) return;
  const resource = refOf(got);
  const message = `It ends at \`${resource.id}\`, which has the same address; \`${refOf(meant).id}\` was meant.`;
  const body = {
    kind: 'destination',
    resource,
    at: resource.id,
    question: `Is this \`${refOf(meant).id}\`?`,
    answer: message,
    pointer: resource.pointer,
    facts: ['F-PCX-09'],
  } as const;
  refuses(walk, body, { code: 'delivered-elsewhere', message });
};

/** A stateful appliance that saw only one direction of a connection drops the other (fact F-ROUTE-14). */
const checkInspection = (there: Walk, back: Walk): void => {
  const one = new Set(there.inspectedBy);
  const other = new Set(back.inspectedBy);
  const odd = [...one].find((id) => !other.has(id)) ?? [...other].find((id) => !one.has(id));
  const endpoint = odd === undefined ? undefined : there.network.inspectionEndpoints.get(odd);
  if (endpoint === undefined) return;
  const [seen, missed] = one.has(endpoint.id) ? ['request', 'answer'] : ['answer', 'request'];
  const message = `The ${seen} passes \`${endpoint.id}\` and the ${missed} does not: an appliance that keeps state drops such a connection.`;
  const body = {
    kind: 'endpoint',
    resource: endpoint,
    at: endpoint.id,
    question: 'Does one appliance see both directions?',
    answer: message,
    pointer: endpoint.pointer,
    facts: ['F-ROUTE-14', 'F-TGW-05'],
  } as const;
  undecided(back, body, { code: 'inspection-one-way', message });
};

const isBack = (arrival: Arrival): boolean =>
  arrival.kind === 'interface' || arrival.kind === 'internet-client' || arrival.kind === 'on-premises';

/**
 * Follows a packet there and its answer back. `walk` may hold hops already.
 *
 * @param meant who must get the packet
 * @param asker who must get the answer; undefined: somebody on the internet
 */
export const follow = (
  walk: Walk,
  start: Next,
  packet: Packet,
  meant: Meant,
  asker: Meant,
  request: Asked,
): PathTrace => {
  const arrival = travel(walk, start, request);
  checkEnd(walk, arrival, meant);
  conclude(walk, arrival, request);
  if (!isArrival(arrival)) return pathTraceOf('', walk, undefined, false);
  if (!answers(packet.protocol)) return pathTraceOf('', walk, undefined, true);
  const back = startWalk(walk.network, 'back', walk.connection);
  // Behind a refusal the way back is evaluated like everything else, and marked so.
  back.refused = walk.refused;
  const returned = travel(back, startAnswer(back, arrival), request);
  checkAnswerSource(back, returned, packet);
  checkEnd(back, returned, asker);
  if (!walk.refused && !back.refused) checkInspection(walk, back);
  return pathTraceOf('', walk, back, isBack(returned));
};
