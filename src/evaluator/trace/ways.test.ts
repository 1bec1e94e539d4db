/** The ways that a flow may take: one for each address of its destination, and what is said where none is followed. */
import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, office, shownOf, snsEndpoint, traceIn } from '../testing/build.ts';
import { hybrid, OPEN, transit } from '../testing/networks.ts';
import type { FlowRequest } from './ends.ts';

/** `app` and an endpoint in a VPC with both IP versions, behind a VPN connection to the network `office`. */
const dual = (office: readonly string[], changes: Draft = {}): Draft =>
  hybrid(
    {
      onPremises: { office: { cidr: office } },
      instances: {
        app: { subnet: 'one', ip: ['10.1.1.10', '2001:db8:1::10'], securityGroups: ['open'] },
      },
      endpoints: {
        sns: {
          type: 'interface',
          service: 'sns',
          subnets: ['one', 'two'],
          ipAddressType: 'dualstack',
          ips: { one: ['10.1.1.50', '2001:db8:1::50'], two: ['10.1.2.50', '2001:db8:1:1::50'] },
          securityGroups: ['open'],
        },
      },
      ...changes,
    },
    {},
    {
      cidr: ['10.1.0.0/16', '2001:db8:1::/56'],
      subnets: {
        one: { cidr: ['10.1.1.0/24', '2001:db8:1::/64'], zone: 'us-east-1a' },
        two: { cidr: ['10.1.2.0/24', '2001:db8:1:1::/64'], zone: 'us-east-1b' },
      },
      routeTables: {
        main: {
          main: true,
          propagatedRoutes: {
            '192.168.0.0/16': { target: 'vgw', via: 'vpn-bgp' },
            '2001:db8:9::/48': { target: 'vgw', via: 'vpn-bgp' },
          },
        },
      },
    },
  );
const FOUR = '192.168.0.0/16';
const SIX = '2001:db8:9::/48';
const ask = (draft: Draft, from: string, to: string) => traceIn(draft, { from, to, port: 443 });
const choices = (draft: Draft, from: string, to: string) =>
  ask(draft, from, to).choices.map(({ choice }) => choice);

describe('the addresses of a destination', () => {
  it('that a network outside may use are those of its own IP versions', () => {
    expect(choices(dual([FOUR]), 'office', 'sns')).toEqual(['`10.1.1.50` in `one`', '`10.1.2.50` in `two`']);
    expect(choices(dual([SIX]), 'office', 'sns')).toEqual([
      '`2001:db8:1::50` in `one`',
      '`2001:db8:1:1::50` in `two`',
    ]);
    expect(choices(dual([FOUR, SIX]), 'office', 'sns')).toHaveLength(4);
    expect(ask(dual([FOUR]), 'office', 'sns').verdict).toBe('reachable');
  });
  it('that an instance may use are those of its own IP versions', () => {
    const single = dual([FOUR], {
      instances: { app: { subnet: 'one', ip: '10.1.1.10', securityGroups: ['open'] } },
    });
    expect(choices(single, 'app', 'sns')).toEqual(['`10.1.1.50` in `one`', '`10.1.2.50` in `two`']);
    expect(choices(dual([FOUR]), 'app', 'sns')).toHaveLength(4);
  });
  it('of which none is of the asker’s IP version: the first says so', () => {
    const six = { '2001:db8:1::50': 'one', '2001:db8:1:1::50': 'two' };
    const sns = {
      type: 'interface',
      service: 'sns',
      subnets: ['one', 'two'],
      ipAddressType: 'ipv6',
      ips: Object.fromEntries(Object.entries(six).map(([address, subnet]) => [subnet, address])),
      securityGroups: ['open'],
    };
    const app = { subnet: 'one', ip: '10.1.1.10', securityGroups: ['open'] };
    const draft = dual([FOUR], { endpoints: { sns }, instances: { app } });
    for (const from of ['office', 'app']) {
      const trace = ask(draft, from, 'sns');
      expect(codesOf(trace)).toEqual(['address-family-mismatch']);
      expect(trace.choices).toHaveLength(1);
    }
  });
  it('that a network outside asks of an instance is the one of its IP version', () => {
    for (const [own, address] of [
      [FOUR, '`10.1.1.10`'],
      [SIX, '`2001:db8:1::10`'],
    ] as const) {
      const trace = ask(dual([own]), 'office', 'app');
      expect(codesOf(trace)).not.toContain('address-family-mismatch');
      expect(JSON.stringify(shownOf(trace).there)).toContain(address);
    }
  });
});

