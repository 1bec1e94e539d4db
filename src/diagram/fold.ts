/** Which nodes are drawn: what the flows touch first, then what stands beside it; the rest is counted. */
import type { Network, Subnet, Vpc } from '../evaluator/index.ts';
import { resourceNodeId, subnetGroupId, vpcGroupId } from './elements.ts';
import { countedAs, isMany } from './kinds.ts';
import { type DiagramNode, MAX_NODES } from './model.ts';
import { attachedIn, jointsOf, outsideLinks } from './structure.ts';
import { plainLine } from './text.ts';

/** What is folded: nothing; nodes that no flow comes near; then whole subnets of them; then whole VPCs. */
type Level = 'nothing' | 'nodes' | 'subnets' | 'vpcs';
const LEVELS: readonly Level[] = ['nothing', 'nodes', 'subnets', 'vpcs'];

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
  /** By subnet: the transit gateways with an interface in it. */
  readonly attached: ReadonlyMap<string, readonly string[]>;
  /** By box; '' for what stands outside of all. */
  readonly byGroup: ReadonlyMap<string, readonly DiagramNode[]>;
}

const vpcOfNode = (network: Network): ((node: DiagramNode) => string | undefined) => {
  const bySubnet = new Map(
    [...network.subnets.values()].map((subnet) => [subnet.id, vpcGroupId(subnet.vpc.id)]),
  );
  return (node) => (node.subnet === undefined ? node.group : bySubnet.get(node.subnet));
};

/** What stands outside of the VPCs and is joined to one of those that are near, at once or by another. */
const besideVpcs = (network: Network, near: ReadonlySet<string | undefined>): ReadonlySet<string> => {
  const joined = new Set(
    jointsOf(network)
      .filter(({ vpcs }) => vpcs.some((vpc) => near.has(vpcGroupId(vpc.id))))
      .map(({ id }) => id),
  );
  const gateways = [...network.virtualPrivateGateways.values()]
    .filter(({ vpc }) => typeof vpc === 'string' && near.has(vpcGroupId(vpc)))
    .map(({ id }) => resourceNodeId(id));
  const links = outsideLinks(network);
  // From a gateway to its lines, and from those to their networks: two steps and no further.
  for (let reached: readonly string[] = [...joined, ...gateways], step = 0; step < 2; step += 1) {
    const from = new Set(reached);
    reached = links.flatMap((link) => (from.has(link.from) ? [link.to] : []));
    for (const id of reached) joined.add(id);
  }
  return joined;
};

const grouped = (nodes: readonly DiagramNode[]): ReadonlyMap<string, readonly DiagramNode[]> => {
  const groups = new Map<string, DiagramNode[]>();
  for (const node of nodes) {
    const held = groups.get(node.group ?? '');
    if (held === undefined) groups.set(node.group ?? '', [node]);
    else held.push(node);
  }
  return groups;
};

/** Where not all fits: what the lines of many flows share, or no line would be left; but not hubs only. */
const hubsFirst = (nodes: readonly DiagramNode[]): readonly DiagramNode[] => {
  const hubs = nodes.filter(({ kind }) => !isMany(kind));
  const some = hubs.slice(0, MAX_NODES / 2);
  return [...some, ...nodes.filter(({ kind }) => isMany(kind)), ...hubs.slice(some.length)];
};

const place = (network: Network, nodes: readonly DiagramNode[], touched: ReadonlySet<string>): Placed => {
  const vpcOf = vpcOfNode(network);
  const near = new Set(nodes.filter((node) => touched.has(node.id)).map(vpcOf));
  const joined = besideVpcs(network, near);
  const rank = (node: DiagramNode): 0 | 1 | 2 => {
    if (touched.has(node.id)) return 0;
    if (isMany(node.kind)) return 2;
    const beside = node.group === undefined ? joined.has(node.id) : near.has(node.group);
    return touched.size === 0 || beside ? 1 : 2;
  };
  const ofRank = (wanted: 0 | 1 | 2): readonly DiagramNode[] => nodes.filter((node) => rank(node) === wanted);
  const [first, second] = [hubsFirst(ofRank(0)), ofRank(1)];
  return {
    network,
    nodes,
    ranked: [...first, ...second, ...ofRank(2)],
    near: first.length + second.length,
    attached: attachedIn(network),
    byGroup: grouped(nodes),
  };
};

