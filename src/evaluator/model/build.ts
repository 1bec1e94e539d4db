/** Scenario to network: references resolved, AWS's defaults filled in, AWS's limits checked. */
import { FINDING_CODES } from '../finding/codes.ts';
import { understandFlow } from '../trace/ends.ts';
import { type BuildContext, entriesOf, report, reportUnknown } from './build/context.ts';
import { buildEndpoints, buildPrefixLists } from './build/endpoints.ts';
import {
  buildNetworkAcl,
  buildSecurityGroup,
  defaultNetworkAcl,
  defaultSecurityGroup,
  type GroupScope,
  untoldNetworkAcl,
} from './build/filters.ts';
import {
  buildInternetGateways,
  buildNatGateways,
  buildPeerings,
  type DraftInternetGateway,
} from './build/gateways.ts';
import {
  buildConnections,
  buildEgressOnly,
  buildOnPremises,
  buildVirtualPrivateGateways,
  type DraftVirtualPrivateGateway,
} from './build/hybrid.ts';
import type { Groups } from './build/interfaces.ts';
import { buildResourceConfigurations, buildResourceEndpoints } from './build/lattice.ts';
import { findLimits } from './build/limits.ts';
import { buildEndpointServices, buildLoadBalancers, buildTargetGroups } from './build/load-balancing.ts';
import { checkPathNames } from './build/names.ts';
import { buildPolicies } from './build/policies.ts';
import { checkPrices } from './build/prices.ts';
import { buildRouteTables, checkEndpointTables, type Targets, type VpcRouteTables } from './build/routes.ts';
import { buildTransitGateways } from './build/transit.ts';
import { buildVpcs, type DraftVpc } from './build/vpcs.ts';
import { buildWorkloads } from './build/workloads.ts';
import { buildHostedZones, buildResolverEndpoints, buildResolverRules } from './build/zones.ts';
import { type Problem, pointerOf } from './document.ts';
import type { NatGateway, Network, NetworkAcl, PrefixList, RouteTable, SecurityGroup } from './network.ts';
import { refOf } from './ref.ts';
import type { Scenario } from './schema.ts';

/** The network, or everything that leads nowhere. */
export type BuildResult =
  | { readonly ok: true; readonly network: Network }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const DEFAULT_REGION = 'us-east-1';

const buildGroups = (
  context: BuildContext,
  vpcs: ReadonlyMap<string, DraftVpc>,
  prefixLists: ReadonlyMap<string, PrefixList>,
): Groups => {
  const byKey = new Map<string, SecurityGroup>();
  const defaults = new Map<string, SecurityGroup | undefined>();
  const listed = entriesOf(context.scenario.vpcs);
  const groupKeys = new Set(
    listed.flatMap(([vpc, { securityGroups }]) => [
      `${vpc}/default`,
      ...entriesOf(securityGroups).map(([name]) => `${vpc}/${name}`),
    ]),
  );
  for (const [vpcName, vpc] of listed) {
    const draft = vpcs.get(vpcName);
    if (draft === undefined) continue;
    const scope: GroupScope = { vpc: vpcName, groupKeys, prefixLists };
    let fallback: SecurityGroup | undefined;
    for (const [name, group] of entriesOf(vpc.securityGroups)) {
      const pointer = draft.pointer + pointerOf('securityGroups', name);
      const built = buildSecurityGroup(context, scope, name, group, pointer);
      byKey.set(built.key, built);
      if (group?.default === true || name === 'default') fallback = built;
    }
    if (vpc.securityGroups === null) defaults.set(vpcName, undefined);
    else {
      const group = fallback ?? defaultSecurityGroup(vpcName, draft.pointer);
      defaults.set(vpcName, group);
      if (!byKey.has(`${vpcName}/default`)) byKey.set(`${vpcName}/default`, group);
    }
  }
  return { byKey, defaults };
};

/** Gives each subnet of a VPC its network ACL; undefined where not in the data. */
const placeNetworkAcls = (context: BuildContext, vpc: DraftVpc): void => {
  const fields = new Map(entriesOf(context.scenario.vpcs)).get(vpc.id);
  if (fields === undefined) return;
  const acls = new Map<string, NetworkAcl>();
  let fallback = fields.networkAcls === null ? undefined : defaultNetworkAcl(vpc.pointer);
  for (const [name, acl] of entriesOf(fields.networkAcls)) {
    const pointer = vpc.pointer + pointerOf('networkAcls', name);
    const built =
      acl === null ? untoldNetworkAcl(name, pointer) : buildNetworkAcl(context, name, acl, pointer);
    acls.set(name, built);
    if (acl?.default === true || name === 'default') fallback = built;
  }
  const subnetFields = new Map(entriesOf(fields.subnets));
  for (const subnet of vpc.subnets) {
    const name = subnetFields.get(subnet.id)?.networkAcl;
    if (name === undefined) subnet.networkAcl = fallback;
    else if (name !== null) {
      subnet.networkAcl = acls.get(name);
      if (subnet.networkAcl === undefined && fields.networkAcls !== null) {
        reportUnknown(
          context,
          `${subnet.pointer}/networkAcl`,
          `network ACL of VPC \`${vpc.id}\` called`,
          name,
          acls.keys(),
        );
      }
    }
  }
};

