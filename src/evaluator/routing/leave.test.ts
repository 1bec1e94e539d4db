import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, office, peered, traceIn } from '../testing/build.ts';

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
