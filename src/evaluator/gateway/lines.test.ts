import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, shownOf, traceIn } from '../testing/build.ts';
import { hybrid, OPEN } from '../testing/networks.ts';

const OUT = { from: 'app', to: '192.168.1.10', port: 443 } as const;
const IN = { from: 'office', to: 'app', port: 443 } as const;
const ORIGIN = { file: 'vpn-gateways.json', pointer: '/VpnGateways/0' };

const vgw = (fields: Draft, more: Draft = {}): Draft =>
  hybrid({ virtualPrivateGateways: { vgw: { vpc: 'cloud', ...fields } }, ...more });
const dx = (fields: Draft = {}): Draft => ({
  directConnectGateways: { dx: { gateways: ['vgw'], network: 'office', ...fields } },
});
const routed = (routes: Draft): Draft => ({ routeTables: { main: { main: true, routes } } });

describe('a virtual private gateway', () => {
  it.each(['pending', 'deleting', 'deleted'])('carries nothing while %s', (state) => {
    const trace = traceIn(vgw({ state }), OUT);
    expect(codesOf(trace)[0]).toBe('virtual-private-gateway-detached');
    expect(trace.verdict).toBe('not-reachable');
  });
  it('is not known to be attached where the data does not say', () => {
    const trace = traceIn(vgw({ vpc: null }), OUT);
    expect(codesOf(trace)).toEqual(['gateway-unknown']);
    expect(trace.verdict).toBe('undetermined');
  });
  it('carries nothing for a VPC that it is not attached to', () => {
    const draft = hybrid();
    const other = { cidr: '10.9.0.0/16', subnets: { far: { cidr: '10.9.1.0/24' } } };
    const trace = traceIn(
      {
        ...draft,
        vpcs: { ...(draft['vpcs'] as Draft), other },
        virtualPrivateGateways: { vgw: { vpc: 'other' } },
      },
      OUT,
    );
    expect(codesOf(trace)[0]).toBe('virtual-private-gateway-detached');
  });
  it('leads nowhere without a line, which an export may not show', () => {
    expect(codesOf(traceIn(hybrid({ vpnConnections: {} }), OUT))).toEqual(['connection-no-route']);
  });
  it('lets the other network in to addresses of its own VPC only', () => {
    const trace = traceIn(hybrid(), { from: 'office', to: '10.9.1.10', port: 443 });
    expect(trace.verdict).toBe('not-reachable');
    expect(codesOf(trace)).toContain('virtual-private-gateway-not-transitive');
  });
});

describe('lines of a virtual private gateway', () => {
  it('that are down are left for one that is up', () => {
    const down = traceIn(hybrid(dx({ state: 'down' })), OUT);
    expect(down.verdict).toBe('reachable');
    expect(shownOf(down).path).toContain('vpn');
    const other = traceIn(hybrid(dx(), { tunnels: ['down', 'down'] }), OUT);
    expect(other.verdict).toBe('reachable');
    expect(shownOf(other).path).toContain('dx');
    const none = traceIn(hybrid(dx({ state: 'down' }), { tunnels: ['down', 'down'] }), OUT);
    expect(none.verdict).toBe('not-reachable');
    expect(codesOf(none)[0]).toBe('connection-down');
  });
  it('that do not lead to the address are left for one that does', () => {
    const draft = hybrid({
      onPremises: { office: { cidr: '192.168.0.0/16' }, lab: { cidr: '172.16.0.0/16' } },
      directConnectGateways: { dx: { gateways: ['vgw'], network: 'lab' } },
    });
    expect(shownOf(traceIn(draft, OUT)).path).toEqual(['app', 'cloud-a', 'vgw', 'vpn', 'office']);
    const lab = {
      ...draft,
      vpcs: hybrid({}, {}, routed({ '172.16.0.0/16': 'vgw', '192.168.0.0/16': 'vgw' }))['vpcs'],
    };
    expect(shownOf(traceIn(lab, { from: 'app', to: '172.16.0.9', port: 443 })).path).toEqual([
      'app',
      'cloud-a',
      'vgw',
      'dx',
      'lab',
    ]);
  });
  it('lead where their static routes say, within what their network has', () => {
    expect(traceIn(hybrid({}, { routes: ['192.168.1.0/24'] }), OUT).verdict).toBe('reachable');
    // The route is wider than the network.
    const wide = hybrid({}, { routes: ['172.16.0.0/12'] }, routed({ '172.16.0.0/12': 'vgw' }));
    const trace = traceIn(wide, { from: 'app', to: '172.16.0.9', port: 443 });
    expect(codesOf(trace)).toEqual(['connection-no-route']);
    expect(trace.verdict).toBe('not-reachable');
  });
  it('are taken from outside while they are up', () => {
    const one = traceIn(hybrid(dx({ state: 'down' })), IN);
    expect(one.verdict).toBe('reachable');
    expect(one.choices).toHaveLength(1);
    expect(shownOf(one).path).toEqual(['office', 'vpn', 'vgw', 'cloud-a', 'app']);
    const none = traceIn(hybrid({}, { tunnels: ['down', 'down'] }), IN);
    expect(none.verdict).toBe('not-reachable');
    expect(codesOf(none)[0]).toBe('connection-down');
  });
  it('of an exported account may not be all: a down VPN leaves Direct Connect open', () => {
    const exported = { origin: ORIGIN };
    const down = {
      vpnConnections: { vpn: { gateway: 'vgw', network: 'office', tunnels: ['down', 'down'] } },
    };
    expect(codesOf(traceIn(vgw({}, down), OUT))).toContain('connection-down');
    const trace = traceIn(vgw(exported, down), OUT);
    expect(codesOf(trace)).toEqual(['peer-network-unknown']);
    expect(trace.verdict).toBe('undetermined');
    // Where one is in the data, that is all.
    expect(traceIn(vgw(exported, { ...down, ...dx({ state: 'down' }) }), OUT).verdict).toBe('not-reachable');
    expect(traceIn(vgw(exported, { vpnConnections: {} }), OUT).verdict).toBe('undetermined');
  });
});

