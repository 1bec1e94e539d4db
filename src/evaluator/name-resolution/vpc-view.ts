/**
 * Names as a VPC's resolver answers them. The most specific of Resolver rules, private hosted zones
 * and the endpoints' private DNS decides; of a rule and a zone of one domain the rule (fact F-DNS-06).
 */
import { exactly } from '../address/set.ts';
import type {
  HostedZone,
  InterfaceEndpoint,
  Network,
  OnPremises,
  ResolverRule,
  Vpc,
} from '../model/network.ts';
import type { Assumption, ResourceRef } from '../trace/types.ts';
import { listed, named } from '../trace/words.ts';
import { assuming, type NameAnswer, unknownHere, withHostnamesOpen } from './answer.ts';
import { askBalancerName } from './balancer-names.ts';
import { coversHost, whyNotPrivate } from './endpoint-names.ts';
import { ownDomain } from './instance-names.ts';
import { askInstanceName } from './own-names.ts';
import { askResourceName, hiddenZones, isUsable, ownEndpoints } from './private-dns.ts';
import { askEndpointName, askPublic, PRIVATE_SUFFIX } from './public-view.ts';
import { notFollowed, placeAndName, type Question } from './question.ts';
import { forwardingRules, placeOf, placesOf } from './resolver-rules.ts';
import { covers, mostSpecific, mostSpecificOf } from './specific.ts';
import { heardElsewhere, unheardIn } from './unheard.ts';
import { askZone } from './zone.ts';

/** Several of one domain: AWS refuses all but one, and which one that is, is not known (fact F-DNS-11). */
const severalOf = (holders: readonly ResourceRef[], host: string, vpc: Vpc): NameAnswer => {
  const who = listed(holders.slice(0, 4).map(named));
  const text = `${who} would all answer for \`${host}\` in \`${vpc.id}\`. AWS lets a VPC have one for a domain, so which of them answers is not known.`;
  return unknownHere(holders.at(-1) ?? vpc, text, ['F-DNS-11']);
};

export const queryArrives = (whom: string): Assumption => ({
  code: 'dns-query-arrives',
  message: `The question for the name is taken to reach ${whom}: the path of DNS itself is not traced.`,
  facts: ['F-DNS-03'],
});

