/** Every node that a network has, before it is decided which are drawn. */
import type { Network, NetworkInterface, ResourceRef, RouteTarget } from '../evaluator/index.ts';
import { serviceOf } from '../evaluator/name-resolution/service-names.ts';
import { interfaceLines, resourceLines } from './describe.ts';
import { kindWords, type NodeKind } from './kinds.ts';
import type { DiagramNode } from './model.ts';
import { elementId, plainLine } from './text.ts';

export const vpcGroupId = (vpc: string): string => elementId('v', vpc);
export const subnetGroupId = (subnet: string): string => elementId('s', subnet);
export const INTERNET_ID = 'internet';
/** The node of a resource that stands in no subnet. */
export const resourceNodeId = (resource: string): string => elementId('n', resource);

/** Every interface of the network, whoever it belongs to, by subnet. */
export const allInterfaces = (network: Network): readonly NetworkInterface[] =>
  [...network.subnets.values()].flatMap((subnet) => subnet.interfaces);

/** What is drawn for an interface. Those of transit gateways are never drawn: they stand in no subnet's list. */
const kindOf = ({ role }: NetworkInterface): NodeKind => (role === 'transit-gateway' ? 'interface' : role);

/** The node of an interface: one for each resource and subnet, however many interfaces it has there. */
export const interfaceNode = (held: NetworkInterface): DiagramNode => ({
  id: elementId('n', held.node.id, held.subnet.id),
  kind: kindOf(held),
  resource: held.node.id,
  group: subnetGroupId(held.subnet.id),
  subnet: held.subnet.id,
  lines: interfaceLines(held, kindOf(held)),
});

const placed = (
  resource: ResourceRef,
  kind: NodeKind,
  vpc: string | null | undefined,
  words?: string,
): DiagramNode => ({
  id: elementId('n', resource.id),
  kind,
  resource: resource.id,
  group: vpc === undefined || vpc === null ? undefined : vpcGroupId(vpc),
  subnet: undefined,
  lines: resourceLines(resource, kind, words),
});

/**
 * The node of an AWS service, outside of every VPC.
 *
 * @param service its whole name: `com.amazonaws.us-east-1.sns`
 * @param home the scenario's Region; a service of another one says which
 */
export const serviceNode = (service: string, home: string): DiagramNode => {
  const known = serviceOf(service);
  const named = known?.service.title ?? (service.split('.').slice(3).join('.') || service);
  const away = known !== undefined && known.region !== home ? [plainLine(known.region)] : [];
  return {
    id: elementId('n', service),
    kind: 'aws-service',
    resource: service,
    group: undefined,
    subnet: undefined,
    lines: [plainLine(named), ...(known === undefined ? [kindWords('aws-service')] : away)],
  };
};

export const internetNode = (): DiagramNode => ({
  id: elementId('n', INTERNET_ID),
  kind: 'internet',
  resource: INTERNET_ID,
  group: undefined,
  subnet: undefined,
  lines: ['Internet'],
});

/** The nodes of everything that stands in the scenario, by id: workloads first, then what they use. */
export const networkNodes = (network: Network): ReadonlyMap<string, DiagramNode> => {
  const interfaces = allInterfaces(network).map(interfaceNode);
  const isWorkload = ({ kind }: DiagramNode): boolean => kind === 'instance' || kind === 'interface';
  const nodes = [
    ...interfaces.filter(isWorkload),
    ...interfaces.filter((node) => !isWorkload(node)),
    ...[...network.natGateways.values()]
      .filter((nat) => nat.interface === undefined)
      .map((nat) => placed(nat, 'nat-gateway', nat.regional?.vpc.id)),
    ...[...network.gatewayEndpoints.values()].map((endpoint) =>
      placed(endpoint, 'gateway-endpoint', endpoint.vpc.id),
    ),
    ...[...network.internetGateways.values()].map((gateway) =>
      placed(gateway, 'internet-gateway', gateway.vpc),
    ),
    ...[...network.egressOnlyInternetGateways.values()].map((gateway) =>
      placed(gateway, 'egress-only-internet-gateway', gateway.vpc),
    ),
    ...[...network.virtualPrivateGateways.values()].map((gateway) =>
      placed(gateway, 'virtual-private-gateway', gateway.vpc),
    ),
    ...[...network.endpointServices.values()].map((service) =>
      placed(service, 'endpoint-service', service.loadBalancers?.[0]?.vpc.id),
    ),
    ...[...network.transitGateways.values()].map((gateway) => placed(gateway, 'transit-gateway', undefined)),
    ...[...network.connections.values()].map((line) => placed(line, 'connection', undefined)),
    ...[...network.onPremises.values()].map((outside) => placed(outside, 'on-premises', undefined)),
    ...[...network.peerings.values()].map((peering) => placed(peering, 'peering', undefined)),
    ...[...network.otherGateways.values()].map((other) =>
      placed(other, 'other-gateway', undefined, other.what),
    ),
  ];
  const byId = new Map<string, DiagramNode>();
  for (const node of nodes) if (!byId.has(node.id)) byId.set(node.id, node);
  return byId;
};

/** The node of what a route points to; undefined inside the VPC. */
export const targetNodeId = (target: RouteTarget): string | undefined => {
  switch (target.kind) {
    case 'local':
      return undefined;
    case 'internet-gateway':
      return elementId('n', target.gateway.id);
    case 'nat-gateway':
      return target.gateway.interface === undefined
        ? elementId('n', target.gateway.id)
        : interfaceNode(target.gateway.interface).id;
    case 'egress-only-internet-gateway':
    case 'transit-gateway':
    case 'virtual-private-gateway':
      return elementId('n', target.gateway.id);
    case 'gateway-load-balancer-endpoint':
      return interfaceNode(target.endpoint.interface).id;
    case 'peering':
      return elementId('n', target.peering.id);
    case 'gateway-endpoint':
      return elementId('n', target.endpoint.id);
    case 'interface':
      return interfaceNode(target.interface).id;
    case 'other':
      return elementId('n', target.resource.id);
  }
};
