/**
 * Names as a VPC's resolver answers them. The most specific of Resolver rules, private hosted zones
 * and the endpoints' private DNS decides; of equal ones the rule, then the zone (fact F-DNS-06).
 */
import { contains } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import type {
  HostedZone,
  InterfaceEndpoint,
  Network,
  OnPremises,
  ResolverEndpoint,
  ResolverRule,
  ResourceEndpoint,
  Vpc,
} from '../model/network.ts';
import type { Assumption } from '../trace/types.ts';
import { listed, named } from '../trace/words.ts';
import { assuming, type NameAnswer, type ResolvedAddress } from './answer.ts';
import { askBalancerName } from './balancer-names.ts';
import { coversHost, endpointAddresses, hiddenZone, whyNotPrivate } from './endpoint-names.ts';
import { privateBehindPublic, privateNameAddress, publicNameAddress } from './instance-names.ts';
import { askEndpointName, askPublic, PRIVATE_SUFFIX } from './public-view.ts';
import { askZone, mayHold } from './zone.ts';

/** Who asks, and how. */
export interface Question {
  readonly network: Network;
  readonly host: string;
  /** Asked by an inbound Resolver endpoint, for a client outside (fact F-DNS-04). */
  readonly inbound: boolean;
  /** The client has a public IPv6 address. */
  readonly ipv6: boolean;
  /** How often it was handed on: records and rules may lead in a circle. */
  readonly depth: number;
  /** How many questions one name may still lead to: records may have several values each. */
  readonly budget: { left: number };
}

const MOST_STEPS = 8;

/** A name that leads to more questions than this is not decided. */
export const newBudget = (): { left: number } => ({ left: 256 });

const covers = (domain: string, host: string): boolean =>
  domain === '' || host === domain || host.endsWith(`.${domain}`);

/** The most specific of several; the first of equals. */
const mostSpecific = <T extends { readonly domain: string }>(items: readonly T[]): T | undefined => {
  let best: T | undefined;
  for (const item of items) if (best === undefined || item.domain.length > best.domain.length) best = item;
  return best;
};

const isUsable = ({ state }: InterfaceEndpoint): boolean => state === 'available' || state === 'partial';

const ownEndpoints = ({ network, host }: Question, vpc: Vpc): readonly InterfaceEndpoint[] =>
  [...network.interfaceEndpoints.values()].filter(
    (endpoint) => endpoint.vpc === vpc && coversHost(endpoint, host),
  );

/** The endpoint whose private DNS answers for the name (fact F-IFE-04). */
const privateEndpoint = (question: Question, vpc: Vpc): InterfaceEndpoint | undefined =>
  ownEndpoints(question, vpc).find(
    (endpoint) =>
      isUsable(endpoint) &&
      endpoint.privateDns &&
      (question.inbound || !endpoint.privateDnsInboundOnly) &&
      vpc.dnsHostnames !== false &&
      vpc.dnsSupport !== false,
  );

const askPrivateDns = (endpoint: InterfaceEndpoint, vpc: Vpc): NameAnswer => {
  const addresses = endpointAddresses(endpoint);
  const assumption: Assumption = {
    code: 'dns-hostnames-implied',
    message: `Whether \`${vpc.id}\` has DNS hostnames on is not in the data; it is taken to be, since AWS turns private DNS of \`${endpoint.id}\` on only then.`,
    facts: ['F-IFE-04'],
  };
  return {
    kind: 'found',
    by: 'private-dns',
    addresses,
    text: `Private DNS of ${named(endpoint)} answers inside \`${vpc.id}\`: ${listed(addresses.map(({ text }) => text))}. Without it the name would give public addresses.`,
    pointer: endpoint.pointer,
    facts: ['F-IFE-04', 'F-IFE-06'],
    assumptions: vpc.dnsHostnames === undefined ? [assumption] : [],
  };
};

const queryArrives = (whom: string): Assumption => ({
  code: 'dns-query-arrives',
  message: `The question for the name is taken to reach ${whom}: the path of DNS itself is not traced.`,
  facts: ['F-DNS-03'],
});

/** The inbound Resolver endpoint that has one of the addresses. */
const inboundAt = (network: Network, rule: ResolverRule): ResolverEndpoint | undefined =>
  [...network.resolverEndpoints.values()].find(
    (endpoint) =>
      endpoint.direction === 'inbound' &&
      endpoint.interfaces.some((held) =>
        held.addresses.some(({ prefixes }) =>
          prefixes.some((own) =>
            rule.targets.some((target) => own.first === target.first && own.last === target.last),
          ),
        ),
      ),
  );

