/** The walk ends for every network, and soon. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf } from '../../evaluator/testing/build.ts';
import { OPEN, transit } from '../../evaluator/testing/networks.ts';
import { walkFlows } from './walk-flows.ts';

const numbered = <T>(count: number, make: (index: number) => T, prefix: string): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, make(index)]));

const linksOf = (draft: Draft, to: string): number =>
  walkFlows(networkOf(draft), [{ from: 'one', to }]).links.length;

/** Load balancers that all have each other as targets. */
const circle = (count: number): Draft =>
  transit({
    loadBalancers: numbered(
      count,
      () => ({
        type: 'network',
        subnets: ['left-a', 'left-tgw'],
        listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'all' }],
      }),
      'lb',
    ),
    targetGroups: {
      all: { targets: Array.from({ length: count }, (_, index) => `lb${index}`) },
    },
  });

/** Transit gateways in a ring, each leading everything on to both of its neighbours. */
const ring = (count: number): Draft => {
  const name = (index: number): string => `t${(index + count) % count}`;
  return {
    vpcs: {
      left: {
        cidr: '10.1.0.0/16',
        subnets: { 'left-a': { cidr: '10.1.1.0/24' } },
        routeTables: { main: { main: true, routes: { '0.0.0.0/0': 't0' } } },
        securityGroups: OPEN,
      },
    },
    instances: { one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] } },
    transitGateways: numbered(
      count,
      (index) => ({
        routeTables: { t: { default: true, routes: { '0.0.0.0/0': 'next', '0.0.0.0/1': 'back' } } },
        attachments: {
          next: { type: 'peering', transitGateway: name(index + 1) },
          back: { type: 'peering', transitGateway: name(index - 1) },
          ...(index === 0 ? { home: { type: 'vpc', vpc: 'left', subnets: ['left-a'] } } : {}),
        },
      }),
      't',
    ),
  };
};

/** Names that each lead to many others. */
const aliases = (names: number, values: number): Draft => ({
  ...transit(),
  hostedZones: {
    zone: {
      domain: 'example.internal',
      vpcs: ['left'],
      records: numbered(
        names,
        (index) =>
          Array.from({ length: values }, (_, next) => `n${(index * 7 + next) % names}.example.internal`),
        'n',
      ),
    },
  },
});
const named = (draft: Draft): Draft => {
  const zones = draft['hostedZones'] as { zone: { records: Record<string, unknown> } };
  const records = Object.fromEntries(
    Object.entries(zones.zone.records).map(([name, value]) => [`${name}.example.internal`, value]),
  );
  return { ...draft, hostedZones: { zone: { ...zones.zone, records } } };
};

describe('walkFlows', () => {
  it('ends where load balancers forward to each other', () => {
    expect(linksOf(circle(2), 'lb0')).toBeGreaterThan(0);
    expect(linksOf(circle(12), 'lb0')).toBeGreaterThan(0);
  });

  it('ends where transit gateways make a packet go round', () => {
    expect(linksOf(ring(40), '198.51.100.7')).toBe(41);
  });

  it('ends where names lead to each other', () => {
    const before = performance.now();
    expect(linksOf(named(aliases(200, 50)), 'n0.example.internal')).toBe(0);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
