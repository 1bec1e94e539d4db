/** The layout of a diagram: nodes, nested boxes and every line, from the network alone. */
import type { Network, Peering, Vpc } from '../evaluator/index.ts';
import { subnetTitle, vpcTitle } from './describe.ts';
import { interfaceNode, internetNode, networkNodes, serviceNode, subnetGroupId, vpcGroupId } from './elements.ts';
import { endOf, type FlowEnds } from './ends.ts';
import { foldNodes } from './fold.ts';
import { type DiagramEdge, type DiagramGroup, type DiagramLayout, type DiagramNode, MAX_EDGES } from './model.ts';
import { elementId } from './text.ts';
import { type Link, walkFlows } from './walk.ts';

/** What the ends of the flows are, whether or not a line leads there. */
const endNodes = (network: Network, flows: readonly FlowEnds[]): readonly DiagramNode[] =>
  flows
    .flatMap((flow) => [endOf(network, flow.from), endOf(network, flow.to)])
    .flatMap((end) => [
      ...end.interfaces.map(interfaceNode),
      ...end.services.map((service) => serviceNode(service, network.region)),
      ...(end.internet ? [internetNode()] : []),
    ]);

const groupsOf = (network: Network, nodes: readonly DiagramNode[]): readonly DiagramGroup[] => {
  const used = new Set(nodes.map((node) => node.group));
  return [...network.vpcs.values()].flatMap((vpc) => {
    const id = vpcGroupId(vpc.id);
    const subnets = vpc.subnets
      .filter((subnet) => used.has(subnetGroupId(subnet.id)))
      .map(
        (subnet): DiagramGroup => ({
          id: subnetGroupId(subnet.id),
          kind: 'subnet',
          resource: subnet.id,
          parent: id,
          title: subnetTitle(subnet),
        }),
      );
    const box: DiagramGroup = { id, kind: 'vpc', resource: vpc.id, parent: undefined, title: vpcTitle(vpc) };
    return used.has(id) || subnets.length > 0 ? [box, ...subnets] : [];
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

const peeringLinks = (network: Network, links: readonly Link[], nodes: readonly DiagramNode[]): readonly Link[] => {
  const groupOf = new Map(nodes.map((node) => [node.id, node.group]));
  return [...network.peerings.values()].flatMap((peering) => {
    const id = elementId('n', peering.id);
    if (!groupOf.has(id)) return [];
    return [peering.requester, peering.accepter].flatMap((vpc, side) => {
      const boxes = new Set([vpcGroupId(vpc.id), ...vpc.subnets.map((subnet) => subnetGroupId(subnet.id))]);
      const tied = links.some(
        ({ from, to }) =>
          (from === id && boxes.has(groupOf.get(to) ?? '')) || (to === id && boxes.has(groupOf.get(from) ?? '')),
      );
      const anchor = tied ? undefined : anchorIn(vpc, peering, nodes);
      if (anchor === undefined) return [];
      return [side === 0 ? { from: anchor.id, to: id } : { from: id, to: anchor.id }];
    });
  });
};

/** An endpoint stands for its service, whether or not a flow comes past. */
const endpointLinks = (network: Network): readonly Link[] => [
  ...[...network.gatewayEndpoints.values()].map(({ id, service }) => ({
    from: elementId('n', id),
    to: elementId('n', service),
  })),
  ...[...network.interfaceEndpoints.values()].flatMap(({ interfaces, service }) =>
    interfaces.map((held) => ({ from: interfaceNode(held).id, to: elementId('n', service) })),
  ),
];

/**
 * The layout of a network's diagram. Deterministic; at most 60 nodes. Verdicts do not enter: two networks that
 * differ in filters, states or policies only have the same layout.
 *
 * @param also flows to draw lines for beside the scenario's own, such as one asked on the command line
 */
export const diagramLayout = (network: Network, also: readonly FlowEnds[] = []): DiagramLayout => {
  const flows = [...network.flows.values(), ...also];
  const walk = walkFlows(network, flows);
  const ends = endNodes(network, flows);
  const all = new Map([...networkNodes(network).values(), ...walk.outside, ...ends].map((node) => [node.id, node]));
  const touched = new Set([...walk.links.flatMap(({ from, to }) => [from, to]), ...ends.map((node) => node.id)]);
  const nodes = foldNodes(network, [...all.values()], touched);
  const drawn = new Set(nodes.map((node) => node.id));
  const links = [...walk.links, ...endpointLinks(network)].filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  const edges = [...links, ...peeringLinks(network, links, nodes)].map(
    ({ from, to }): DiagramEdge => ({ id: `${from}__${to}`, from, to }),
  );
  const unique = [...new Map(edges.map((edge) => [edge.id, edge])).values()].slice(0, MAX_EDGES);
  return { nodes, groups: groupsOf(network, nodes), edges: unique };
};
