/** The cost of flows with several ways, what a line says of its price, and two paths compared at a share of answers. */
import { describe, expect, it } from 'vitest';
import type { Network } from '../model/network.ts';
import { type Draft, networkOf, office, peered, snsEndpoint } from '../testing/build.ts';
import { OPEN } from '../testing/networks.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { PathTrace, Trace } from '../trace/types.ts';
import { breakEven } from './break-even.ts';
import { flowCost } from './flow-cost.ts';
import { pathCost } from './path-cost.ts';
import { scenarioCost } from './scenario-cost.ts';
import type { Cost, CostLine } from './types.ts';

const SNS = { from: 'app', to: 'sns.us-east-1.amazonaws.com' } as const;
const OUT = { from: 'web', to: 'example.com', port: 443 } as const;

const traceOf = (network: Network, flow: Parameters<typeof traceFlow>[1]): Trace => {
  const result = traceFlow(network, flow);
  return result.ok ? result.trace : expect.fail(result.problem.message);
};
const pathIn = (network: Network, flow: Parameters<typeof traceFlow>[1]): PathTrace =>
  traceOf(network, flow).choices[0] ?? expect.fail('no path');
const gigabytes = (there: number, back = 0) => ({ gigabytesPerMonth: { there, back } });
const told = (cost: Cost | undefined, words: string): boolean =>
  cost?.notes.some(({ message }) => message.includes(words)) === true;

