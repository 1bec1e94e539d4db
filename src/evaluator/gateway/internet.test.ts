import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, office, shownOf, traceIn } from '../testing/build.ts';
import { OPEN } from '../testing/networks.ts';

/** A VPC with IPv6, `six` in it, and an egress-only internet gateway. */
const ipv6 = (routes: Draft, changes: Draft = {}, vpc: Draft = {}): Draft => ({
  vpcs: {
    net: {
      cidr: ['10.0.0.0/16', '2600:1f18:1::/56'],
      subnets: { a: { cidr: ['10.0.1.0/24', '2600:1f18:1::/64'] } },
      routeTables: { main: { main: true, routes } },
      securityGroups: OPEN,
      ...vpc,
    },
  },
  instances: { six: { subnet: 'a', ip: ['10.0.1.10', '2600:1f18:1::10'], securityGroups: ['open'] } },
  egressOnlyInternetGateways: { eigw: { vpc: 'net' } },
  ...changes,
});
const OUT6 = { from: 'six', to: '2600:1234::1', port: 443 } as const;

describe('an egress-only internet gateway', () => {
  it('carries connections from inside, and their answers', () => {
    const trace = traceIn(ipv6({ '::/0': 'eigw' }), OUT6);
    expect(trace.verdict).toBe('reachable');
    expect(trace.private).toBe(false);
    expect(shownOf(trace).path).toEqual(['six', 'a', 'eigw']);
  });
  it('lets nothing else in, also where an internet gateway does', () => {
    expect(traceIn(ipv6({ '::/0': 'eigw' }), { from: 'internet', to: 'six', port: 443 }).verdict).toBe(
      'not-reachable',
    );
    const both = ipv6({ '::/0': 'eigw' }, { internetGateways: { igw: { vpc: 'net' } } });
    const trace = traceIn(both, { from: 'internet:2600:1234::1', to: '2600:1f18:1::10', port: 443 });
    expect(codesOf(trace)).toContain('egress-only-unsolicited');
  });
  it('carries no IPv4', () => {
    const trace = traceIn(ipv6({ '0.0.0.0/0': 'eigw' }), { from: 'six', to: '8.8.8.8', port: 443 });
    expect(codesOf(trace)).toContain('gateway-ip-version');
  });
  it('must be attached', () => {
    const trace = traceIn(ipv6({ '::/0': 'eigw' }, { egressOnlyInternetGateways: { eigw: {} } }), OUT6);
    expect(codesOf(trace)).toContain('internet-gateway-detached');
    const unknown = traceIn(
      ipv6({ '::/0': 'eigw' }, { egressOnlyInternetGateways: { eigw: { vpc: null } } }),
      OUT6,
    );
    expect(unknown.verdict).toBe('undetermined');
  });
});

