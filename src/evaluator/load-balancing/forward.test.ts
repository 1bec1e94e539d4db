import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, office, traceIn } from '../testing/build.ts';
import { OPEN, privateLink, transit } from '../testing/networks.ts';

/** `nlb` in `left`, which keeps the client's address or not, before a machine of `right`. */
const across = (preserveClientIp: boolean, changes: Draft = {}): Draft =>
  transit({
    loadBalancers: {
      nlb: {
        type: 'network',
        subnets: ['left-a'],
        ips: { 'left-a': '10.1.1.77' },
        listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'group' }],
      },
    },
    targetGroups: { group: { protocol: 'tcp', port: 443, preserveClientIp, targets: ['10.2.1.10'] } },
    ...changes,
  });

describe('a load balancer', () => {
  it('reaches a target of another VPC only with its own address', () => {
    const flow = { from: 'one', to: 'nlb', port: 443 } as const;
    expect(traceIn(across(false), flow).verdict).toBe('reachable');
    const kept = traceIn(across(true), flow);
    expect(kept.verdict).toBe('not-reachable');
    expect(codesOf(kept)).toContain('load-balancer-target-network');
  });

  it('does not hand a client back to itself with its own address', () => {
    const flow = { from: 'one', to: 'nlb', port: 443 } as const;
    const toItself = (preserveClientIp: boolean): Draft =>
      across(false, {
        targetGroups: { group: { protocol: 'tcp', port: 443, preserveClientIp, targets: ['one'] } },
      });
    expect(traceIn(toItself(false), flow).verdict).toBe('reachable');
    expect(codesOf(traceIn(toItself(true), flow))).toEqual(['load-balancer-hairpin']);
  });

  it('keeps the address of UDP clients, whatever the target group says', () => {
    const udp = across(false, {
      loadBalancers: {
        nlb: {
          type: 'network',
          subnets: ['left-a'],
          listeners: [{ protocol: 'udp', port: 53, targetGroups: 'group' }],
        },
      },
      targetGroups: { group: { protocol: 'udp', port: 53, preserveClientIp: false, targets: ['one'] } },
    });
    const trace = traceIn(udp, { from: 'one', to: 'nlb', protocol: 'udp', port: 53 });
    expect(codesOf(trace)).toContain('load-balancer-hairpin');
  });

  it('sends nothing where its listener has no target group', () => {
    const draft = privateLink({
      balancer: { listeners: [{ protocol: 'tcp', port: 443, targetGroups: [] }] },
    });
    const trace = traceIn(draft, { from: 'client', to: 'vpce', port: 443 });
    expect(codesOf(trace)).toEqual(['load-balancer-no-targets']);
  });

  it('sends nothing to a group of another protocol', () => {
    const draft = privateLink({
      balancer: { listeners: [{ protocol: 'udp', port: 443, targetGroups: 'group' }] },
    });
    const trace = traceIn(draft, { from: 'client', to: 'vpce', protocol: 'udp', port: 443 });
    expect(codesOf(trace)).toContain('load-balancer-listener');
  });

  it('that is internal is closed to the internet', () => {
    const draft = (scheme: string): Draft =>
      office({
        loadBalancers: {
          front: {
            type: 'network',
            scheme,
            subnets: ['public-a'],
            listeners: [{ protocol: 'tcp', port: 80, targetGroups: 'apps' }],
          },
        },
        instances: { app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: ['open'] } },
        targetGroups: { apps: { protocol: 'tcp', port: 80, targets: ['app'] } },
      });
    const flow = { from: 'internet', to: 'front', port: 80 } as const;
    expect(traceIn(draft('internet-facing'), flow).verdict).toBe('reachable');
    expect(traceIn(draft('internal'), flow).verdict).toBe('not-reachable');
  });
});

describe('an answer through a NAT gateway', () => {
  it('over a peering is not decided', () => {
    const draft = transit(
      {
        peerings: { pcx: { requester: 'right', accepter: 'left' } },
        internetGateways: { igw: { vpc: 'right' } },
        natGateways: { nat: { subnet: 'right-public', ip: '10.2.5.5', publicIp: '203.0.113.5' } },
        vpcs: {
          left: {
            cidr: '10.1.0.0/16',
            subnets: {
              'left-a': { cidr: '10.1.1.0/24' },
              'left-tgw': { cidr: '10.1.9.0/28', routeTable: 'attachment' },
            },
            routeTables: { main: { main: true, routes: { '0.0.0.0/0': 'tgw' } }, attachment: {} },
            securityGroups: OPEN,
          },
          right: {
            cidr: '10.2.0.0/16',
            subnets: {
              'right-a': { cidr: '10.2.1.0/24' },
              'right-public': { cidr: '10.2.5.0/24', routeTable: 'public' },
              'right-tgw': { cidr: '10.2.9.0/28', routeTable: 'attachment' },
            },
            routeTables: {
              main: { main: true },
              public: { routes: { '0.0.0.0/0': 'igw', '10.1.0.0/16': 'pcx' } },
              attachment: { routes: { '0.0.0.0/0': 'nat' } },
            },
            securityGroups: OPEN,
          },
        },
      },
      {
        routeTables: { main: { routes: { '0.0.0.0/0': 'to-right' } } },
        attachments: {
          'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'], routeTable: 'main' },
          'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'], routeTable: 'main' },
        },
      },
    );
    const trace = traceIn(draft, { from: 'one', to: '8.8.8.8', port: 443 });
    expect(trace.verdict).toBe('undetermined');
    expect(codesOf(trace)).toContain('not-modelled');
  });
});