describe('a flow that may go several ways', () => {
  const network = networkOf(office());
  const byNat = pathIn(network, SNS);
  const out = pathIn(network, OUT);
  const inside = pathIn(network, { from: 'web', to: 'db', port: 443 });
  const refused = { ...byNat, verdict: 'not-reachable' } as const;
  const unknown = { ...byNat, verdict: 'undetermined' } as const;
  const costOf = (...choices: readonly PathTrace[]) =>
    flowCost(network, { ...traceOf(network, OUT), choices }, gigabytes(10)) ?? expect.fail('no choice');
  const differ = 'do not cost the same';

  it('costs what the dearest of them does, wherever it stands, and says so', () => {
    for (const choices of [
      [byNat, out, inside],
      [inside, out, byNat],
      [out, byNat, inside],
    ]) {
      const cost = costOf(...choices);
      expect(cost.choice).toBe(byNat);
      expect(cost.total).toBe(pathCost(network, byNat, gigabytes(10)).total);
      expect(told(cost, '3 ways, which do not cost the same')).toBe(true);
    }
  });
  it('counts what is refused only where all is', () => {
    expect(costOf(refused, out).choice).toBe(out);
    expect(told(costOf(refused, out), differ)).toBe(false);
    expect(costOf(unknown, out).choice).toBe(unknown);
    expect(costOf(refused).choice).toBe(refused);
  });
  it('says nothing of a choice where all cost the same, and counts the first', () => {
    const twin = { ...byNat };
    const cost = costOf(byNat, twin);
    expect(cost.choice).toBe(byNat);
    expect(told(cost, differ)).toBe(false);
    expect(told(costOf(byNat, twin, out), differ)).toBe(true);
  });
  it('is complete where each of them is', () => {
    const twice = networkOf(
      office({
        instances: {
          web: { subnet: 'public-a', ip: '10.0.2.10', publicIp: '203.0.113.10', securityGroups: ['open'] },
          other: { subnet: 'public-a', ip: '10.0.2.11', publicIp: '203.0.113.11', securityGroups: ['open'] },
        },
      }),
    );
    const whole = pathIn(twice, OUT);
    const partly = pathIn(twice, { from: 'web', to: '203.0.113.11', port: 443 });
    const complete = (...choices: readonly PathTrace[]) =>
      flowCost(twice, { ...traceOf(twice, OUT), choices }, gigabytes(10))?.complete;
    expect([complete(whole), complete(partly), complete(whole, partly), complete(partly, whole)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  it('has no cost without a choice', () => {
    expect(flowCost(network, { ...traceOf(network, OUT), choices: [] })).toBeUndefined();
  });
});

describe('a line', () => {
  const lines = (draft: Draft, there: number): readonly CostLine[] => {
    const network = networkOf(draft);
    return pathCost(network, pathIn(network, OUT), gigabytes(there)).lines.filter(
      ({ price }) => price === 'internet-out-gigabyte',
    );
  };
  /** The words behind the last comma: the bounds of a tier, where they are said. */
  const bounds = (found: readonly CostLine[]) =>
    found.map(({ what }) => /(?:up to|above) [\d,]+ GB$/.exec(what)?.[0]);
  it('names the bounds of its tier, but where one price is all there is', () => {
    expect(bounds(lines(office(), 50))).toEqual(['up to 100 GB']);
    expect(bounds(lines(office(), 20_000))).toEqual(['up to 100 GB', 'up to 10,240 GB', 'up to 51,200 GB']);
    expect(bounds(lines(office(), 153_601)).at(-1)).toBe('above 153,600 GB');
    expect(bounds(lines(office({ prices: { 'internet-out-gigabyte': 0.01 } }), 50))).toEqual([undefined]);
    expect(bounds(lines(office({ prices: { 'internet-out-gigabyte': 0 } }), 50))).toEqual([undefined]);
    // The first of several tiers, where it is paid and is all that is paid.
    const network = networkOf(office(snsEndpoint()));
    const [, first] = pathCost(network, pathIn(network, SNS), gigabytes(10)).lines;
    expect(bounds(first === undefined ? [] : [first])).toEqual([undefined]);
  });
  it('says whose price it is, since when and how sure', () => {
    const [own] = lines(office({ prices: { 'internet-out-gigabyte': 0.01 } }), 50);
    expect(own).toMatchObject({ source: 'scenario', unitPrice: 0.01 });
    expect(own).not.toHaveProperty('fact');
    const [, table] = lines(office(), 200);
    expect(table).toMatchObject({
      source: 'table',
      fact: expect.stringMatching(/^F-PRICE-/),
      date: expect.stringMatching(/^\d{4}-\d\d/),
      confidence: expect.stringMatching(/./),
    });
    expect(table).not.toHaveProperty('flow');
  });
  it('names its resource as the scenario does', () => {
    const origin = { file: 'gateways.json', pointer: '/InternetGateways/0' };
    const [line] = lines(
      office({ internetGateways: { igw: { vpc: 'office', label: 'front', origin } } }),
      50,
    );
    expect(line?.resource).toEqual({
      kind: 'internet-gateway',
      id: 'igw',
      pointer: '/internetGateways/igw',
      label: 'front',
      origin,
    });
    expect(Object.keys(lines(office(), 50)[0]?.resource ?? {}).sort()).toEqual(['id', 'kind', 'pointer']);
  });
  it('is left out where nothing is charged', () => {
    expect(lines(office(), 0)).toEqual([]);
  });
  it('counts several zones in words', () => {
    const network = networkOf(office(snsEndpoint({ subnets: ['private-a', 'private-b'] })));
    const words = (net: Network) =>
      scenarioCost(net).lines.find(({ price }) => price === 'interface-endpoint-hour')?.what;
    expect(words(network)).toContain('2 zones');
    expect(words(networkOf(office(snsEndpoint())))).not.toContain('zones');
  });
  it('tells what the free gigabytes are taken for, by a fact', () => {
    const network = networkOf(office());
    const { notes } = pathCost(network, pathIn(network, OUT), gigabytes(20_000));
    const free = notes.find(({ message }) => message.includes('free each month'));
    expect(free?.facts).toHaveLength(1);
    const weak = notes.filter(({ kind }) => kind === 'weak-source');
    for (const { facts } of weak) expect(facts).toHaveLength(1);
  });
});

describe('two paths compared', () => {
  const nat = networkOf(office());
  const endpoint = networkOf(office(snsEndpoint()));
  const sides = (usage = {}) =>
    breakEven(
      { network: nat, path: pathIn(nat, SNS) },
      { network: endpoint, path: pathIn(endpoint, SNS) },
      usage,
    );
  it('agree with their costs at the crossing, for any share of answers', () => {
    // An endpoint charges answers; what comes in from the internet is free.
    const zones = networkOf(office(snsEndpoint({ subnets: ['private-a', 'private-b'] })));
    const [service, out] = [pathIn(zones, SNS), pathIn(nat, OUT)];
    for (const [there, back] of [
      [1, 0],
      [3, 1],
      [1, 1],
    ] as const) {
      const usage = gigabytes(there, back);
      const found = breakEven({ network: zones, path: service }, { network: nat, path: out }, usage);
      for (const { gigabytes: all, amount } of found.crossings) {
        const at = gigabytes((all * there) / (there + back), (all * back) / (there + back));
        expect(pathCost(zones, service, at).total).toBeCloseTo(amount, 1);
        expect(pathCost(nat, out, at).total).toBeCloseTo(amount, 1);
      }
      expect(found.crossings.length).toBeGreaterThan(0);
    }
  });
  it('never meet where one is dearer by the hour and by the gigabyte', () => {
    expect(sides()).toMatchObject({ atZero: 'second', crossings: [], notPriced: [] });
  });
  it('name what has no price, once', () => {
    const draft = (there: string): Draft => {
      const { left, right } = peered()['vpcs'] as Record<string, Draft>;
      return peered({
        vpcs: {
          left: { ...left, region: there, securityGroups: OPEN },
          right: { ...right, securityGroups: OPEN },
        },
        instances: {
          one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] },
          two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['open'] },
        },
      });
    };
    const far = networkOf(draft('eu-west-1'));
    const path = pathIn(far, { from: 'one', to: 'two', port: 443 });
    const side = { network: far, path };
    expect(breakEven(side, side).notPriced).toEqual(['inter-region-gigabyte']);
    expect(breakEven(side, { network: nat, path: pathIn(nat, SNS) }).notPriced).toEqual([
      'inter-region-gigabyte',
    ]);
  });
});
