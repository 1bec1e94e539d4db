/** The monthly cost of a whole scenario: everything that is there by the hour, and what its flows move. */
import type { Network } from '../model/network.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { PathTrace } from '../trace/types.ts';
import { named } from '../trace/words.ts';
import { addBill, type Bill, byHour, newBill, note } from './charges.ts';
import {
  addressHours,
  attachmentHours,
  connectionHours,
  endpointHours,
  loadBalancerHours,
  natHours,
  resourceEndpointHours,
} from './hours.ts';
import { pathTransfer } from './path-bill.ts';
import { noteGigabytes } from './path-cost.ts';
import {
  type Month,
  type MonthlyCharge,
  monthOf,
  type Overrides,
  overridesOf,
  priceBill,
} from './price-bill.ts';
import type { Cost, CostUsage } from './types.ts';
import { amountsOf, gigabytesOf, hoursOf } from './usage.ts';

/** Hours of every resource, each once. What costs nothing is left out. */
const allHours = (network: Network): Bill => {
  const bill = newBill();
  for (const nat of network.natGateways.values()) natHours(network, bill, nat);
  for (const endpoint of network.interfaceEndpoints.values()) endpointHours(network, bill, endpoint);
  for (const endpoint of network.resourceEndpoints.values()) resourceEndpointHours(bill, endpoint);
  for (const endpoint of network.inspectionEndpoints.values()) {
    if (endpoint.state !== 'deleted')
      byHour(bill, 'gateway-load-balancer-endpoint-hour', endpoint, endpoint.interface.subnet.vpc.region);
  }
  for (const gateway of network.transitGateways.values()) {
    for (const attachment of gateway.attachments?.values() ?? []) attachmentHours(bill, gateway, attachment);
    if (gateway.attachments === undefined)
      note(bill, 'not-priced', `The attachments of ${named(gateway)} are not in the data.`);
  }
  for (const connection of network.connections.values()) connectionHours(network, bill, connection);
  for (const balancer of network.loadBalancers.values()) {
    loadBalancerHours(bill, balancer);
    if (balancer.type === 'gateway')
      note(bill, 'not-priced', `Units of capacity of the gateway load balancer ${named(balancer)}.`, [
        'F-PRICE-17',
      ]);
  }
  for (const instance of network.instances.values()) {
    if (instance.state === 'terminated') continue;
    const region = instance.interfaces[0]?.subnet.vpc.region ?? network.region;
    addressHours(bill, instance, region, instance.interfaces);
  }
  for (const held of network.interfaces.values())
    if (held.instance === undefined) addressHours(bill, held, held.subnet.vpc.region, [held]);
  for (const endpoint of network.resolverEndpoints.values())
    note(bill, 'not-priced', `Resolver endpoint ${named(endpoint)} and what is asked of it.`);
  for (const zone of network.hostedZones.values())
    note(bill, 'not-priced', `Private hosted zone ${named(zone)} and what is asked of it.`);
  for (const other of network.otherGateways.values())
    note(bill, 'not-priced', `${named(other)}, a ${other.what.replaceAll('`', "'")}.`);
  for (const vpc of network.vpcs.values()) {
    if (vpc.known && !vpc.unknown.has('networkInterfaces') && !vpc.unknown.has('endpoints')) continue;
    note(bill, 'not-priced', `What of ${named(vpc)} is not in the data.`);
  }
  return bill;
};

interface Priced {
  readonly choice: PathTrace;
  readonly bill: Bill;
  readonly exact: bigint;
}

/** Of the ways that AWS may choose, the one whose gigabytes cost most. */
const dearest = (
  network: Network,
  choices: readonly PathTrace[],
  month: Month,
  overrides: Overrides,
): { readonly most: Priced | undefined; readonly differ: boolean } => {
  const priced = choices.map((choice): Priced => {
    const bill = pathTransfer(network, choice);
    const monthly = bill.charges.map((charge) => ({ charge, month }));
    return { choice, bill, exact: priceBill(bill, monthly, overrides, month.hours).exact };
  });
  const worth = ({ choice, exact }: Priced): bigint => (choice.verdict === 'not-reachable' ? -1n : exact);
  let most: Priced | undefined;
  for (const each of priced) if (most === undefined || worth(each) > worth(most)) most = each;
  return { most, differ: new Set(priced.map(worth)).size > 1 };
};

/**
 * What a scenario costs a month: the hours of each resource once, and the gigabytes of its flows
 * along their traced paths. Tiers are filled by all flows together, in the scenario's order.
 */
export const scenarioCost = (network: Network, usage: CostUsage = {}): Cost => {
  const hours = hoursOf(network, usage);
  const overrides = overridesOf(network.scenario.prices);
  const bill = allHours(network);
  const still = monthOf(hours, 0, 0);
  const monthly: MonthlyCharge[] = bill.charges.map((charge) => ({ charge, month: still }));
  for (const [name, flow] of network.flows) {
    const gigabytes = flow.gigabytesPerMonth ?? gigabytesOf(network, usage);
    const { there, back } = amountsOf(gigabytes);
    const month = monthOf(hours, there, back);
    const result = traceFlow(network, flow);
    if (!result.ok) continue;
    const { most, differ } = dearest(network, result.trace.choices, month, overrides);
    if (most === undefined) continue;
    noteGigabytes(bill, `flow \`${name}\``, gigabytes, most.choice);
    if (there + back === 0) continue;
    if (differ)
      note(
        bill,
        'assumption',
        `AWS may carry flow \`${name}\` in ${result.trace.choices.length} ways, which do not cost the same: the dearest is counted.`,
      );
    addBill(bill, { charges: [], notes: most.bill.notes });
    monthly.push(...most.bill.charges.map((charge) => ({ charge, month, flow: name })));
  }
  if (network.flows.size === 0)
    note(bill, 'assumption', 'The scenario names no flow: only hours are counted.');
  return priceBill(bill, monthly, overrides, still.hours).cost;
};