/** What a rule's name servers answer: an inbound Resolver endpoint's VPC, or a network outside of AWS. */
const askForwarded = (question: Question, rule: ResolverRule): NameAnswer => {
  const { network, host } = question;
  const inbound = inboundAt(network, rule);
  const next = { ...question, depth: question.depth + 1, inbound: true };
  if (inbound !== undefined) {
    const answer = askVpc(next, inbound.vpc);
    return assuming(
      { ...answer, text: `Resolver rule ${named(rule)} hands it to \`${inbound.id}\`. ${answer.text}` },
      [queryArrives(`\`${inbound.id}\``)],
    );
  }
  const holder = [...network.onPremises.values()].find((known) =>
    rule.targets.some((target) => known.prefixes.some((range) => contains(range, target))),
  );
  if (holder === undefined || rule.targets.length === 0) {
    const text = `Resolver rule ${named(rule)} hands \`${host}\` to name servers that are not in the data.`;
    return {
      kind: 'unknown',
      code: 'name-not-modelled',
      text,
      pointer: rule.pointer,
      facts: ['F-DNS-06'],
      assumptions: [],
    };
  }
  const answer = askOnPremises(next, holder);
  return assuming(
    { ...answer, text: `Resolver rule ${named(rule)} hands it to \`${holder.id}\`. ${answer.text}` },
    [queryArrives(`the name servers of \`${holder.id}\``)],
  );
};

/** Names that AWS gives to instances, as they resolve inside a VPC (facts F-DNS-01 and F-PCX-06). */
const askInstanceName = ({ network, host }: Question, vpc: Vpc): NameAnswer | undefined => {
  const base = { pointer: vpc.pointer, facts: ['F-PCX-06'], assumptions: [] } as const;
  const inside = privateNameAddress(host);
  if (inside !== undefined) {
    const text = `It is the private host name of ${inside.text}.`;
    const addresses = [{ address: inside, receiver: undefined, text: inside.text }];
    return { ...base, kind: 'found', by: 'instance-name', addresses, text };
  }
  const outside = publicNameAddress(host);
  if (outside === undefined) return undefined;
  const found = privateBehindPublic(network, vpc, outside);
  if (found === undefined) return undefined;
  if (found === 'unknown') {
    const text = `Whether the peering connection lets \`${vpc.id}\` resolve \`${host}\` to a private address is not in the data.`;
    return { ...base, kind: 'unknown', code: 'name-not-modelled', text };
  }
  const text = `Inside AWS the public host name of \`${found.owner.node.id}\` gives its private address, ${found.address.text}.`;
  const addresses = [{ address: found.address, receiver: found.owner, text: found.address.text }];
  return { ...base, kind: 'found', by: 'instance-name', addresses, text };
};

/** Domain names of resources, and AWS's own names of endpoints that lead to them (fact F-RES-01). */
const askResourceName = ({ network, host }: Question, vpc: Vpc): NameAnswer | undefined => {
  const isPrivate = (endpoint: ResourceEndpoint): boolean =>
    endpoint.vpc === vpc &&
    endpoint.privateDns &&
    // AWS turns private DNS on only where both attributes are (fact F-IFE-04); one may have been turned off since.
    vpc.dnsHostnames !== false &&
    (endpoint.resources ?? []).some(({ domainName }) => domainName === host);
  const endpoint = [...network.resourceEndpoints.values()].find(
    (each) => each.dnsNames.includes(host) || isPrivate(each),
  );
  if (endpoint === undefined) return undefined;
  const addresses = endpointAddresses(endpoint);
  return {
    kind: 'found',
    by: 'private-dns',
    addresses,
    text: `${named(endpoint)} answers with ${listed(addresses.map(({ text }) => text))}.`,
    pointer: endpoint.pointer,
    facts: ['F-RES-01', 'F-IFE-04'],
    assumptions: [],
  };
};

const arePeered = (network: Network, one: Vpc, other: Vpc): boolean =>
  [...network.peerings.values()].some(
    ({ requester, accepter }) =>
      (requester === one && accepter === other) || (requester === other && accepter === one),
  );

