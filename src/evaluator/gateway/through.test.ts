import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, shownOf, traceIn } from '../testing/build.ts';
import { hybrid, OPEN, transit } from '../testing/networks.ts';

const FLOW = { from: 'one', to: 'two', port: 443 } as const;
const LEFT = { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] };
const RIGHT = { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] };

describe('what a network outside of AWS sends through a transit gateway', () => {
  /** `office` by a VPN to `tgw`, which sends all of it into `left`. */
  const borrowed = (routes: Draft, more: Draft = {}): Draft => {
    const vpcs = transit()['vpcs'] as Record<string, Draft>;
    return transit(
      {
        vpcs: {
          ...vpcs,
          left: { ...vpcs['left'], routeTables: { main: { main: true }, attachment: { routes } } },
        },
        vpnConnections: { vpn: { gateway: 'tgw', network: 'office' } },
        onPremises: { office: { cidr: '192.168.0.0/16' } },
        ...more,
      },
      {
        routeTables: { t: { default: true, routes: { '0.0.0.0/0': 'to-left' } } },
        attachments: { 'to-left': LEFT, 'to-right': RIGHT, 'to-office': { type: 'vpn', connection: 'vpn' } },
      },
    );
  };
  it('cannot borrow a peering connection', () => {
    const vpcs = borrowed({ '10.7.0.0/16': 'pcx' })['vpcs'] as Draft;
    const far = { cidr: '10.7.0.0/16', subnets: { f: { cidr: '10.7.1.0/24' } }, securityGroups: OPEN };
    const draft = borrowed(
      {},
      {
        vpcs: { ...vpcs, far },
        peerings: { pcx: { requester: 'left', accepter: 'far' } },
        instances: { three: { subnet: 'f', ip: '10.7.1.10', securityGroups: ['open'] } },
      },
    );
    expect(codesOf(traceIn(draft, { from: 'office', to: 'three', port: 443 }))).toContain(
      'peering-not-transitive',
    );
  });
});

describe('lines of two networks', () => {
  const two = (more: Draft = {}): Draft =>
    transit(
      {
        vpnConnections: {
          vpn: { gateway: 'tgw', network: 'office', ...more },
          'vpn-lab': { gateway: 'tgw', network: 'lab' },
        },
        onPremises: { office: { cidr: '192.168.0.0/16' }, lab: { cidr: '172.16.0.0/16' } },
        vpcs: {
          ...(transit()['vpcs'] as Draft),
          left: {
            ...(transit()['vpcs'] as Record<string, Draft>)['left'],
            routeTables: { main: { main: true, routes: { '0.0.0.0/0': 'tgw' } }, attachment: {} },
          },
        },
      },
      {
        routeTables: {
          t: {
            default: true,
            propagations: ['to-left', 'to-right'],
            routes: { '192.168.0.0/16': 'to-office', '172.16.0.0/16': 'to-lab' },
          },
        },
        attachments: {
          'to-left': LEFT,
          'to-right': RIGHT,
          'to-office': { type: 'vpn', connection: 'vpn' },
          'to-lab': { type: 'vpn', connection: 'vpn-lab' },
        },
      },
    );
  it('are each network’s own', () => {
    const trace = traceIn(two(), { from: 'office', to: 'one', port: 22 });
    expect(trace.verdict).toBe('reachable');
    expect(trace.choices).toHaveLength(1);
    expect(shownOf(trace).path).toEqual(['office', 'vpn', 'tgw', 'left-tgw', 'left-a', 'one']);
    expect(shownOf(trace).returnPath).toEqual(['one', 'left-a', 'left-tgw', 'tgw', 'vpn', 'office']);
    expect(shownOf(traceIn(two(), { from: 'lab', to: 'one', port: 22 })).path[1]).toBe('vpn-lab');
  });
  it('carry what their static routes hold, though the transit gateway has a route', () => {
    const out = { from: 'one', to: '192.168.1.9', port: 22 } as const;
    expect(traceIn(two({ routes: ['192.168.1.0/24'] }), out).verdict).toBe('reachable');
    expect(codesOf(traceIn(two({ routes: ['192.168.2.0/24'] }), out))).toEqual(['connection-no-route']);
  });
  it('of a virtual private gateway are taken where they are up, the first or another', () => {
    for (const [first, second] of [
      [
        ['down', 'down'],
        ['up', 'up'],
      ],
      [
        ['up', 'up'],
        ['down', 'down'],
      ],
    ]) {
      const draft = hybrid({
        vpnConnections: {
          one: { gateway: 'vgw', network: 'office', tunnels: first },
          two: { gateway: 'vgw', network: 'office', tunnels: second },
        },
      });
      const trace = traceIn(draft, { from: 'app', to: '192.168.1.10', port: 443 });
      expect(trace.verdict).toBe('reachable');
      expect(shownOf(trace).path).toContain(first?.[0] === 'up' ? 'one' : 'two');
    }
  });
});

describe('what a transit gateway’s table may have learned', () => {
  const learning = (routes: Draft): Draft =>
    transit(
      { vpnConnections: { vpn: { gateway: 'tgw', network: null } } },
      {
        routeTables: { t: { default: true, propagations: ['to-left', 'to-x'], routes } },
        attachments: { 'to-left': LEFT, 'to-right': RIGHT, 'to-x': { type: 'vpn', connection: 'vpn' } },
      },
    );
  it('leaves open where there is no route', () => {
    const trace = traceIn(learning({}), FLOW);
    expect(codesOf(trace)).toEqual(['route-table-unknown']);
    expect(trace.verdict).toBe('undetermined');
  });
  it('is taken to be nothing narrower than the route that there is, which the trace says', () => {
    const trace = traceIn(learning({ '10.2.0.0/16': 'to-right' }), FLOW);
    expect(trace.verdict).toBe('reachable');
    expect(trace.assumptions.map(({ code }) => code)).toContain('transit-routes-learned');
    expect(traceIn(transit(), FLOW).assumptions.map(({ code }) => code)).not.toContain(
      'transit-routes-learned',
    );
  });
});

