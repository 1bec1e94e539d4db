/** Accounts with VPN connections: what is outside of AWS is not in an export, and everything up to there is. */
import { expect, test } from 'vitest';
import type { FlowRequest } from '../../../evaluator/index.ts';
import { accountOf, type Piece } from '../../fixtures/account.ts';
import { internetGateway, natGateway } from '../../fixtures/gateways.ts';
import { vpnConnection, vpnGateway } from '../../fixtures/hybrid.ts';
import {
  instance,
  networkAcl,
  type RouteOf,
  routeTable,
  securityGroup,
  subnet,
  vpc,
} from '../../fixtures/pieces.ts';
import { asking } from '../../fixtures/traced.ts';
import { attachment, transitGateway, transitTable, vpcAttachment } from '../../fixtures/transit.ts';

const propagated = (destination: string, gateway: string, more: Record<string, string> = {}): RouteOf => [
  destination,
  'GatewayId',
  gateway,
  { Origin: 'EnableVgwRoutePropagation', ...more },
];

/** A VPC `vpc-a` of one subnet whose instance lets 172.16.0.0/12 in to port 22, and out to everywhere. */
const site = (...routes: readonly RouteOf[]): readonly Piece[] => [
  vpc('vpc-a', '10.1.0.0/16'),
  subnet('subnet-a', 'vpc-a', '10.1.1.0/24'),
  routeTable('rtb-a', 'vpc-a', '10.1.0.0/16', 'main', ...routes),
  networkAcl('acl-a', 'vpc-a', ['subnet-a']),
  securityGroup('sg-a', 'vpc-a', [['tcp', '22', '172.16.0.0/12']]),
  securityGroup('sg-b', 'vpc-a', [], [['tcp', '443', '10.0.0.0/8']]),
  instance('i-a', { vpc: 'vpc-a', subnet: 'subnet-a', ip: '10.1.1.10', group: 'sg-a' }),
  instance('i-b', { vpc: 'vpc-a', subnet: 'subnet-a', ip: '10.1.1.11', group: 'sg-b' }),
];

const lineOf = (...pieces: readonly Piece[]) => {
  const ask = asking(accountOf({}, ...pieces));
  return (from: string, to: string, more: Partial<FlowRequest> = {}) => {
    const { verdict, path, findings } = ask({ from, to, port: 22, ...more });
    return [verdict, path.join(' '), ...findings];
  };
};

test('to a virtual private gateway, with static routes', () => {
  const line = lineOf(
    ...site(propagated('172.16.0.0/16', 'vgw-01')),
    vpnGateway('vgw-01', 'vpc-a'),
    vpnConnection('vpn-01', 'vgw-01', { routes: ['172.16.0.0/16'] }),
  );
  expect(line('i-a', '172.16.5.5')).toEqual([
    'undetermined',
    'i-a subnet-a vgw-01 vpn-01',
    'peer-network-unknown vpn-01',
  ]);
  // Beyond what the connection carries there is no route.
  expect(line('i-a', '172.17.5.5')).toEqual(['not-reachable', 'i-a subnet-a', 'no-route rtb-a']);
  expect(line('i-b', '172.16.5.5')).toEqual([
    'not-reachable',
    'i-b',
    'security-group-outbound sg-b',
    'peer-network-unknown vpn-01',
  ]);
});

test('to one with BGP, and with tunnels down', () => {
  const line = (...tunnels: readonly string[]) =>
    lineOf(
      ...site(propagated('172.16.0.0/16', 'vgw-01')),
      vpnGateway('vgw-01', 'vpc-a'),
      vpnConnection('vpn-01', 'vgw-01', { tunnels }),
    )('i-a', '172.16.5.5');
  const up = ['undetermined', 'i-a subnet-a vgw-01 vpn-01', 'peer-network-unknown vpn-01'];
  expect(line('UP', 'UP')).toEqual(up);
  expect(line('DOWN', 'UP')).toEqual(up);
  // Direct Connect of another account could lead there all the same.
  expect(line('DOWN', 'DOWN')).toEqual([
    'undetermined',
    'i-a subnet-a vgw-01',
    'peer-network-unknown vgw-01',
  ]);
});

