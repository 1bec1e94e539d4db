/** Gateways, VPN, Direct Connect, Block Public Access and name servers of which only a part was exported. */
import { expect, test } from 'vitest';
import { importOf, route, routesOf, routeTable, VPC } from '../fixtures/import-of.ts';

test('VPN and Direct Connect: what decides between propagated routes', () => {
  const propagated = route('10.9.0.0/16', { GatewayId: 'vgw-1' }, { Origin: 'EnableVgwRoutePropagation' });
  const gateway = {
    VpnGateways: [
      { VpnGatewayId: 'vgw-1', State: 'available', VpcAttachments: [{ State: 'attached', VpcId: 'vpc-1' }] },
    ],
  };
  const direct = {
    directConnectGatewayAssociations: [
      {
        associationId: 'a-1',
        directConnectGatewayId: '0aaa',
        associationState: 'associated',
        associatedGateway: { id: 'vgw-1' },
      },
    ],
  };
  const vpn = { VpnConnections: [{ VpnConnectionId: 'vpn-1', VpnGatewayId: 'vgw-1', State: 'available' }] };
  const via = (...documents: readonly object[]) =>
    routesOf(importOf(Object.assign({}, gateway, routeTable(propagated), ...documents)))?.propagatedRoutes?.[
      '10.9.0.0/16'
    ]?.via;
  expect(via(direct)).toBe('direct-connect');
  expect(via(vpn)).toBe('vpn-bgp');
  // Either could have: the one that yields to all others is taken.
  expect(via(direct, vpn)).toBe('vpn-bgp');
  const result = importOf({ ...gateway, ...direct });
  expect(result.scenario.directConnectGateways).toMatchObject({
    'dxgw-0aaa': { label: '0aaa', gateways: ['vgw-1'], network: null },
  });
});

test('of two propagated routes to one destination the better stays, else the first and a note', () => {
  const result = importOf({
    directConnectGatewayAssociations: [
      {
        associationId: 'a-1',
        directConnectGatewayId: '0aaa',
        associationState: 'associated',
        associatedGateway: { id: 'vgw-2' },
      },
    ],
    VpnGateways: ['vgw-1', 'vgw-2', 'vgw-3'].map((VpnGatewayId) => ({ VpnGatewayId, State: 'available' })),
    ...routeTable(
      ...['vgw-1', 'vgw-2', 'vgw-3'].map((GatewayId) =>
        route('10.9.0.0/16', { GatewayId }, { Origin: 'EnableVgwRoutePropagation' }),
      ),
    ),
  });
  expect(routesOf(result)?.propagatedRoutes).toEqual({
    '10.9.0.0/16': { target: 'vgw-2', via: 'direct-connect' },
  });
  expect(result.leftOut).toContain('propagated routes: there is one to the same destination that is as good');
});

test('Block Public Access: by account and Region, else only where there is one of each', () => {
  const options = (mode: string, more: object = {}) => ({
    VpcBlockPublicAccessOptions: { InternetGatewayBlockMode: mode, State: 'update-complete', ...more },
  });
  const modeOf = (document: object, files = {}) =>
    importOf(document, files).scenario.vpcs['vpc-1']?.blockPublicAccess;
  expect(modeOf({})).toBeNull();
  expect(modeOf(options('off'))).toBe('off');
  // With the switch on, a VPC may be excluded.
  expect(modeOf(options('block-ingress'))).toBeNull();
  const none = { VpcBlockPublicAccessExclusions: [] };
  expect(modeOf({ ...options('block-ingress'), ...none })).toBe('block-ingress');
  expect(modeOf({ ...options('block-ingress', { AwsAccountId: '999999999999' }), ...none })).toBeNull();
  expect(modeOf({ ...options('block-ingress', { AwsRegion: 'us-east-1' }), ...none })).toBeNull();
  expect(modeOf(options('off', { State: 'update-in-progress' }))).toBeNull();
  const twoAccounts = { 'b.json': { Vpcs: [{ ...VPC, VpcId: 'vpc-2', OwnerId: '444455556666' }] } };
  expect(modeOf(options('off'), twoAccounts)).toBeNull();
  expect(modeOf(options('off', { AwsAccountId: '111122223333', AwsRegion: 'eu-west-1' }), twoAccounts)).toBe(
    'off',
  );
  const excluded = (mode: string, state = 'create-complete') => ({
    VpcBlockPublicAccessExclusions: [
      {
        ExclusionId: 'x-1',
        InternetGatewayExclusionMode: mode,
        State: state,
        ResourceArn: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1',
      },
    ],
  });
  const both = options('block-bidirectional');
  expect(modeOf({ ...both, ...excluded('allow-bidirectional') })).toBe('off');
  expect(modeOf({ ...both, ...excluded('allow-egress') })).toBe('block-ingress');
  expect(modeOf({ ...options('off'), ...excluded('allow-egress') })).toBe('off');
  expect(modeOf({ ...both, ...excluded('allow-egress', 'disable-complete') })).toBe('block-bidirectional');
  expect(modeOf({ ...both, ...excluded('allow-egress', 'update-in-progress') })).toBeNull();
});

test('DHCP options that lead to the VPC’s own resolver change nothing', () => {
  const serversOf = (...servers: readonly string[]) =>
    importOf({
      Vpcs: [{ ...VPC, DhcpOptionsId: 'dopt-1' }],
      DhcpOptions: [
        {
          DhcpOptionsId: 'dopt-1',
          DhcpConfigurations: [{ Key: 'domain-name-servers', Values: servers.map((Value) => ({ Value })) }],
        },
      ],
    }).scenario.vpcs['vpc-1']?.dnsServers;
  expect(serversOf('AmazonProvidedDNS')).toBeUndefined();
  expect(serversOf('10.0.0.2')).toBeUndefined();
  expect(serversOf('169.254.169.253')).toBeUndefined();
  expect(serversOf('10.0.9.53', '10.0.0.2')).toEqual(['10.0.9.53', '10.0.0.2']);
  expect(importOf({ Vpcs: [{ ...VPC, DhcpOptionsId: 'dopt-1' }] }).leftOut.join()).toContain('DHCP options');
});

test('a NAT gateway that is said to be regional and private is left out, and said to be', () => {
  const result = importOf({
    NatGateways: [
      {
        NatGatewayId: 'nat-1',
        VpcId: 'vpc-1',
        AvailabilityMode: 'regional',
        ConnectivityType: 'private',
        State: 'available',
      },
    ],
    ...routeTable(route('0.0.0.0/0', { NatGatewayId: 'nat-1' })),
  });
  // What a route leads to is then known by its id alone.
  expect(result.scenario.natGateways).toEqual({ 'nat-1': { subnet: null } });
  expect(result.leftOut).toContain('NAT gateways: they are said to be both regional and private');
});

test('a regional NAT gateway whose route table is not in the data has none', () => {
  const gateway = {
    NatGatewayId: 'nat-1',
    VpcId: 'vpc-1',
    State: 'available',
    AvailabilityMode: 'regional',
    RouteTableId: 'rtb-9',
    NatGatewayAddresses: [],
  };
  const result = importOf({ NatGateways: [gateway], ...routeTable() });
  expect(result.scenario.natGateways?.['nat-1']).toMatchObject({ availability: 'regional', vpc: 'vpc-1' });
  expect(result.scenario.natGateways?.['nat-1']).not.toHaveProperty('routeTable');
  expect(result.leftOut.join()).toContain('route tables of regional NAT gateways');
});
