/** The layout of a diagram: nodes, nested boxes and every line, from the network alone. */
import type { Network } from '../evaluator/index.ts';
import { subnetTitle, vpcTitle } from './describe.ts';
import {
  interfaceNode,
  internetNode,
  networkNodes,
  resourceNodeId,
  serviceNode,
  subnetGroupId,
  vpcGroupId,
} from './elements.ts';
import { type End, endOf, type FlowEnds } from './ends.ts';
import { foldNodes } from './fold.ts';
import { jointLinks, routeLinks } from './links.ts';
import {
  type DiagramEdge,
  type DiagramGroup,
  type DiagramLayout,
  type DiagramNode,
  MAX_EDGES,
} from './model.ts';
import { endpointLinks, outsideLinks, providedService, targetLinks } from './structure.ts';
import { walkFlows } from './walk/walk-flows.ts';

/** The services that the network has endpoints for. */
const endpointServices = (network: Network): readonly DiagramNode[] =>
  [...network.gatewayEndpoints.values(), ...network.interfaceEndpoints.values()]
    .filter(({ service }) => providedService(network, service) === undefined)
    .map(({ service }) => serviceNode(service, network.region));

/** A name of somebody's own may mean something of the internet too: that is drawn only where a line leads there. */
const isOfInternet = (network: Network, text: string, end: End): boolean =>
  end.internet &&
  end.interfaces.length + end.services.length + end.networks.length === 0 &&
  ![...network.hostedZones.values()].some(({ domain }) => text === domain || text.endsWith(`.${domain}`));

/** What the ends of the flows are, whether or not a line leads there. */
const endNodes = (network: Network, flows: readonly FlowEnds[]): readonly DiagramNode[] =>
  flows
    .flatMap(({ from, to }) => [from, to].map((text) => ({ text, end: endOf(network, text) })))
    .flatMap(({ text, end }) => [
      ...end.interfaces.map(interfaceNode),
      ...end.services.map((service) => serviceNode(service, network.region)),
      ...(isOfInternet(network, text, end) ? [internetNode()] : []),
    ]);

/** The nodes of the networks outside of AWS among the ends. */
const endNetworks = (network: Network, flows: readonly FlowEnds[]): readonly string[] =>
  flows
    .flatMap((flow) => [...endOf(network, flow.from).networks, ...endOf(network, flow.to).networks])
    .map(({ id }) => resourceNodeId(id));

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

/**
 * The layout of a network's diagram. Deterministic; at most 60 nodes. Verdicts do not enter: two networks that
 * differ in filters, states or policies only have the same layout.
 *
 * A network without flows, such as an account as it is, shows the routes of each subnet instead.
 *
 * @param also flows to draw lines for beside the scenario's own, such as one asked on the command line
 */
export const diagramLayout = (network: Network, also: readonly FlowEnds[] = []): DiagramLayout => {
  const flows = [...network.flows.values(), ...also];
  const walk = walkFlows(network, flows);
  const ends = flows.length > 0 ? endNodes(network, flows) : endpointServices(network);
  const all = new Map(
    [...networkNodes(network).values(), ...walk.outside, ...ends].map((node) => [node.id, node]),
  );
  const touched = new Set([
    ...walk.links.flatMap(({ from, to }) => [from, to]),
    ...(flows.length > 0 ? [...ends.map((node) => node.id), ...endNetworks(network, flows)] : []),
  ]);
  const nodes = foldNodes(network, [...all.values()], touched);
  const drawn = new Set(nodes.map((node) => node.id));
  const known = flows.length > 0 ? walk.links : [...routeLinks(network, nodes), ...targetLinks(network)];
  const links = [...known, ...endpointLinks(network), ...outsideLinks(network)].filter(
    ({ from, to }) => drawn.has(from) && drawn.has(to),
  );
  const edges = new Map<string, DiagramEdge>();
  for (const { from, to } of [...links, ...jointLinks(network, links, nodes)]) {
    const pair = [from, to].sort().join(' ');
    if (!edges.has(pair) && edges.size < MAX_EDGES) edges.set(pair, { id: `${from}__${to}`, from, to });
  }
  return { nodes, groups: groupsOf(network, nodes), edges: [...edges.values()] };
};