test('a gateway that is attached to nothing, and one that is gone', () => {
  const detached = lineOf(
    ...site(['172.16.0.0/16', 'GatewayId', 'vgw-01', { State: 'blackhole' }]),
    vpnGateway('vgw-01'),
    vpnConnection('vpn-01', 'vgw-01', { routes: ['172.16.0.0/16'] }),
  );
  expect(detached('i-a', '172.16.5.5')).toEqual([
    'not-reachable',
    'i-a subnet-a',
    'blackhole-route rtb-a',
    'virtual-private-gateway-detached vgw-01',
    'peer-network-unknown vpn-01',
  ]);
});

const transit = (
  routes: readonly (readonly [string, string])[],
  propagations: readonly string[] = [],
  vpn: Parameters<typeof vpnConnection>[2] = {},
) =>
  lineOf(
    ...site(['172.16.0.0/12', 'TransitGatewayId', 'tgw-01']),
    transitGateway('tgw-01', 'tgw-rtb-01'),
    vpcAttachment('tgw-attach-a', 'tgw-01', 'vpc-a', ['subnet-a'], { table: 'tgw-rtb-01' }),
    attachment({
      id: 'tgw-attach-vpn',
      gateway: 'tgw-01',
      type: 'vpn',
      resource: 'vpn-01',
      table: 'tgw-rtb-01',
    }),
    vpnConnection('vpn-01', 'tgw-01', vpn),
    transitTable('tgw-rtb-01', 'tgw-01', { propagations: ['tgw-attach-a', ...propagations], routes }),
  );

test('to a transit gateway', () => {
  const statics = transit([['172.16.0.0/16', 'tgw-attach-vpn']]);
  expect(statics('i-a', '172.16.5.5')).toEqual([
    'undetermined',
    'i-a subnet-a tgw-01 vpn-01',
    'peer-network-unknown vpn-01',
  ]);
  expect(statics('i-a', '172.17.5.5')).toEqual([
    'not-reachable',
    'i-a subnet-a tgw-01',
    'transit-gateway-no-route tgw-rtb-01',
  ]);
  // What BGP taught the table is not in the list of its static routes.
  const learned = transit([], ['tgw-attach-vpn']);
  expect(learned('i-a', '172.16.5.5')).toEqual([
    'undetermined',
    'i-a subnet-a tgw-01',
    'route-table-unknown tgw-rtb-01',
  ]);
});

test('from an address outside, which no account’s data holds', () => {
  const line = lineOf(
    ...site(propagated('172.16.0.0/16', 'vgw-01')),
    vpnGateway('vgw-01', 'vpc-a'),
    vpnConnection('vpn-01', 'vgw-01', { routes: ['172.16.0.0/16'] }),
  );
  // All that is in the data lets it in and its answer out; who has the address is not in it.
  expect(line('172.16.5.5', 'i-a')).toEqual([
    'undetermined',
    '172.16.5.5 vpn-01 vgw-01 subnet-a i-a',
    'peer-network-unknown vpn-01',
  ]);
  expect(line('172.16.5.5', 'i-b')).toEqual([
    'not-reachable',
    '172.16.5.5 vpn-01 vgw-01 subnet-a i-b',
    'peer-network-unknown vpn-01',
    'security-group-inbound sg-b',
  ]);
  // An address that no route leads back to gets no answer, whichever line it came by.
  expect(line('192.168.5.5', 'i-a', { protocol: 'icmp', port: undefined })).toEqual([
    'not-reachable',
    '192.168.5.5 vpn-01 vgw-01 subnet-a i-a',
    'peer-network-unknown vpn-01',
    'security-group-inbound sg-a',
    'no-route rtb-a',
  ]);
});

test('from an address outside, to a VPC without a line, by a transit gateway, and by lines that are down', () => {
  const alone = lineOf(
    ...site(),
    vpc('vpc-z', '10.9.0.0/16'),
    vpnGateway('vgw-01', 'vpc-z'),
    vpnConnection('vpn-01', 'vgw-01'),
  );
  expect(alone('172.16.5.5', 'i-a')).toEqual([
    'not-reachable',
    '172.16.5.5 subnet-a i-a',
    'peer-network-unknown 172.16.5.5',
    'no-route rtb-a',
  ]);
  expect(transit([['172.16.0.0/16', 'tgw-attach-vpn']])('172.16.5.5', 'i-a')).toEqual([
    'undetermined',
    '172.16.5.5 vpn-01 tgw-01 subnet-a i-a',
    'peer-network-unknown vpn-01',
  ]);
  const down = { tunnels: ['DOWN', 'DOWN'] };
  const virtual = lineOf(
    ...site(propagated('172.16.0.0/16', 'vgw-01')),
    vpnGateway('vgw-01', 'vpc-a'),
    vpnConnection('vpn-01', 'vgw-01', down),
  );
  expect(virtual('172.16.5.5', 'i-a')[0]).toBe('undetermined');
  expect(transit([['172.16.0.0/16', 'tgw-attach-vpn']], [], down)('172.16.5.5', 'i-a').slice(0, 3)).toEqual([
    'not-reachable',
    '172.16.5.5 vpn-01',
    'connection-down vpn-01',
  ]);
});

