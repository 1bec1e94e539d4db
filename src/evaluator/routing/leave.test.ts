import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, office, peered, shownOf, traceIn } from '../testing/build.ts';

describe('routes inside the VPC’s own CIDR', () => {
  const routed = (routes: Draft): Draft =>
    office({
      peerings: { pcx: { requester: 'office', accepter: 'other' } },
      vpcs: {
        ...(office({}, { routeTables: { private: { routes }, public: {} } })['vpcs'] as object),
        other: { cidr: '10.9.0.0/16', subnets: {} },
      },
    });
  const flow = { from: 'app', to: 'web', port: 443 } as const;
  it('are refused by AWS unless they lead a whole subnet to an appliance', () => {
    const trace = traceIn(routed({ '10.0.2.0/24': 'pcx' }), flow);
    expect(codesOf(trace)).toContain('route-refused');
    expect(trace.verdict).not.toBe('reachable');
    const half = traceIn(routed({ '10.0.2.0/25': 'nat' }), flow);
    expect(codesOf(half)).toContain('route-refused');
  });
  it('are refused in a VPC and a subnet of several CIDRs, too', () => {
    const wide = (routes: Draft): readonly string[] =>
      codesOf(
        traceIn(
          office(
            {},
            {
              cidr: ['10.0.0.0/16', '10.5.0.0/16'],
              subnets: {
                'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
                'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
                'private-b': { cidr: '10.0.3.0/24' },
              },
              routeTables: { private: { routes }, public: {} },
            },
          ),
          flow,
        ),
      );
    expect(wide({ '10.0.2.0/25': 'nat' })).toContain('route-refused');
    expect(wide({ '10.0.2.0/24': 'db' })).toEqual(['source-destination-check']);
    // The CIDR of the VPC, or the subnet, as a whole may be led to an appliance.
    expect(wide({ '10.0.0.0/16': 'db' })).not.toContain('route-refused');
  });
  it('win against the local route where AWS takes them', () => {
    const trace = traceIn(routed({ '10.0.2.0/24': 'db' }), flow);
    expect(codesOf(trace)).toEqual(['source-destination-check']);
  });
  it('lose to the local route where they are propagated', () => {
    const tables = {
      routeTables: {
        private: { propagatedRoutes: { '10.0.2.0/24': { target: 'pcx', via: 'vpn-bgp' } } },
        public: {},
      },
    };
    const draft = {
      ...routed({}),
      vpcs: { ...(office({}, tables)['vpcs'] as object), other: { cidr: '10.9.0.0/16', subnets: {} } },
    };
    expect(traceIn(draft, flow).verdict).toBe('reachable');
  });
});

describe('answers to a NAT gateway over a peering', () => {
  const nat = (routes: Draft): Draft => {
    const base = peered();
    const vpcs = base['vpcs'] as Record<string, object>;
    return {
      ...base,
      vpcs: {
        left: {
          ...vpcs['left'],
          subnets: {
            'left-a': { cidr: '10.1.1.0/24', routeTable: 'inner' },
            'left-nat': { cidr: '10.1.2.0/24' },
          },
          routeTables: {
            main: { main: true, routes: { '10.2.0.0/16': 'pcx' } },
            inner: { routes: { '0.0.0.0/0': 'nat' } },
          },
        },
        right: { ...vpcs['right'], routeTables: { main: { main: true, routes } } },
      },
      natGateways: { nat: { subnet: 'left-nat', connectivity: 'private' } },
      instances: {
        one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['clients'] },
        two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['open'] },
      },
      internetGateways: { igw: { vpc: 'right' } },
    };
  };
  const flow = { from: 'one', to: 'two', port: 443 } as const;
  it('come back without a route', () => {
    expect(traceIn(nat({}), flow).verdict).toBe('reachable');
  });
  it('are not decided where a route leads them elsewhere', () => {
    const trace = traceIn(nat({ '0.0.0.0/0': 'igw' }), flow);
    expect(codesOf(trace)).toEqual(['route-not-decided']);
    expect(trace.verdict).toBe('undetermined');
  });
});