/** What a rule's name servers answer: an inbound Resolver endpoint's VPC, or a network outside of AWS. */
const askForwarded = (question: Question, rule: ResolverRule): NameAnswer => {
  const { network, host } = question;
  const next = { ...question, depth: question.depth + 1, inbound: true };
  const place = placeOf(network, rule);
  if (place === undefined) {
    const known = rule.targets.some((target) => placesOf(network, target).length > 0);
    const text = known
      ? `Resolver rule ${named(rule)} hands \`${host}\` to name servers of which not all are in one network of the data; AWS asks any of them.`
      : `Resolver rule ${named(rule)} hands \`${host}\` to name servers that are not in the data.`;
    return unknownHere(rule, text, known ? ['F-DNS-06', 'F-DNS-12'] : ['F-DNS-06']);
  }
  const by = `Resolver rule ${named(rule)} hands it to \`${place.id}\`.`;
  if ('vpc' in place) {
    const answer = askVpc(next, place.vpc);
    return assuming({ ...answer, text: `${by} ${answer.text}` }, [queryArrives(`\`${place.id}\``)]);
  }
  const answer = askOnPremises(next, place);
  const arrives = queryArrives(`the name servers of \`${place.id}\``);
  // A rule for a domain of somebody's own is there because the name is in no other place.
  if (!isGuess(answer) || !rule.domain.includes('.'))
    return assuming({ ...answer, text: `${by} ${answer.text}` }, [arrives]);
  const text = `${by} The data has no such record of its name servers, and whether public DNS has the name is not known.`;
  return { ...unknownHere(place, text, ['F-DNS-06']), assumptions: [arrives], otherwise: answer.addresses };
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

/** Whether an answer is no more than that any name may be in public DNS. */
const isGuess = (answer: NameAnswer): answer is Extract<NameAnswer, { kind: 'found' }> =>
  answer.kind === 'found' &&
  answer.by === 'public-dns' &&
  answer.addresses.every(({ address }) => address.service === undefined);

const askBeyond = (question: Question, vpc: Vpc): NameAnswer => {
  const { network, host } = question;
  // What a provider has named is no name of AWS's.
  const service = ownEndpoints(question, vpc).find(({ privateName }) => privateName === undefined)?.service;
  const answer = askPublic(network, host, vpc.pointer, service, question.ipv6);
  const isService =
    answer.kind === 'found' && answer.addresses.some(({ address }) => address.service !== undefined);
  if ((service !== undefined || isService) && vpc.unknown.has('endpoints')) {
    const text = `The endpoints of \`${vpc.id}\` are not in the data: one might answer for \`${host}\`. Export VPC endpoints.`;
    return { ...answer, kind: 'unknown', code: 'endpoints-unknown', text, facts: ['P-06'] };
  }
  const zonesKnown = !vpc.unknown.has('hostedZones');
  if (
    answer.kind === 'nothing' &&
    PRIVATE_SUFFIX.test(host) &&
    (!zonesKnown || network.hostedZones.size === 0)
  ) {
    const text = `\`${host}\` looks like a name of a private hosted zone, and no zone in the data has it.`;
    return { ...answer, kind: 'unknown', code: 'name-not-modelled', text, facts: ['P-06'] };
  }
  const unheard = isService ? undefined : unheardIn(question);
  if (answer.kind === 'nothing' && unheard !== undefined) {
    const text = `${answer.text} ${unheard.claim}: ${unheard.why(vpc)}.`;
    return { ...answer, text, pointer: unheard.holder.pointer, facts: unheard.facts };
  }
  if (answer.kind !== 'found' || answer.by !== 'public-dns') return answer;
  if (unheard !== undefined) return heardElsewhere(unheard, unheard.why(vpc), answer.addresses);
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

/** Asks a VPC's resolver. */
export const askVpc = (before: Question, vpc: Vpc): NameAnswer => {
  const stop = notFollowed(before, vpc);
  if (stop !== undefined) return stop;
  const { network, host, depth, inbound } = before;
  const question = { ...before, asked: [...before.asked, placeAndName(host, inbound, vpc)] };
  const zones = mostSpecificOf(zonesFor(question, vpc));
  const hidden = hiddenZones(question, vpc);
  const [zone] = zones;
  const [first] = hidden;
  const own = ownDomain(vpc, host) ?? '';
  const ofZones = Math.max(first?.domain.length ?? 0, zone?.domain.length ?? 0);
  const rules = forwardingRules(question, vpc, ofZones);
  const [rule] = rules;
  if (rule !== undefined && (rule.domain.length >= own.length || vpc.dnsHostnames === false))
    return rules.length > 1 ? severalOf(rules, host, vpc) : askForwarded(question, rule);
  const holders = [
    ...(zone !== undefined && zone.domain.length === ofZones ? zones : []),
    ...(first !== undefined && first.domain.length === ofZones ? hidden.map(({ endpoint }) => endpoint) : []),
  ];
  if (holders.length > 1) return severalOf(holders, host, vpc);
  if (first !== undefined && first.domain.length === ofZones) return first.answer();
  if (zone !== undefined) {
    const answer = askZone(network, zone, host, (next) =>
      askVpc({ ...question, host: next, depth: depth + 1 }, vpc),
    );
    return vpc.dnsHostnames === undefined
      ? withHostnamesOpen(answer, `Private hosted zone ${named(zone)} answers`, vpc)
      : answer;
  }
  const answer =
    askEndpointName(network, host) ??
    askResourceName(network, host) ??
    askBalancerName(network, host) ??
    askInstanceName(question, vpc) ??
    askBeyond(question, vpc);
  return rule !== undefined && vpc.dnsHostnames === undefined && answer.kind !== 'unknown'
    ? withHostnamesOpen(answer, `A rule of AWS's own wins against Resolver rule ${named(rule)}`, vpc)
    : answer;
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
  const isNothing = answer.kind === 'nothing' && PRIVATE_SUFFIX.test(host);
  const unheard = isNothing || isGuess(answer) ? unheardIn(question) : undefined;
  const why = `\`${from.id}\` hands the name to no Resolver endpoint`;
  if (isNothing && unheard !== undefined) {
    const text = `${answer.text} ${unheard.claim}: ${why}.`;
    return { ...answer, text, pointer: unheard.holder.pointer, facts: unheard.facts };
  }
  if (!isGuess(answer)) return answer;
  return unheard === undefined
    ? assuming(answer, [publicNameAssumption(host)])
    : heardElsewhere(unheard, why, answer.addresses);
};