describe('VPC Block Public Access', () => {
  const NAT = { from: 'app', to: '8.8.8.8', port: 443 } as const;
  const mode = (value: string | null): Draft => office({}, { blockPublicAccess: value });
  it('stops everything in both directions', () => {
    expect(codesOf(traceIn(mode('block-bidirectional'), NAT))).toContain('vpc-block-public-access');
    expect(
      codesOf(traceIn(mode('block-bidirectional'), { from: 'internet', to: 'web', port: 443 })),
    ).toContain('vpc-block-public-access');
  });
  it('leaves NAT and egress-only gateways open when it blocks ingress', () => {
    expect(traceIn(mode('block-ingress'), NAT).verdict).toBe('reachable');
    expect(codesOf(traceIn(mode('block-ingress'), { from: 'web', to: '8.8.8.8', port: 443 }))).toContain(
      'vpc-block-public-access',
    );
    expect(traceIn(mode('block-ingress'), { from: 'internet', to: 'web', port: 443 }).verdict).toBe(
      'not-reachable',
    );
    expect(traceIn(ipv6({ '::/0': 'eigw' }, {}, { blockPublicAccess: 'block-ingress' }), OUT6).verdict).toBe(
      'reachable',
    );
    expect(
      traceIn(ipv6({ '::/0': 'eigw' }, {}, { blockPublicAccess: 'block-bidirectional' }), OUT6).verdict,
    ).toBe('not-reachable');
  });
  it('spares an excluded subnet', () => {
    const draft = office(
      {},
      {
        blockPublicAccess: 'block-bidirectional',
        subnets: {
          'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
          'private-b': { cidr: '10.0.3.0/24' },
          'public-a': { cidr: '10.0.2.0/24', routeTable: 'public', blockPublicAccess: 'off' },
        },
      },
    );
    expect(traceIn(draft, NAT).verdict).toBe('reachable');
  });
  it('is taken to be off where it was not exported, and says so', () => {
    const trace = traceIn(mode(null), NAT);
    expect(trace.verdict).toBe('reachable');
    expect(trace.assumptions.map(({ code }) => code)).toContain('block-public-access-default');
  });
  it('decides nothing where somebody set it and its mode is not in the data', () => {
    const trace = traceIn(office({}, { blockPublicAccess: null, unknown: ['blockPublicAccess'] }), NAT);
    expect(trace.verdict).toBe('undetermined');
    expect(codesOf(trace)).toContain('rule-not-decided');
  });
});

describe('a regional NAT gateway', () => {
  const regional = (fields: Draft = {}, changes: Draft = {}): Draft =>
    office({ natGateways: { nat: { availability: 'regional', vpc: 'office', ...fields } }, ...changes });
  const OUT = { from: 'app', to: '8.8.8.8', port: 443 } as const;
  it('needs no subnet', () => {
    const trace = traceIn(regional(), OUT);
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).path).toEqual(['app', 'private-a', 'nat', 'igw']);
    expect(shownOf(trace).returnPath.at(-1)).toBe('app');
  });
  it('needs an internet gateway, its state, and a public destination', () => {
    expect(
      codesOf(
        traceIn(
          regional(
            {},
            {
              internetGateways: {},
              natGateways: { nat: { availability: 'regional', vpc: 'office' } },
              vpcs: office({}, { routeTables: { private: { routes: { '0.0.0.0/0': 'nat' } }, public: {} } })[
                'vpcs'
              ],
            },
          ),
          OUT,
        ),
      ),
    ).toContain('internet-gateway-detached');
    expect(codesOf(traceIn(regional({ state: 'failed' }), OUT))).toContain('nat-gateway-state');
    expect(codesOf(traceIn(regional(), { from: 'app', to: '172.16.0.1', port: 443 }))).toContain(
      'internet-gateway-private-destination',
    );
  });
  it('keeps answers that nobody asked for out', () => {
    expect(traceIn(regional(), { from: 'internet', to: 'app', port: 443 }).verdict).toBe('not-reachable');
  });
});