/** An endpoint that could have answered for the name, and why it does not. */
const waitingEndpoint = (question: Question, vpc: Vpc): InterfaceEndpoint | undefined =>
  ownEndpoints(question, vpc).find(isUsable) ??
  [...question.network.interfaceEndpoints.values()].find(
    (endpoint) => coversHost(endpoint, question.host) && arePeered(question.network, endpoint.vpc, vpc),
  );

const publicNameAssumption = (host: string): Assumption => ({
  code: 'public-name',
  message: `\`${host}\` is taken to have its public address: the private hosted zones and Resolver rules of an account are asked only where the data has them.`,
  facts: ['P-06'],
});

/** A zone in the data that holds a name, or may, and was not asked. */
const unheardZone = ({ network, host }: Question): HostedZone | undefined =>
  mostSpecific(
    [...network.hostedZones.values()].filter((zone) => covers(zone.domain, host) && mayHold(zone, host)),
  );

/** Whether public DNS has a name that a private zone holds is not known (fact F-DNS-07). */
const heardElsewhere = (
  host: string,
  zone: HostedZone,
  why: string,
  otherwise: readonly ResolvedAddress[],
): NameAnswer => ({
  kind: 'unknown',
  code: 'name-not-modelled',
  text: `Private hosted zone ${named(zone)} answers for \`${host}\` elsewhere, not here: ${why}. Whether public DNS has the name too is not known.`,
  pointer: zone.pointer,
  facts: ['F-DNS-02', 'F-DNS-07'],
  assumptions: [],
  otherwise,
});

const whyUnheard = (zone: HostedZone, vpc: Vpc): string =>
  zone.vpcs.has(vpc.id)
    ? `\`dnsHostnames\` of \`${vpc.id}\` is off`
    : `it is not associated with \`${vpc.id}\``;

const askBeyond = (question: Question, vpc: Vpc): NameAnswer => {
  const { network, host } = question;
  const service = ownEndpoints(question, vpc)[0]?.service;
  const answer = askPublic(network, host, vpc.pointer, service, question.ipv6);
  const isService =
    answer.kind === 'found' && answer.addresses.some(({ address }) => address.service !== undefined);
  if ((service !== undefined || isService) && vpc.unknown.has('endpoints')) {
    const text = `The endpoints of \`${vpc.id}\` are not in the data: one might answer for \`${host}\`. Export VPC endpoints.`;
    return { ...answer, kind: 'unknown', code: 'endpoints-unknown', text, facts: ['P-06'] };
  }
  const zonesKnown = vpc.origin === undefined || !vpc.unknown.has('hostedZones');
  if (
    answer.kind === 'nothing' &&
    PRIVATE_SUFFIX.test(host) &&
    (!zonesKnown || network.hostedZones.size === 0)
  ) {
    const text = `\`${host}\` looks like a name of a private hosted zone, and no zone in the data has it.`;
    return { ...answer, kind: 'unknown', code: 'name-not-modelled', text, facts: ['P-06'] };
  }
  if (answer.kind !== 'found' || answer.by !== 'public-dns') return answer;
  const unheard = isService ? undefined : unheardZone(question);
  if (unheard !== undefined) return heardElsewhere(host, unheard, whyUnheard(unheard, vpc), answer.addresses);
  const found = isService && zonesKnown ? answer : assuming(answer, [publicNameAssumption(host)]);
  const waiting = waitingEndpoint(question, vpc);
  if (waiting === undefined || found.kind !== 'found') return found;
  const text = `\`${host}\` resolves to public addresses although ${named(waiting)} exists: ${whyNotPrivate(waiting, vpc)}.`;
  return {
    ...found,
    text,
    advice: { resource: waiting, pointer: waiting.pointer },
    pointer: waiting.pointer,
  };
};

/** Zones of the VPC that hold the name; they need both DNS attributes (fact F-DNS-02). */
const zonesFor = ({ network, host }: Question, vpc: Vpc): readonly HostedZone[] =>
  vpc.dnsHostnames === false
    ? []
    : [...network.hostedZones.values()].filter((zone) => zone.vpcs.has(vpc.id) && covers(zone.domain, host));

