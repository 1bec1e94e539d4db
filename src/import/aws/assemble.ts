/** From what the files hold to a scenario: one reader a kind, in the order in which they need each other. */
import type { Scenario, ScenarioVpc } from '../../evaluator/index.ts';
import type { ImportResult, Tags } from '../result.ts';
import { countAll } from '../shared/counts.ts';
import { given } from '../shared/json.ts';
import { oneOrList } from './addresses.ts';
import { COLLECTIONS, type Context, newContext, tagsIn, type VpcDraft } from './context.ts';
import { coverage, findRegions } from './coverage.ts';
import type { Documents, Kind } from './documents.ts';
import { readBlockPublicAccess } from './kinds/block-public-access.ts';
import { readDhcpOptions } from './kinds/dhcp-options.ts';
import { readDirectConnect } from './kinds/direct-connect.ts';
import { readEgressOnly } from './kinds/egress-only.ts';
import { readEndpointServices } from './kinds/endpoint-services.ts';
import { readEndpoints } from './kinds/endpoints.ts';
import { readHostedZones } from './kinds/hosted-zones.ts';
import { interfacesOf } from './kinds/interfaces.ts';
import { readInternetGateways } from './kinds/internet-gateways.ts';
import { readLattice } from './kinds/lattice.ts';
import { readLoadBalancers } from './kinds/load-balancers.ts';
import { checkNatTables, readNatGateways } from './kinds/nat-gateways.ts';
import { readNetworkAcls } from './kinds/network-acls.ts';
import { readPeerings } from './kinds/peerings.ts';
import { readPrefixLists } from './kinds/prefix-lists.ts';
import { readResolverEndpoints, readResolverRules } from './kinds/resolver.ts';
import { readRouteTables } from './kinds/route-tables.ts';
import { readSecurityGroups } from './kinds/security-groups.ts';
import { readSubnets } from './kinds/subnets.ts';
import { nameTargetGroups, readTargetGroups } from './kinds/target-groups.ts';
import { routedIds } from './kinds/targets.ts';
import { readTransitNetworks } from './kinds/transit-attachments.ts';
import { readTransitGateways } from './kinds/transit-gateways.ts';
import { readVpcs } from './kinds/vpcs.ts';
import { readVpnConnections, readVpnGateways } from './kinds/vpn.ts';
import { readWorkloads } from './kinds/workloads.ts';

/** A map of the format, or null for "not in the data" where it is empty and was not exported. */
const mapOrNull = <T>(map: ReadonlyMap<string, T>, exported: boolean): Record<string, T> | null =>
  map.size === 0 && !exported ? null : Object.fromEntries(map);

const vpcFields = (vpc: VpcDraft, covers: (kind: Kind, vpc: VpcDraft) => boolean): ScenarioVpc => {
  const subnets = mapOrNull(vpc.subnets, covers('Subnets', vpc));
  if (!covers('NetworkInterfaces', vpc)) vpc.unknown.add('networkInterfaces');
  if (!covers('VpcEndpoints', vpc)) vpc.unknown.add('endpoints');
  if (!covers('InternetGateways', vpc)) vpc.unknown.add('internetGateways');
  // Names are answered by zones, which are of an account, and by rules, which are of a Region.
  if (!covers('HostedZones', vpc) || !covers('ResolverRuleAssociations', vpc)) vpc.unknown.add('hostedZones');
  if (!covers('RouteTables', vpc)) {
    // A subnet without an association uses the main table only if no page of the list is missing.
    for (const subnet of vpc.subnets.values()) if (subnet.routeTable === undefined) subnet.routeTable = null;
  }
  const { dnsSupport, dnsHostnames, dnsServers, blockPublicAccess, ...common } = vpc.fields;
  return {
    ...common,
    cidr: vpc.cidr.length === 0 ? null : oneOrList(vpc.cidr),
    ...given('region', vpc.region),
    ...given('account', vpc.account),
    ...given('dnsSupport', dnsSupport),
    ...given('dnsHostnames', dnsHostnames),
    ...given('dnsServers', dnsServers),
    ...given('blockPublicAccess', blockPublicAccess),
    subnets,
    // Every VPC has a route table, a network ACL and a security group: an empty list was not exported.
    routeTables: mapOrNull(vpc.routeTables, false),
    networkAcls: mapOrNull(vpc.networkAcls, false),
    securityGroups: mapOrNull(vpc.securityGroups, false),
    ...(vpc.unknown.size === 0 ? {} : { unknown: [...vpc.unknown].sort() }),
  };
};

/** The scenario's Region: that of most VPCs. */
const commonRegion = (vpcs: Iterable<VpcDraft>): string | undefined => {
  const counts = new Map<string, number>();
  for (const { region } of vpcs) if (region !== undefined) counts.set(region, (counts.get(region) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
};

const scenarioOf = (context: Context): Scenario => {
  for (const [id, kinds] of context.documents.incomplete)
    for (const kind of kinds) context.vpcs.get(id)?.unknown.add(kind);
  const covers = coverage(context);
  const vpcs = [...context.vpcs.values()].map((vpc) => [vpc.id, vpcFields(vpc, covers)] as const);
  const collections = COLLECTIONS.filter((key) => context[key].size > 0).map((key) => [
    key,
    Object.fromEntries<unknown>(context[key] as ReadonlyMap<string, unknown>),
  ]);
  return {
    version: 1,
    ...given('region', commonRegion(context.vpcs.values())),
    vpcs: Object.fromEntries(vpcs),
    ...(Object.fromEntries(collections) as Pick<Scenario, (typeof COLLECTIONS)[number]>),
  };
};

/** The tags of resources, by their names in the scenario. */
const tagsOf = (context: Context): ReadonlyMap<string, Tags> => {
  const found = new Map<string, Tags>();
  for (const items of Object.values(context.documents.items))
    for (const { id, value } of items.values()) {
      const tags = tagsIn(value);
      const name = context.namesByArn.get(id) ?? id;
      if (tags.length > 0 && !found.has(name)) found.set(name, tags);
    }
  return found;
};

/**
 * Makes a scenario from documents. Names are AWS's ids; each resource carries its origin. What was not exported is
 * null (or named in `unknown`), never a default. Never throws.
 */
export const assemble = (documents: Documents): ImportResult => {
  const context = newContext(documents);
  readVpcs(context);
  readDhcpOptions(context);
  readSubnets(context);
  readPrefixLists(context);
  readSecurityGroups(context);
  readNetworkAcls(context);
  const routed = routedIds(context);
  const interfaces = interfacesOf(context);
  readNatGateways(context, routed);
  nameTargetGroups(context);
  readLoadBalancers(context, interfaces);
  readEndpointServices(context);
  readLattice(context, interfaces);
  readResolverEndpoints(context, interfaces);
  readEndpoints(context, routed, interfaces);
  readInternetGateways(context);
  readEgressOnly(context);
  readVpnGateways(context, routed);
  readTransitGateways(context);
  readVpnConnections(context);
  readDirectConnect(context);
  readTransitNetworks(context);
  readPeerings(context, routed);
  readWorkloads(context, interfaces);
  readTargetGroups(context);
  readRouteTables(context);
  checkNatTables(context);
  readResolverRules(context);
  readHostedZones(context);
  findRegions(context);
  readBlockPublicAccess(context);
  const scenario = scenarioOf(context);
  return {
    scenario,
    problems: documents.problems,
    summary: { read: countAll(scenario), leftOut: documents.notes.list() },
    aliases: context.namesByArn,
    tags: tagsOf(context),
  };
};
