import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDraft, anyFlow } from '../testing/arbitrary.ts';
import { type Draft, networkOf, office, shownOf, snsEndpoint, traceIn } from '../testing/build.ts';
import { transit } from '../testing/networks.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import { breakEven, type Way } from './break-even.ts';
import type { Cost } from './lines.ts';
import { pathCost } from './path-cost.ts';
import { amountOf, PRICES, priceOf } from './prices.ts';
import { scenarioCost } from './scenario-cost.ts';

const SNS: FlowRequest = { from: 'app', to: 'sns.us-east-1.amazonaws.com' };
const dollars = (micro: number): number => micro / 1_000_000;
const wayOf = (draft: Draft, flow: FlowRequest): Way => ({
  network: networkOf(draft),
  choice: shownOf(traceIn(draft, flow)),
});
const costIn = (draft: Draft, flow: FlowRequest, hours: number, gigabytes: number): Cost => {
  const { network, choice } = wayOf(draft, flow);
  return pathCost(network, choice, { hours, gigabytes });
};
const linesOf = ({ lines }: Cost): readonly string[] =>
  lines.map(({ price, resource, amount }) => `${price} ${resource} ${dollars(amount)}`);

describe('prices', () => {
  it('are exact at the bounds of their tiers', () => {
    const price = PRICES['interface-endpoint-gigabyte'];
    expect(dollars(amountOf(price, 1_048_576))).toBe(10485.76);
    expect(dollars(amountOf(price, 1_048_577))).toBe(10485.766);
    expect(dollars(amountOf(price, 0))).toBe(0);
    expect(dollars(amountOf(PRICES['internet-egress-gigabyte'], 100))).toBe(0);
    expect(dollars(amountOf(PRICES['internet-egress-gigabyte'], 110))).toBe(0.9);
  });
  it('yield to the scenario’s own', () => {
    expect(amountOf(priceOf('nat-gateway-hour', { 'nat-gateway-hour': 1 }), 2)).toBe(2_000_000);
    expect(priceOf('nat-gateway-hour', { 'vpn-connection-hour': 1 })).toBe(PRICES['nat-gateway-hour']);
  });
});

