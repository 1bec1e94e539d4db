/** Endpoints that nothing can use. */
import { overlapOfPeering } from '../../model/build/limits.ts';
import type { GatewayEndpoint, InterfaceEndpoint, Route } from '../../model/network.ts';
import { named } from '../../trace/words.ts';
import { isFullyRouted, routesOf } from '../connections.ts';
import { lintResult } from '../make.ts';
import { hasLostInstances } from '../scenario-fields.ts';
import type { LintResult, LintRule, Surroundings } from '../types.ts';
import { quoted } from '../words.ts';

const isGone = ({ state }: InterfaceEndpoint | GatewayEndpoint): boolean =>
  state === 'deleting' || state === 'deleted';

/** Targets that bring nobody in who could use an endpoint (facts F-IFE-07, F-IFE-13 and F-NAT-01). */
const CLOSED: ReadonlySet<string> = new Set([
  'local',
  'internet-gateway',
  'nat-gateway',
  'gateway-endpoint',
  'interface',
]);

/** Whether others than the VPC itself may come in by a route: by any kind of target that is not known to be closed. */
const bringsClients = ({ target }: Route): boolean =>
  target.kind === 'peering'
    ? target.peering.state === 'active' && overlapOfPeering(target.peering) === undefined
    : !CLOSED.has(target.kind);

/** Whether anybody may use it, as far as the data says. */
const mayBeUsed = ({ network }: Surroundings, { vpc }: InterfaceEndpoint): boolean =>
  !isFullyRouted(vpc) ||
  vpc.unknown.has('networkInterfaces') ||
  hasLostInstances(network) ||
  vpc.subnets.some((subnet) =>
    subnet.interfaces.some(({ role }) => role !== 'nat-gateway' && role !== 'interface-endpoint'),
  ) ||
  routesOf(vpc).some(bringsClients);

const checkInterface = (surroundings: Surroundings, endpoint: InterfaceEndpoint): readonly LintResult[] => {
  if (isGone(endpoint) || mayBeUsed(surroundings, endpoint)) return [];
  const message = `Nothing can use endpoint ${named(endpoint)}: ${named(endpoint.vpc)} holds no workload, and no route leads out of it to one. It is paid for by the hour.`;
  return [lintResult('endpoint-unused', endpoint, message, ['F-IFE-07', 'F-PRICE-03'])];
};

const checkGateway = (endpoint: GatewayEndpoint): readonly LintResult[] => {
  const { vpc } = endpoint;
  if (isGone(endpoint) || !isFullyRouted(vpc)) return [];
  const used = routesOf(vpc).some(
    ({ target }) => target.kind === 'gateway-endpoint' && target.endpoint === endpoint,
  );
  if (used) return [];
  const tables = endpoint.routeTables;
  const why =
    tables.length === 0
      ? 'is associated with no route table'
      : `is associated with ${quoted(tables)} only, which no subnet uses`;
  const message = `Gateway endpoint ${named(endpoint)} ${why}: everything for \`${endpoint.service}\` goes another way.`;
  return [
    lintResult('gateway-endpoint-unused', endpoint, message, ['F-GWE-02'], `${endpoint.pointer}/routeTables`),
  ];
};

/**
 * A gateway endpoint works by the routes of the tables that it is associated with (fact F-GWE-02), an interface
 * endpoint for whoever can send it packets. Silent where interfaces or route tables of the VPC are not in the data.
 */
export const unusedEndpoints: LintRule = (surroundings) => [
  ...[...surroundings.network.interfaceEndpoints.values()].flatMap((endpoint) =>
    checkInterface(surroundings, endpoint),
  ),
  ...[...surroundings.network.gatewayEndpoints.values()].flatMap(checkGateway),
];
