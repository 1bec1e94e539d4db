/**
 * Name resolution as a step of a walk: one hop that says who answered what. The answers themselves
 * come from vpc-view.ts (inside AWS) and public-view.ts (public DNS).
 */
import { formatAddress, isAddress, type Prefix } from '../address/prefix.ts';
import { isPublic } from '../address/ranges.ts';
import type { Network, NetworkInterface, OnPremises, ResolverEndpoint, Vpc } from '../model/network.ts';
import { assume, passes, passesWithAdvice, refuses, undecided, type Walk } from '../trace/walk.ts';
import { assuming, type NameAnswer, type ResolvedAddress } from './answer.ts';
import { newQuestion, type Question } from './question.ts';
import { askOnPremises, askVpc, queryArrives } from './vpc-view.ts';

const isPublicIpv6 = (range: Prefix): boolean => range.family === 6 && isPublic(range);

/** The inbound Resolver endpoint that a VPC's DHCP options name, where all of its name servers are one's. */
const inboundOf = (network: Network, servers: readonly string[]): ResolverEndpoint | undefined =>
  [...network.resolverEndpoints.values()].find(
    (endpoint) =>
      endpoint.direction === 'inbound' &&
      servers.every((server) =>
        endpoint.interfaces.some((held) =>
          held.addresses.some(({ text, prefixes }) => prefixes.every(isAddress) && text === `\`${server}\``),
        ),
      ),
  );

/** The VPC's own resolver: the second address after its primary CIDR's first, or a link-local one (fact F-DNS-01). */
const isOwnResolver = (vpc: Vpc, server: string): boolean => {
  const primary = vpc.prefixes.find(({ family }) => family === 4);
  const own = primary === undefined ? undefined : formatAddress(4, primary.first + 2n);
  return server === '169.254.169.253' || server === 'fd00:ec2::253' || server === own;
};

/** An answer of a VPC where something that is set, and not told, may answer otherwise, or keep anyone from answering. */
const withNamesOpen = (answer: NameAnswer, vpc: Vpc, host: string): NameAnswer => {
  const { facts, assumptions } = answer;
  const text = `The data does not tell all that answers for names in \`${vpc.id}\` (DNS attributes, name servers, private hosted zones, Resolver rules), so what \`${host}\` gives there is not known.`;
  // Nobody says what else it may give, so no refusal on the way there counts.
  return { kind: 'unknown', code: 'name-not-modelled', text, pointer: vpc.pointer, facts, assumptions };
};

/** Asks as a client in a VPC would: its own resolver, or the name servers of its DHCP options. */
const askFrom = (question: Question, vpc: Vpc): NameAnswer => {
  const servers = vpc.dnsServers;
  if (servers?.some((server) => !isOwnResolver(vpc, server))) {
    const inbound = inboundOf(question.network, servers);
    if (inbound !== undefined) {
      const answer = askVpc({ ...question, inbound: true }, inbound.vpc);
      const text = `The DHCP options of \`${vpc.id}\` name \`${inbound.id}\`. ${answer.text}`;
      return assuming({ ...answer, text }, [queryArrives(`\`${inbound.id}\``)]);
    }
    return {
      kind: 'unknown',
      code: 'name-not-modelled',
      text: `The DHCP options of \`${vpc.id}\` name other name servers (${servers
        .slice(0, 4)
        .map((server) => `\`${server}\``)
        .join(', ')}); what they answer is not modelled.`,
      pointer: `${vpc.pointer}/dnsServers`,
      facts: ['F-DNS-08'],
      assumptions: [],
    };
  }
  const answer = askVpc(question, vpc);
  if (vpc.dnsSupport !== false) return answer;
  return {
    kind: 'nothing',
    text: `\`${vpc.id}\` has \`dnsSupport\` off: its resolver answers nothing.`,
    pointer: vpc.pointer,
    facts: ['F-DNS-02'],
    assumptions: [],
    otherwise: answer.kind === 'found' ? answer.addresses : [],
  };
};

