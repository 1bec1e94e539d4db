import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, traceIn } from '../testing/build.ts';

const NARROW = '203.0.113.0/24';
const OPEN = { inbound: [{ cidr: '0.0.0.0/0' }] };

/** A Network Load Balancer on the internet that shows its target the client's own address. */
const balanced = (target: Draft, acl?: Draft): Draft => ({
  vpcs: {
    shop: {
      cidr: '10.0.0.0/16',
      subnets: {
        front: { cidr: '10.0.1.0/24', zone: 'us-east-1a', routeTable: 'public' },
        back: {
          cidr: '10.0.5.0/24',
          zone: 'us-east-1a',
          ...(acl === undefined ? {} : { networkAcl: 'back' }),
        },
      },
      routeTables: { public: { routes: { '0.0.0.0/0': 'igw' } } },
      securityGroups: { target },
      ...(acl === undefined ? {} : { networkAcls: { back: acl } }),
    },
  },
  internetGateways: { igw: { vpc: 'shop' } },
  instances: { web: { subnet: 'back', ip: '10.0.5.10', securityGroups: ['target'] } },
  loadBalancers: {
    nlb: {
      type: 'network',
      scheme: 'internet-facing',
      subnets: ['front'],
      listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'g' }],
    },
  },
  targetGroups: { g: { port: 8443, targets: ['web'] } },
});
const FLOW = { from: 'internet', to: 'nlb', port: 443 };

describe('who on the internet is tried', () => {
  it('includes whom only a target behind a load balancer lets in, on a port of its own', () => {
    const rule = { protocol: 'tcp', port: 8443, cidr: NARROW };
    expect(traceIn(balanced({ inbound: [rule] }), FLOW).verdict).toBe('reachable');
    const wrongPort = traceIn(balanced({ inbound: [{ ...rule, port: 443 }] }), FLOW);
    expect(wrongPort.verdict).toBe('not-reachable');
    expect(codesOf(wrongPort)).toEqual(['security-group-inbound']);
  });

  it('includes whom only the network ACL of the target lets in', () => {
    const acl = (inbound: string): Draft => ({
      inbound: { 1: { action: 'allow', cidr: inbound }, 2: { action: 'allow', cidr: '10.0.0.0/16' } },
      outbound: { 1: { action: 'allow', cidr: '0.0.0.0/0' } },
    });
    expect(traceIn(balanced(OPEN, acl(NARROW)), FLOW).verdict).toBe('reachable');
    expect(traceIn(balanced(OPEN, acl('192.168.0.0/16')), FLOW).verdict).toBe('not-reachable');
  });

  it('includes whom only the network ACL of an inspection subnet lets in', () => {
    const inspected = (cidr: string): Draft => ({
      vpcs: {
        shop: {
          cidr: '10.0.0.0/16',
          subnets: {
            app: { cidr: '10.0.1.0/24', routeTable: 'app' },
            firewall: { cidr: '10.0.2.0/24', routeTable: 'firewall', networkAcl: 'firewall' },
          },
          networkAcls: {
            firewall: {
              inbound: { 1: { action: 'allow', cidr }, 2: { action: 'allow', cidr: '10.0.0.0/8' } },
              outbound: { 1: { action: 'allow', cidr: '0.0.0.0/0' } },
            },
          },
          routeTables: {
            app: { routes: { '0.0.0.0/0': 'gwlbe' } },
            firewall: { routes: { '0.0.0.0/0': 'igw' } },
            edge: { gateways: ['igw'], routes: { '10.0.1.0/24': 'gwlbe' } },
          },
          securityGroups: { open: OPEN },
        },
      },
      internetGateways: { igw: { vpc: 'shop' } },
      endpoints: { gwlbe: { type: 'gateway-load-balancer', service: null, subnet: 'firewall' } },
      instances: {
        web: { subnet: 'app', ip: '10.0.1.10', publicIp: '198.51.100.20', securityGroups: ['open'] },
      },
    });
    const flow = { from: 'internet', to: 'web', port: 443 };
    expect(traceIn(inspected(NARROW), flow).verdict).toBe('reachable');
    expect(traceIn(inspected('192.168.0.0/16'), flow).verdict).toBe('not-reachable');
  });
});
