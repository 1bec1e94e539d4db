/** Lines that no flow asks for: they stand because the network is built so. */
import type { Network, Peering, Vpc } from '../evaluator/index.ts';
import { interfaceNode, subnetGroupId, targetNodeId, vpcGroupId } from './elements.ts';
import type { DiagramNode } from './model.ts';
import { elementId } from './text.ts';
import type { Link } from './walk/walker.ts';

/** The routes of each subnet, from one node in it that stands for all; a NAT gateway has its own. */
export const routeLinks = (network: Network, nodes: readonly DiagramNode[]): readonly Link[] => {
  const bySubnet = new Map<string, readonly DiagramNode[]>();
  for (const node of nodes) {
    if (node.group !== undefined) bySubnet.set(node.group, [...(bySubnet.get(node.group) ?? []), node]);
  }
  return [...network.subnets.values()].flatMap((subnet) => {
    const [first, ...others] = bySubnet.get(subnetGroupId(subnet.id)) ?? [];
    const sources = [first, ...others.filter(({ kind }) => kind === 'nat-gateway')];
    const targets = (subnet.routeTable?.routes ?? []).flatMap(({ target }) =>
      // Peerings are tied below, once for each side.
      target.kind === 'peering' ? [] : (targetNodeId(target) ?? []),
    );
    return sources.flatMap((source) =>
      source === undefined
        ? []
        : targets.flatMap((to) => (to === source.id ? [] : [{ from: source.id, to }])),
    );
  });
};

/** The node of a VPC that a peering is tied to when no flow ties it: one that routes to it, else the first. */
const anchorIn = (vpc: Vpc, peering: Peering, nodes: readonly DiagramNode[]): DiagramNode | undefined => {
  const routing = new Set(
    vpc.subnets
      .filter((subnet) =>
        subnet.routeTable?.routes.some(
          ({ target }) => target.kind === 'peering' && target.peering.id === peering.id,
        ),
      )
      .map((subnet) => subnetGroupId(subnet.id)),
  );
  const boxes = new Set([vpcGroupId(vpc.id), ...vpc.subnets.map((subnet) => subnetGroupId(subnet.id))]);
  const inside = nodes.filter((node) => node.group !== undefined && boxes.has(node.group));
  return inside.find((node) => routing.has(node.group ?? '')) ?? inside[0];
};

/** Ties every drawn peering to both its VPCs, where the lines so far do not. */
export const peeringLinks = (
  network: Network,
  links: readonly Link[],
  nodes: readonly DiagramNode[],
): readonly Link[] => {
  const groupOf = new Map(nodes.map((node) => [node.id, node.group]));
  return [...network.peerings.values()].flatMap((peering) => {
    const id = elementId('n', peering.id);
    if (!groupOf.has(id)) return [];
    return [peering.requester, peering.accepter].flatMap((vpc, side) => {
      const boxes = new Set([vpcGroupId(vpc.id), ...vpc.subnets.map((subnet) => subnetGroupId(subnet.id))]);
      const tied = links.some(
        ({ from, to }) =>
          (from === id && boxes.has(groupOf.get(to) ?? '')) ||
          (to === id && boxes.has(groupOf.get(from) ?? '')),
      );
      const anchor = tied ? undefined : anchorIn(vpc, peering, nodes);
      if (anchor === undefined) return [];
      return [side === 0 ? { from: anchor.id, to: id } : { from: id, to: anchor.id }];
    });
  });
};

/** An endpoint stands for its service, whether or not a flow comes past. */
export const endpointLinks = (network: Network): readonly Link[] => [
  ...[...network.gatewayEndpoints.values()].map(({ id, service }) => ({
    from: elementId('n', id),
    to: elementId('n', service),
  })),
  ...[...network.interfaceEndpoints.values()].flatMap(({ interfaces, service }) =>
    interfaces.map((held) => ({ from: interfaceNode(held).id, to: elementId('n', service) })),
  ),
];