describe('the far side of a transit gateway', () => {
  it('is refused by an attachment there that is down, on the way there', () => {
    const routeTables = { t: { default: true, routes: { '10.2.0.0/16': 'to-right' } } };
    const trace = traceIn(
      transit(
        {},
        { routeTables, attachments: { 'to-left': LEFT, 'to-right': { ...RIGHT, state: 'deleted' } } },
      ),
      FLOW,
    );
    expect(trace.findings[0]).toMatchObject({ code: 'transit-gateway-attachment-state', direction: 'there' });
  });
  it('is not known where its VPC is not in the data', () => {
    const vpcs = transit()['vpcs'] as Draft;
    const draft = transit(
      {
        vpcs: { ...vpcs, right: { cidr: '10.2.0.0/16', subnets: null } },
        instances: { one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] } },
      },
      { attachments: { 'to-left': LEFT, 'to-right': { ...RIGHT, subnets: null } } },
    );
    const trace = traceIn(draft, { from: 'one', to: '10.2.1.10', port: 443 });
    expect(codesOf(trace)).toEqual(['peer-network-unknown']);
    expect(trace.verdict).toBe('undetermined');
  });
  const pair = (far: Draft): Draft => {
    const vpcs = transit()['vpcs'] as Record<string, Draft>;
    const routeTables = { main: { main: true, routes: { '10.1.0.0/16': 'far' } }, attachment: {} };
    return transit({
      vpcs: { ...vpcs, right: { ...vpcs['right'], routeTables } },
      transitGateways: {
        tgw: {
          routeTables: { t: { default: true, routes: { '10.2.0.0/16': 'out' } } },
          attachments: { 'to-left': LEFT, out: { type: 'peering', transitGateway: 'far' } },
        },
        third: { attachments: {} },
        far: {
          routeTables: {
            t: {
              default: true,
              propagations: ['to-right'],
              routes: { '10.1.0.0/16': Object.keys(far).at(-1) ?? 'to-right' },
            },
            empty: {},
          },
          attachments: { 'to-right': RIGHT, ...far },
        },
      },
    });
  };
  it('is entered by the attachment that leads here, by its gateway or its id', () => {
    const other = { 'to-third': { type: 'peering', transitGateway: 'third', routeTable: 'empty' } };
    expect(traceIn(pair({ ...other, in: { type: 'peering', transitGateway: 'tgw' } }), FLOW).verdict).toBe(
      'reachable',
    );
    expect(codesOf(traceIn(pair(other), FLOW))).toContain('transit-gateway-not-attached');
  });
});

describe('appliance mode', () => {
  /** `left` in zone a and `right` in zone b send to each other through `middle`, attached in both. */
  const through = (applianceMode: boolean): Draft => {
    const spoke = (n: number, zone: string): Draft => ({
      cidr: `10.${n}.0.0/16`,
      subnets: { [`s${n}`]: { cidr: `10.${n}.1.0/24`, zone } },
      routeTables: { main: { main: true, routes: { '10.0.0.0/8': 'tgw' } } },
      securityGroups: OPEN,
    });
    return {
      vpcs: {
        left: spoke(1, 'us-east-1a'),
        right: spoke(2, 'us-east-1b'),
        middle: {
          ...spoke(5, 'us-east-1a'),
          subnets: {
            'mid-a': { cidr: '10.5.1.0/24', zone: 'us-east-1a' },
            'mid-b': { cidr: '10.5.2.0/24', zone: 'us-east-1b' },
          },
        },
      },
      instances: {
        one: { subnet: 's1', ip: '10.1.1.10', securityGroups: ['open'] },
        two: { subnet: 's2', ip: '10.2.1.10', securityGroups: ['open'] },
      },
      transitGateways: {
        tgw: {
          routeTables: {
            spokes: { routes: { '10.0.0.0/8': 'to-middle' } },
            middle: { propagations: ['to-left', 'to-right'] },
          },
          attachments: {
            'to-left': { type: 'vpc', vpc: 'left', subnets: ['s1'], routeTable: 'spokes' },
            'to-right': { type: 'vpc', vpc: 'right', subnets: ['s2'], routeTable: 'spokes' },
            'to-middle': {
              type: 'vpc',
              vpc: 'middle',
              subnets: ['mid-a', 'mid-b'],
              routeTable: 'middle',
              applianceMode,
            },
          },
        },
      },
    };
  };
  const middles = (applianceMode: boolean): readonly unknown[] =>
    traceIn(through(applianceMode), FLOW).choices.map(({ path, returnPath }) =>
      [path, returnPath].map((ids) => ids.find((id) => id.startsWith('mid'))),
    );
  it('keeps both directions in one zone, whichever it is', () => {
    expect(middles(true)).toEqual([
      ['mid-a', 'mid-a'],
      ['mid-b', 'mid-b'],
    ]);
  });
  it('is what keeps them together: else each keeps its source’s zone', () => {
    expect(middles(false)).toEqual([['mid-a', 'mid-b']]);
  });
});
