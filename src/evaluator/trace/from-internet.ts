/** Flows from the internet. */
import type { Prefix } from '../address/prefix.ts';
import { exactly, familyOf, somePublicAddress } from '../address/set.ts';
import { makeFinding } from '../finding/make.ts';
import type { AddressSet, Network, NetworkInterface } from '../model/network.ts';
import { nodesInDns } from '../name-resolution/balancer-names.ts';
import type { Asked } from '../policy/request.ts';
import { choiceFromInternet, type DestinationChoice } from './choices.ts';
import { INTERNET } from './conclude.ts';
import type { UnderstoodFlow } from './ends.ts';
import { follow } from './follow.ts';
import { internetSources } from './internet-sources.ts';
import { missingEnd } from './missing.ts';
import { packetFor } from './packet-for.ts';
import type { PathTrace } from './types.ts';
import { pathTraceOf } from './verdict.ts';
import { type Connection, passes, refuses, startWalk, undecided, visit, type Walk } from './walk.ts';
import { everyWay } from './ways.ts';

const hasIpv6 = ({ addresses }: NetworkInterface): boolean => addresses.some((own) => familyOf(own) === 6);

/** Whether AWS may give the interface an IPv6 address that the data does not tell. */
const mayHaveIpv6 = (owner: NetworkInterface): boolean =>
  owner.subnet.vpc.unknown.has('ipv6Addresses') && !hasIpv6(owner);

/** Whether the internet may know the interface by some address. */
const isKnownOutside = (owner: NetworkInterface): boolean =>
  owner.publicAddresses.size > 0 || owner.publicUnknown === true || hasIpv6(owner) || mayHaveIpv6(owner);

/** The interfaces that a flow from the internet may be for: of an instance, any that may have a public address. */
const ownersFor = (network: Network, flow: UnderstoodFlow): readonly NetworkInterface[] => {
  const { destination } = flow;
  if (destination.kind === 'endpoint') return destination.endpoint.interfaces.slice(0, 1);
  if (destination.kind === 'load-balancer') return nodesInDns(destination.balancer);
  if (destination.kind === 'host') {
    const { host } = destination;
    const named = [...network.loadBalancers.values()].find(({ dnsName }) => dnsName === host);
    return named === undefined ? [] : nodesInDns(named);
  }
  if (destination.kind === 'address') {
    const owner = ownerOfAddress(network, destination.address);
    return owner === undefined ? [] : [owner];
  }
  if (destination.kind !== 'interface') return [];
  const { owner } = destination;
  const instance = owner.instance === undefined ? undefined : network.instances.get(owner.instance);
  const open = (instance?.interfaces ?? []).filter(isKnownOutside);
  return open.length > 0 ? open : [owner];
};

/** The IP versions in which the internet may address an interface. */
const familiesFor = (owner: NetworkInterface, flow: UnderstoodFlow): readonly (4 | 6)[] => {
  if (flow.destination.kind === 'address') return [flow.destination.address.family];
  const has4 = owner.addresses.some((own) => familyOf(own) === 4);
  return [...(has4 ? [4 as const] : []), ...(hasIpv6(owner) || mayHaveIpv6(owner) ? [6 as const] : [])];
};

/** An interface with the IPv6 address that it may have: known gates may refuse it, and nothing lets it in for certain. */
const withOpenIpv6 = (owner: NetworkInterface): NetworkInterface => ({
  ...owner,
  addresses: [...owner.addresses, somePublicAddress(6, owner.node.id)],
});

const sayIpv6Open = (walk: Walk, { node, pointer, subnet }: NetworkInterface): void => {
  const message = `The IPv6 addresses of \`${subnet.vpc.id}\` are not in the data, so whether \`${node.id}\` has one is not known.`;
  const question = `Which address does \`${node.id}\` have on the internet?`;
  const facts = ['F-IGW-02'] as const;
  const body = {
    kind: 'source',
    resource: node,
    at: node.id,
    question,
    answer: message,
    pointer,
    facts,
  } as const;
  undecided(walk, body, { code: 'address-unknown', message });
};

