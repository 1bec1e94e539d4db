/** NAT gateways that carry, for money, what a gateway endpoint would carry free. */
import type { Route, RouteTable, Subnet, Vpc } from '../../model/network.ts';
import { serviceTitle } from '../../name-resolution/service-names.ts';
import { listed, named } from '../../trace/words.ts';
import { lintResult } from '../make.ts';
import { mayResolvePrivately } from '../services.ts';
import type { LintResult, LintRule, Surroundings } from '../types.ts';
import { someOf } from '../words.ts';

/** The services that have a gateway endpoint (fact F-GWE-01); S3 Express One Zone is used by few. */
const SERVICES = ['s3', 'dynamodb'] as const;

const isDefault = ({ destination }: Route): boolean =>
  destination.kind === 'prefix' && destination.prefix.length === 0 && destination.prefix.family === 4;

const natRouteOf = (table: RouteTable): Route | undefined =>
  table.routes.find(
    (route) =>
      isDefault(route) &&
      route.state === 'active' &&
      route.target.kind === 'nat-gateway' &&
      route.target.gateway.connectivity === 'public' &&
      route.target.gateway.state === 'available',
  );

/** Whether the table has a route of its own for a service, to its gateway endpoint or elsewhere. */
const hasRouteFor = (table: RouteTable, service: string): boolean =>
  table.routes.some(
    ({ destination, target }) =>
      (destination.kind === 'prefix-list' && destination.list.service === service) ||
      (target.kind === 'gateway-endpoint' && target.endpoint.service === service),
  );

const missingIn = ({ network }: Surroundings, vpc: Vpc, table: RouteTable): readonly string[] =>
  SERVICES.map((code) => `com.amazonaws.${vpc.region}.${code}`).filter(
    (service) => !hasRouteFor(table, service) && !mayResolvePrivately(network, vpc, service),
  );

const check = (
  surroundings: Surroundings,
  table: RouteTable,
  subnets: readonly Subnet[],
): readonly LintResult[] => {
  const route = natRouteOf(table);
  const vpc = subnets[0]?.vpc;
  const busy = subnets.filter((subnet) => surroundings.workloads.has(subnet));
  if (route === undefined || route.target.kind !== 'nat-gateway' || vpc === undefined) return [];
  if (busy.length === 0 || vpc.unknown.has('endpoints')) return [];
  const missing = missingIn(surroundings, vpc, table);
  if (missing.length === 0) return [];
  const message = `What ${someOf(busy)} sends to ${listed(missing.map(serviceTitle))} in \`${vpc.region}\` goes through NAT gateway ${named(route.target.gateway)} (\`${route.text}\` in ${named(table)}), which is paid for by the gigabyte. A gateway endpoint carries it free.`;
  const facts = ['F-GWE-01', 'F-PRICE-01', 'F-PRICE-06'] as const;
  return [lintResult('nat-instead-of-gateway-endpoint', table, message, facts, route.pointer)];
};

/**
 * Gateway endpoints for S3 and DynamoDB cost nothing (fact F-PRICE-06). One result for each route table with
 * workloads behind it; silent where the VPC's endpoints are not in the data, or an interface endpoint answers.
 */
export const paidNat: LintRule = (surroundings) =>
  [...surroundings.tables].flatMap(([table, subnets]) => check(surroundings, table, subnets));