/** Each address is a flow of its own. */
const MOST_ADDRESSES = 64;

/** Writes the hop of an answer and gives its addresses; none where it is not known. */
const write = (
  walk: Walk,
  client: { readonly at: string; readonly resolver: { readonly id: string; readonly pointer: string } },
  host: string,
  answer: NameAnswer,
): readonly ResolvedAddress[] => {
  const base = {
    kind: 'name',
    resource: { kind: 'resolver', id: client.resolver.id, pointer: client.resolver.pointer },
    at: client.at,
    question: `What is \`${host}\`?`,
    host,
    answer: answer.text,
    pointer: answer.pointer,
    facts: answer.facts,
  } as const;
  const nobody = { ...base, addresses: [], answeredBy: 'nobody' } as const;
  for (const { code, message, facts } of answer.assumptions) assume(walk, code, message, facts);
  switch (answer.kind) {
    case 'found': {
      if (answer.addresses.length > MOST_ADDRESSES) {
        const message = `\`${host}\` has ${answer.addresses.length} addresses; a flow is followed to ${MOST_ADDRESSES} at most.`;
        undecided(walk, { ...nobody, answer: message }, { code: 'too-many-choices', message });
        return [];
      }
      if (answer.addresses.length === 0) {
        const message = `No address of what \`${host}\` leads to is in the data.`;
        undecided(walk, { ...nobody, answer: message }, { code: 'address-unknown', message });
        return [];
      }
      const addresses = answer.addresses.map(({ text }) => text);
      const body = { ...base, addresses, answeredBy: answer.by };
      if (answer.advice === undefined) passes(walk, body);
      else {
        const { advice, text: message } = answer;
        passesWithAdvice(walk, body, { code: 'name-resolves-publicly', message, ...advice });
      }
      return answer.addresses;
    }
    case 'nothing':
      refuses(walk, nobody, { code: 'name-not-resolved', message: answer.text });
      return answer.otherwise;
    case 'unknown':
      undecided(walk, nobody, { code: answer.code, message: answer.text });
      return answer.otherwise ?? [];
  }
};

/**
 * Resolves a host name as the source's VPC would. Writes one hop into the walk and gives every
 * address that may come back; none where that is not known.
 */
export const resolveHost = (
  walk: Walk,
  owner: NetworkInterface,
  host: string,
): readonly ResolvedAddress[] => {
  const { vpc } = owner.subnet;
  const isOpen = vpc.unknown.has('names');
  if (vpc.dnsSupport === undefined && !isOpen) {
    const message = `Whether \`${vpc.id}\` has DNS support on is not in the data; taken as AWS's default, on.`;
    assume(walk, 'dns-support-default', message, ['F-DNS-02']);
  }
  if (vpc.dnsServers === null && !isOpen) {
    const message = `The DHCP options of \`${vpc.id}\` are not in the data; it is taken to ask its own resolver, as by default.`;
    assume(walk, 'dns-servers-default', message, ['F-DNS-08']);
  }
  const ipv6 = owner.addresses.some((own) => own.prefixes.every(isPublicIpv6));
  const found = askFrom(newQuestion(walk.network, host, ipv6), vpc);
  const answer = isOpen ? withNamesOpen(found, vpc, host) : found;
  const resolver = { id: `resolver of ${vpc.id}`, pointer: vpc.pointer };
  return write(walk, { at: owner.node.id, resolver }, host, answer);
};

/** Resolves a host name as a client outside of AWS would. */
export const resolveOutside = (walk: Walk, from: OnPremises, host: string): readonly ResolvedAddress[] => {
  const question = newQuestion(walk.network, host, false);
  const resolver = { id: `name servers of ${from.id}`, pointer: from.pointer };
  return write(walk, { at: from.id, resolver }, host, askOnPremises(question, from));
};
