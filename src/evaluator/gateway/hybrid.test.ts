import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, shownOf, traceIn } from '../testing/build.ts';
import { hybrid, OPEN, transit } from '../testing/networks.ts';

const OUT = { from: 'app', to: '192.168.1.10', port: 443 } as const;
const IN = { from: 'office', to: 'app', port: 443 } as const;

describe('a virtual private gateway with a VPN connection', () => {
  it('carries flows both ways', () => {
    const out = traceIn(hybrid(), OUT);
    expect(out.verdict).toBe('reachable');
    expect(out.private).toBe(true);
    expect(shownOf(out).path).toEqual(['app', 'cloud-a', 'vgw', 'vpn', 'office']);
    expect(shownOf(out).returnPath).toEqual(['office', 'vpn', 'vgw', 'cloud-a', 'app']);
    const back = traceIn(hybrid(), IN);
    expect(back.verdict).toBe('reachable');
    expect(shownOf(back).path).toEqual(['office', 'vpn', 'vgw', 'cloud-a', 'app']);
  });

  it('needs a route back in the VPC', () => {
    const trace = traceIn(hybrid({}, {}, { routeTables: { main: { main: true } } }), IN);
    expect(trace.findings[0]).toMatchObject({ code: 'no-route', direction: 'back' });
    expect(trace.verdict).toBe('not-reachable');
  });

  it.each<[string, string, Draft]>([
    ['a connection that is not there yet', 'connection-down', { state: 'pending' }],
    ['tunnels that are all down', 'connection-down', { tunnels: ['down', 'down'] }],
    ['static routes that do not hold the address', 'connection-no-route', { routes: ['192.168.2.0/24'] }],
  ])('refuses because of %s', (_, code, connection) => {
    const trace = traceIn(hybrid({}, connection), OUT);
    expect(codesOf(trace)).toContain(code);
    expect(trace.verdict).toBe('not-reachable');
  });

  it('carries on by one tunnel', () => {
    expect(traceIn(hybrid({}, { tunnels: ['down', 'up'] }), OUT).verdict).toBe('reachable');
  });

  it('leads into the unknown where the other network is not in the data', () => {
    const trace = traceIn(hybrid({}, { network: null }), OUT);
    expect(trace.verdict).toBe('undetermined');
    expect(codesOf(trace)).toEqual(['peer-network-unknown']);
  });

  it('is refused where it is detached', () => {
    const trace = traceIn(hybrid({ virtualPrivateGateways: { vgw: {} } }), OUT);
    expect(codesOf(trace)).toContain('virtual-private-gateway-detached');
  });

  it('does not lead through the VPC to its other gateways', () => {
    const vpc = {
      subnets: { 'cloud-a': { cidr: '10.1.1.0/24' } },
      routeTables: {
        main: {
          main: true,
          routes: { '10.9.0.0/16': 'pcx' },
          propagatedRoutes: { '192.168.0.0/16': { target: 'vgw', via: 'vpn-bgp' } },
        },
      },
    };
    const other = {
      cidr: '10.9.0.0/16',
      subnets: { far: { cidr: '10.9.1.0/24' } },
      routeTables: { main: { main: true, routes: { '192.168.0.0/16': 'pcx' } } },
      securityGroups: OPEN,
    };
    const base = hybrid({}, {}, vpc);
    const draft = {
      ...base,
      vpcs: { ...(base['vpcs'] as object), other },
      instances: {
        ...(base['instances'] as object),
        far1: { subnet: 'far', ip: '10.9.1.10', securityGroups: ['open'] },
      },
      peerings: { pcx: { requester: 'cloud', accepter: 'other' } },
    };
    const trace = traceIn(draft, { from: 'office', to: 'far1', port: 443 });
    expect(trace.verdict).toBe('not-reachable');
    expect(codesOf(trace)).toEqual(['virtual-private-gateway-not-transitive']);
    // Nor the other way round.
    const out = traceIn(draft, { from: 'far1', to: '192.168.1.10', port: 443 });
    expect(codesOf(out)).toContain('peering-not-transitive');
  });

  it('carries IPv6 by Direct Connect, and not over a VPN connection', () => {
    const withIpv6 = (lines: Draft): Draft =>
      hybrid(
        {
          ...lines,
          onPremises: { office: { cidr: ['192.168.0.0/16', '2001:db8:9::/48'] } },
          instances: {
            app: { subnet: 'cloud-a', ip: ['10.1.1.10', '2001:db8:1::10'], securityGroups: ['open'] },
          },
        },
        {},
        {
          cidr: ['10.1.0.0/16', '2001:db8:1::/56'],
          subnets: { 'cloud-a': { cidr: ['10.1.1.0/24', '2001:db8:1::/64'] } },
          routeTables: { main: { main: true, routes: { '2001:db8:9::/48': 'vgw' } } },
        },
      );
    const out = { from: 'app', to: '2001:db8:9::1', port: 443 } as const;
    const inwards = { from: '2001:db8:9::1', to: '2001:db8:1::10', port: 443 } as const;
    const vpn = withIpv6({});
    expect(codesOf(traceIn(vpn, out))).toContain('gateway-ip-version');
    expect(traceIn(vpn, inwards).findings[0]).toMatchObject({
      code: 'gateway-ip-version',
      direction: 'there',
    });
    // Beside a VPN, which stays there for IPv4, or alone.
    const dx = { directConnectGateways: { dx: { gateways: ['vgw'], network: 'office' } } };
    for (const lines of [dx, { ...dx, vpnConnections: {} }])
      for (const flow of [out, inwards]) {
        const trace = traceIn(withIpv6(lines), flow);
        expect(trace.verdict).toBe('reachable');
        expect(shownOf(trace).path).toContain('dx');
      }
  });

  it('prefers Direct Connect to a VPN', () => {
    const trace = traceIn(
      hybrid({ directConnectGateways: { dx: { gateways: ['vgw'], network: 'office' } } }),
      OUT,
    );
    expect(shownOf(trace).path).toEqual(['app', 'cloud-a', 'vgw', 'dx', 'office']);
  });

  it('traces every line of a network that has several', () => {
    const trace = traceIn(
      hybrid({ directConnectGateways: { dx: { gateways: ['vgw'], network: 'office' } } }),
      IN,
    );
    expect(trace.choices.map(({ choice }) => choice)).toEqual(['by `vpn`', 'by `dx`']);
    expect(trace.verdict).toBe('reachable');
  });

  it('reaches an interface endpoint, but no gateway endpoint', () => {
    const endpoints = {
      endpoints: {
        sns: { type: 'interface', service: 'sns', subnets: ['cloud-a'], securityGroups: ['open'] },
        s3: { type: 'gateway', service: 's3', vpc: 'cloud', routeTables: ['main'] },
      },
    };
    expect(traceIn(hybrid(endpoints), { from: 'office', to: 'sns' }).verdict).toBe('reachable');
  });
});