describe('ways that end differently', () => {
  const shut = (draft: Draft): Draft => {
    const vpcs = draft['vpcs'] as Record<string, Draft>;
    const cloud = vpcs['cloud'] ?? {};
    const subnets = cloud['subnets'] as Record<string, Draft>;
    const two = { ...subnets['two'], networkAcl: 'shut' };
    return {
      ...draft,
      vpcs: { cloud: { ...cloud, networkAcls: { shut: {} }, subnets: { ...subnets, two } } },
    };
  };
  const about = (draft: Draft, from: string, to: string) =>
    ask(draft, from, to).findings.find(({ code }) => code === 'choices-differ')?.resource;
  it('are said of the network outside that asks', () => {
    expect(about(shut(dual([FOUR])), 'office', 'sns')).toMatchObject({ kind: 'on-premises', id: 'office' });
  });
  it('are said of the internet where it asks', () => {
    const draft: Draft = {
      vpcs: {
        v: {
          cidr: '10.0.0.0/16',
          subnets: {
            a: { cidr: '10.0.1.0/24', zone: 'us-east-1a' },
            b: { cidr: '10.0.2.0/24', zone: 'us-east-1b', networkAcl: 'shut' },
          },
          networkAcls: { shut: {} },
          routeTables: { main: { main: true, routes: { '0.0.0.0/0': 'igw' } } },
          securityGroups: OPEN,
        },
      },
      internetGateways: { igw: { vpc: 'v' } },
      instances: { web: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['open'] } },
      loadBalancers: {
        nlb: {
          type: 'network',
          scheme: 'internet-facing',
          subnets: ['a', 'b'],
          crossZone: true,
          listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'g' }],
        },
      },
      targetGroups: { g: { port: 443, targets: ['web'] } },
    };
    expect(about(draft, 'internet', 'nlb')).toMatchObject({ kind: 'internet', id: 'internet' });
  });
});

describe('a flow that is not followed to an end', () => {
  const network = office({
    instances: {
      app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: ['open'] },
      gone: { state: 'running' },
    },
  });
  it.each<[string, Draft, FlowRequest]>([
    ['of an IPv4 source to an IPv6 address', network, { from: 'app', to: '2001:db8::1', port: 443 }],
    ['of one on the internet', office(), { from: 'internet:2001:db8::1', to: 'web', port: 443 }],
    ['to nobody in the data', office(), { from: 'internet', to: '198.51.100.77', port: 443 }],
    ['from an end that the data lacks', network, { from: 'gone', to: 'app', port: 443 }],
    ['to an end that the data lacks', network, { from: 'app', to: 'gone', port: 443 }],
    ['of a network outside to an IPv6 address', hybrid(), { from: 'office', to: '2001:db8::1', port: 443 }],
    ['of a network outside to the internet', hybrid(), { from: 'office', to: '198.51.100.7', port: 443 }],
    ['to a name that nobody knows', hybrid(), { from: 'office', to: 'x.internal', port: 443 }],
    [
      'of a protocol without answers',
      transit({}, { attachments: null }),
      {
        from: 'one',
        to: '10.9.0.1',
        protocol: 47,
      },
    ],
  ])('%s is neither private nor public', (_, draft, flow) => {
    const trace = traceIn(draft, flow);
    expect(trace.verdict).not.toBe('reachable');
    expect(trace.private).toBeNull();
  });
});

