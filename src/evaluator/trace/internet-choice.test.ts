/** Which of several sources and interfaces a flow from the internet is judged by. */
import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, shownOf, traceIn } from '../testing/build.ts';

const anyone = { inbound: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }] };
const partner = { inbound: [{ cidr: '203.0.113.0/24' }] };
const none = { inbound: [] };

/** A VPC on the internet with two subnets. */
const shop = (changes: Draft, vpc: Draft = {}): Draft => ({
  vpcs: {
    shop: {
      cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
      subnets: {
        a: { cidr: ['10.0.1.0/24', '2001:db8:1::/64'], zone: 'us-east-1a' },
        b: { cidr: ['10.0.2.0/24', '2001:db8:1:1::/64'], zone: 'us-east-1b' },
      },
      routeTables: { main: { main: true, routes: { '0.0.0.0/0': 'igw', '::/0': 'igw' } } },
      securityGroups: { anyone, partner, none },
      ...vpc,
    },
  },
  internetGateways: { igw: { vpc: 'shop' } },
  ...changes,
});
const ask = (draft: Draft, to: string, from = 'internet') => traceIn(draft, { from, to, port: 443 });
const sender = (trace: ReturnType<typeof ask>) => shownOf(trace).there[0]?.answer;

describe('of several sources on the internet', () => {
  /** A load balancer with two targets, in the given security groups. */
  const balanced = (first: string, second: string): Draft =>
    shop({
      instances: {
        one: { subnet: 'a', ip: '10.0.1.10', securityGroups: [first] },
        two: { subnet: 'a', ip: '10.0.1.11', securityGroups: [second] },
      },
      loadBalancers: {
        nlb: {
          type: 'network',
          scheme: 'internet-facing',
          subnets: ['a'],
          listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'g' }],
        },
      },
      targetGroups: { g: { port: 443, targets: ['one', 'two'] } },
    });
  it('one that every target lets in makes the flow reachable', () => {
    const trace = ask(balanced('anyone', 'partner'), 'nlb');
    expect(trace.verdict).toBe('reachable');
    expect(sender(trace)).toContain('`203.0.113.0`');
  });
  it('one that some target lets in is better than those that none does', () => {
    const trace = ask(balanced('none', 'partner'), 'nlb');
    expect(trace.verdict).toBe('undetermined');
    expect(codesOf(trace)).toEqual(['security-group-inbound', 'choices-differ']);
    expect(sender(trace)).toContain('`203.0.113.0`');
  });
  it('the first stands for all where nobody is let in', () => {
    const trace = ask(balanced('none', 'none'), 'nlb');
    expect(trace.verdict).toBe('not-reachable');
    expect(sender(trace)).toContain('`198.51.100.10`');
  });
});

describe('of both IP versions', () => {
  const web = (group: string): Draft =>
    shop({
      instances: {
        web: {
          subnet: 'a',
          ip: ['10.0.1.10', '2001:db8:1::10'],
          publicIp: '203.0.113.10',
          securityGroups: [group],
        },
      },
    });
  it('the one of a given source is asked, and what stands against it is said', () => {
    expect(codesOf(ask(web('none'), 'web', 'internet:2001:db8:9::1'))).toEqual(['security-group-inbound']);
    expect(sender(ask(web('none'), 'web', 'internet:2001:db8:9::1'))).toBe('`2001:db8:9::1`.');
  });
  it('the one of a given address is asked', () => {
    const trace = ask(web('anyone'), '2001:db8:1::10');
    expect(trace.verdict).toBe('reachable');
    expect(sender(trace)).toContain('`2001:db8::10`');
    expect(shownOf(trace).there.at(-1)?.answer).toContain('`2001:db8:1::10`');
  });
  it('neither is any use to a private address', () => {
    expect(codesOf(ask(web('anyone'), '10.0.1.10'))).toContain('no-public-address-for-ingress');
  });
});

describe('of several interfaces of an instance', () => {
  const two = (first: Draft, second: Draft): Draft =>
    shop({
      instances: { web: { subnet: 'a', ip: '10.0.1.10', networkInterface: 'eni-1', ...first } },
      networkInterfaces: { 'eni-2': { subnet: 'b', ip: '10.0.2.10', instance: 'web', ...second } },
    });
  const FIRST = { publicIp: '203.0.113.10', securityGroups: ['none'] };
  const SECOND = { publicIp: '203.0.113.20', securityGroups: ['none'] };
  it('only those with a public address count', () => {
    const trace = ask(two({ securityGroups: ['none'] }, SECOND), 'web');
    expect(codesOf(trace)).toEqual(['security-group-inbound']);
    expect(shownOf(trace).there.some(({ at }) => at === 'b')).toBe(true);
  });
  it('one that is not decided is better than one that is closed', () => {
    for (const [first, second] of [
      [FIRST, { ...SECOND, securityGroups: null }],
      [{ ...FIRST, securityGroups: null }, SECOND],
    ] as const)
      expect(codesOf(ask(two(first, second), 'web'))).toEqual(['security-groups-unknown']);
  });
  it('the first is shown where all are closed', () => {
    expect(shownOf(ask(two(FIRST, SECOND), 'web')).there.some(({ at }) => at === 'a')).toBe(true);
  });
  it('the one that has a given address is asked', () => {
    const open = two(FIRST, { ...SECOND, securityGroups: ['anyone'] });
    expect(ask(open, '203.0.113.20').verdict).toBe('reachable');
    expect(ask(open, '203.0.113.10').verdict).toBe('not-reachable');
  });
});

describe('the ports of clients on the internet', () => {
  const answering = (port: string) => {
    const all = { action: 'allow', cidr: '0.0.0.0/0' };
    const draft = shop(
      {
        instances: {
          web: { subnet: 'a', ip: '10.0.1.10', publicIp: '203.0.113.10', securityGroups: ['anyone'] },
        },
      },
      {
        subnets: { a: { cidr: '10.0.1.0/24', networkAcl: 'answers' } },
        networkAcls: {
          answers: { inbound: { 1: all }, outbound: { 1: { ...all, protocol: 'tcp', port } } },
        },
      },
    );
    const trace = ask(draft, 'web');
    return [trace.verdict, ...codesOf(trace)];
  };
  it('may be any above 1023', () => {
    expect(answering('1024-65535')).toEqual(['reachable']);
    expect(answering('1025-65535')).toEqual(['undetermined', 'ephemeral-ports-partly-open']);
    expect(answering('1024-65534')).toEqual(['undetermined', 'ephemeral-ports-partly-open']);
    expect(answering('443-444')).toEqual(['not-reachable', 'network-acl-outbound']);
  });
});
