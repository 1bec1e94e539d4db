import { describe, expect, it } from 'vitest';
import { parseAddress } from '../address/prefix.ts';
import { isPublic } from '../address/ranges.ts';
import { codesOf, type Draft, networkOf, traceIn } from '../testing/build.ts';
import { internetSources } from './internet-sources.ts';

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

describe('the addresses that are tried', () => {
  /** Those for `web`, whose group has one rule; a second VPC has an appliance in the way of its own. */
  const tried = (cidr: string, routes: Draft = { '0.0.0.0/0': 'igw' }, family: 4 | 6 = 4) => {
    const network = networkOf({
      vpcs: {
        shop: {
          cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
          subnets: {
            front: { cidr: ['10.0.1.0/24', '2001:db8:1::/64'], routeTable: 'public' },
            middle: { cidr: '10.0.2.0/24' },
          },
          routeTables: { public: { routes } },
          securityGroups: {
            web: { inbound: [{ cidr }] },
            firewall: { inbound: [{ cidr: '192.0.2.0/28' }] },
          },
        },
        other: {
          cidr: '10.1.0.0/16',
          subnets: { far: { cidr: '10.1.1.0/24' } },
          routeTables: { edge: { gateways: ['far-igw'], routes: { '10.1.1.0/24': 'guard' } } },
          securityGroups: { guard: { inbound: [{ cidr: '192.0.2.128/28' }] } },
        },
      },
      internetGateways: { igw: { vpc: 'shop' }, 'far-igw': { vpc: 'other' } },
      instances: {
        web: { subnet: 'front', ip: ['10.0.1.10', '2001:db8:1::10'], securityGroups: ['web'] },
        firewall: {
          subnet: 'middle',
          ip: '10.0.2.10',
          securityGroups: ['firewall'],
          sourceDestCheck: false,
        },
        guard: { subnet: 'far', ip: '10.1.1.10', securityGroups: ['guard'], sourceDestCheck: false },
      },
      prefixLists: { list: { entries: ['192.0.2.64/28'] } },
    });
    const owner = network.instances.get('web')?.interfaces[0] ?? expect.fail('no interface');
    return internetSources(network, owner, family, { protocol: 6, port: 443 }).map(({ text }) => text);
  };
  const ANY = '`198.51.100.10`';

  it('begin with the first public one of a range that begins with private ones', () => {
    expect(tried('10.0.0.0/7')).toContain('`11.0.0.0`');
  });

  it('are public, though the neighbours of a range are not', () => {
    const inside = tried('10.0.1.0/24');
    expect(inside[0]).toBe(ANY);
    for (const text of ['`10.0.0.255`', '`10.0.1.0`', '`10.0.2.0`']) expect(inside).not.toContain(text);
  });

  it.each([
    ['0.0.0.0/0', 4],
    ['255.255.255.255/32', 4],
    ['::/0', 6],
    ['ffff::/16', 6],
  ] as const)('are public addresses, though %s ends where the address space does', (cidr, family) => {
    for (const text of tried(cidr, { '::/0': 'igw', '0.0.0.0/0': 'igw' }, family)) {
      const address = parseAddress(text.slice(1, -1));
      expect(address?.family, text).toBe(family);
      expect(address !== undefined && isPublic(address), text).toBe(true);
    }
  });

  it('are of the rules of an appliance that the subnet’s own table leads through, and of none elsewhere', () => {
    expect(tried('0.0.0.0/0')).not.toContain('`192.0.2.0`');
    const through = tried('0.0.0.0/0', { '0.0.0.0/0': 'firewall' });
    expect(through).toContain('`192.0.2.0`');
    expect(through).not.toContain('`192.0.2.128`');
  });

  it('are of routes by their CIDR', () => {
    const routed = tried('0.0.0.0/0', { '0.0.0.0/0': 'igw', list: 'igw', '192.0.2.96/28': 'igw' });
    expect(routed).toContain('`192.0.2.96`');
    expect(routed).toContain(ANY);
  });
});