describe('an end without an address', () => {
  const none = snsEndpoint({ ipAddressType: 'ipv6' });
  it('is not known to be anywhere', () => {
    const trace = traceIn(office(none), { from: 'app', to: 'vpce-sns' });
    expect(codesOf(trace)).toEqual(['address-unknown']);
    const balancer = office(
      {
        loadBalancers: {
          nlb: { type: 'network', scheme: 'internet-facing', subnets: ['six'], listeners: [] },
        },
      },
      {
        cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
        subnets: {
          'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
          'private-b': { cidr: '10.0.3.0/24', routeTable: 'private' },
          'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
          six: { cidr: '2001:db8:1::/64', routeTable: 'public' },
        },
      },
    );
    const balanced = traceIn(balancer, { from: 'app', to: 'nlb', port: 443 });
    expect(codesOf(balanced)).toEqual(['address-unknown']);
    expect(shownOf(balanced).there.at(-1)).toMatchObject({ resource: { kind: 'load-balancer', id: 'nlb' } });
  });
  it('counts less than a source that is not in the data', () => {
    const draft = office({ ...none, instances: { gone: { state: 'running' } } });
    expect(codesOf(traceIn(draft, { from: 'gone', to: 'vpce-sns' }))).toEqual(['interface-unknown']);
  });
});

describe('a source that is one of an instance’s interfaces', () => {
  const of = (state: string): Draft => {
    const { db } = office()['instances'] as Record<string, Draft>;
    return office({
      instances: {
        db,
        app: {
          subnet: 'private-a',
          ip: '10.0.1.10',
          securityGroups: ['open'],
          networkInterface: 'eni-1',
          state,
        },
      },
    });
  };
  it('sends only while the instance runs', () => {
    const codes = (state: string) => codesOf(traceIn(of(state), { from: 'eni-1', to: 'db', port: 443 }));
    expect(codes('running')).toEqual([]);
    expect(codes('stopped')).toContain('source-not-running');
  });
});

describe('ping over IPv6', () => {
  const pinged = (protocol: string | number, icmpType: number): string => {
    const draft = dual([FOUR], {
      instances: {
        app: { subnet: 'one', ip: '2001:db8:1::10', securityGroups: ['open'] },
        db: { subnet: 'two', ip: '2001:db8:1:1::10', securityGroups: ['echo'] },
      },
      endpoints: {},
    });
    const vpcs = draft['vpcs'] as Record<string, Draft>;
    const echo = { inbound: [{ protocol, icmpType, cidr: '::/0' }] };
    const cloud = { ...vpcs['cloud'], securityGroups: { ...OPEN, echo } };
    return traceIn({ ...draft, vpcs: { cloud } }, { from: 'app', to: 'db', protocol: 'icmp' }).verdict;
  };
  it('is ICMPv6 type 128', () => {
    expect(pinged(58, 128)).toBe('reachable');
    expect(pinged(58, 8)).toBe('not-reachable');
    expect(pinged('icmp', 8)).toBe('not-reachable');
  });
});

describe('routes of transit gateways that go round', () => {
  it('are a loop at the one that comes twice', () => {
    const base = transit();
    const vpcs = base['vpcs'] as Record<string, Draft>;
    const draft: Draft = {
      ...base,
      vpcs: { left: vpcs['left'] },
      instances: { one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] } },
      transitGateways: {
        tgw: {
          routeTables: { t: { default: true, routes: { '10.2.0.0/16': 'out' } } },
          attachments: {
            'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
            out: { type: 'peering', transitGateway: 'far' },
          },
        },
        far: {
          routeTables: { t: { default: true, routes: { '10.2.0.0/16': 'in' } } },
          attachments: { in: { type: 'peering', transitGateway: 'tgw' } },
        },
      },
    };
    const trace = traceIn(draft, { from: 'one', to: '10.2.1.10', port: 443 });
    expect([trace.verdict, ...codesOf(trace)]).toEqual(['not-reachable', 'loop']);
    expect(trace.findings[0]?.resource.kind).toBe('transit-gateway');
  });
});