/** Associates a gateway with a route table of its VPC; it has one at most (fact F-ROUTE-12). */
const associate = (
  context: BuildContext,
  gateway: DraftInternetGateway | DraftVirtualPrivateGateway,
  vpc: DraftVpc,
  table: RouteTable | undefined,
  pointer: string,
): void => {
  if (typeof gateway.vpc === 'string' && gateway.vpc !== vpc.id) {
    const message = `\`${gateway.id}\` is attached to \`${gateway.vpc}\`, so no route table of \`${vpc.id}\` can be its own.`;
    report(context, pointer, message, 'gateway-table');
  } else if (gateway.routeTable !== undefined) {
    const message = `\`${gateway.id}\` has a route table already: \`${gateway.routeTable.id}\`.`;
    report(context, pointer, message, 'gateway-table');
  } else gateway.routeTable = table;
};

/** Gives each subnet its route table, and each internet or virtual private gateway its gateway route table (fact F-ROUTE-12). */
const placeRouteTables = (
  context: BuildContext,
  vpc: DraftVpc,
  tables: VpcRouteTables,
  gateways: ReadonlyMap<string, DraftInternetGateway | DraftVirtualPrivateGateway>,
): void => {
  const fields = new Map(entriesOf(context.scenario.vpcs)).get(vpc.id);
  const subnetFields = new Map(entriesOf(fields?.subnets));
  for (const subnet of vpc.subnets) {
    const name = subnetFields.get(subnet.id)?.routeTable;
    if (name === undefined) subnet.routeTable = tables.main;
    else if (name !== null) {
      subnet.routeTable = tables.byName.get(name);
      if (subnet.routeTable === undefined && fields?.routeTables !== null) {
        reportUnknown(
          context,
          `${subnet.pointer}/routeTable`,
          `route table of VPC \`${vpc.id}\` called`,
          name,
          tables.byName.keys(),
        );
      }
    }
  }
  for (const [tableName, table] of entriesOf(fields?.routeTables)) {
    for (const [index, name] of (table.gateways ?? []).entries()) {
      const gateway = gateways.get(name);
      const built = tables.byName.get(tableName);
      const at = `${vpc.pointer}${pointerOf('routeTables', tableName, 'gateways')}/${index}`;
      if (gateway !== undefined) associate(context, gateway, vpc, built, at);
      else if (!new Map(entriesOf(context.scenario.otherGateways)).has(name)) {
        reportUnknown(context, at, 'internet gateway or virtual private gateway', name, gateways.keys());
      }
    }
  }
};

/** Gives each regional NAT gateway the route table that it names. */
const placeNatTables = (
  context: BuildContext,
  gateways: ReadonlyMap<string, NatGateway>,
  tables: ReadonlyMap<string, VpcRouteTables>,
): void => {
  for (const [name, fields] of entriesOf(context.scenario.natGateways)) {
    const { regional } = gateways.get(name) ?? {};
    if (regional === undefined || fields.routeTable === undefined) continue;
    const known = tables.get(regional.vpc.id)?.byName;
    regional.routeTable = known?.get(fields.routeTable);
    if (regional.routeTable === undefined) {
      const word = `route table of VPC \`${regional.vpc.id}\` called`;
      const pointer = pointerOf('natGateways', name, 'routeTable');
      reportUnknown(context, pointer, word, fields.routeTable, known?.keys() ?? []);
    }
  }
};

const checkExpectedCodes = (context: BuildContext): void => {
  for (const [name, flow] of entriesOf(context.scenario.flows)) {
    const codes = typeof flow.expect === 'object' ? (flow.expect.findings ?? []) : [];
    for (const [index, code] of codes.entries()) {
      if (Object.hasOwn(FINDING_CODES, code)) continue;
      reportUnknown(
        context,
        `${pointerOf('flows', name)}/expect/findings/${index}`,
        'finding code',
        code,
        Object.keys(FINDING_CODES),
      );
    }
  }
};

