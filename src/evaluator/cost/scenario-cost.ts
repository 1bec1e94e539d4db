/** What a scenario costs in a month: everything that costs by the hour, once, and the data of its flows. */
import type { Network } from '../model/network.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import { type Cost, type CostLine, costOf, lineOf, type Unpriced } from './lines.ts';
import { pathData, resourceCost } from './path-cost.ts';

/** Hours in a month as AWS's calculators count them. */
export const HOURS_PER_MONTH = 730;

/** The hours that a scenario's resources stand in a month. */
export const hoursOf = (network: Network): number => network.scenario.usage?.hoursPerMonth ?? HOURS_PER_MONTH;

const standing = (network: Network, hours: number): { lines: CostLine[]; unpriced: Unpriced[] } => {
  const usage = { hours, gigabytes: 0 };
  const ids = [
    ...network.natGateways.keys(),
    ...network.interfaceEndpoints.keys(),
    ...network.inspectionEndpoints.keys(),
    ...network.resourceEndpoints.keys(),
    ...network.connections.keys(),
    ...network.loadBalancers.keys(),
  ];
  const costs = ids.map((id) => resourceCost(network, id, usage));
  const attachments = [...network.transitGateways.values()].map(({ id, attachments: all }) => {
    const own = [...(all?.values() ?? [])].filter(({ type }) => type !== 'peering');
    return lineOf(network, 'transit-gateway-attachment-hour', id, hours * own.length);
  });
  const instances = [...network.instances.values()].map(({ id, interfaces }) => {
    const addresses = interfaces.reduce((sum, { publicAddresses }) => sum + publicAddresses.size, 0);
    return lineOf(network, 'public-ipv4-hour', id, hours * addresses);
  });
  const balancers = [...network.loadBalancers.values()].map(({ id, interfaces }) => {
    const addresses = interfaces.reduce((sum, { publicAddresses }) => sum + publicAddresses.size, 0);
    return lineOf(network, 'public-ipv4-hour', id, hours * addresses);
  });
  return {
    lines: [...costs.flatMap(({ hours: lines }) => lines), ...attachments, ...instances, ...balancers],
    unpriced: costs.flatMap(({ unpriced }) => unpriced),
  };
};

/** The cost of a scenario. A flow's data counts where it arrives, and where the scenario says how much it is. */
export const scenarioCost = (network: Network): Cost => {
  const { lines, unpriced } = standing(network, hoursOf(network));
  const data = [...network.flows.values()].flatMap((flow): Cost[] => {
    const gigabytes = flow.gigabytesPerMonth ?? 0;
    const result = gigabytes === 0 ? undefined : traceFlow(network, flow);
    const choice = result?.ok === true ? result.trace.choices[result.trace.shown] : undefined;
    return choice === undefined ? [] : [pathData(network, choice, { hours: 0, gigabytes })];
  });
  const seen = new Map(
    [...unpriced, ...data.flatMap((each) => each.unpriced)].map((each) => [each.resource, each]),
  );
  return costOf(
    [...lines, ...data.flatMap((each) => each.lines)],
    [...seen.values()],
    ['Prices are those of us-east-1.', ...data.flatMap(({ notes }) => notes)],
  );
};