describe('inspection by a Gateway Load Balancer endpoint', () => {
  /** The internet reaches `web` by `gwlbe`; AWS's own example of three tables (fact F-GWLBE-03). */
  const inspected = (
    changes: { app?: Draft; edge?: Draft; endpoint?: Draft; state?: string } = {},
  ): Draft => ({
    vpcs: {
      net: {
        cidr: '10.0.0.0/16',
        subnets: {
          'app-a': { cidr: '10.0.1.0/24', routeTable: 'app' },
          'gwlbe-a': { cidr: '10.0.2.0/28', routeTable: 'endpoint' },
        },
        routeTables: {
          app: { routes: changes.app ?? { '0.0.0.0/0': 'gwlbe' } },
          edge: { gateways: ['igw'], routes: changes.edge ?? { '10.0.1.0/24': 'gwlbe' } },
          endpoint: { routes: changes.endpoint ?? { '0.0.0.0/0': 'igw' } },
        },
        securityGroups: OPEN,
      },
    },
    instances: {
      web: { subnet: 'app-a', ip: '10.0.1.10', publicIp: '203.0.113.10', securityGroups: ['open'] },
    },
    internetGateways: { igw: { vpc: 'net' } },
    endpoints: {
      gwlbe: {
        type: 'gateway-load-balancer',
        service: null,
        subnet: 'gwlbe-a',
        ...(changes.state === undefined ? {} : { state: changes.state }),
      },
    },
  });
  const IN = { from: 'internet', to: 'web', port: 443 } as const;

  it('stands in the path both ways', () => {
    const trace = traceIn(inspected(), IN);
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).path).toEqual(['internet', 'igw', 'gwlbe-a', 'gwlbe', 'gwlbe-a', 'app-a', 'web']);
    expect(shownOf(trace).returnPath).toEqual(['web', 'app-a', 'gwlbe-a', 'gwlbe', 'gwlbe-a', 'igw']);
    expect(trace.assumptions.map(({ code }) => code)).toContain('appliance-passes');
    expect(traceIn(inspected(), { from: 'web', to: '8.8.8.8', port: 443 }).verdict).toBe('reachable');
  });
  it('is not decided where only one direction passes it', () => {
    const trace = traceIn(inspected({ app: { '0.0.0.0/0': 'igw' } }), IN);
    expect(trace.verdict).toBe('undetermined');
    expect(codesOf(trace)).toEqual(['inspection-one-way']);
  });
  it('refuses while the endpoint is not available', () => {
    expect(codesOf(traceIn(inspected({ state: 'rejected' }), IN))).toContain('endpoint-state');
  });
  it('stands in the network ACL of the endpoint’s subnet (fact F-NACL-05)', () => {
    const draft = inspected();
    const { net } = draft['vpcs'] as { net: { subnets: Record<string, Draft> } };
    const closed = { inbound: { 100: { action: 'deny', cidr: '0.0.0.0/0' } }, outbound: {} };
    const subnets = { ...net.subnets, 'gwlbe-a': { ...net.subnets['gwlbe-a'], networkAcl: 'closed' } };
    const vpcs = { net: { ...net, subnets, networkAcls: { closed } } };
    expect(codesOf(traceIn({ ...draft, vpcs }, IN))).toContain('network-acl-inbound');
  });
  it.each<[string, string | undefined, Draft, Draft]>([
    ['a service in use', undefined, {}, {}],
    [
      'a service named by its name in DNS',
      undefined,
      { serviceName: 'com.amazonaws.vpce.us-east-1.svc' },
      {},
    ],
    ['a service whose load balancers are not in the data', undefined, { loadBalancers: null }, {}],
    ['a load balancer whose listeners are not in the data', undefined, {}, { listeners: null }],
    ['a service that is no longer there', 'endpoint-service-state', { state: 'deleting' }, {}],
    ['a service without load balancers', 'endpoint-service-no-load-balancer', { loadBalancers: [] }, {}],
    [
      'a service with another kind of load balancer',
      'endpoint-service-no-load-balancer',
      {},
      { type: 'network', listeners: [] },
    ],
    ['no listener', 'load-balancer-no-targets', {}, { listeners: [] }],
    ['no target', 'load-balancer-no-targets', {}, { listeners: [{ targetGroups: 'none' }] }],
    [
      'one group without targets and one with',
      undefined,
      {},
      { listeners: [{ targetGroups: ['none', 'appliances'] }] },
    ],
  ])('knows of the appliances by %s', (_what, code, service, balancer) => {
    const draft = inspected();
    const { gwlbe } = draft['endpoints'] as { gwlbe: Draft };
    const { net } = draft['vpcs'] as { net: { subnets: Draft } };
    const trace = traceIn(
      {
        ...draft,
        vpcs: {
          net: { ...net, subnets: { ...net.subnets, 'fleet-a': { cidr: '10.0.3.0/28' } } },
        },
        endpoints: {
          gwlbe: { ...gwlbe, service: (service as { serviceName?: string }).serviceName ?? 'svc' },
        },
        endpointServices: { svc: { loadBalancers: ['fleet'], ...service } },
        loadBalancers: {
          fleet: {
            type: 'gateway',
            subnets: ['fleet-a'],
            listeners: [{ targetGroups: 'appliances' }],
            ...balancer,
          },
        },
        targetGroups: {
          appliances: { protocol: 'geneve', port: 6081, targets: ['appliance'] },
          none: { protocol: 'geneve', port: 6081, targets: [] },
        },
        instances: {
          ...(draft['instances'] as Draft),
          appliance: { subnet: 'fleet-a', ip: '10.0.3.10', securityGroups: ['open'] },
        },
      },
      IN,
    );
    if (code === undefined) expect([trace.verdict, codesOf(trace)]).toEqual(['reachable', []]);
    else expect(codesOf(trace)).toContain(code);
  });
  it('has an appliance in its own zone, or none', () => {
    const asked = (endpoint: string | undefined, fleet: Draft, target = 'b'): readonly string[] => {
      const draft = inspected();
      const { gwlbe } = draft['endpoints'] as { gwlbe: Draft };
      const { net } = draft['vpcs'] as { net: { subnets: Record<string, Draft> } };
      const trace = traceIn(
        {
          ...draft,
          vpcs: {
            net: {
              ...net,
              subnets: {
                ...net.subnets,
                'gwlbe-a': {
                  ...net.subnets['gwlbe-a'],
                  ...(endpoint === undefined ? {} : { zone: endpoint }),
                },
                'fleet-a': { cidr: '10.0.3.0/28', zone: 'a' },
                'fleet-b': { cidr: '10.0.4.0/28', zone: 'b' },
              },
            },
          },
          endpoints: { gwlbe: { ...gwlbe, service: 'svc' } },
          endpointServices: { other: { loadBalancers: [] }, svc: { loadBalancers: ['fleet'] } },
          loadBalancers: {
            fleet: {
              type: 'gateway',
              subnets: ['fleet-a', 'fleet-b'],
              listeners: [{ targetGroups: 'appliances' }],
              ...fleet,
            },
          },
          targetGroups: { appliances: { protocol: 'geneve', port: 6081, targets: ['appliance'] } },
          instances: {
            ...(draft['instances'] as Draft),
            appliance: { subnet: `fleet-${target}`, securityGroups: ['open'] },
          },
        },
        IN,
      );
      return codesOf(trace);
    };
    expect(asked('b', {})).toEqual([]);
    expect(asked('a', {}, 'a')).toEqual([]);
    expect(asked('a', {})).toEqual(['load-balancer-no-targets']);
    expect(asked('b', {}, 'a')).toEqual(['load-balancer-no-targets']);
    expect(asked(undefined, {})).toEqual([]);
    // With cross-zone load balancing the other zone's appliance serves, too.
    expect(asked('a', { crossZone: true })).toEqual([]);
    // A load balancer that stands in other zones only is asked all the same.
    expect(asked('c', {})).toEqual([]);
  });
  it('goes round where the endpoint’s own subnet leads to the endpoint', () => {
    const trace = traceIn(inspected({ endpoint: { '0.0.0.0/0': 'gwlbe' } }), {
      from: 'web',
      to: '8.8.8.8',
      port: 443,
    });
    expect(codesOf(trace)).toContain('loop');
  });
});

