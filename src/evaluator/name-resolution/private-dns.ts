/** Private DNS of endpoints: hidden private hosted zones of AWS's own (facts F-IFE-04 and F-RES-01). */
import { isAvailable } from '../endpoint/state.ts';
import type { InterfaceEndpoint, Network, ResourceEndpoint, Vpc } from '../model/network.ts';
import type { Assumption, ResourceRef } from '../trace/types.ts';
import { listed, named } from '../trace/words.ts';
import { type NameAnswer, unknownHere } from './answer.ts';
import { coversHost, endpointAddresses, hiddenZone } from './endpoint-names.ts';
import type { Question } from './question.ts';
import { mayHavePrivateDns, serviceTitle } from './service-names.ts';
import { mostSpecificOf } from './specific.ts';

/** Whether an endpoint may carry traffic: one whose state is not in the data may, or may not. */
export const isUsable = ({ state }: Pick<InterfaceEndpoint, 'state'>): boolean =>
  state === undefined || isAvailable(state);

/** Without its state it is not known whether an endpoint answers: only one that is available does. */
const stateUnknown = (endpoint: InterfaceEndpoint | ResourceEndpoint, host: string): NameAnswer => {
  const text = `Private DNS of ${named(endpoint)} would answer for \`${host}\`, and whether the endpoint is available is not in the data.`;
  return { ...unknownHere(endpoint, text, ['F-IFE-04', 'F-IFE-17']), code: 'endpoints-unknown' };
};

export const ownEndpoints = ({ network, host }: Question, vpc: Vpc): readonly InterfaceEndpoint[] =>
  [...network.interfaceEndpoints.values()].filter(
    (endpoint) => endpoint.vpc === vpc && coversHost(endpoint, host),
  );

/** The endpoints whose private DNS answers for the name (fact F-IFE-04). */
const privateEndpoints = (question: Question, vpc: Vpc): readonly InterfaceEndpoint[] =>
  ownEndpoints(question, vpc).filter(
    (endpoint) =>
      isUsable(endpoint) &&
      endpoint.privateDns &&
      (question.inbound || !endpoint.privateDnsInboundOnly) &&
      vpc.dnsHostnames !== false &&
      vpc.dnsSupport !== false,
  );

const hostnamesImplied = (vpc: Vpc, endpoint: ResourceRef): readonly Assumption[] =>
  vpc.dnsHostnames === undefined
    ? [
        {
          code: 'dns-hostnames-implied',
          message: `Whether \`${vpc.id}\` has DNS hostnames on is not in the data; it is taken to be, since AWS turns private DNS of \`${endpoint.id}\` on only then.`,
          facts: ['F-IFE-04'],
        },
      ]
    : [];

const askPrivateDns = (endpoint: InterfaceEndpoint, vpc: Vpc): NameAnswer => {
  const addresses = endpointAddresses(endpoint);
  if (!mayHavePrivateDns(endpoint.service)) {
    const text = `Private DNS of ${named(endpoint)} is on, and AWS offers none for endpoints of ${serviceTitle(endpoint.service)}: what the name gives is not known.`;
    return { ...unknownHere(vpc, text, ['F-IFE-18']), pointer: endpoint.pointer };
  }
  return {
    kind: 'found',
    by: 'private-dns',
    addresses,
    text: `Private DNS of ${named(endpoint)} answers inside \`${vpc.id}\`: ${listed(addresses.map(({ text }) => text))}. Without it the name would give public addresses.`,
    pointer: endpoint.pointer,
    facts: ['F-IFE-04', 'F-IFE-06'],
    assumptions: hostnamesImplied(vpc, endpoint),
  };
};

/** The endpoints to a resource with this domain name whose private DNS answers for it (facts F-RES-01 and F-IFE-04). */
const privateResources = ({ network, host }: Question, vpc: Vpc): readonly ResourceEndpoint[] =>
  [...network.resourceEndpoints.values()].filter(
    (endpoint) =>
      endpoint.vpc === vpc &&
      isUsable(endpoint) &&
      endpoint.privateDns &&
      // AWS turns private DNS on only where both attributes are (fact F-IFE-04); one may have been turned off since.
      vpc.dnsHostnames !== false &&
      vpc.dnsSupport !== false &&
      (endpoint.resources ?? []).some(({ domainName }) => domainName === host),
  );

const answerOfResource = (endpoint: ResourceEndpoint, assumptions: readonly Assumption[]): NameAnswer => {
  const addresses = endpointAddresses(endpoint);
  return {
    kind: 'found',
    by: 'private-dns',
    addresses,
    text: `${named(endpoint)} answers with ${listed(addresses.map(({ text }) => text))}.`,
    pointer: endpoint.pointer,
    facts: ['F-RES-01', 'F-IFE-04'],
    assumptions,
  };
};

/** AWS's own names of endpoints that lead to resources (fact F-RES-01). */
export const askResourceName = (network: Network, host: string): NameAnswer | undefined => {
  const endpoint = [...network.resourceEndpoints.values()].find(({ dnsNames }) => dnsNames.includes(host));
  return endpoint === undefined ? undefined : answerOfResource(endpoint, []);
};

/** Hidden private zones: of endpoints' private DNS, each of its own domain. */
export const hiddenZones = (question: Question, vpc: Vpc) =>
  mostSpecificOf([
    ...privateEndpoints(question, vpc).map((endpoint) => ({
      endpoint,
      domain: hiddenZone(endpoint, question.host),
      answer: () =>
        endpoint.state === undefined ? stateUnknown(endpoint, question.host) : askPrivateDns(endpoint, vpc),
    })),
    ...privateResources(question, vpc).map((endpoint) => ({
      endpoint,
      domain: question.host,
      answer: () =>
        endpoint.state === undefined
          ? stateUnknown(endpoint, question.host)
          : answerOfResource(endpoint, hostnamesImplied(vpc, endpoint)),
    })),
  ]);
