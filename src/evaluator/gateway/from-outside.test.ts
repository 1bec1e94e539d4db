import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, shownOf, traceIn } from '../testing/build.ts';
import { hybrid, transit } from '../testing/networks.ts';

/** `office` behind a VPN to a transit gateway; `one` has a route to it. */
const outside = (attachment: Draft, gateway: Draft = {}): Draft => {
  const vpcs = transit()['vpcs'] as Record<string, Draft>;
  return transit(
    {
      vpcs: {
        ...vpcs,
        left: {
          ...vpcs['left'],
          routeTables: { main: { main: true, routes: { '192.168.0.0/16': 'tgw' } }, attachment: {} },
        },
      },
      vpnConnections: { vpn: { gateway: 'tgw', network: 'office' } },
      onPremises: { office: { cidr: '192.168.0.0/16' } },
    },
    {
      attachments: {
        'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
        'to-office': { type: 'vpn', connection: 'vpn', ...attachment },
      },
      ...gateway,
    },
  );
};
const FLOW = { from: 'office', to: 'one', port: 443 } as const;
const told = (draft: Draft): readonly unknown[] => {
  const trace = traceIn(draft, FLOW);
  return [trace.verdict, [...new Set(codesOf(trace))]];
};

describe('a network outside of AWS', () => {
  it('sends nothing to a transit gateway that tells it of no route', () => {
    const tables = { routeTables: { t: { default: true, propagations: ['to-left', 'to-office'] }, e: {} } };
    expect(told(outside({}, tables))[0]).toBe('reachable');
    expect(told(outside({ routeTable: 'e' }, tables))).toEqual(['not-reachable', ['connection-no-route']]);
  });
  it('may be told of routes that are not in the data', () => {
    const undecided = ['undetermined', ['route-table-unknown']];
    expect(told(outside({ routeTable: null }))).toEqual(undecided);
    const hidden = { t: { default: true }, e: { routes: null } };
    expect(told(outside({ routeTable: 'e' }, { routeTables: hidden }))).toEqual(undecided);
  });
  it('is answered over the line that it asked by, and answers over the one it was asked by', () => {
    expect(shownOf(traceIn(outside({}), { from: 'one', to: '192.168.0.9', port: 22 })).returnPath).toEqual([
      'office',
      'vpn',
      'tgw',
      'left-tgw',
      'left-a',
      'one',
    ]);
  });
  it('uses no line of another network, and none to a gateway that is gone', () => {
    const two = (state: string): Draft =>
      hybrid({
        onPremises: { office: { cidr: '192.168.0.0/16' }, lab: { cidr: '172.16.0.0/16' } },
        virtualPrivateGateways: { vgw: { vpc: 'cloud' }, old: { vpc: 'cloud', state } },
        vpnConnections: {
          vpn: { gateway: 'vgw', network: 'office' },
          'vpn-lab': { gateway: 'vgw', network: 'lab' },
          'vpn-old': { gateway: 'old', network: 'office' },
        },
      });
    const trace = traceIn(two('deleted'), { from: 'office', to: 'app', port: 443 });
    expect(trace.choices).toHaveLength(1);
    expect(shownOf(trace).path[1]).toBe('vpn');
  });
});
