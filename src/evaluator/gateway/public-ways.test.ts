import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, office, peered, shownOf, traceIn } from '../testing/build.ts';
import { OPEN, transit } from '../testing/networks.ts';

const OUT = { from: 'app', to: '8.8.8.8', port: 443 } as const;

describe('a regional NAT gateway with a route table of its own', () => {
  const regional = (routes: Draft, fields: Draft = {}): Draft =>
    office(
      {
        natGateways: { nat: { availability: 'regional', vpc: 'office', routeTable: 'own', ...fields } },
        otherGateways: { box: { kind: 'firewall' } },
      },
      {
        routeTables: {
          private: { routes: { '0.0.0.0/0': 'nat' } },
          public: { routes: { '0.0.0.0/0': 'igw' } },
          own: { routes },
        },
      },
    );
  it('leads to the internet where its table leads to the internet gateway', () => {
    const trace = traceIn(regional({ '0.0.0.0/0': 'igw' }), OUT);
    expect(trace.verdict).toBe('reachable');
    expect(trace.private).toBe(false);
    expect(shownOf(trace).path).toEqual(['app', 'private-a', 'nat', 'igw']);
    expect(shownOf(trace).returnPath).toEqual(['igw', 'nat', 'private-a', 'app']);
  });
  it('is not decided where its table leads elsewhere, or nowhere', () => {
    for (const routes of [{ '0.0.0.0/0': 'box' }, { '9.9.9.0/24': 'igw' }, {}])
      expect(codesOf(traceIn(regional(routes), OUT))).toEqual(['not-modelled']);
  });
  it('does not lead to public addresses of its own network', () => {
    const trace = traceIn(regional({ '0.0.0.0/0': 'igw' }), { from: 'app', to: '203.0.113.10', port: 443 });
    expect(codesOf(trace)).toEqual(['not-modelled']);
    expect(trace.verdict).toBe('undetermined');
  });
});

describe('a regional NAT gateway', () => {
  it('carries IPv6 to addresses that stand for IPv4 ones only', () => {
    const draft: Draft = {
      vpcs: {
        net: {
          cidr: ['10.0.0.0/16', '2600:1f18:1::/56'],
          subnets: { a: { cidr: '2600:1f18:1::/64' } },
          routeTables: { main: { main: true, routes: { '::/0': 'nat' } } },
          securityGroups: OPEN,
        },
      },
      instances: { six: { subnet: 'a', ip: '2600:1f18:1::10', securityGroups: ['open'] } },
      internetGateways: { igw: { vpc: 'net' } },
      natGateways: { nat: { availability: 'regional', vpc: 'net' } },
    };
    expect(codesOf(traceIn(draft, { from: 'six', to: '2600:1234::1', port: 443 }))).toEqual([
      'gateway-ip-version',
    ]);
    expect(traceIn(draft, { from: 'six', to: '64:ff9b::808:808', port: 443 }).verdict).toBe('reachable');
  });
  it('drops an answer that is routed into it', () => {
    const draft = peered({
      vpcs: {
        left: {
          cidr: '10.1.0.0/16',
          subnets: { 'left-a': { cidr: '10.1.1.0/24' } },
          routeTables: { main: { main: true, routes: { '10.2.0.0/16': 'pcx' } } },
          securityGroups: OPEN,
        },
        right: {
          cidr: '10.2.0.0/16',
          subnets: { 'right-a': { cidr: '10.2.1.0/24' } },
          routeTables: { main: { main: true, routes: { '0.0.0.0/0': 'nat' } } },
          securityGroups: OPEN,
        },
      },
      instances: {
        one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] },
        two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['open'] },
      },
      internetGateways: { igw: { vpc: 'right' } },
      natGateways: { nat: { availability: 'regional', vpc: 'right' } },
    });
    const trace = traceIn(draft, { from: 'one', to: 'two', port: 443 });
    expect(trace.findings).toMatchObject([{ code: 'nat-gateway-unsolicited', direction: 'back' }]);
  });
  it('answers clients of another VPC over the transit gateway that its table names', () => {
    const vpcs = transit()['vpcs'] as Record<string, Draft>;
    const draft = transit(
      {
        vpcs: {
          left: {
            ...vpcs['left'],
            routeTables: { main: { main: true, routes: { '0.0.0.0/0': 'tgw' } }, attachment: {} },
          },
          right: {
            ...vpcs['right'],
            routeTables: {
              main: { main: true, routes: { '10.0.0.0/8': 'tgw' } },
              own: { routes: { '0.0.0.0/0': 'igw', '10.1.0.0/16': 'tgw' } },
              attachment: { routes: { '0.0.0.0/0': 'nat' } },
            },
          },
        },
        internetGateways: { igw: { vpc: 'right' } },
        natGateways: { nat: { availability: 'regional', vpc: 'right', routeTable: 'own' } },
      },
      { routeTables: { t: { default: true, routes: { '0.0.0.0/0': 'to-right' } } } },
    );
    const trace = traceIn(draft, { from: 'one', to: '8.8.8.8', port: 443 });
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).returnPath).toEqual(['igw', 'nat', 'tgw', 'left-tgw', 'left-a', 'one']);
  });
});

