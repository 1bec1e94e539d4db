/** How the parts of a network hang together, whether or not a packet goes there. */
import type { EndpointService, Network, TransitGateway, Vpc } from '../evaluator/index.ts';
import { interfaceNode, resourceNodeId, serviceNode } from './elements.ts';
import type { Link } from './walk/walker.ts';

/** The service that an endpoint names, by its name in the scenario or the one that AWS gave it. */
export const providedService = (network: Network, name: string): EndpointService | undefined =>
  network.endpointServices.get(name) ??
  [...network.endpointServices.values()].find(({ serviceName }) => serviceName === name);

/** What stands between VPCs, with the VPCs that it joins. */
export interface Joint {
  readonly id: string;
  readonly vpcs: readonly Vpc[];
}

const attachedTo = ({ attachments }: TransitGateway): readonly Vpc[] =>
  [...(attachments?.values() ?? [])].flatMap((each) => (each.type === 'vpc' ? [each.vpc] : []));

/** Peering connections and transit gateways. */
export const jointsOf = (network: Network): readonly Joint[] => [
  ...[...network.peerings.values()].map(({ id, requester, accepter }) => ({
    id: resourceNodeId(id),
    vpcs: [requester, accepter],
  })),
  ...[...network.transitGateways.values()].map((gateway) => ({
    id: resourceNodeId(gateway.id),
    vpcs: attachedTo(gateway),
  })),
];

/** The transit gateways that have an interface in a subnet: it is no node of its own, and not nothing. */
export const attachedIn = (network: Network): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, readonly string[]>();
  for (const { id, label, attachments } of network.transitGateways.values()) {
    for (const each of attachments?.values() ?? []) {
      if (each.type !== 'vpc') continue;
      for (const { subnet } of each.interfaces ?? [])
        names.set(subnet.id, [...(names.get(subnet.id) ?? []), label ?? id]);
    }
  }
  return names;
};

/** Transit gateways that are peered, and the lines from gateways to networks outside. */
export const outsideLinks = (network: Network): readonly Link[] => {
  const ofTransit = [...network.transitGateways.values()].flatMap(({ id, attachments }) =>
    [...(attachments?.values() ?? [])].flatMap((each): readonly Link[] => {
      if (each.type === 'hybrid')
        return [{ from: resourceNodeId(id), to: resourceNodeId(each.connection.id) }];
      return each.type === 'peering' && each.peer !== undefined
        ? [{ from: resourceNodeId(id), to: resourceNodeId(each.peer) }]
        : [];
    }),
  );
  const ofLines = [...network.connections.values()].flatMap(({ id, gateways, network: outside }) => [
    ...gateways
      .filter((gateway) => network.virtualPrivateGateways.has(gateway))
      .map((gateway) => ({ from: resourceNodeId(gateway), to: resourceNodeId(id) })),
    ...(outside === undefined ? [] : [{ from: resourceNodeId(id), to: resourceNodeId(outside.id) }]),
  ]);
  return [...ofTransit, ...ofLines];
};

/** An endpoint stands for its service, and an endpoint service for its load balancers. */
export const endpointLinks = (network: Network): readonly Link[] => {
  const serviceId = (name: string): string =>
    resourceNodeId(providedService(network, name)?.id ?? serviceNode(name, network.region).resource ?? name);
  return [
    ...[...network.gatewayEndpoints.values()].map(({ id, service }) => ({
      from: resourceNodeId(id),
      to: serviceId(service),
    })),
    ...[...network.interfaceEndpoints.values()].flatMap(({ interfaces, service }) =>
      interfaces.map((held) => ({ from: interfaceNode(held).id, to: serviceId(service) })),
    ),
    ...[...network.inspectionEndpoints.values()].flatMap(({ interface: held, service }) => {
      const provided = service === undefined ? undefined : providedService(network, service);
      return provided === undefined
        ? []
        : [{ from: interfaceNode(held).id, to: resourceNodeId(provided.id) }];
    }),
    ...[...network.endpointServices.values()].flatMap(({ id, loadBalancers }) =>
      (loadBalancers ?? []).flatMap(({ interfaces }) =>
        interfaces.map((held) => ({ from: resourceNodeId(id), to: interfaceNode(held).id })),
      ),
    ),
  ];
};

/** The targets of load balancers: only where no flow says which of them matter. */
export const targetLinks = (network: Network): readonly Link[] =>
  [...network.loadBalancers.values()].flatMap(({ interfaces, listeners }) => {
    const groups = new Set((listeners ?? []).flatMap((listener) => listener.groups));
    const targets = [...groups].flatMap((group) => group.targets ?? []);
    return interfaces.flatMap((held) =>
      targets.flatMap((target) =>
        target.kind === 'interface'
          ? [{ from: interfaceNode(held).id, to: interfaceNode(target.owner).id }]
          : [],
      ),
    );
  });