describe('a network outside of AWS', () => {
  it('keeps what is its own', () => {
    const trace = traceIn(hybrid(), { from: 'office', to: '192.168.1.10', port: 443 });
    expect(codesOf(trace)).toEqual(['not-modelled']);
    expect(trace.verdict).toBe('undetermined');
  });
  it('without a line sends nothing', () => {
    const trace = traceIn(hybrid({ vpnConnections: {} }), IN);
    expect(codesOf(trace)).toContain('connection-no-route');
    expect(trace.verdict).toBe('not-reachable');
  });
  it('gets in by no gateway that is gone or detached', () => {
    expect(traceIn(vgw({ state: 'deleted' }), IN).verdict).toBe('not-reachable');
    expect(traceIn(hybrid({ virtualPrivateGateways: { vgw: {} } }), IN).verdict).toBe('not-reachable');
  });
  it('may reach another one over the same gateway, which is not modelled', () => {
    const two = (gateway: string): Draft =>
      hybrid({
        onPremises: { office: { cidr: '192.168.0.0/16' }, lab: { cidr: '172.16.0.0/16' } },
        virtualPrivateGateways: { vgw: { vpc: 'cloud' }, second: {} },
        vpnConnections: {
          vpn: { gateway: 'vgw', network: 'office' },
          'to-lab': { gateway, network: 'lab' },
        },
      });
    const flow = { from: 'office', to: '172.16.0.9', port: 443 } as const;
    expect(traceIn(two('vgw'), flow).verdict).toBe('undetermined');
    expect(codesOf(traceIn(two('vgw'), flow))).toEqual(['not-modelled']);
    expect(codesOf(traceIn(two('second'), flow))).toContain('virtual-private-gateway-not-transitive');
    expect(codesOf(traceIn(two('vgw'), { ...flow, to: '172.17.0.9' }))).toContain(
      'virtual-private-gateway-not-transitive',
    );
  });
});

describe('an egress-only internet gateway', () => {
  const six = (changes: Draft = {}, routes: Draft = { '::/0': 'eigw' }, ip = '2600:1f18:1::10'): Draft => ({
    vpcs: {
      net: {
        cidr: ['10.0.0.0/16', '2600:1f18:1::/56', 'fd00:10::/56'],
        subnets: {
          a: { cidr: ['10.0.1.0/24', ip.startsWith('fd') ? 'fd00:10::/64' : '2600:1f18:1::/64'] },
        },
        routeTables: { main: { main: true, routes } },
        securityGroups: OPEN,
      },
      far: { cidr: ['10.8.0.0/16'], subnets: { b: { cidr: '10.8.1.0/24' } } },
    },
    instances: { six: { subnet: 'a', ip: ['10.0.1.10', ip], securityGroups: ['open'] } },
    egressOnlyInternetGateways: { eigw: { vpc: 'net' } },
    ...changes,
  });
  const flow = { from: 'six', to: '2600:1234::1', port: 443 } as const;
  it('carries nothing for another VPC than its own', () => {
    const trace = traceIn(six({ egressOnlyInternetGateways: { eigw: { vpc: 'far' } } }), flow);
    expect(codesOf(trace)).toEqual(['internet-gateway-detached']);
  });
  it('leads to public addresses only', () => {
    expect(codesOf(traceIn(six(), { ...flow, to: 'fd99::1' }))).toEqual([
      'internet-gateway-private-destination',
    ]);
  });
  it('sends from public addresses only', () => {
    const trace = traceIn(six({}, undefined, 'fd00:10::10'), flow);
    expect(codesOf(trace)).toEqual(['no-public-address']);
  });
  it('is on a path that is not private, back by the same gateway', () => {
    const trace = traceIn(six(), flow);
    expect(trace.private).toBe(false);
    expect(shownOf(trace).returnPath).toEqual(['eigw', 'a', 'six']);
    expect(codesOf(trace)).toEqual([]);
  });
});
