/** Which nodes are drawn: what the flows touch first, then what stands beside it; the rest is counted. */
import type { Network, Subnet, Vpc } from '../evaluator/index.ts';
import { subnetGroupId, vpcGroupId } from './elements.ts';
import { type DiagramNode, MAX_NODES } from './model.ts';
import { elementId, plainLine } from './text.ts';

/** What is folded: nothing; nodes that no flow comes near; then whole subnets of them; then whole VPCs. */
type Level = 'nothing' | 'nodes' | 'subnets' | 'vpcs';
const LEVELS: readonly Level[] = ['nothing', 'nodes', 'subnets', 'vpcs'];

const INTERFACES: ReadonlySet<DiagramNode['kind']> = new Set([
  'instance',
  'interface',
  'interface-endpoint',
  'nat-gateway',
  'load-balancer',
  'resource-endpoint',
  'resource-gateway',
  'gateway-load-balancer-endpoint',
]);

const note = (group: string | undefined, text: string): DiagramNode => ({
  id: `${group ?? 'd'}_more`,
  kind: 'note',
  resource: undefined,
  group,
  subnet: undefined,
  lines: [text],
});

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Folding works on counts by group, so that an account with thousands of interfaces costs one pass a try. */
interface Placed {
  readonly network: Network;
  readonly nodes: readonly DiagramNode[];
  readonly ranked: readonly DiagramNode[];
  /** How many of the ranked come before those that no flow comes near. */
  readonly near: number;
}

const vpcOfNode = (network: Network): ((node: DiagramNode) => string | undefined) => {
  const bySubnet = new Map(
    [...network.subnets.values()].map((subnet) => [subnet.id, vpcGroupId(subnet.vpc.id)]),
  );
  return (node) => (node.subnet === undefined ? node.group : bySubnet.get(node.subnet));
};

const place = (network: Network, nodes: readonly DiagramNode[], touched: ReadonlySet<string>): Placed => {
  const vpcOf = vpcOfNode(network);
  const near = new Set(nodes.filter((node) => touched.has(node.id)).map(vpcOf));
  const joined = new Set(
    [...network.peerings.values()]
      .filter(
        (peering) => near.has(vpcGroupId(peering.requester.id)) || near.has(vpcGroupId(peering.accepter.id)),
      )
      .map((peering) => elementId('n', peering.id)),
  );
  const rank = (node: DiagramNode): 0 | 1 | 2 => {
    if (touched.has(node.id)) return 0;
    if (INTERFACES.has(node.kind)) return 2;
    const beside = node.group === undefined ? joined.has(node.id) : near.has(node.group);
    return touched.size === 0 || beside ? 1 : 2;
  };
  const byRank = ([0, 1, 2] as const).map((wanted) => nodes.filter((node) => rank(node) === wanted));
  const [first = [], second = []] = byRank;
  return { network, nodes, ranked: byRank.flat(), near: first.length + second.length };
};

/** What a transit gateway's attachment in a subnet is called: nothing else may stand there. */
const attachedTo = (network: Network, subnet: Subnet): string | undefined => {
  const gateway = [...network.transitGateways.values()].find(({ attachments }) =>
    [...(attachments?.values() ?? [])].some(
      (each) => each.type === 'vpc' && each.interfaces?.some((held) => held.subnet === subnet),
    ),
  );
  return gateway === undefined ? undefined : `attachment of ${plainLine(gateway.id)}`;
};

/** The note that a subnet needs, if it needs one. */
const subnetNote = (
  network: Network,
  subnet: Subnet,
  total: number,
  shown: number,
): DiagramNode | undefined => {
  const group = subnetGroupId(subnet.id);
  if (total === 0) return note(group, attachedTo(network, subnet) ?? 'nothing here');
  const hidden = total - shown;
  return hidden === 0
    ? undefined
    : note(group, shown === 0 ? counted(hidden, 'interface', 'interfaces') : `${hidden} more`);
};

const countBy = (
  nodes: readonly DiagramNode[],
  key: (node: DiagramNode) => string | undefined,
): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const name = key(node) ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
};

const vpcNotes = (
  network: Network,
  vpc: Vpc,
  level: Level,
  all: Map<string, number>,
  shown: Map<string, number>,
): readonly DiagramNode[] => {
  const group = vpcGroupId(vpc.id);
  const of = (counts: Map<string, number>, subnet: Subnet): number =>
    counts.get(subnetGroupId(subnet.id)) ?? 0;
  const folded =
    level === 'nothing' || level === 'nodes' ? [] : vpc.subnets.filter((subnet) => of(shown, subnet) === 0);
  const kept = vpc.subnets.filter((subnet) => !folded.includes(subnet));
  const notes = kept.flatMap(
    (subnet) => subnetNote(network, subnet, of(all, subnet), of(shown, subnet)) ?? [],
  );
  const hidden = (all.get(group) ?? 0) - (shown.get(group) ?? 0);
  const words = [
    ...(folded.length > 0 ? [counted(folded.length, 'subnet', 'subnets')] : []),
    ...(hidden > 0 ? [counted(hidden, 'gateway', 'gateways')] : []),
  ];
  if (words.length > 0) notes.push(note(group, `${words.join(', ')}${kept.length > 0 ? ' more' : ''}`));
  else if (kept.length === 0 && (shown.get(group) ?? 0) === 0) {
    notes.push(note(group, vpc.known ? 'nothing here' : 'not in the data'));
  }
  return notes;
};

const attempt = (placed: Placed, level: Level, limit: number): readonly DiagramNode[] => {
  const { network, nodes, ranked, near } = placed;
  const wanted = new Set(ranked.slice(0, Math.min(limit, level === 'nothing' ? ranked.length : near)));
  const shown = nodes.filter((node) => wanted.has(node));
  const allCounts = countBy(nodes, (node) => node.group);
  const shownCounts = countBy(shown, (node) => node.group);
  const vpcOf = vpcOfNode(network);
  const visible = new Set(shown.map(vpcOf));
  const vpcs = [...network.vpcs.values()];
  const folded = level === 'vpcs' ? vpcs.filter((vpc) => !visible.has(vpcGroupId(vpc.id))) : [];
  const notes = vpcs
    .filter((vpc) => !folded.includes(vpc))
    .flatMap((vpc) => vpcNotes(network, vpc, level, allCounts, shownCounts));
  const outside = (allCounts.get('') ?? 0) - (shownCounts.get('') ?? 0);
  const words = [
    ...(folded.length > 0 ? [counted(folded.length, 'VPC', 'VPCs')] : []),
    ...(outside > 0 ? [counted(outside, 'connection', 'connections')] : []),
  ];
  return [...shown, ...notes, ...(words.length > 0 ? [note(undefined, `${words.join(', ')} more`)] : [])];
};

/**
 * The nodes to draw, at most 60, in the network's order, with the notes that stand for the others.
 *
 * @param nodes every node of the network and what is outside it
 * @param touched ids of the nodes that some flow may touch
 */
export const foldNodes = (
  network: Network,
  nodes: readonly DiagramNode[],
  touched: ReadonlySet<string>,
): readonly DiagramNode[] => {
  const placed = place(network, nodes, touched);
  for (const level of LEVELS) {
    const drawn = attempt(placed, level, nodes.length);
    if (drawn.length <= MAX_NODES) return drawn;
  }
  for (let limit = MAX_NODES - 1; limit > 0; limit -= 1) {
    const drawn = attempt(placed, 'vpcs', limit);
    if (drawn.length <= MAX_NODES) return drawn;
  }
  return attempt(placed, 'vpcs', 0);
};
