/** Costs of what fewer paths cross, worked out by hand. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, snsEndpoint } from '../testing/build.ts';
import { OPEN, privateLink, transit } from '../testing/networks.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import { pathCost } from './path-cost.ts';
import { scenarioCost } from './scenario-cost.ts';
import type { Cost } from './types.ts';

const costOf = (draft: Draft, flow: FlowRequest, there: number, back = 0): Cost => {
  const network = networkOf(draft);
  const result = traceFlow(network, flow);
  const [path] = result.ok ? result.trace.choices : [];
  if (path === undefined) expect.fail('no path');
  expect(path.verdict).not.toBe('not-reachable');
  return pathCost(network, path, { gigabytesPerMonth: { there, back } });
};
const linesOf = ({ lines }: Cost) =>
  lines.map(({ price, resource, quantity, amount }) => [price, resource.id, quantity, amount]);

describe('a gateway endpoint', () => {
  it('is named, and costs nothing', () => {
    const endpoints = {
      s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'] },
    };
    const flow = { from: 'app', to: 's3.us-east-1.amazonaws.com' };
    expect(linesOf(costOf(office({ endpoints }), flow, 500))).toEqual([
      ['gateway-endpoint-hour', 's3', 730, 0],
    ]);
  });
});

describe('an interface endpoint', () => {
  const SNS = { from: 'app', to: 'sns.us-east-1.amazonaws.com' };
  it('pays for each of its zones, and by tiers that end at whole petabytes', () => {
    const draft = office(snsEndpoint({ subnets: ['private-a', 'private-b'] }));
    expect(linesOf(costOf(draft, SNS, 6_000_000))).toEqual([
      ['interface-endpoint-hour', 'vpce-sns', 1460, 14.6],
      ['interface-endpoint-gigabyte', 'vpce-sns', 1_048_576, 10_485.76],
      ['interface-endpoint-gigabyte', 'vpce-sns', 4_194_304, 25_165.824],
      ['interface-endpoint-gigabyte', 'vpce-sns', 757_120, 3028.48],
    ]);
    expect(linesOf(costOf(draft, SNS, 1_048_576))).toHaveLength(2);
    expect(linesOf(costOf(draft, SNS, 1_048_577)).at(-1)).toEqual([
      'interface-endpoint-gigabyte',
      'vpce-sns',
      1,
      0.006,
    ]);
  });

  it('fills the tiers of its Region together with the others', () => {
    const endpoints = {
      ...(snsEndpoint().endpoints as Draft),
      'vpce-sqs': { type: 'interface', service: 'sqs', subnets: ['private-b'], securityGroups: ['endpoint'] },
    };
    const flows = {
      one: { ...SNS, gigabytesPerMonth: 1_048_000 },
      two: { from: 'app', to: 'sqs.us-east-1.amazonaws.com', gigabytesPerMonth: 1_000 },
    };
    const data = scenarioCost(networkOf(office({ endpoints, flows }))).lines.filter(
      ({ flow }) => flow !== undefined,
    );
    expect(data.map(({ flow, quantity, amount }) => [flow, quantity, amount])).toEqual([
      ['one', 1_048_000, 10_480],
      ['two', 576, 5.76],
      ['two', 424, 2.544],
    ]);
  });
});

describe('a Gateway Load Balancer endpoint', () => {
  it('pays for what it sees of each direction; its load balancer’s units have no price', () => {
    const draft: Draft = {
      vpcs: {
        net: {
          cidr: '10.0.0.0/16',
          subnets: {
            'app-a': { cidr: '10.0.1.0/24', routeTable: 'app' },
            'gwlbe-a': { cidr: '10.0.2.0/28', routeTable: 'endpoint' },
          },
          routeTables: {
            app: { routes: { '0.0.0.0/0': 'gwlbe' } },
            edge: { gateways: ['igw'], routes: { '10.0.1.0/24': 'gwlbe' } },
            endpoint: { routes: { '0.0.0.0/0': 'igw' } },
          },
          securityGroups: OPEN,
        },
      },
      instances: {
        web: { subnet: 'app-a', ip: '10.0.1.10', publicIp: '203.0.113.10', securityGroups: ['open'] },
      },
      internetGateways: { igw: { vpc: 'net' } },
      endpoints: { gwlbe: { type: 'gateway-load-balancer', service: null, subnet: 'gwlbe-a' } },
    };
    const cost = costOf(draft, { from: 'internet', to: 'web', port: 443 }, 100, 200);
    expect(linesOf(cost)).toEqual([
      ['gateway-load-balancer-endpoint-hour', 'gwlbe', 730, 7.3],
      ['public-ipv4-hour', 'web', 730, 3.65],
      ['gateway-load-balancer-endpoint-gigabyte', 'gwlbe', 300, 1.05],
      ['internet-out-gigabyte', 'igw', 100, 0],
      ['internet-out-gigabyte', 'igw', 100, 9],
    ]);
    expect(cost.complete).toBe(false);
  });
});

describe('a resource endpoint', () => {
  it('pays for itself and its provider for the resource gateway', () => {
    const { vpcs, instances } = privateLink();
    const draft: Draft = {
      vpcs,
      instances,
      endpoints: {
        res: { type: 'resource', resource: 'db', subnets: ['consumer-a'], securityGroups: ['open'] },
      },
      resourceGateways: { gate: { subnets: ['provider-a'], securityGroups: ['open'] } },
      resourceConfigurations: { db: { gateway: 'gate', target: 'web', ports: [5432] } },
    };
    expect(linesOf(costOf(draft, { from: 'client', to: 'res', port: 5432 }, 100, 10))).toEqual([
      ['resource-endpoint-hour', 'res', 730, 14.6],
      ['resource-endpoint-gigabyte', 'res', 110, 1.1],
      ['resource-gateway-gigabyte', 'gate', 110, 1.1],
    ]);
  });
});

describe('two transit gateways that are peered', () => {
  it('process a gigabyte once, and it pays for the way between the Regions (fact F-PRICE-12b)', () => {
    const vpcs = transit().vpcs as Record<string, Draft>;
    const draft = transit({
      vpcs: {
        ...vpcs,
        right: {
          ...vpcs.right,
          region: 'us-west-2',
          routeTables: { main: { main: true, routes: { '10.1.0.0/16': 'far' } }, attachment: {} },
        },
      },
      transitGateways: {
        tgw: {
          routeTables: { t: { default: true, routes: { '10.2.0.0/16': 'peer-r' } } },
          attachments: {
            'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
            'peer-r': { type: 'peering', transitGateway: 'far' },
          },
        },
        far: {
          region: 'us-west-2',
          routeTables: { t: { default: true, routes: { '10.1.0.0/16': 'peer-l' } } },
          attachments: {
            'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] },
            'peer-l': { type: 'peering', transitGateway: 'tgw' },
          },
        },
      },
    });
    const cost = costOf(draft, { from: 'one', to: 'two', port: 443 }, 100);
    expect(linesOf(cost)).toEqual([
      ['transit-gateway-attachment-hour', 'to-left', 730, 36.5],
      ['transit-gateway-peering-hour', 'peer-r', 730, 36.5],
      ['transit-gateway-attachment-hour', 'to-right', 730, 36.5],
      ['transit-gateway-peering-hour', 'peer-l', 730, 36.5],
      ['transit-gateway-gigabyte', 'tgw', 100, 2],
      ['inter-region-gigabyte', 'far', 100, 2],
    ]);
  });
});

describe('an endpoint to another Region', () => {
  it('pays for the way there and, in the other Region, for the way back (fact F-PRICE-10)', () => {
    const draft = privateLink({ provider: { region: 'us-east-2' }, service: { regions: ['us-east-1'] } });
    const cost = costOf(draft, { from: 'client', to: 'vpce', port: 443 }, 100, 10);
    expect(linesOf(cost)).toContainEqual(['inter-region-us-east-gigabyte', 'vpce', 100, 1]);
    expect(linesOf(cost)).toContainEqual(['inter-region-us-east-gigabyte', 'vpce', 10, 0.1]);
    expect(cost.notes.map(({ message }) => message).join()).toContain(
      'pays for the Region `us-east-1` by the hour',
    );
  });
});

describe('a regional NAT gateway', () => {
  it('has a price of its own, in eu-west-1 too', () => {
    const natGateways = { nat: { availability: 'regional', vpc: 'office' } };
    const lines = (region: string) => linesOf(scenarioCost(networkOf(office({ natGateways, region }))));
    expect(lines('us-east-1')).toContainEqual(['regional-nat-gateway-hour', 'nat', 730, 32.85]);
    expect(lines('eu-west-1')).toContainEqual(['regional-nat-gateway-hour', 'nat', 730, 35.04]);
  });
});
