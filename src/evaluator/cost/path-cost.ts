/** What a path costs in a month: the hours of what it crosses, and its gigabytes. */
import type { Network, Subnet } from '../model/network.ts';
import type { PathTrace } from '../trace/types.ts';
import { type Cost, type CostLine, costOf, lineOf, type Unpriced, type Usage } from './lines.ts';

/** Lines of one resource of a path: the hours that it stands, and what the path's data costs at it. */
export interface ResourceCost {
  readonly hours: readonly CostLine[];
  readonly data: readonly CostLine[];
  readonly unpriced: readonly Unpriced[];
}

const NOTHING: ResourceCost = { hours: [], data: [], unpriced: [] };

/** What one resource costs. */
export const resourceCost = (network: Network, id: string, { hours, gigabytes }: Usage): ResourceCost => {
  const line = (price: Parameters<typeof lineOf>[1], quantity: number): CostLine =>
    lineOf(network, price, id, quantity);
  const nat = network.natGateways.get(id);
  if (nat !== undefined) {
    const address = nat.connectivity === 'public' ? [line('public-ipv4-hour', hours)] : [];
    return {
      hours: [line('nat-gateway-hour', hours), ...address],
      data: [line('nat-gateway-gigabyte', gigabytes)],
      unpriced: [],
    };
  }
  const endpoint = network.interfaceEndpoints.get(id);
  if (endpoint !== undefined) {
    const zones = endpoint.interfaces.length;
    return {
      hours: [line('interface-endpoint-hour', hours * zones)],
      data: [line('interface-endpoint-gigabyte', gigabytes)],
      unpriced: [],
    };
  }
  if (network.inspectionEndpoints.has(id)) {
    return {
      hours: [line('gateway-load-balancer-endpoint-hour', hours)],
      data: [line('gateway-load-balancer-endpoint-gigabyte', gigabytes)],
      unpriced: [],
    };
  }
  if (network.resourceEndpoints.get(id)?.kind === 'resource-endpoint') {
    return {
      hours: [line('resource-endpoint-hour', hours)],
      data: [line('resource-endpoint-gigabyte', gigabytes)],
      unpriced: [],
    };
  }
  const connection = network.connections.get(id);
  if (connection?.kind === 'vpn-connection')
    return { ...NOTHING, hours: [line('vpn-connection-hour', hours)] };
  if (connection !== undefined) return { ...NOTHING, unpriced: [{ resource: id, what: 'Direct Connect' }] };
  const balancer = network.loadBalancers.get(id);
  if (balancer !== undefined)
    return { ...NOTHING, unpriced: [{ resource: id, what: 'load balancer hours and capacity units' }] };
  return NOTHING;
};

/** Transit gateways: an hour for each attachment that the path uses, a gigabyte for each that sends into one. */
const transitLines = (network: Network, path: readonly string[], usage: Usage): readonly CostLine[] =>
  path.flatMap((id, index) => {
    if (!network.transitGateways.has(id)) return [];
    const isEntered = index > 0;
    return [
      lineOf(network, 'transit-gateway-attachment-hour', id, usage.hours * 2),
      ...(isEntered ? [lineOf(network, 'transit-gateway-gigabyte', id, usage.gigabytes)] : []),
    ];
  });

/** Subnets of a path one after another, with what stands between them. */
const borders = (
  network: Network,
  path: readonly string[],
): readonly { readonly from: Subnet; readonly to: Subnet; readonly between: readonly string[] }[] => {
  const found: { from: Subnet; to: Subnet; between: readonly string[] }[] = [];
  let from: Subnet | undefined;
  let between: string[] = [];
  for (const id of path) {
    const to = network.subnets.get(id);
    if (to === undefined) between.push(id);
    else {
      if (from !== undefined && from !== to) found.push({ from, to, between });
      from = to;
      between = [];
    }
  }
  return found;
};

const crossingLines = (
  network: Network,
  path: readonly string[],
  usage: Usage,
): { readonly lines: readonly CostLine[]; readonly notes: readonly string[] } => {
  const lines: CostLine[] = [];
  const notes: string[] = [];
  for (const { from, to, between } of borders(network, path)) {
    const where = `${from.id} to ${to.id}`;
    if (from.vpc.region !== to.vpc.region)
      lines.push(lineOf(network, 'cross-region-gigabyte', where, usage.gigabytes));
    else if (between.some((id) => network.transitGateways.has(id))) continue;
    else if (from.zone === undefined || to.zone === undefined)
      notes.push(`\`${from.id}\` and \`${to.id}\` are taken to stand in one zone: the scenario names none.`);
    else if (from.zone !== to.zone)
      lines.push(lineOf(network, 'cross-zone-gigabyte', where, usage.gigabytes));
  }
  return { lines, notes };
};

/** Whether the path leaves for the internet, rather than for an AWS service of this Region. */
const leavesForInternet = (network: Network, { path, there }: PathTrace): boolean => {
  const last = path.at(-1) ?? '';
  const isGateway = network.internetGateways.has(last) || network.egressOnlyInternetGateways.has(last);
  return isGateway && there.at(-1)?.decision === 'passes';
};

/** The instance whose own public address the path uses. */
const ownPublicAddress = (network: Network, path: readonly string[]): string | undefined => {
  const gateway = path.findIndex((id) => network.internetGateways.has(id));
  if (gateway < 0 || path.some((id) => network.natGateways.has(id))) return undefined;
  return path.find((id) => network.instances.get(id)?.interfaces[0]?.publicAddresses.size);
};

/** Data of a path without the hours of what it crosses. */
export const pathData = (network: Network, choice: PathTrace, usage: Usage): Cost => {
  const { path } = choice;
  const resources = [...new Set(path)].map((id) => resourceCost(network, id, usage));
  const crossings = crossingLines(network, path, usage);
  const transit = transitLines(network, path, usage).filter(({ unit }) => unit === 'gigabyte');
  const egress = leavesForInternet(network, choice)
    ? [lineOf(network, 'internet-egress-gigabyte', path.at(-1) ?? '', usage.gigabytes)]
    : [];
  const notes = [
    'Prices are those of us-east-1.',
    ...(usage.gigabytes > 0 ? ['The gigabytes are those of both directions together.'] : []),
    ...(egress.length > 0 ? ['Of those to the internet all are taken to go out.'] : []),
    ...crossings.notes,
  ];
  return costOf(
    [...resources.flatMap(({ data }) => data), ...transit, ...crossings.lines, ...egress],
    resources.flatMap(({ unpriced }) => unpriced),
    notes,
  );
};

/** What a path costs in a month. A path that is refused costs what it crosses up to there. */
export const pathCost = (network: Network, choice: PathTrace, usage: Usage): Cost => {
  const { path } = choice;
  const data = pathData(network, choice, usage);
  const resources = [...new Set(path)].map((id) => resourceCost(network, id, usage));
  const transit = transitLines(network, path, usage).filter(({ unit }) => unit === 'hour');
  const owner = ownPublicAddress(network, path);
  const address = owner === undefined ? [] : [lineOf(network, 'public-ipv4-hour', owner, usage.hours)];
  return costOf(
    [...resources.flatMap(({ hours }) => hours), ...transit, ...address, ...data.lines],
    data.unpriced,
    data.notes,
  );
};
