/** The resources of a path as far as money is concerned. A path names each by an id that is unique on paths. */
import type {
  HybridConnection,
  Instance,
  InterfaceEndpoint,
  LoadBalancer,
  NatGateway,
  Network,
  NetworkInterface,
  Peering,
  ResourceConfiguration,
  ResourceEndpoint,
  Subnet,
  TransitGateway,
} from '../model/network.ts';
import { serviceOf } from '../name-resolution/service-names.ts';
import type { ResourceRef } from '../trace/types.ts';

export type Element =
  | { readonly kind: 'subnet'; readonly subnet: Subnet }
  | { readonly kind: 'nat-gateway'; readonly nat: NatGateway }
  | { readonly kind: 'interface-endpoint'; readonly endpoint: InterfaceEndpoint }
  | { readonly kind: 'inspection'; readonly endpoint: ResourceRef; readonly region: string }
  | { readonly kind: 'gateway-endpoint'; readonly endpoint: ResourceRef; readonly region: string }
  | { readonly kind: 'resource-endpoint'; readonly endpoint: ResourceEndpoint }
  | { readonly kind: 'resource-gateway'; readonly gateway: ResourceRef; readonly region: string }
  | { readonly kind: 'peering'; readonly peering: Peering }
  | { readonly kind: 'transit-gateway'; readonly gateway: TransitGateway }
  | { readonly kind: 'connection'; readonly connection: HybridConnection; readonly region: string }
  | { readonly kind: 'load-balancer'; readonly balancer: LoadBalancer }
  /** An internet gateway, or an egress-only one. */
  | { readonly kind: 'way-out'; readonly gateway: ResourceRef }
  | { readonly kind: 'internet' }
  | { readonly kind: 'on-premises' }
  | { readonly kind: 'service'; readonly region: string }
  | { readonly kind: 'workload'; readonly interfaces: readonly NetworkInterface[]; readonly ref: ResourceRef }
  | { readonly kind: 'unmodelled'; readonly ref: ResourceRef & { readonly what: string } }
  /** What costs nothing by itself. */
  | { readonly kind: 'other' };

/** The Region of the gateway that a VPN connection or Direct Connect gateway ends at. */
export const regionOfConnection = (network: Network, connection: HybridConnection): string => {
  for (const id of connection.gateways) {
    const transit = network.transitGateways.get(id);
    if (transit !== undefined) return transit.region;
    const vpc = network.virtualPrivateGateways.get(id)?.vpc;
    const region = typeof vpc === 'string' ? network.vpcs.get(vpc)?.region : undefined;
    if (region !== undefined) return region;
  }
  return network.region;
};

export const regionOfNat = (network: Network, nat: NatGateway): string =>
  nat.interface?.subnet.vpc.region ?? nat.regional?.vpc.region ?? network.region;

/** The Region of the service behind an interface endpoint; undefined where it is not known. */
export const serviceRegionOf = (network: Network, endpoint: InterfaceEndpoint): string | undefined => {
  const provided =
    network.endpointServices.get(endpoint.service) ??
    [...network.endpointServices.values()].find(({ serviceName }) => serviceName === endpoint.service);
  return provided?.region ?? serviceOf(endpoint.service)?.region;
};

const resourceGatewayOf = (
  network: Network,
  id: string,
): NonNullable<ResourceConfiguration['gateway']> | undefined => {
  for (const { resources } of network.resourceEndpoints.values())
    for (const { gateway } of resources ?? []) if (gateway?.id === id) return gateway;
  return undefined;
};

const workloadOf = (network: Network, id: string): Element | undefined => {
  const instance: Instance | undefined = network.instances.get(id);
  if (instance !== undefined)
    return { kind: 'workload', interfaces: instance.interfaces.slice(0, 1), ref: instance };
  const held = network.interfaces.get(id);
  return held === undefined ? undefined : { kind: 'workload', interfaces: [held], ref: held };
};

/** What an id on a path stands for. */
export const elementOf = (network: Network, id: string): Element => {
  const subnet = network.subnets.get(id);
  if (subnet !== undefined) return { kind: 'subnet', subnet };
  const nat = network.natGateways.get(id);
  if (nat !== undefined) return { kind: 'nat-gateway', nat };
  const endpoint = network.interfaceEndpoints.get(id);
  if (endpoint !== undefined) return { kind: 'interface-endpoint', endpoint };
  const inspection = network.inspectionEndpoints.get(id);
  if (inspection !== undefined)
    return { kind: 'inspection', endpoint: inspection, region: inspection.interface.subnet.vpc.region };
  const gatewayEndpoint = network.gatewayEndpoints.get(id);
  if (gatewayEndpoint !== undefined)
    return { kind: 'gateway-endpoint', endpoint: gatewayEndpoint, region: gatewayEndpoint.vpc.region };
  const resource = network.resourceEndpoints.get(id);
  if (resource !== undefined) return { kind: 'resource-endpoint', endpoint: resource };
  const peering = network.peerings.get(id);
  if (peering !== undefined) return { kind: 'peering', peering };
  const transit = network.transitGateways.get(id);
  if (transit !== undefined) return { kind: 'transit-gateway', gateway: transit };
  const connection = network.connections.get(id);
  if (connection !== undefined)
    return { kind: 'connection', connection, region: regionOfConnection(network, connection) };
  const balancer = network.loadBalancers.get(id);
  if (balancer !== undefined) return { kind: 'load-balancer', balancer };
  const gateway = network.internetGateways.get(id) ?? network.egressOnlyInternetGateways.get(id);
  if (gateway !== undefined) return { kind: 'way-out', gateway };
  const workload = workloadOf(network, id);
  if (workload !== undefined) return workload;
  if (network.onPremises.has(id)) return { kind: 'on-premises' };
  const unmodelled = network.otherGateways.get(id);
  if (unmodelled !== undefined) return { kind: 'unmodelled', ref: unmodelled };
  const resourceGateway = resourceGatewayOf(network, id);
  if (resourceGateway !== undefined) {
    const region = resourceGateway.interfaces[0]?.subnet.vpc.region ?? network.region;
    return { kind: 'resource-gateway', gateway: resourceGateway, region };
  }
  if (id === 'internet') return { kind: 'internet' };
  const service = serviceOf(id);
  return service === undefined ? { kind: 'other' } : { kind: 'service', region: service.region };
};
