/** Lines that no flow asks for: they stand because the network is built so. */
import type { Network, Vpc } from '../evaluator/index.ts';
import { subnetGroupId, targetNodeId, vpcGroupId } from './elements.ts';
import type { DiagramNode } from './model.ts';
import { type Joint, jointsOf } from './structure.ts';
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

const boxesOf = (vpc: Vpc): ReadonlySet<string> =>
  new Set([vpcGroupId(vpc.id), ...vpc.subnets.map((subnet) => subnetGroupId(subnet.id))]);

/** The node of a VPC that a joint is tied to when no flow ties it: one that routes to it, else the first. */
const anchorIn = (vpc: Vpc, { id }: Joint, nodes: readonly DiagramNode[]): DiagramNode | undefined => {
  const routing = new Set(
    vpc.subnets
      .filter((subnet) => subnet.routeTable?.routes.some(({ target }) => targetNodeId(target) === id))
      .map((subnet) => subnetGroupId(subnet.id)),
  );
  const boxes = boxesOf(vpc);
  const inside = nodes.filter((node) => node.group !== undefined && boxes.has(node.group));
  return inside.find((node) => routing.has(node.group ?? '')) ?? inside[0];
};

/** Ties what is drawn between VPCs to each of them that is drawn, where the lines so far do not. */
export const jointLinks = (
  network: Network,
  links: readonly Link[],
  nodes: readonly DiagramNode[],
): readonly Link[] => {
  const groupOf = new Map(nodes.map((node) => [node.id, node.group]));
  return jointsOf(network).flatMap((joint) => {
    const { id, vpcs } = joint;
    if (!groupOf.has(id)) return [];
    return vpcs.flatMap((vpc, side) => {
      const boxes = boxesOf(vpc);
      const tied = links.some(
        ({ from, to }) =>
          (from === id && boxes.has(groupOf.get(to) ?? '')) ||
          (to === id && boxes.has(groupOf.get(from) ?? '')),
      );
      const anchor = tied ? undefined : anchorIn(vpc, joint, nodes);
      if (anchor === undefined) return [];
      return [side === 0 ? { from: anchor.id, to: id } : { from: id, to: anchor.id }];
    });
  });
};
