/** What hangs together without a flow: an account as it is, and what of a large one is left out. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf } from '../evaluator/testing/build.ts';
import { hybrid, OPEN, privateLink, transit } from '../evaluator/testing/networks.ts';
import { diagramLayout } from './layout.ts';
import { MAX_EDGES, MAX_NODES } from './model.ts';

const layoutOf = (draft: Draft) => diagramLayout(networkOf(draft));
const pairs = (draft: Draft): readonly string[] => {
  const { nodes, edges } = layoutOf(draft);
  const name = (id: string): string => nodes.find((node) => node.id === id)?.lines[0] ?? id;
  return edges.map(({ from, to }) => `${name(from)}-${name(to)}`);
};

describe('a network without flows', () => {
  it('ties a transit gateway to each of its VPCs, and to its lines', () => {
    const draft = transit(
      {
        vpnConnections: { vpn: { gateway: 'tgw', network: 'office' } },
        onPremises: { office: { cidr: '192.168.0.0/16' } },
      },
      {
        attachments: {
          'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
          'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] },
          'to-office': { type: 'vpn', connection: 'vpn' },
        },
      },
    );
    expect(pairs(draft)).toEqual(['one-tgw', 'two-tgw', 'tgw-vpn', 'vpn-office']);
  });

  it('ties a VPN connection to its gateway and its network', () => {
    expect(pairs(hybrid())).toEqual(['app-vgw', 'vgw-vpn', 'vpn-office']);
  });

  it('leads from an endpoint to what stands behind its service', () => {
    expect(pairs(privateLink())).toEqual(['nlb-web', 'vpce-service', 'service-nlb']);
    expect(layoutOf(privateLink()).nodes.filter(({ resource }) => resource === 'service')).toMatchObject([
      { kind: 'endpoint-service', group: 'v_provider' },
    ]);
  });

  it('says what stands in a subnet that only a transit gateway uses', () => {
    const notes = layoutOf(transit()).nodes.filter(({ kind }) => kind === 'note');
    expect(notes.map(({ lines }) => lines)).toEqual([['attachment of tgw'], ['attachment of tgw']]);
  });
});

/** VPCs on one transit gateway, an instance in each; a VPN connection for each of the offices. */
const hub = (vpcs: number, offices: number): Draft => {
  const each = <T>(count: number, make: (index: number) => readonly [string, T]): Record<string, T> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));
  return {
    vpcs: each(vpcs, (index) => [
      `v${index}`,
      {
        cidr: `10.${index}.0.0/16`,
        subnets: { [`s${index}`]: { cidr: `10.${index}.1.0/24` } },
        routeTables: { main: { main: true, routes: { '0.0.0.0/0': 'tgw' } } },
        securityGroups: OPEN,
      },
    ]),
    instances: each(vpcs, (index) => [
      `app${index}`,
      { subnet: `s${index}`, ip: `10.${index}.1.10`, securityGroups: ['open'] },
    ]),
    transitGateways: {
      tgw: {
        attachments: {
          ...each(vpcs, (index) => [
            `to-v${index}`,
            { type: 'vpc', vpc: `v${index}`, subnets: [`s${index}`] },
          ]),
          ...each(offices, (index) => [`to-o${index}`, { type: 'vpn', connection: `vpn${index}` }]),
        },
      },
    },
    vpnConnections: each(offices, (index) => [`vpn${index}`, { gateway: 'tgw', network: `o${index}` }]),
    onPremises: each(offices, (index) => [`o${index}`, { cidr: `172.16.${index}.0/24` }]),
  };
};

describe('a large hub', () => {
  it.each([
    [3, 60],
    [120, 2],
    [200, 200],
  ])('is folded: %i VPCs, %i offices', (vpcs, offices) => {
    for (const flows of [{}, { f: { from: 'app0', to: 'app1', port: 22 } }]) {
      const layout = layoutOf({ ...hub(vpcs, offices), flows });
      expect(layout.nodes.length).toBeLessThanOrEqual(MAX_NODES);
      expect(layout.edges.length).toBeLessThanOrEqual(MAX_EDGES);
      expect(layout.nodes.some(({ resource }) => resource === 'tgw')).toBe(true);
      const ids = new Set(layout.nodes.map(({ id }) => id));
      for (const { from, to } of layout.edges) expect(ids.has(from) && ids.has(to)).toBe(true);
    }
  });

  it('keeps what the lines share when the flows touch more than fits', () => {
    const flows = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [
        `f${index}`,
        { from: `app${index}`, to: `app${index + 60}`, port: 22 },
      ]),
    );
    const layout = layoutOf({ ...hub(120, 2), flows });
    expect(layout.nodes.length).toBeLessThanOrEqual(MAX_NODES);
    expect(layout.nodes.some(({ resource }) => resource === 'tgw')).toBe(true);
    expect(layout.edges.length).toBeGreaterThan(20);
  });

  it('counts by kind what it leaves out', () => {
    const { nodes } = layoutOf({ ...hub(3, 60), flows: { f: { from: 'app0', to: 'app1', port: 22 } } });
    const words = nodes.filter(({ kind }) => kind === 'note').flatMap(({ lines }) => lines);
    expect(words.join(' ')).toMatch(/\d+ connections, \d+ networks more/);
  });
});