describe('an internet gateway', () => {
  const detached = (vpc: string | null | undefined): Draft =>
    office({ internetGateways: { igw: vpc === undefined ? {} : { vpc } } });
  it('must be attached to the VPC, both ways', () => {
    const out = { from: 'web', to: '8.8.8.8', port: 443 } as const;
    const into = { from: 'internet', to: 'web', port: 443 } as const;
    for (const flow of [out, into]) {
      expect(codesOf(traceIn(detached(undefined), flow))).toContain('internet-gateway-detached');
      expect(traceIn(detached(undefined), flow).verdict).toBe('not-reachable');
      expect(new Set(codesOf(traceIn(detached(null), flow)))).toEqual(new Set(['gateway-unknown']));
      expect(traceIn(detached(null), flow).verdict).toBe('undetermined');
    }
  });
  it('takes in nothing from addresses that the internet does not have', () => {
    const trace = traceIn(office(), { from: 'internet:10.9.9.9', to: 'web', port: 443 });
    expect(codesOf(trace)).toEqual(['internet-gateway-private-source']);
  });
  it('lets an instance reach another by its public address', () => {
    const draft = office({
      instances: {
        web: { subnet: 'public-a', ip: '10.0.2.10', publicIp: '203.0.113.10', securityGroups: ['open'] },
        other: { subnet: 'public-a', ip: '10.0.2.11', publicIp: '203.0.113.11', securityGroups: ['open'] },
      },
    });
    const trace = traceIn(draft, { from: 'other', to: '203.0.113.10', port: 443 });
    expect(trace.verdict).toBe('reachable');
    expect(trace.private).toBe(false);
    expect(shownOf(trace).path).toEqual(['other', 'public-a', 'igw', 'public-a', 'web']);
    // Also from behind a NAT gateway, and back to it.
    const app = { subnet: 'private-a', ip: '10.0.1.10', securityGroups: ['open'] };
    const behind = { ...draft, instances: { ...(draft['instances'] as Draft), app } };
    const through = traceIn(behind, { from: 'app', to: '203.0.113.10', port: 443 });
    expect(through.verdict).toBe('reachable');
    expect(shownOf(through).path.at(-1)).toBe('web');
    expect(shownOf(through).returnPath.at(-1)).toBe('app');
  });
  it('knows IPv6 addresses by their owner', () => {
    const draft: Draft = {
      vpcs: {
        v: {
          cidr: ['10.0.0.0/16', '2600:1f18:1::/56'],
          subnets: { s: { cidr: ['10.0.1.0/24', '2600:1f18:1:1::/64'] } },
          routeTables: { main: { main: true, routes: { '::/0': 'igw' } } },
          securityGroups: OPEN,
        },
        w: {
          cidr: ['10.5.0.0/16', '2600:1f18:5::/56'],
          subnets: { t: { cidr: ['10.5.1.0/24', '2600:1f18:5:1::/64'] } },
          routeTables: { main: { main: true, routes: { '::/0': 'igw-w' } } },
          securityGroups: OPEN,
        },
      },
      internetGateways: { igw: { vpc: 'v' }, 'igw-w': { vpc: 'w' } },
      instances: {
        i: { subnet: 's', ip: ['10.0.1.5', '2600:1f18:1:1::5'], securityGroups: ['open'] },
        j: { subnet: 't', ip: ['10.5.1.5', '2600:1f18:5:1::5'], securityGroups: ['open'] },
      },
    };
    const trace = traceIn(draft, { from: 'i', to: '2600:1f18:5:1::5', port: 443 });
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).path).toEqual(['i', 's', 'igw', 'igw-w', 't', 'j']);
  });
});

describe('a peering connection', () => {
  const FLOW = { from: 'one', to: 'two', port: 443 } as const;
  it.each(['pending-acceptance', 'provisioning', 'failed', 'rejected', 'expired', 'deleted'])(
    'carries nothing while it is %s',
    (state) => {
      expect(codesOf(traceIn(peered({}, { state }), FLOW))).toContain('peering-not-active');
    },
  );
  it('carries what its own two VPCs send: nothing that came in from elsewhere', () => {
    const base = peered();
    const vpcs = base['vpcs'] as Record<string, Draft>;
    const third = {
      cidr: '10.3.0.0/16',
      subnets: { 'third-a': { cidr: '10.3.1.0/24' } },
      routeTables: { main: { main: true, routes: { '10.0.0.0/8': 'tgw' } } },
      securityGroups: OPEN,
    };
    const left = {
      ...vpcs['left'],
      subnets: {
        'left-a': { cidr: '10.1.1.0/24' },
        'left-tgw': { cidr: '10.1.9.0/28' },
      },
    };
    const draft = {
      ...base,
      vpcs: { ...vpcs, left, third },
      instances: {
        ...(base['instances'] as Draft),
        three: { subnet: 'third-a', ip: '10.3.1.10', securityGroups: ['open'] },
      },
      transitGateways: {
        tgw: {
          routeTables: { t: { default: true, routes: { '10.2.0.0/16': 'to-left' } } },
          attachments: {
            'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
            'to-third': { type: 'vpc', vpc: 'third', subnets: ['third-a'] },
          },
        },
      },
    };
    const trace = traceIn(draft, { from: 'three', to: 'two', port: 443 });
    expect(trace.verdict).toBe('not-reachable');
    expect(codesOf(trace)).toContain('peering-not-transitive');
  });
});