test('from an address of the data, and from one that nobody can have', () => {
  const ask = lineOf(
    ...site(['0.0.0.0/0', 'GatewayId', 'igw-01']),
    internetGateway('igw-01', 'vpc-a'),
    instance('i-c', {
      vpc: 'vpc-a',
      subnet: 'subnet-a',
      ip: '10.1.1.12',
      group: 'sg-a',
      publicIp: '203.0.113.12',
    }),
    natGateway('nat-01', { vpc: 'vpc-a', subnet: 'subnet-a', ip: '10.1.1.250' }),
  );
  expect(ask('10.1.1.12', '192.0.2.80')).toEqual(['reachable', 'i-c subnet-a igw-01']);
  expect(ask('203.0.113.12', '192.0.2.80')).toEqual(['reachable', 'i-c subnet-a igw-01']);
  expect(() => ask('10.1.1.77', 'i-a')).toThrow(
    '`10.1.1.77` is an address of `vpc-a`, and no interface in the data has it.',
  );
  expect(() => ask('10.1.1.250', 'i-a')).toThrow(
    '`10.1.1.250` is an address of `nat-01`, which starts no connection',
  );
  expect(() => ask('172.16.5.5', 'i-a')).toThrow('no VPN connection or Direct Connect gateway leads to');
  expect(() => ask('198.51.100.9', 'i-a')).toThrow('write `internet:198.51.100.9`');
});

test('Direct Connect gateways: on a virtual private gateway before a VPN, and on a transit gateway', () => {
  const association = (gateway: string) => ({
    directConnectGateways: [
      {
        directConnectGatewayId: '5f294f92-bafb-4011-916d-9b0bdexample',
        directConnectGatewayName: 'dx',
        amazonSideAsn: 64512,
        ownerAccount: '111122223333',
        directConnectGatewayState: 'available',
      },
    ],
    directConnectGatewayAssociations: [
      {
        directConnectGatewayId: '5f294f92-bafb-4011-916d-9b0bdexample',
        associationState: 'associated',
        associatedGateway: { id: gateway, type: 'virtualPrivateGateway', ownerAccount: '111122223333' },
        associationId: 'a-1',
        allowedPrefixesToDirectConnectGateway: [{ cidr: '10.1.0.0/16' }],
      },
    ],
  });
  const DX = 'dxgw-5f294f92-bafb-4011-916d-9b0bdexample';
  const virtual = lineOf(
    ...site(propagated('172.16.0.0/16', 'vgw-01')),
    vpnGateway('vgw-01', 'vpc-a'),
    vpnConnection('vpn-01', 'vgw-01'),
    association('vgw-01'),
  );
  expect(virtual('i-a', '172.16.5.5')).toEqual([
    'undetermined',
    `i-a subnet-a vgw-01 ${DX}`,
    `peer-network-unknown ${DX}`,
  ]);
  const attached = lineOf(
    ...site(['172.16.0.0/12', 'TransitGatewayId', 'tgw-01']),
    transitGateway('tgw-01', 'tgw-rtb-01'),
    vpcAttachment('tgw-attach-a', 'tgw-01', 'vpc-a', ['subnet-a'], { table: 'tgw-rtb-01' }),
    attachment({
      id: 'tgw-attach-dx',
      gateway: 'tgw-01',
      type: 'direct-connect-gateway',
      resource: '5f294f92-bafb-4011-916d-9b0bdexample',
      table: 'tgw-rtb-01',
    }),
    transitTable('tgw-rtb-01', 'tgw-01', { routes: [['172.16.0.0/16', 'tgw-attach-dx']] }),
  );
  expect(attached('i-a', '172.16.5.5')).toEqual([
    'undetermined',
    `i-a subnet-a tgw-01 ${DX}`,
    `peer-network-unknown ${DX}`,
  ]);
});
