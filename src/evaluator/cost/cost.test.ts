/** Costs worked out by hand. A month has 730 hours; prices are those of us-east-1. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Network } from '../model/network.ts';
import { readNetwork } from '../model/read.ts';
import { type Draft, networkOf, office, peered } from '../testing/build.ts';
import { hybrid, privateLink, transit } from '../testing/networks.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { PathTrace } from '../trace/types.ts';
import { breakEven } from './break-even.ts';
import { flowCost } from './flow-cost.ts';
import { pathCost } from './path-cost.ts';
import { PRICES } from './prices.ts';
import { scenarioCost } from './scenario-cost.ts';
import type { Cost, CostUsage } from './types.ts';

const content = (file: string): Network => {
  const path = join(import.meta.dirname, '../../../content/scenarios', file);
  const read = readNetwork(readFileSync(path, 'utf8'));
  return read.ok ? read.network : expect.fail('not a scenario');
};

const pathOf = (network: Network, flow: FlowRequest): PathTrace => {
  const result = traceFlow(network, flow);
  const [first] = result.ok ? result.trace.choices : [];
  return first ?? expect.fail('no path');
};

const costOf = (network: Network, flow: FlowRequest, usage: CostUsage): Cost =>
  pathCost(network, pathOf(network, flow), usage);

const linesOf = ({ lines }: Cost) =>
  lines.map(({ price, resource, quantity, amount }) => [price, resource.id, quantity, amount]);
const gigabytes = (there: number, back = 0): CostUsage => ({ gigabytesPerMonth: { there, back } });
const notes = ({ notes: all }: Cost, kind: string) =>
  all.filter((note) => note.kind === kind).map(({ message }) => message);

const SNS = { from: 'app', to: 'sns.us-east-1.amazonaws.com' };

describe('an AWS service, reached in two ways', () => {
  it('by a NAT gateway: hours, its address, gigabytes both ways, no transfer within the Region', () => {
    const cost = costOf(content('sns/nat.json'), SNS, gigabytes(100, 50));
    expect(linesOf(cost)).toEqual([
      ['nat-gateway-hour', 'nat', 730, 32.85],
      ['public-ipv4-hour', 'nat', 730, 3.65],
      ['nat-gateway-gigabyte', 'nat', 150, 6.75],
    ]);
    expect(cost).toMatchObject({ total: 43.25, complete: true, currency: 'USD', hoursPerMonth: 730 });
  });

  it('by an interface endpoint: hours of its zone, gigabytes both ways', () => {
    const cost = costOf(content('sns/endpoint.json'), SNS, gigabytes(100, 50));
    expect(linesOf(cost)).toEqual([
      ['interface-endpoint-hour', 'vpce-sns', 730, 7.3],
      ['interface-endpoint-gigabyte', 'vpce-sns', 150, 1.5],
    ]);
    expect(cost).toMatchObject({ total: 8.8, complete: true, notes: [] });
  });

  it('one NAT gateway hour is 4.5 endpoint hours (fact F-PRICE-13)', () => {
    const amount = (id: keyof typeof PRICES) => PRICES[id].rates[0].tiers[0].amount;
    expect(amount('nat-gateway-hour')).toBe(4.5 * amount('interface-endpoint-hour'));
    expect(amount('nat-gateway-gigabyte')).toBe(4.5 * amount('interface-endpoint-gigabyte'));
  });

  it('the whole scenarios, with their flows', () => {
    expect(scenarioCost(content('sns/nat.json'), gigabytes(100, 50)).total).toBe(43.25);
    const endpoint = scenarioCost(content('sns/endpoint.json'), gigabytes(100, 50));
    // The flow to SQS does not arrive: it moves nothing.
    expect(endpoint.total).toBe(8.8);
    expect(notes(endpoint, 'assumption')).toEqual([
      'flow `app-to-sqs` does not arrive: no gigabytes are counted.',
    ]);
  });

  it('an address behind a NAT gateway costs nothing to the path, but to the scenario', () => {
    const network = networkOf(
      office({
        instances: {
          app: { subnet: 'private-a', ip: '10.0.1.10', publicIp: '203.0.113.9', securityGroups: ['closed'] },
          web: { subnet: 'public-a', ip: '10.0.2.10', publicIp: '203.0.113.10', securityGroups: ['open'] },
        },
      }),
    );
    expect(linesOf(costOf(network, SNS, {})).map(([price, id]) => `${price} ${id}`)).toEqual([
      'nat-gateway-hour nat',
      'public-ipv4-hour nat',
    ]);
    expect(linesOf(scenarioCost(network)).map(([price, id]) => `${price} ${id}`)).toContain(
      'public-ipv4-hour web',
    );
  });
});

describe('the internet', () => {
  const out = { from: 'web', to: 'example.com', port: 443 };
  const egress = (there: number): Cost => costOf(networkOf(office()), out, gigabytes(there));
  it.each([
    [100, 3.65],
    [101, 3.74],
    [10_240, 3.65 + 912.6],
    [10_241, 3.65 + 912.6 + 0.085],
    [51_200, 3.65 + 912.6 + 3481.6],
    [153_601, 3.65 + 912.6 + 3481.6 + 7168 + 0.05],
  ])('%d GB out cost %d', (there, total) => {
    expect(egress(there).total).toBeCloseTo(total, 6);
  });

  it('says which tiers one third party alone names, and that the free gigabytes are unused', () => {
    expect(notes(egress(10_240), 'weak-source')).toEqual([]);
    expect(notes(egress(10_241), 'weak-source')).toHaveLength(1);
    expect(notes(egress(1), 'assumption').join()).toContain('free each month');
  });

  it('what comes in is free, answers are not', () => {
    const inwards = { from: 'internet', to: 'web', port: 443 };
    const network = networkOf(office());
    expect(linesOf(costOf(network, inwards, gigabytes(500)))).toEqual([
      ['public-ipv4-hour', 'web', 730, 3.65],
    ]);
    expect(linesOf(costOf(network, inwards, gigabytes(0, 101)))).toEqual([
      ['public-ipv4-hour', 'web', 730, 3.65],
      ['internet-out-gigabyte', 'igw', 100, 0],
      ['internet-out-gigabyte', 'igw', 1, 0.09],
    ]);
  });

  it('a number alone is sent there, and the result says so', () => {
    const cost = costOf(networkOf(office()), out, { gigabytesPerMonth: 200 });
    expect(cost.total).toBe(12.65);
    expect(notes(cost, 'assumption')).toContain('All 200 GB of the flow are sent there, none come back.');
  });

  it('between public addresses of the network is not priced', () => {
    const draft = office({
      instances: {
        web: { subnet: 'public-a', ip: '10.0.2.10', publicIp: '203.0.113.10', securityGroups: ['open'] },
        other: { subnet: 'public-a', ip: '10.0.2.11', publicIp: '203.0.113.11', securityGroups: ['open'] },
      },
    });
    const cost = costOf(networkOf(draft), { from: 'web', to: '203.0.113.11', port: 443 }, gigabytes(10));
    expect(cost.complete).toBe(false);
    expect(notes(cost, 'not-priced').join()).toContain('between public addresses');
  });
});

const zoned = (draft: Draft, zones: Readonly<Record<string, string>>): Draft => {
  const vpcs = draft.vpcs as Record<string, { subnets: Record<string, Draft> }>;
  const withZones = Object.entries(vpcs).map(([name, vpc]) => {
    const subnets = Object.entries(vpc.subnets).map(([id, subnet]) => [
      id,
      { ...subnet, ...(zones[id] === undefined ? {} : { zone: zones[id] }) },
    ]);
    return [name, { ...vpc, subnets: Object.fromEntries(subnets) }];
  });
  return { ...draft, vpcs: Object.fromEntries(withZones) };
};

describe('zones', () => {
  const toDb = { from: 'app', to: 'db', port: 5432 };
  it('two of them: a gigabyte is paid on leaving and on entering', () => {
    const network = networkOf(zoned(office(), { 'private-a': 'a', 'private-b': 'b' }));
    expect(linesOf(costOf(network, toDb, gigabytes(10, 5)))).toEqual([
      ['zone-crossing-gigabyte', 'private-a', 30, 0.3],
    ]);
  });

  it('one of them costs nothing; what is not known is said', () => {
    const same = networkOf(zoned(office(), { 'private-a': 'a', 'private-b': 'a' }));
    expect(costOf(same, toDb, gigabytes(10))).toMatchObject({ total: 0, complete: true, notes: [] });
    const unknown = costOf(networkOf(office()), toDb, gigabytes(10));
    expect(unknown.total).toBe(0);
    expect(notes(unknown, 'assumption').join()).toContain('are taken to be one');
  });

  it('over a peering the same, over accounts it cannot be told', () => {
    const draft = zoned(peered(), { 'left-a': 'a', 'right-a': 'b' });
    const flow = { from: 'one', to: 'two', port: 443 };
    expect(costOf(networkOf(draft), flow, gigabytes(10)).total).toBe(0.2);
    const vpcs = draft.vpcs as Record<string, Draft>;
    const accounts = { ...vpcs, left: { ...vpcs.left, account: '111122223333' } };
    const cost = costOf(networkOf({ ...draft, vpcs: accounts }), flow, gigabytes(10));
    expect(cost.total).toBe(0);
    expect(notes(cost, 'assumption').join()).toContain('cannot be compared');
  });

  it('towards an interface endpoint costs nothing more (fact F-PRICE-20)', () => {
    const draft = privateLink({
      consumer: {
        subnets: {
          'consumer-a': { cidr: '10.0.1.0/24', zone: 'us-east-1a' },
          'consumer-b': { cidr: '10.0.2.0/24', zone: 'us-east-1b' },
        },
      },
    });
    const instances = draft.instances as Record<string, Draft>;
    const client = { ...instances.client, subnet: 'consumer-b', ip: '10.0.2.10' };
    const network = networkOf({ ...draft, instances: { ...instances, client } });
    const cost = costOf(network, { from: 'client', to: 'vpce', port: 443 }, gigabytes(10));
    expect(linesOf(cost).map(([price]) => price)).not.toContain('zone-crossing-gigabyte');
  });
});

describe('Regions', () => {
  const between = (left: string, right: string, usage: CostUsage, changes: Draft = {}): Cost => {
    const draft = peered(changes);
    const vpcs = draft.vpcs as Record<string, Draft>;
    const open = { open: { inbound: [{ cidr: '0.0.0.0/0' }] } };
    const regions = {
      left: { ...vpcs.left, region: left, securityGroups: open },
      right: { ...vpcs.right, region: right, securityGroups: open },
    };
    const instances = {
      one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] },
      two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['open'] },
    };
    return costOf(
      networkOf({ ...draft, vpcs: regions, instances }),
      { from: 'one', to: 'two', port: 443 },
      usage,
    );
  };

  it('the Region that sends pays: us-east-1 to others, and to its neighbour', () => {
    expect(between('us-east-1', 'eu-west-1', gigabytes(100)).total).toBe(2);
    expect(between('us-east-1', 'us-east-2', gigabytes(100, 10)).total).toBe(1.1);
  });

  it('from a Region without a price it is listed, not counted as nothing', () => {
    const cost = between('us-east-1', 'eu-west-1', gigabytes(100, 50));
    expect(cost).toMatchObject({ total: 2, complete: false });
    expect(notes(cost, 'not-priced').join()).toContain('50 GB between Regions, from eu-west-1 to us-east-1');
    const own = between('us-east-1', 'eu-west-1', gigabytes(100, 50), {
      prices: { 'inter-region-gigabyte': 0.02 },
    });
    expect(own).toMatchObject({ total: 3, complete: true });
  });

  it('prices of another Region stand in, and that is said', () => {
    const cost = costOf(
      networkOf(office({ region: 'eu-central-1' })),
      { ...SNS, to: 'sns.eu-central-1.amazonaws.com' },
      gigabytes(10),
    );
    expect(cost.total).toBe(36.95);
    expect(notes(cost, 'assumption').join()).toContain('Prices of `eu-central-1` are not in the table');
  });

  it('a service of another Region is traffic between Regions', () => {
    const cost = costOf(networkOf(office()), { ...SNS, to: 'sns.us-east-2.amazonaws.com' }, gigabytes(100));
    expect(linesOf(cost)).toContainEqual(['inter-region-us-east-gigabyte', 'igw', 100, 1]);
  });
});

describe('transit gateways and lines', () => {
  it('two attachments, and each gigabyte once in each direction', () => {
    const cost = costOf(networkOf(transit()), { from: 'one', to: 'two', port: 443 }, gigabytes(100, 10));
    expect(linesOf(cost)).toEqual([
      ['transit-gateway-attachment-hour', 'to-left', 730, 36.5],
      ['transit-gateway-attachment-hour', 'to-right', 730, 36.5],
      ['transit-gateway-gigabyte', 'tgw', 110, 2.2],
    ]);
  });

  it('attachments that wait for acceptance are not billed', () => {
    const pending = transit(
      {},
      {
        attachments: {
          'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'], state: 'pendingAcceptance' },
        },
      },
    );
    expect(scenarioCost(networkOf(pending)).lines).toEqual([]);
  });

  it('a VPN: hours, and what leaves costs like the internet', () => {
    const cost = costOf(
      networkOf(hybrid()),
      { from: 'app', to: '192.168.1.1', port: 443 },
      gigabytes(200, 50),
    );
    expect(linesOf(cost)).toEqual([
      ['vpn-connection-hour', 'vpn', 730, 36.5],
      ['internet-out-gigabyte', 'vpn', 100, 0],
      ['internet-out-gigabyte', 'vpn', 100, 9],
    ]);
    expect(cost.complete).toBe(false);
  });
});

describe('PrivateLink', () => {
  it('to a provider: the endpoint, the load balancer, its units by bytes', () => {
    const cost = costOf(
      networkOf(privateLink()),
      { from: 'client', to: 'vpce', port: 443 },
      gigabytes(100, 100),
    );
    expect(linesOf(cost)).toEqual([
      ['interface-endpoint-hour', 'vpce', 730, 7.3],
      ['network-load-balancer-hour', 'nlb', 730, 16.425],
      ['interface-endpoint-gigabyte', 'vpce', 200, 2],
      ['network-load-balancer-gigabyte', 'nlb', 200, 1.2],
    ]);
  });
});

describe('a scenario', () => {
  const flows = {
    first: { from: 'web', to: 'example.com', port: 443, gigabytesPerMonth: 60 },
    second: { from: 'web', to: 'example.org', port: 443, gigabytesPerMonth: { there: 60, back: 5 } },
    quiet: { from: 'web', to: 'example.net', port: 443 },
  };
  it('fills tiers with all flows together, and says whose gigabytes they are', () => {
    const routeTables = { private: {}, public: { routes: { '0.0.0.0/0': 'igw' } } };
    const cost = scenarioCost(networkOf(office({ flows, natGateways: {} }, { routeTables })));
    expect(cost.lines.map(({ price, flow, quantity, amount }) => [price, flow, quantity, amount])).toEqual([
      ['public-ipv4-hour', undefined, 730, 3.65],
      ['internet-out-gigabyte', 'first', 60, 0],
      ['internet-out-gigabyte', 'second', 40, 0],
      ['internet-out-gigabyte', 'second', 20, 1.8],
    ]);
    expect(notes(cost, 'assumption')).toContain(
      'No gigabytes are given for flow `quiet`: only hours are counted.',
    );
  });

  it('usage of the scenario counts, and what is asked goes before it', () => {
    const network = networkOf(office({ usage: { hoursPerMonth: 100, gigabytesPerMonth: 10 } }));
    expect(costOf(network, SNS, {}).total).toBe(4.5 + 0.5 + 0.45);
    expect(costOf(network, SNS, { hoursPerMonth: 0, gigabytesPerMonth: 1 }).total).toBe(0.045);
  });

  it('its own prices replace the table’s, whatever the tier', () => {
    const network = networkOf(
      office({ prices: { 'nat-gateway-hour': 0.01, 'internet-out-gigabyte': 0.001 } }),
    );
    const cost = costOf(network, { from: 'app', to: 'example.com', port: 443 }, gigabytes(50));
    expect(cost.lines.map(({ price, source, fact, amount }) => [price, source, fact, amount])).toEqual([
      ['nat-gateway-hour', 'scenario', undefined, 7.3],
      ['public-ipv4-hour', 'table', 'F-PRICE-11', 3.65],
      ['nat-gateway-gigabyte', 'table', 'F-PRICE-01', 2.25],
      ['internet-out-gigabyte', 'scenario', undefined, 0.05],
    ]);
  });

  it.each([
    [{ prices: { 'nat-gateway-hours': 1 } }, '/prices/nat-gateway-hours', 'Did you mean `nat-gateway-hour`?'],
    [{ prices: { 'nat-gateway-hour': -1 } }, '/prices/nat-gateway-hour', 'at least 0'],
    [{ prices: { toString: 1 } }, '/prices/toString', 'no price'],
    [{ usage: { hoursPerMonth: 800 } }, '/usage/hoursPerMonth', 'at most 744'],
    [{ usage: { gigabytesPerMonth: { thre: 1 } } }, '/usage/gigabytesPerMonth/thre', 'Did you mean `there`?'],
  ])('%j is refused', (changes, pointer, message) => {
    const read = readNetwork(JSON.stringify({ version: 1, vpcs: {}, ...changes }));
    expect(read.ok ? [] : read.problems).toMatchObject([
      { pointer, message: expect.stringContaining(message) },
    ]);
  });
});

describe('a flow that AWS may carry in several ways', () => {
  it('costs what the dearest does', () => {
    const draft = privateLink({
      balancer: { subnets: ['provider-a', 'provider-b'], crossZone: true },
      group: { targets: ['web', 'far'] },
    });
    const instances = {
      ...(draft.instances as Draft),
      far: { subnet: 'provider-b', ip: '10.0.2.10', securityGroups: ['open'] },
    };
    const network = networkOf({ ...draft, instances });
    const result = traceFlow(network, { from: 'client', to: 'vpce', port: 443 });
    const cost = result.ok ? flowCost(network, result.trace, gigabytes(100)) : undefined;
    expect(cost?.lines.map(({ price }) => price)).toContain('zone-crossing-gigabyte');
    expect(cost === undefined ? [] : notes(cost, 'assumption')[0]).toContain('the dearest is counted');
  });
});

describe('break-even', () => {
  const side = (network: Network, to = SNS.to) => ({ network, path: pathOf(network, { ...SNS, to }) });
  const nat = side(content('sns/nat.json'));
  const endpoint = side(content('sns/endpoint.json'));

  it('one endpoint is cheaper than a NAT gateway whatever it carries', () => {
    expect(breakEven(nat, endpoint)).toEqual({ atZero: 'second', crossings: [], notPriced: [] });
    expect(breakEven(endpoint, nat).atZero).toBe('first');
  });

  it('where the NAT gateway is there anyway, from 7.30 / 0.035 = 208.57 GB on', () => {
    expect(breakEven({ ...nat, hoursPaid: true }, endpoint)).toEqual({
      atZero: 'first',
      crossings: [{ gigabytes: 208.571429, amount: 9.385714, cheaper: 'second' }],
      notPriced: [],
    });
  });

  it('a path against itself is the same everywhere', () => {
    expect(breakEven(nat, nat)).toEqual({ atZero: 'same', crossings: [], notPriced: [] });
  });

  it('bends at tiers: a flat price that is cheaper only among few gigabytes and many', () => {
    const out = { from: 'web', to: 'example.com', port: 443 };
    const table = networkOf(office());
    const flat = networkOf(office({ prices: { 'internet-out-gigabyte': 0.08 } }));
    // Free up to 100, then 0.09: 0.08 x = 0.09 (x - 100) at 900. From 10,240 on 0.085, from 51,200 on 0.07:
    // 912.6 + 3481.6 + 0.07 (x - 51200) = 0.08 x at 81,020.
    const found = breakEven(
      { network: table, path: pathOf(table, out) },
      { network: flat, path: pathOf(flat, out) },
    );
    expect(found.atZero).toBe('same');
    expect(found.crossings.map(({ gigabytes: at, cheaper }) => [at, cheaper])).toEqual([
      [0, 'first'],
      [900, 'second'],
      [81_020, 'first'],
    ]);
  });

  it('agrees with the costs on both sides of a crossing', () => {
    const at = 208.571429;
    const data = (gb: number) =>
      [
        costOf(nat.network, SNS, gigabytes(gb)).total - 36.5,
        costOf(endpoint.network, SNS, gigabytes(gb)).total,
      ] as const;
    const [before, after] = [data(at - 1), data(at + 1)];
    expect(before[0]).toBeLessThan(before[1]);
    expect(after[0]).toBeGreaterThan(after[1]);
  });
});