/** Reports flows whose ends, protocol or port make no sense. */
const checkFlows = (context: BuildContext, network: Network): void => {
  for (const [name, flow] of network.flows) {
    const understood = understandFlow(network, flow);
    if (understood.ok) continue;
    const { problem } = understood;
    context.problems.push({ ...problem, pointer: pointerOf('flows', name) + problem.pointer });
  }
};

/**
 * Builds the network of a scenario, or says everything in it that leads nowhere. What AWS itself
 * would refuse is no problem of the text: it becomes a finding of the network. Never throws.
 */
export const buildNetwork = (scenario: Scenario): BuildResult => {
  const context: BuildContext = { scenario, region: scenario.region ?? DEFAULT_REGION, problems: [] };
  checkPathNames(context);
  checkExpectedCodes(context);
  checkPrices(context);
  const { vpcs, subnets } = buildVpcs(context);
  const prefixLists = buildPrefixLists(context);
  const groups = buildGroups(context, vpcs, prefixLists);
  const internetGateways = buildInternetGateways(context, vpcs);
  const natGateways = buildNatGateways(context, vpcs, subnets);
  const peerings = buildPeerings(context, vpcs);
  const endpoints = buildEndpoints(context, groups, vpcs, subnets, prefixLists);
  const policies = buildPolicies(context);
  const hostedZones = buildHostedZones(context, vpcs);
  const resolverEndpoints = buildResolverEndpoints(context, groups, subnets);
  const resolverRules = buildResolverRules(context, vpcs, resolverEndpoints);
  const { instances, interfaces } = buildWorkloads(context, groups, subnets);
  const egressOnlyInternetGateways = buildEgressOnly(context, vpcs);
  const virtualPrivateGateways = buildVirtualPrivateGateways(context, vpcs);
  const onPremises = buildOnPremises(context);
  const connections = buildConnections(context, onPremises, virtualPrivateGateways);
  const transitGateways = buildTransitGateways(context, { vpcs, subnets, connections, prefixLists });
  const workloads = { instances, interfaces };
  const targetGroups = buildTargetGroups(context, workloads);
  const loadBalancers = buildLoadBalancers(context, groups, subnets, targetGroups);
  const endpointServices = buildEndpointServices(context, loadBalancers);
  const configurations = buildResourceConfigurations(context, groups, subnets, workloads);
  const resourceEndpoints = buildResourceEndpoints(context, groups, subnets, configurations);
  const otherGateways = new Map(
    entriesOf(scenario.otherGateways).map(([name, fields]) => [
      name,
      {
        ...refOf('other-gateway', name, pointerOf('otherGateways', name), fields),
        what: fields.kind,
        notTold: fields.notTold,
      },
    ]),
  );
  const targets: Targets = {
    internetGateways,
    natGateways,
    peerings,
    ...endpoints,
    instances,
    interfaces,
    egressOnlyInternetGateways,
    transitGateways,
    virtualPrivateGateways,
    otherGateways,
    prefixLists,
  };
  const gatewaysWithTables = new Map([...internetGateways, ...virtualPrivateGateways]);
  const tables = new Map<string, VpcRouteTables>();
  const vpcFields = new Map(entriesOf(scenario.vpcs));
  for (const vpc of vpcs.values()) {
    const built = buildRouteTables(context, targets, vpc, vpcFields.get(vpc.id)?.routeTables);
    tables.set(vpc.id, built);
    placeRouteTables(context, vpc, built, gatewaysWithTables);
    placeNetworkAcls(context, vpc);
  }
  placeNatTables(context, natGateways, tables);
  checkEndpointTables(context, endpoints.gatewayEndpoints, tables);
  if (context.problems.length > 0) return { ok: false, problems: context.problems };
  const parts = { vpcs, internetGateways, peerings, ...endpoints };
  const network: Network = {
    scenario,
    region: context.region,
    ...parts,
    subnets,
    instances,
    interfaces,
    natGateways,
    prefixLists,
    egressOnlyInternetGateways,
    transitGateways,
    virtualPrivateGateways,
    connections,
    onPremises,
    targetGroups,
    loadBalancers,
    endpointServices,
    resourceEndpoints,
    ...policies,
    hostedZones,
    resolverEndpoints,
    resolverRules,
    otherGateways,
    flows: new Map(entriesOf(scenario.flows)),
    findings: findLimits(parts),
  };
  checkFlows(context, network);
  return context.problems.length > 0 ? { ok: false, problems: context.problems } : { ok: true, network };
};