describe('a VPN on a transit gateway', () => {
  const vpn = (changes: Draft = {}): Draft =>
    transit(
      {
        vpnConnections: { vpn: { gateway: 'tgw', network: 'office' } },
        onPremises: { office: { cidr: '192.168.0.0/16' } },
        ...changes,
      },
      {
        attachments: {
          'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
          'to-office': { type: 'vpn', connection: 'vpn' },
        },
      },
    );
  const routes = (target: string): Draft => {
    const vpcs = transit()['vpcs'] as Record<string, object>;
    return {
      vpcs: {
        ...vpcs,
        left: {
          ...vpcs['left'],
          routeTables: { main: { main: true, routes: { '192.168.0.0/16': target } }, attachment: {} },
        },
      },
    };
  };
  it('carries flows both ways', () => {
    const out = traceIn(vpn(routes('tgw')), { from: 'one', to: '192.168.0.9', port: 22 });
    expect(out.verdict).toBe('reachable');
    expect(shownOf(out).path).toEqual(['one', 'left-a', 'left-tgw', 'tgw', 'vpn', 'office']);
    const back = traceIn(vpn(routes('tgw')), { from: '192.168.0.9', to: 'one', port: 22 });
    expect(back.verdict).toBe('reachable');
    expect(shownOf(back).path).toEqual(['office', 'vpn', 'tgw', 'left-tgw', 'left-a', 'one']);
  });
  it('follows each of two equal routes, and names the one that it took', () => {
    const draft = transit(
      {
        vpnConnections: {
          vpn: { gateway: 'tgw', network: 'office' },
          spare: { gateway: 'tgw', network: 'office' },
        },
        onPremises: { office: { cidr: '192.168.0.0/16' } },
        ...routes('tgw'),
      },
      {
        attachments: {
          'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
          'to-office': { type: 'vpn', connection: 'vpn' },
          'to-spare': { type: 'vpn', connection: 'spare' },
        },
      },
    );
    const trace = traceIn(draft, { from: 'one', to: '192.168.0.9', port: 22 });
    expect(trace.verdict).toBe('reachable');
    const decided = trace.choices.map(({ there }) =>
      there.flatMap((hop) =>
        hop.kind === 'route' && hop.at === 'tgw'
          ? hop.candidates.flatMap(({ outcome, text }) => (outcome === 'decides' ? [text] : []))
          : [],
      ),
    );
    expect(new Set(decided.flat()).size).toBe(2);
    expect(decided.every(({ length }) => length === 1)).toBe(true);
  });
  it('sends nothing into a VPC that its table does not know', () => {
    const trace = traceIn(vpn(routes('tgw')), { from: 'office', to: 'two', port: 22 });
    expect(codesOf(trace)).toContain('connection-no-route');
  });
});