describe('NAT64', () => {
  /** `six` has IPv6 only, and the NAT gateway takes what stands for IPv4. */
  const nat64 = (regional: boolean): Draft => ({
    vpcs: {
      net: {
        cidr: ['10.0.0.0/16', '2600:1f18:1::/56'],
        subnets: {
          a: { cidr: '2600:1f18:1::/64', routeTable: 'private' },
          b: { cidr: '10.0.2.0/24', routeTable: 'public' },
        },
        routeTables: {
          private: { routes: { '64:ff9b::/96': 'nat', '2001:db8::/32': 'nat' } },
          public: { routes: { '0.0.0.0/0': 'igw' } },
        },
        securityGroups: OPEN,
      },
    },
    instances: { six: { subnet: 'a', ip: '2600:1f18:1::10', securityGroups: ['open'] } },
    internetGateways: { igw: { vpc: 'net' } },
    natGateways: { nat: regional ? { availability: 'regional', vpc: 'net' } : { subnet: 'b' } },
  });
  it.each([false, true])('leads from IPv6 to IPv4 and back (regional: %s)', (regional) => {
    const trace = traceIn(nat64(regional), { from: 'six', to: '64:ff9b::808:808', port: 443 });
    expect(codesOf(trace)).toEqual([]);
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).path.at(-1)).toBe('igw');
  });
  it('is for addresses of its prefix only', () => {
    const trace = traceIn(nat64(false), { from: 'six', to: '2001:db8::1', port: 443 });
    expect(codesOf(trace)).toContain('gateway-ip-version');
  });
});

