/** A flow through a network to its trace: the evaluator's main function. */
import type { Prefix } from '../address/prefix.ts';
import { exactly, familyOf } from '../address/set.ts';
import { ephemeralPortsOf, passSecurityGroups } from '../filtering/gates.ts';
import { assumeInternetArrival } from '../gateway/internet-gateway.ts';
import type { Problem } from '../model/document.ts';
import type { AddressSet, Network, NetworkInterface } from '../model/network.ts';
import { serviceTitle } from '../name-resolution/service-names.ts';
import type { PolicyRequest } from '../policy/endpoint-policy.ts';
import {
  choiceFromInternet,
  choicesFromInterface,
  type DestinationChoice,
  internetSources,
} from './choices.ts';
import { type FlowRequest, type UnderstoodFlow, understandFlow } from './ends.ts';
import type { Arrival, Next } from './next.ts';
import { answerTo, ICMP, ICMP_V6, type Packet, TCP, UDP } from './packet.ts';
import { travel } from './travel.ts';
import type { PathTrace, ResourceRef, Trace, TracedFlow } from './types.ts';
import { pathTraceOf, traceOf } from './verdict.ts';
import { assume, passes, refuses, startWalk, undecided, visit, type Walk } from './walk.ts';

export type TraceResult =
  | { readonly ok: true; readonly trace: Trace }
  | { readonly ok: false; readonly problem: Problem };

const INTERNET: ResourceRef = { kind: 'internet', id: 'internet', pointer: '' };

const hasPorts = (protocol: number): boolean => protocol === TCP || protocol === UDP;

/** The way back counts for these (a tunnel's or another protocol's answers are not modelled). */
const answers = (protocol: number): boolean =>
  hasPorts(protocol) || protocol === ICMP || protocol === ICMP_V6;

const packetFor = (
  flow: UnderstoodFlow,
  src: AddressSet,
  choice: DestinationChoice,
  sender: NetworkInterface | undefined,
): Packet => {
  const ipv6 = familyOf(choice.address) === 6;
  const protocol = flow.protocol === ICMP && ipv6 ? ICMP_V6 : flow.protocol;
  const isEcho = protocol === ICMP || protocol === ICMP_V6;
  return {
    src,
    dst: choice.address,
    protocol,
    srcPorts: hasPorts(protocol) ? (sender === undefined ? [1024, 65535] : ephemeralPortsOf(sender)) : [0, 0],
    dstPorts: [flow.port ?? 0, flow.port ?? 0],
    ...(isEcho ? { icmpType: ipv6 ? 128 : 8 } : {}),
    sender,
    receiver: choice.receiver,
    groupsVisible: true,
    answer: false,
  };
};

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

/** Writes the last hop where the model's world ends, and tells where the answer starts. */
const conclude = (walk: Walk, arrival: Arrival): Next | undefined => {
  const end = (
    resource: ResourceRef,
    at: string,
    answer: string,
    facts: readonly ['F-IFE-16'] | readonly ['F-GWE-02'] | readonly ['F-SEED-04'],
  ): void => {
    visit(walk, resource);
    passes(walk, {
      kind: 'destination',
      resource,
      at,
      question: `Does it reach ${resource.label ?? `\`${resource.id}\``}?`,
      answer,
      pointer: resource.pointer,
      facts,
    });
  };
  switch (arrival.kind) {
    case 'interface':
      return { step: 'leave', owner: arrival.owner, packet: answerTo(arrival.packet) };
    case 'endpoint':
      end(
        service(arrival.service),
        arrival.service,
        `PrivateLink carries it from \`${arrival.owner.node.id}\` to the service.`,
        ['F-IFE-16'],
      );
      return { step: 'leave', owner: arrival.owner, packet: answerTo(arrival.packet) };
    case 'gateway-endpoint': {
      const { endpoint, packet } = arrival;
      end(
        service(endpoint.service),
        endpoint.service,
        `\`${endpoint.id}\` hands it to the service, without an internet gateway.`,
        ['F-GWE-02'],
      );
      return { step: 'deliver', vpc: endpoint.vpc, from: undefined, packet: answerTo(packet) };
    }
    case 'public': {
      const { packet, sender } = arrival;
      const gateway = walk.path.at(-1) ?? '';
      const reached = serviceAt(walk.network, packet.dst);
      if (reached === undefined) {
        assumeInternetArrival(walk, gateway, packet);
        const body = {
          kind: 'destination',
          resource: INTERNET,
          at: INTERNET.id,
          question: 'Does it reach the internet?',
          pointer: '',
          facts: ['F-IGW-01'],
        } as const;
        passes(walk, {
          ...body,
          answer: `It has left for ${packet.dst.text}; what lies beyond is not modelled.`,
        });
      } else
        end(
          service(reached),
          reached,
          'At its public address. AWS says that this traffic stays on its own network.',
          ['F-SEED-04'],
        );
      const answer = answerTo(packet);
      return { step: 'ingress', owner: sender, packet: { ...answer, receiver: sender } };
    }
    case 'internet-client':
    case 'nowhere':
      return undefined;
  }
};