describe('where there is no route', () => {
  /** `two` lets nothing in: only who looks behind the missing route sees that. */
  const closed = {
    instances: {
      one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] },
      two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: [] },
      three: { subnet: 'left-b', ip: '10.1.2.10', securityGroups: ['open'] },
    },
  } as const;
  const vpc = (net: string, name: string, subnets: Draft = {}): Draft => ({
    cidr: `10.${net}.0.0/16`,
    subnets: { [`${name}-a`]: { cidr: `10.${net}.1.0/24` }, ...subnets },
    routeTables: { main: { main: true } },
    securityGroups: { open: { inbound: [{ cidr: '0.0.0.0/0' }] }, closed: {} },
  });
  const vpcs = {
    left: vpc('1', 'left', { 'left-b': { cidr: '10.1.2.0/24' } }),
    right: vpc('2', 'right'),
    third: vpc('3', 'third'),
  };
  const instances = { ...closed.instances, two: { ...closed.instances.two, securityGroups: ['closed'] } };
  const flow = { from: 'one', to: 'two', port: 443 } as const;
  const codes = (changes: Draft): readonly string[] =>
    codesOf(traceIn({ vpcs, instances, ...changes }, flow));
  const attached = (...names: readonly string[]): Draft => ({
    attachments: Object.fromEntries(
      names.map((name) => [`to-${name}`, { type: 'vpc', vpc: name, subnets: [`${name}-a`] }]),
    ),
  });

  it.each<[string, Draft]>([
    ['a peering', { peerings: { pcx: { requester: 'left', accepter: 'right' } } }],
    ['a peering the other way round', { peerings: { pcx: { requester: 'right', accepter: 'left' } } }],
    ['a transit gateway', { transitGateways: { tgw: attached('left', 'third', 'right') } }],
  ])('what stands behind is asked over %s', (_what, between) => {
    expect(codes(between)).toEqual(['no-route', 'security-group-inbound', 'no-route']);
  });
  it.each<[string, Draft]>([
    ['nothing', {}],
    ['a peering with another VPC', { peerings: { pcx: { requester: 'left', accepter: 'third' } } }],
    ['a peering of others', { peerings: { pcx: { requester: 'third', accepter: 'right' } } }],
    ['others’ peering the other way round', { peerings: { pcx: { requester: 'right', accepter: 'third' } } }],
    ['another VPC’s peering', { peerings: { pcx: { requester: 'third', accepter: 'left' } } }],
    ['a transit gateway without it', { transitGateways: { tgw: attached('left', 'third') } }],
    ['two transit gateways', { transitGateways: { a: attached('left'), b: attached('right') } }],
  ])('nothing more is asked with %s between them', (_what, between) => {
    expect(codes(between)).toEqual(['no-route']);
  });
});

describe('a route to an interface', () => {
  /** `app` reaches `db` by `web`, or `web` itself. */
  const by = (instance: Draft, more: Draft = {}): Draft =>
    office(
      {
        instances: {
          app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: ['closed'] },
          web: { subnet: 'public-a', ip: '10.0.2.10', securityGroups: ['open'], ...instance },
          db: { subnet: 'private-b', ip: '10.0.3.10', securityGroups: ['open'] },
        },
      },
      {
        routeTables: {
          private: { routes: { '10.0.2.0/24': 'web', '10.0.3.0/24': 'web', ...more } },
          public: {},
        },
      },
    );
  const toDb = { from: 'app', to: 'db', port: 443 } as const;
  it('ends at the interface where the packet is for it', () => {
    const trace = traceIn(by({ sourceDestCheck: true }), { from: 'app', to: 'web', port: 443 });
    expect(trace.verdict).toBe('reachable');
    expect(traceIn(by({}), { from: 'app', to: '10.0.2.10', port: 443 }).verdict).toBe('reachable');
  });
  it('is refused by the source/destination check, and undecided without it', () => {
    expect(codesOf(traceIn(by({ sourceDestCheck: true }), toDb))).toContain('source-destination-check');
    const open = traceIn(by({ sourceDestCheck: null }), toDb);
    expect([open.verdict, ...codesOf(open)]).toEqual(['undetermined', 'gateway-unknown']);
    const off = traceIn(by({ sourceDestCheck: false }), toDb);
    expect(off.verdict).toBe('undetermined');
    expect(codesOf(off)).toContain('not-modelled');
    expect(shownOf(off).path).toEqual(['app', 'private-a', 'public-a', 'web']);
  });
});

describe('a gateway’s own route table', () => {
  const edge = (routes: Draft): Draft =>
    office(
      {},
      {
        routeTables: {
          private: {},
          public: { routes: { '0.0.0.0/0': 'igw' } },
          edge: { gateways: ['igw'], routes },
        },
      },
    );
  const come = { from: 'internet', to: 'web', port: 443 } as const;
  it.each<[string, Draft, string, readonly string[]]>([
    ['lets in by its local route', {}, 'reachable', []],
    [
      'refuses by a black hole',
      { '10.0.2.0/24': { target: 'db', state: 'blackhole' } },
      'not-reachable',
      ['blackhole-route'],
    ],
    [
      'leads to an interface, which has its check on',
      { '10.0.2.0/24': 'db' },
      'not-reachable',
      ['source-destination-check'],
    ],
    ['cannot lead elsewhere', { '10.0.2.0/24': 'nat' }, 'undetermined', ['not-modelled']],
  ])('%s', (_what, routes, verdict, codes) => {
    const trace = traceIn(edge(routes), come);
    expect([trace.verdict, codesOf(trace)]).toEqual([verdict, codes]);
  });
});