describe('public addresses that AWS chooses', () => {
  const PUBLIC = { subnet: 'public-a', securityGroups: ['open'], publicIp: true };
  /** `web` has a public address that the data does not fix, and so has the load balancer's node. */
  const draft = office({
    instances: {
      web: { ...PUBLIC, ip: '10.0.2.20' },
      app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: ['open'] },
    },
    loadBalancers: {
      front: {
        type: 'network',
        scheme: 'internet-facing',
        subnets: ['public-a'],
        listeners: [{ protocol: 'tcp', port: 80, targetGroups: 'apps' }],
      },
    },
    targetGroups: { apps: { targets: ['app'] } },
  });
  it('are not taken for one another', () => {
    const trace = traceIn(draft, { from: 'web', to: 'front', port: 80 });
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).path).toEqual([
      'web',
      'public-a',
      'igw',
      'public-a',
      'front',
      'public-a',
      'private-a',
      'app',
    ]);
    expect(codesOf(traceIn(draft, { from: 'web', to: 'front', port: 443 }))).toEqual([
      'load-balancer-listener',
    ]);
  });
});

describe('an internet gateway', () => {
  const translations = (draft: Draft, flow: Parameters<typeof traceIn>[1]): readonly unknown[] => {
    const { there, back } = shownOf(traceIn(draft, flow));
    return [...there, ...back].flatMap((hop) =>
      hop.kind === 'internet-gateway' ? [[hop.direction, hop.translation]] : [],
    );
  };
  it('puts the public IPv4 address in the place of the private one, both ways', () => {
    const [own, other] = ['`10.0.2.10`', '`203.0.113.10`'];
    expect(translations(office(), { from: 'web', to: '8.8.8.8', port: 443 })).toEqual([
      ['there', { field: 'source', from: own, to: other }],
      ['back', { field: 'destination', from: other, to: own }],
    ]);
    expect(translations(office(), { from: 'internet', to: 'web', port: 443 })).toEqual([
      ['there', { field: 'destination', from: other, to: own }],
      ['back', { field: 'source', from: own, to: other }],
    ]);
  });
  it('leaves IPv6 addresses alone', () => {
    const draft: Draft = {
      vpcs: {
        v: {
          cidr: ['10.0.0.0/16', '2600:1f18:1::/56'],
          subnets: { s: { cidr: ['10.0.1.0/24', '2600:1f18:1:1::/64'], routeTable: 't' } },
          routeTables: { t: { routes: { '::/0': 'igw', '0.0.0.0/0': 'igw' } } },
          securityGroups: OPEN,
        },
      },
      internetGateways: { igw: { vpc: 'v' } },
      instances: { i: { subnet: 's', ip: ['10.0.1.5', '2600:1f18:1:1::5'], securityGroups: ['open'] } },
    };
    const none = [
      ['there', undefined],
      ['back', undefined],
    ];
    expect(translations(draft, { from: 'i', to: '2001:4860:4860::8888', port: 443 })).toEqual(none);
    expect(translations(draft, { from: 'internet', to: '2600:1f18:1:1::5', port: 443 })).toEqual(none);
  });
});