const fromOneSource = (
  network: Network,
  flow: UnderstoodFlow,
  owner: NetworkInterface,
  choice: DestinationChoice & { readonly isOpen: boolean },
  source: { readonly address: AddressSet; readonly given: boolean },
  request: Asked,
  connection: Connection,
): PathTrace => {
  const walk = startWalk(network, 'there', connection);
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
  if (choice.isOpen) sayIpv6Open(walk, owner);
  const packet = packetFor(flow, address, choice, undefined);
  return follow(walk, { step: 'ingress', owner, packet }, packet, owner, undefined, request);
};

const WORTH = { 'not-reachable': 0, undetermined: 1, reachable: 2 } as const;

/** Flows traced for one question from the internet: rules, nodes and targets may multiply. */
const MOST_TRACES = 4096;

interface Tried {
  readonly traces: readonly PathTrace[];
  readonly worth: number;
}

/** The best that some source on the internet gets at one interface. */
const bestAt = (
  network: Network,
  flow: UnderstoodFlow,
  owner: NetworkInterface,
  given: Prefix | undefined,
  request: Asked,
  budget: { left: number },
): Tried | undefined => {
  let best: Tried | undefined;
  const families = new Set(familiesFor(owner, flow));
  for (const family of families) {
    const wanted = flow.destination.kind === 'address' ? flow.destination.address : undefined;
    if (given !== undefined && given.family !== family && families.has(given.family)) continue;
    const isOpen = family === 6 && wanted === undefined && mayHaveIpv6(owner);
    const end = isOpen ? withOpenIpv6(owner) : owner;
    const found = choiceFromInternet(end, wanted, family);
    if (found === undefined) continue;
    const choice = { ...found, isOpen };
    const sources = given === undefined ? internetSources(network, owner, family, flow) : [exactly(given)];
    for (const address of sources) {
      if (budget.left <= 0) return best;
      const source = { address, given: given !== undefined };
      const traces = everyWay('', INTERNET, (connection) =>
        fromOneSource(network, flow, end, choice, source, request, connection),
      );
      budget.left -= traces.length;
      const worth = Math.min(...traces.map(({ verdict }) => WORTH[verdict]));
      if (worth === WORTH.reachable) return { traces, worth };
      const mixed = new Set(traces.map(({ verdict }) => verdict)).size > 1 ? 1 : worth;
      if (best === undefined || best.worth < mixed) best = { traces, worth: mixed };
    }
  }
  return best;
};

/** Too much was asked: what was not tried may be open. */
const notAllTried = (traces: readonly PathTrace[]): readonly PathTrace[] => {
  const message = `More than ${MOST_TRACES} ways lead from the internet to this destination; not all were followed.`;
  const finding = makeFinding('too-many-choices', INTERNET, message);
  return traces.map((trace) => ({
    ...trace,
    verdict: 'undetermined',
    findings: [...trace.findings, finding],
  }));
};

/**
 * Tries the source addresses that rules can tell apart: reachable if one is let in (DESIGN, verdicts). Which
 * interface of an instance is asked is the sender's choice; which node of a load balancer is AWS's.
 */
export const fromInternet = (
  network: Network,
  flow: UnderstoodFlow,
  given: Prefix | undefined,
  request: Asked,
): readonly PathTrace[] => {
  const budget = { left: MOST_TRACES };
  const owners = ownersFor(network, flow);
  const isChosen = owners.some(({ role }) => role === 'load-balancer');
  const tried: Tried[] = [];
  for (const owner of owners) {
    const best = bestAt(network, flow, owner, given, request, budget);
    if (best === undefined) continue;
    if (best.worth === WORTH.reachable && !isChosen) return best.traces;
    const text = isChosen && owners.length > 1 ? `\`${owner.subnet.id}\`` : '';
    const named = best.traces.map((trace) => ({
      ...trace,
      choice: [text, trace.choice].filter((part) => part !== '').join(', '),
    }));
    tried.push({ ...best, traces: named });
  }
  const [first] = tried;
  if (first === undefined) {
    const walk = startWalk(network, 'there');
    visit(walk, INTERNET);
    return [pathTraceOf('', nobodyFromInternet(walk, flow), undefined, false)];
  }
  const all = isChosen
    ? tried.flatMap(({ traces }) => traces)
    : tried.reduce((best, each) => (each.worth > best.worth ? each : best), first).traces;
  return budget.left <= 0 && !all.every(({ verdict }) => verdict === 'reachable') ? notAllTried(all) : all;
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
