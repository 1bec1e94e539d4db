/** The account as a map. Only facts: what the data does not say is null. */
import type { Network, NetworkInterface, ResourceKind, Subnet, Vpc } from '../../evaluator/index.ts';
import { append } from '../shared/json.ts';
import { rangeText } from './items.ts';
import { linksOf, resourceOf } from './links.ts';
import type { AccountMap, Count, MapAccount, MapResource, MapSubnet, MapVpc } from './map-types.ts';
import { titleOf } from './titles.ts';

/** Whether a subnet's routes lead to an internet gateway, which is what AWS calls public (fact F-IGW-03). */
const isPublic = ({ routeTable }: Subnet): boolean | null =>
  routeTable === undefined
    ? null
    : routeTable.routes.some(({ target, state }) => target.kind === 'internet-gateway' && state === 'active');

/** Counts what stands for the interfaces on a path, each once, the most numerous first. */
const countsOf = (interfaces: readonly NetworkInterface[]): readonly Count[] => {
  const nodes = new Map(interfaces.map(({ node }) => [node.pointer, node.kind]));
  const counts = new Map<ResourceKind, number>();
  for (const kind of nodes.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, title: titleOf(kind), count }))
    .sort((a, b) => b.count - a.count || (a.title < b.title ? -1 : 1));
};

const subnetOf = (subnet: Subnet): MapSubnet => ({
  name: subnet.id,
  label: subnet.label,
  cidrs: subnet.prefixes.map(rangeText),
  zone: subnet.zone,
  public: isPublic(subnet),
  counts: countsOf(subnet.interfaces),
});

type ByVpc = ReadonlyMap<string, readonly MapResource[]>;

const gatewaysByVpc = (network: Network): ByVpc => {
  const found = new Map<string, MapResource[]>();
  for (const gateway of [
    ...network.internetGateways.values(),
    ...network.egressOnlyInternetGateways.values(),
    ...network.virtualPrivateGateways.values(),
  ])
    if (typeof gateway.vpc === 'string') append(found, gateway.vpc, resourceOf(gateway));
  for (const gateway of network.natGateways.values()) {
    const vpc = gateway.interface?.subnet.vpc ?? gateway.regional?.vpc;
    const detail = gateway.state === 'available' ? gateway.connectivity : gateway.state;
    if (vpc !== undefined) append(found, vpc.id, resourceOf(gateway, detail));
  }
  return found;
};

const endpointsByVpc = (network: Network): ByVpc => {
  const found = new Map<string, MapResource[]>();
  for (const endpoint of [...network.interfaceEndpoints.values(), ...network.gatewayEndpoints.values()])
    append(found, endpoint.vpc.id, resourceOf(endpoint, endpoint.service));
  for (const endpoint of network.resourceEndpoints.values())
    append(found, endpoint.vpc.id, resourceOf(endpoint));
  for (const endpoint of network.inspectionEndpoints.values())
    append(found, endpoint.interface.subnet.vpc.id, resourceOf(endpoint, endpoint.service));
  return found;
};

const vpcOf = (vpc: Vpc, gateways: ByVpc, endpoints: ByVpc): MapVpc => ({
  name: vpc.id,
  label: vpc.label,
  cidrs: vpc.prefixes.map(rangeText),
  known: vpc.known,
  subnets: vpc.subnets.map(subnetOf),
  gateways: gateways.get(vpc.id) ?? [],
  endpoints: endpoints.get(vpc.id) ?? [],
  counts: countsOf(vpc.subnets.flatMap(({ interfaces }) => interfaces)),
});

const byText = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

const regionsOf = (vpcs: readonly Vpc[], build: (vpc: Vpc) => MapVpc): MapAccount['regions'] => {
  const found = new Map<string, MapVpc[]>();
  for (const vpc of vpcs) append(found, vpc.region, build(vpc));
  return [...found].sort(byText).map(([region, built]) => ({ region, vpcs: built }));
};

/** Draws up the map of a network: accounts, Regions, VPCs and subnets, and what joins the VPCs. */
export const mapOf = (network: Network): AccountMap => {
  const gateways = gatewaysByVpc(network);
  const endpoints = endpointsByVpc(network);
  const accounts = new Map<string, Vpc[]>();
  for (const vpc of network.vpcs.values()) append(accounts, vpc.account ?? '', vpc);
  // Those of an account that is not known stand last.
  const sorted = [...accounts].sort((a, b) => (a[0] === '' ? 1 : b[0] === '' ? -1 : byText(a, b)));
  return {
    accounts: sorted.map(([account, vpcs]) => ({
      account: account === '' ? null : account,
      regions: regionsOf(vpcs, (vpc) => vpcOf(vpc, gateways, endpoints)),
    })),
    links: linksOf(network),
  };
};