/** The answer must come from the address that was asked, or its receiver drops it (fact F-PCX-09). */
const checkAnswerSource = (walk: Walk, arrival: Arrival, asked: Packet): void => {
  if (arrival.kind !== 'interface' && arrival.kind !== 'internet-client') return;
  if (arrival.packet.src.text === asked.dst.text) return;
  const resource = arrival.kind === 'interface' ? arrival.owner.node : INTERNET;
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
 * Addresses may exist twice, in VPCs that overlap: the packet must end at the one that was meant, and
 * the answer at the one that asked (fact F-PCX-09).
 */
const checkEnd = (walk: Walk, arrival: Arrival, meant: NetworkInterface | undefined): void => {
  if ((arrival.kind !== 'interface' && arrival.kind !== 'endpoint') || meant === undefined) return;
  if (arrival.owner === meant) return;
  const { node } = arrival.owner;
  const message = `It ends at \`${node.id}\`, which has the same address; \`${meant.node.id}\` was meant.`;
  const body = {
    kind: 'destination',
    resource: node,
    at: node.id,
    question: `Is this \`${meant.node.id}\`?`,
    answer: message,
    pointer: node.pointer,
    facts: ['F-PCX-09'],
  } as const;
  refuses(walk, body, { code: 'delivered-elsewhere', message });
};

/** Follows a packet there and its answer back. `walk` may hold hops already. */
const follow = (
  walk: Walk,
  start: Next,
  packet: Packet,
  /** Who must get it; undefined for an address, which means whoever has it. */
  meant: NetworkInterface | undefined,
  choice: string,
  request: PolicyRequest,
): PathTrace => {
  const arrival = travel(walk, start, request);
  checkEnd(walk, arrival, meant);
  const answerStart = conclude(walk, arrival);
  if (answerStart === undefined) return pathTraceOf(choice, walk, undefined, false);
  if (!answers(packet.protocol)) return pathTraceOf(choice, walk, undefined, true);
  const back = startWalk(walk.network, 'back', walk.sessions);
  // Behind a refusal the way back is evaluated like everything else, and marked so.
  back.refused = walk.refused;
  const origin = arrival.kind === 'interface' || arrival.kind === 'endpoint' ? arrival.owner : undefined;
  if (arrival.kind === 'endpoint') visit(back, service(arrival.service));
  if (arrival.kind === 'gateway-endpoint') {
    visit(back, service(arrival.endpoint.service));
    visit(back, arrival.endpoint);
  }
  if (arrival.kind === 'public') {
    const reached = serviceAt(walk.network, arrival.packet.dst);
    if (reached !== undefined) visit(back, service(reached));
  }
  if (origin !== undefined) {
    visit(back, origin.node);
    visit(back, origin.subnet);
  }
  const returned = travel(back, answerStart, request);
  checkAnswerSource(back, returned, packet);
  checkEnd(back, returned, packet.sender);
  return pathTraceOf(
    choice,
    walk,
    back,
    returned.kind === 'interface' || returned.kind === 'internet-client',
  );
};

const startAtInterface = (
  walk: Walk,
  owner: NetworkInterface,
  state: string | undefined,
  id: string,
): void => {
  visit(walk, owner.node);
  const attached =
    owner.instance === undefined ? undefined : walk.network.instances.get(owner.instance)?.interfaces;
  if (attached !== undefined && attached.length > 1) {
    assume(
      walk,
      'primary-interface',
      `\`${id}\` has ${attached.length} network interfaces; it is taken to send from \`${owner.id}\`.`,
      [],
    );
  }
  const body = {
    kind: 'source',
    resource: owner.node,
    at: owner.node.id,
    question: `Is \`${id}\` there to send?`,
    pointer: owner.node.pointer,
    facts: [],
  } as const;
  if (state !== undefined && state !== 'running') {
    const message = `\`${id}\` is ${state}, not running.`;
    refuses(walk, { ...body, answer: message }, { code: 'source-not-running', message });
  }
};

const fromInterface = (
  network: Network,
  flow: UnderstoodFlow,
  owner: NetworkInterface,
  state: string | undefined,
  request: PolicyRequest,
): readonly PathTrace[] => {
  const begin = (): Walk => {
    const walk = startWalk(network, 'there');
    startAtInterface(walk, owner, state, owner.node.id);
    return walk;
  };
  const probe = begin();
  const all = choicesFromInterface(probe, owner, flow.destination);
  // A client asks for addresses of the IP versions that it has; with none of those the first says why.
  const usable = all.filter(({ address }) =>
    owner.addresses.some((own) => familyOf(own) === familyOf(address)),
  );
  const choices = usable.length > 0 ? usable : all.slice(0, 1);
  if (choices.length === 0) return [pathTraceOf('', missingEnd(probe, flow), undefined, false)];
  return choices.map((choice, index) => {
    const walk = index === 0 ? probe : begin();
    if (index > 0) choicesFromInterface(walk, owner, flow.destination);
    const src = owner.addresses.find((address) => familyOf(address) === familyOf(choice.address));
    const text = choices.length > 1 ? choice.text : '';
    if (src === undefined) {
      const message = `\`${owner.node.id}\` has no IPv${familyOf(choice.address)} address, and ${choice.address.text} is one.`;
      const body = {
        kind: 'source',
        resource: owner.node,
        at: owner.node.id,
        question: 'Do source and destination share an IP version?',
        answer: message,
        pointer: owner.pointer,
        facts: ['F-ROUTE-03'],
      } as const;
      refuses(walk, body, { code: 'address-family-mismatch', message });
      return pathTraceOf(text, walk, undefined, false);
    }
    const packet = packetFor(flow, src, choice, owner);
    const meant = flow.destination.kind === 'address' ? undefined : choice.receiver;
    passSecurityGroups(walk, owner, 'outbound', packet);
    visit(walk, owner.subnet);
    return follow(walk, { step: 'leave', owner, packet }, packet, meant, text, request);
  });
};

/** A name that gave no address has its hop already; an instance without an interface gets one. */
const missingEnd = (walk: Walk, flow: UnderstoodFlow): Walk => {
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
    facts: [],
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

/** The interfaces that a flow from the internet may be for: of an instance, any that has a public address. */
const ownersFor = (network: Network, flow: UnderstoodFlow): readonly NetworkInterface[] => {
  const { destination } = flow;
  if (destination.kind === 'endpoint') return destination.endpoint.interfaces.slice(0, 1);
  if (destination.kind === 'address') {
    const owner = ownerOfAddress(network, destination.address);
    return owner === undefined ? [] : [owner];
  }
  if (destination.kind !== 'interface') return [];
  const { owner } = destination;
  const instance = owner.instance === undefined ? undefined : network.instances.get(owner.instance);
  const open = (instance?.interfaces ?? []).filter((own) => own.publicAddresses.size > 0);
  return open.length > 0 ? open : [owner];
};

/** The IP versions in which the internet may address an interface. */
const familiesFor = (owner: NetworkInterface, flow: UnderstoodFlow): readonly (4 | 6)[] => {
  if (flow.destination.kind === 'address') return [flow.destination.address.family];
  const has = (family: 4 | 6): boolean => owner.addresses.some((own) => familyOf(own) === family);
  return [...(has(4) ? [4 as const] : []), ...(has(6) ? [6 as const] : [])];
};

const fromOneSource = (
  network: Network,
  flow: UnderstoodFlow,
  owner: NetworkInterface,
  choice: DestinationChoice,
  source: { readonly address: AddressSet; readonly given: boolean },
  request: PolicyRequest,
): PathTrace => {
  const walk = startWalk(network, 'there');
  visit(walk, INTERNET);
  const { address, given } = source;
  const body = {
    kind: 'source',
    resource: INTERNET,
    at: INTERNET.id,
    question: 'Who on the internet sends?',
    answer: `${address.text}${given ? '' : ' stands for every address that the rules treat alike'}.`,
    pointer: '',
    facts: [],
  } as const;
  if (familyOf(address) !== familyOf(choice.address)) {
    const message = `${address.text} and ${choice.address.text} are of different IP versions.`;
    refuses(
      walk,
      { ...body, answer: message, facts: ['F-ROUTE-03'] },
      { code: 'address-family-mismatch', message },
    );
    return pathTraceOf('', walk, undefined, false);
  }
  passes(walk, body);
  const packet = packetFor(flow, address, choice, undefined);
  return follow(walk, { step: 'ingress', owner, packet }, packet, owner, '', request);
};

/** Tries the source addresses that rules can tell apart: reachable if one is let in (DESIGN, verdicts). */
const fromInternet = (
  network: Network,
  flow: UnderstoodFlow,
  given: Prefix | undefined,
  request: PolicyRequest,
): readonly PathTrace[] => {
  let best: PathTrace | undefined;
  for (const owner of ownersFor(network, flow)) {
    for (const family of familiesFor(owner, flow)) {
      const wanted = flow.destination.kind === 'address' ? flow.destination.address : undefined;
      const choice = choiceFromInternet(owner, wanted, family);
      if (choice === undefined) continue;
      const sources = given === undefined ? internetSources(owner, family, flow) : [exactly(given)];
      for (const address of sources) {
        const source = { address, given: given !== undefined };
        const traced = fromOneSource(network, flow, owner, choice, source, request);
        if (traced.verdict === 'reachable') return [traced];
        if (best === undefined || (best.verdict === 'not-reachable' && traced.verdict === 'undetermined'))
          best = traced;
      }
    }
  }
  if (best !== undefined) return [best];
  const walk = startWalk(network, 'there');
  visit(walk, INTERNET);
  return [pathTraceOf('', nobodyFromInternet(walk, flow), undefined, false)];
};

const ownerOfAddress = (network: Network, wanted: Prefix): NetworkInterface | undefined => {
  const { text } = exactly(wanted);
  const interfaces = [...network.subnets.values()].flatMap((subnet) => subnet.interfaces);
  return (
    interfaces.find((owner) =>
      [...owner.publicAddresses.values()].some((address) => address.text === text),
    ) ?? interfaces.find((owner) => owner.addresses.some((address) => address.text === text))
  );
};

const nobodyFromInternet = (walk: Walk, flow: UnderstoodFlow): Walk => {
  const body = {
    kind: 'destination',
    resource: INTERNET,
    at: INTERNET.id,
    question: 'Who has this address?',
    pointer: '',
    facts: ['F-IGW-04'],
  } as const;
  if (flow.destination.kind === 'no-interface') return missingEnd(walk, flow);
  const message = 'From the internet the model follows packets to interfaces in the data only.';
  undecided(walk, { ...body, answer: message }, { code: 'not-modelled', message });
  return walk;
};

const aboutOf = (flow: UnderstoodFlow): ResourceRef => {
  if (flow.source.kind === 'interface') return flow.source.owner.node;
  return flow.source.kind === 'internet' ? INTERNET : flow.source.instance;
};

/**
 * Traces a flow there and back, on every choice that AWS may make. Never throws; the only problem
 * is a flow whose ends, protocol or port make no sense, with a pointer relative to the flow.
 */
export const traceFlow = (network: Network, request: FlowRequest): TraceResult => {
  const understood = understandFlow(network, request);
  if (!understood.ok) return understood;
  const { flow } = understood;
  const policy: PolicyRequest = {
    action: request.action,
    resource: request.resource,
    principal: request.principal,
  };
  const traced: TracedFlow = {
    from: request.from,
    to: request.to,
    protocol: flow.protocolName,
    ...(flow.port === undefined ? {} : { port: flow.port }),
    ...(request.action === undefined ? {} : { action: request.action }),
  };
  const { source } = flow;
  const choices =
    source.kind === 'internet'
      ? fromInternet(network, flow, source.address, policy)
      : source.kind === 'no-interface'
        ? [pathTraceOf('', missingEnd(startWalk(network, 'there'), flow), undefined, false)]
        : fromInterface(network, flow, source.owner, source.instance?.state, policy);
  return { ok: true, trace: traceOf(traced, choices, aboutOf(flow)) };
};
