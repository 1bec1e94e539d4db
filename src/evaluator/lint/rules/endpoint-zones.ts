/** Interface endpoints in one Availability Zone, with clients in several. */
import type { InterfaceEndpoint, Subnet } from '../../model/network.ts';
import { listed, named } from '../../trace/words.ts';
import { lintResult } from '../make.ts';
import type { LintResult, LintRule, Surroundings } from '../types.ts';

const zonesOf = (subnets: readonly Subnet[]): ReadonlySet<string | undefined> =>
  new Set(subnets.map(({ zone }) => zone));

const check = ({ workloads }: Surroundings, endpoint: InterfaceEndpoint): readonly LintResult[] => {
  if (endpoint.state === 'deleting' || endpoint.state === 'deleted') return [];
  const [zone, ...more] = zonesOf(endpoint.interfaces.map(({ subnet }) => subnet));
  if (zone === undefined || more.length > 0) return [];
  const clients = zonesOf(endpoint.vpc.subnets.filter((subnet) => workloads.has(subnet)));
  const others = [...clients].filter((each) => each !== undefined && each !== zone).sort();
  if (others.length === 0 || clients.size < 2) return [];
  const message = `Endpoint ${named(endpoint)} stands in zone \`${zone}\` only; workloads of ${named(endpoint.vpc)} in ${listed(others.map((each) => `\`${each}\``))} depend on that zone.`;
  return [lintResult('endpoint-one-zone', endpoint, message, ['F-IFE-06'], `${endpoint.pointer}/subnets`)];
};

/** An endpoint serves the whole VPC from the zones that it stands in (fact F-IFE-06). Zones that are not in the data count for nothing. */
export const endpointZones: LintRule = (surroundings) =>
  [...surroundings.network.interfaceEndpoints.values()].flatMap((endpoint) => check(surroundings, endpoint));