/** What a zone answers where nobody says whether the VPC's DNS host names are on (fact F-DNS-02). */
const withHostnamesOpen = (answer: NameAnswer, zone: HostedZone, vpc: Vpc): NameAnswer => {
  const { pointer, facts, assumptions } = answer;
  const text = `Private hosted zone ${named(zone)} answers in \`${vpc.id}\` only where \`dnsHostnames\` is on, and that is not in the data. Export the VPC's DNS attributes. Where it is on: ${answer.text}`;
  const otherwise = answer.kind === 'found' ? answer.addresses : (answer.otherwise ?? []);
  return { kind: 'unknown', code: 'dns-attributes-unknown', text, pointer, facts, assumptions, otherwise };
};

/** Asks a VPC's resolver. */
export const askVpc = (question: Question, vpc: Vpc): NameAnswer => {
  const { network, host, depth } = question;
  question.budget.left -= 1;
  if (depth > MOST_STEPS || question.budget.left < 0) {
    const text = `\`${host}\` is handed on more than ${MOST_STEPS} times.`;
    return {
      kind: 'unknown',
      code: 'name-not-modelled',
      text,
      pointer: vpc.pointer,
      facts: ['F-DNS-06'],
      assumptions: [],
    };
  }
  if (question.inbound && vpc.dnsSupport === false) {
    const text = `\`dnsSupport\` of \`${vpc.id}\` is off; what its Resolver endpoints then answer is not documented.`;
    return {
      kind: 'unknown',
      code: 'name-not-modelled',
      text,
      pointer: vpc.pointer,
      facts: ['F-DNS-02'],
      assumptions: [],
    };
  }
  const rules = [...network.resolverRules.values()].filter(
    (rule) => rule.vpcs.has(vpc.id) && covers(rule.domain, host),
  );
  const rule = mostSpecific(rules);
  const zone = mostSpecific(zonesFor(question, vpc));
  const endpoint = privateEndpoint(question, vpc);
  // Private DNS of an endpoint is a hidden zone of the service's own name.
  const hidden = endpoint === undefined ? '' : hiddenZone(endpoint, host);
  const most = Math.max(hidden.length, zone?.domain.length ?? 0);
  if (rule?.forwards === true && rule.domain.length >= most) return askForwarded(question, rule);
  if (endpoint !== undefined && hidden.length > (zone?.domain.length ?? 0))
    return askPrivateDns(endpoint, vpc);
  if (zone !== undefined) {
    const answer = askZone(network, zone, host, (next) =>
      askVpc({ ...question, host: next, depth: depth + 1 }, vpc),
    );
    return vpc.dnsHostnames === undefined ? withHostnamesOpen(answer, zone, vpc) : answer;
  }
  return (
    askEndpointName(network, host) ??
    askResourceName(question, vpc) ??
    askBalancerName(network, host) ??
    askInstanceName(question, vpc) ??
    askBeyond(question, vpc)
  );
};

/** Asks the name servers of a network outside of AWS. */
export const askOnPremises = (question: Question, from: OnPremises): NameAnswer => {
  const { network, host, depth } = question;
  const own = from.records.get(host);
  const base = { pointer: from.pointer, facts: ['F-DNS-03'], assumptions: [] } as const;
  if (own !== undefined) {
    const address = exactly(own);
    const addresses = [{ address, receiver: undefined, text: address.text }];
    const text = `The name servers of \`${from.id}\` answer with ${address.text}.`;
    return { ...base, kind: 'found', by: 'on-premises', addresses, text };
  }
  const domains = [...from.forwards].map(([domain, endpoint]) => ({ domain, endpoint }));
  const forward = mostSpecific(domains.filter(({ domain }) => covers(domain, host)));
  const inbound = forward === undefined ? undefined : network.resolverEndpoints.get(forward.endpoint);
  if (inbound !== undefined) {
    const answer = askVpc({ ...question, inbound: true, depth: depth + 1 }, inbound.vpc);
    return assuming({ ...answer, text: `\`${from.id}\` hands it to \`${inbound.id}\`. ${answer.text}` }, [
      queryArrives(`\`${inbound.id}\``),
    ]);
  }
  const answer = askPublic(network, host, from.pointer, undefined, false);
  const isGuess =
    answer.kind === 'found' &&
    answer.by === 'public-dns' &&
    answer.addresses.every(({ address }) => address.service === undefined);
  if (!isGuess) return answer;
  const unheard = unheardZone(question);
  return unheard === undefined
    ? assuming(answer, [publicNameAssumption(host)])
    : heardElsewhere(
        host,
        unheard,
        `\`${from.id}\` hands the name to no Resolver endpoint`,
        answer.addresses,
      );
};
