/** Interface endpoints of AWS services whose private name nobody resolves. */
import type { InterfaceEndpoint, Vpc } from '../../model/network.ts';
import { mayHavePrivateDns, serviceTitle } from '../../name-resolution/service-names.ts';
import { listed, named } from '../../trace/words.ts';
import { lintResult } from '../make.ts';
import { hostOf, mayResolvePrivately } from '../services.ts';
import type { LintResult, LintRule, Surroundings } from '../types.ts';

const offAttributes = (vpc: Vpc): readonly string[] => [
  ...(vpc.dnsSupport === false ? ['`dnsSupport`'] : []),
  ...(vpc.dnsHostnames === false ? ['`dnsHostnames`'] : []),
];

/** Parts of a scenario that may give a name another answer; one that is there is not looked into. */
const OTHER_NAMES = ['hostedZones', 'resolverRules', 'serviceNetworks'] as const;

/** Whether names of the VPC may have answers that the data does not show, or that are not looked into here. */
const mayBeNamedElsewhere = ({ network }: Surroundings, vpc: Vpc): boolean =>
  // Of real accounts' data, private hosted zones are a part that is easily left out.
  vpc.origin !== undefined ||
  (vpc.unknown as ReadonlySet<string>).has('hostedZones') ||
  OTHER_NAMES.some((part) => Object.hasOwn(network.scenario, part));

/** Whether a flow of the scenario uses one of the endpoint's own names (fact F-IFE-05). */
const isAskedByOwnName = ({ network }: Surroundings, endpoint: InterfaceEndpoint): boolean =>
  [...network.flows.values()].some(
    ({ to }) =>
      to === endpoint.id ||
      to === endpoint.label ||
      endpoint.dnsNames.includes(to) ||
      to.startsWith(`${endpoint.id}.`) ||
      to.startsWith(`${endpoint.id}-`),
  );

const hasGatewayEndpoint = ({ network }: Surroundings, vpc: Vpc, service: string): boolean =>
  [...network.gatewayEndpoints.values()].some(
    (endpoint) => endpoint.vpc === vpc && endpoint.service === service,
  );

const check = (surroundings: Surroundings, endpoint: InterfaceEndpoint): readonly LintResult[] => {
  const { vpc, service } = endpoint;
  const host = hostOf(service);
  if (host === undefined || endpoint.state === 'deleting' || endpoint.state === 'deleted') return [];
  if (endpoint.privateDns) {
    const off = offAttributes(vpc);
    if (off.length === 0) return [];
    const message = `Private DNS of endpoint ${named(endpoint)} needs ${listed(off)} of ${named(vpc)}, which ${off.length > 1 ? 'are' : 'is'} off: \`${host}\` does not lead to the endpoint.`;
    return [lintResult('endpoint-name-not-resolved', endpoint, message, ['F-IFE-04', 'F-DNS-02'])];
  }
  const hasClients = vpc.subnets.some((subnet) => surroundings.workloads.has(subnet));
  const otherwise =
    mayBeNamedElsewhere(surroundings, vpc) ||
    isAskedByOwnName(surroundings, endpoint) ||
    hasGatewayEndpoint(surroundings, vpc, service) ||
    mayResolvePrivately(surroundings.network, vpc, service);
  if (!hasClients || otherwise) return [];
  const why = mayHavePrivateDns(service)
    ? `Endpoint ${named(endpoint)} has private DNS off`
    : `Endpoints of ${serviceTitle(service)} such as ${named(endpoint)} have no private DNS`;
  const message = `${why}: \`${host}\` gives public addresses in ${named(vpc)}, and only the endpoint's own name leads to it.`;
  return [lintResult('endpoint-private-dns-off', endpoint, message, ['F-IFE-04', 'F-IFE-05', 'F-IFE-18'])];
};

/**
 * Private DNS needs both DNS attributes of the VPC (fact F-IFE-04). With private DNS off it is a note, and none
 * where other names may lead to the endpoint: a gateway endpoint beside it, a private hosted zone, its own name.
 */
export const endpointNames: LintRule = (surroundings) =>
  [...surroundings.network.interfaceEndpoints.values()].flatMap((endpoint) => check(surroundings, endpoint));