describe('the cost of a path', () => {
  it('by NAT: gateway, public address and gigabytes', () => {
    // 730 hours of 0.045 and 0.005 dollars, 100 GB of 0.045 dollars.
    expect(linesOf(costIn(office(), SNS, 730, 100))).toEqual([
      'nat-gateway-hour nat 32.85',
      'public-ipv4-hour nat 3.65',
      'nat-gateway-gigabyte nat 4.5',
    ]);
  });
  it('by an interface endpoint: each of its zones, and gigabytes', () => {
    const two = office(snsEndpoint({ subnets: ['private-a', 'private-b'] }));
    const cost = costIn(two, SNS, 730, 100);
    expect(linesOf(cost)).toEqual([
      'interface-endpoint-hour vpce-sns 14.6',
      'interface-endpoint-gigabyte vpce-sns 1',
    ]);
    expect(dollars(cost.total)).toBe(15.6);
  });
  it('one NAT hour is worth four and a half hours of an endpoint’s zone (fact F-PRICE-13)', () => {
    expect(amountOf(PRICES['nat-gateway-hour'], 2)).toBe(amountOf(PRICES['interface-endpoint-hour'], 9));
  });
  it('by a gateway endpoint: nothing', () => {
    const s3 = office({
      endpoints: { s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'] } },
    });
    expect(costIn(s3, { from: 'app', to: 's3.us-east-1.amazonaws.com' }, 730, 1000).total).toBe(0);
  });
  it('over a transit gateway: two attachments, and the gigabytes once', () => {
    expect(linesOf(costIn(transit(), { from: 'one', to: 'two', port: 443 }, 100, 10))).toEqual([
      'transit-gateway-attachment-hour tgw 10',
      'transit-gateway-gigabyte tgw 0.2',
    ]);
  });
  it('between zones: both directions', () => {
    const zones = office(
      {},
      {
        subnets: {
          'private-a': { cidr: '10.0.1.0/24', zone: 'us-east-1a', routeTable: 'private' },
          'private-b': { cidr: '10.0.3.0/24', zone: 'us-east-1b' },
          'public-a': { cidr: '10.0.2.0/24', zone: 'us-east-1a', routeTable: 'public' },
        },
      },
    );
    const flow: FlowRequest = { from: 'app', to: 'db', port: 443 };
    expect(linesOf(costIn(zones, flow, 730, 10))).toEqual(['cross-zone-gigabyte private-a to private-b 0.2']);
    // Without zones it is said that they are taken to be one.
    expect(costIn(office(), flow, 730, 10).notes.join(' ')).toContain('one zone');
  });
  it('to the internet: what goes out', () => {
    expect(linesOf(costIn(office(), { from: 'web', to: '8.8.8.8', port: 443 }, 730, 110))).toEqual([
      'public-ipv4-hour web 3.65',
      'internet-egress-gigabyte igw 0.9',
    ]);
  });
});

describe('the cost of a scenario', () => {
  it('counts what stands once, and the data of its flows', () => {
    const draft = office({
      flows: { sns: { ...SNS, gigabytesPerMonth: 10 }, again: { ...SNS, gigabytesPerMonth: 10 } },
      usage: { hoursPerMonth: 100 },
    });
    expect(linesOf(scenarioCost(networkOf(draft)))).toEqual([
      'nat-gateway-hour nat 4.5',
      'public-ipv4-hour nat 0.5',
      'public-ipv4-hour web 0.5',
      'nat-gateway-gigabyte nat 0.45',
      'nat-gateway-gigabyte nat 0.45',
    ]);
  });
  it('says what it has no price for', () => {
    const draft = office({
      loadBalancers: { nlb: { type: 'network', subnets: ['private-a'], listeners: [] } },
    });
    expect(scenarioCost(networkOf(draft)).unpriced.map(({ resource }) => resource)).toEqual(['nlb']);
  });
});

describe('break-even', () => {
  it('is where NAT and three endpoints of three zones cost the same', () => {
    const nat = wayOf(office(), SNS);
    const subnets = { a: { cidr: '10.0.4.0/24' }, b: { cidr: '10.0.5.0/24' } };
    const zones = ['private-a', 'private-b', 'a', 'b', 'public-a'];
    const base = office();
    const office_ = (base['vpcs'] as Record<string, Record<string, object>>)['office'];
    const vpcs = { office: { ...office_, subnets: { ...office_?.['subnets'], ...subnets } } };
    const many = wayOf({ ...base, vpcs, ...snsEndpoint({ subnets: zones }) }, SNS);
    // 730 h of (5 x 0.01 - 0.05) dollars apart: the same at no gigabyte at all.
    expect(breakEven(nat, many, 730)).toBe(0);
    const six = wayOf(
      { ...base, prices: { 'interface-endpoint-hour': 0.02 }, vpcs, ...snsEndpoint({ subnets: zones }) },
      SNS,
    );
    const gigabytes = breakEven(nat, six, 730) ?? Number.NaN;
    expect(gigabytes).toBeCloseTo((730 * 0.05) / 0.035, 6);
  });
  it('is nowhere where one is always cheaper', () => {
    const one = wayOf(office(snsEndpoint()), SNS);
    expect(breakEven(wayOf(office(), SNS), one, 730)).toBeUndefined();
  });
});

describe('for every network', () => {
  it('more gigabytes or hours never cost less, and the sum is that of its lines', () => {
    const amounts = fc.tuple(fc.nat(2_000_000), fc.nat(2_000_000), fc.nat(1000));
    fc.assert(
      fc.property(anyDraft, anyFlow, amounts, (draft, flow, [one, more, hours]) => {
        const network = networkOf(draft);
        const result = traceFlow(network, flow);
        const choice = result.ok ? result.trace.choices[0] : undefined;
        if (choice === undefined) return;
        const cost = (gigabytes: number, time: number): Cost =>
          pathCost(network, choice, { hours: time, gigabytes });
        expect(cost(one + more, hours).total).toBeGreaterThanOrEqual(cost(one, hours).total);
        expect(cost(one, hours + 1).total).toBeGreaterThanOrEqual(cost(one, hours).total);
        expect(cost(one, hours).lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(
          cost(one, hours).total,
        );
        scenarioCost(network);
      }),
    );
  });
});