/** The note that a subnet needs, if it needs one. */
const subnetNote = (
  { attached }: Placed,
  subnet: Subnet,
  total: number,
  shown: number,
): DiagramNode | undefined => {
  const group = subnetGroupId(subnet.id);
  const [gateway] = attached.get(subnet.id) ?? [];
  if (total === 0)
    return note(group, gateway === undefined ? 'nothing here' : `attachment of ${plainLine(gateway)}`);
  const hidden = total - shown;
  return hidden === 0
    ? undefined
    : note(group, shown === 0 ? counted(hidden, 'interface', 'interfaces') : `${hidden} more`);
};

/** What of a group is not shown, counted in words: `2 gateways`, `1 service`. */
const hiddenWords = (nodes: readonly DiagramNode[], shown: ReadonlySet<DiagramNode>): readonly string[] => {
  const counts = new Map<string, { readonly many: string; readonly count: number }>();
  for (const node of nodes) {
    if (shown.has(node)) continue;
    const [one, many] = countedAs(node.kind);
    counts.set(one, { many, count: (counts.get(one)?.count ?? 0) + 1 });
  }
  return [...counts].map(([one, { many, count }]) => counted(count, one, many));
};

/** What one try shows. */
interface Shown {
  readonly level: Level;
  readonly nodes: ReadonlySet<DiagramNode>;
  /** How many, by box. */
  readonly counts: ReadonlyMap<string, number>;
}

const vpcNotes = (placed: Placed, vpc: Vpc, { level, nodes, counts }: Shown): readonly DiagramNode[] => {
  const group = vpcGroupId(vpc.id);
  const shownIn = (subnet: Subnet): number => counts.get(subnetGroupId(subnet.id)) ?? 0;
  const folded =
    level === 'nothing' || level === 'nodes' ? [] : vpc.subnets.filter((subnet) => shownIn(subnet) === 0);
  const kept = vpc.subnets.filter((subnet) => !folded.includes(subnet));
  const notes = kept.flatMap((subnet) => {
    const total = placed.byGroup.get(subnetGroupId(subnet.id))?.length ?? 0;
    return subnetNote(placed, subnet, total, shownIn(subnet)) ?? [];
  });
  const words = [
    ...(folded.length > 0 ? [counted(folded.length, 'subnet', 'subnets')] : []),
    ...hiddenWords(placed.byGroup.get(group) ?? [], nodes),
  ];
  if (words.length > 0) notes.push(note(group, `${words.join(', ')}${kept.length > 0 ? ' more' : ''}`));
  else if (kept.length === 0 && (counts.get(group) ?? 0) === 0) {
    notes.push(note(group, vpc.known ? 'nothing here' : 'not in the data'));
  }
  return notes;
};

const attempt = (placed: Placed, level: Level, limit: number): readonly DiagramNode[] => {
  const { network, nodes, ranked, near } = placed;
  const wanted = new Set(ranked.slice(0, Math.min(limit, level === 'nothing' ? ranked.length : near)));
  const shown = nodes.filter((node) => wanted.has(node));
  const counts = new Map([...grouped(shown)].map(([group, held]) => [group, held.length]));
  const vpcOf = vpcOfNode(network);
  const visible = new Set(shown.map(vpcOf));
  const vpcs = [...network.vpcs.values()];
  const folded = level === 'vpcs' ? vpcs.filter((vpc) => !visible.has(vpcGroupId(vpc.id))) : [];
  const notes = vpcs
    .filter((vpc) => !folded.includes(vpc))
    .flatMap((vpc) => vpcNotes(placed, vpc, { level, nodes: wanted, counts }));
  const words = [
    ...(folded.length > 0 ? [counted(folded.length, 'VPC', 'VPCs')] : []),
    ...hiddenWords(placed.byGroup.get('') ?? [], wanted),
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
