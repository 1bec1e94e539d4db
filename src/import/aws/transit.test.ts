/** Transit gateways of which only a part was exported. */
import { expect, test } from 'vitest';
import { importOf, route, routeTable } from '../fixtures/import-of.ts';
import { ASSOCIATED, attachment, attachmentsOf, tablesOf, transitRoute } from '../fixtures/shapes.ts';

test('gateways that only a route names: an active route says that they are attached', () => {
  const result = importOf(
    routeTable(
      route('10.1.0.0/16', { TransitGatewayId: 'tgw-1' }),
      route('10.2.0.0/16', { TransitGatewayId: 'tgw-2' }, { State: 'blackhole' }),
      route('10.3.0.0/16', { GatewayId: 'vgw-1' }),
      route('::/0', { EgressOnlyInternetGatewayId: 'eigw-1' }),
    ),
  );
  expect(result.scenario.transitGateways).toMatchObject({
    'tgw-1': {
      routeTables: null,
      attachments: {
        'attachment-of-vpc-1': { type: 'vpc', vpc: 'vpc-1', subnets: null, routeTable: null },
      },
    },
    'tgw-2': { routeTables: null, attachments: null },
  });
  expect(result.scenario.virtualPrivateGateways).toMatchObject({ 'vgw-1': { vpc: 'vpc-1' } });
  expect(result.scenario.egressOnlyInternetGateways).toMatchObject({ 'eigw-1': { vpc: 'vpc-1' } });
});

test('an attachment that was described and has no association has no table; else it is not known', () => {
  const described = importOf({ TransitGatewayAttachments: [attachment({})] });
  expect(attachmentsOf(described)).toMatchObject({ 'tgw-attach-1': { routeTable: false, subnets: null } });
  const changing = importOf({
    TransitGatewayAttachments: [attachment({ Association: { State: 'disassociating' } })],
  });
  expect(attachmentsOf(changing)).toMatchObject({ 'tgw-attach-1': { routeTable: null } });
  const { ResourceType: _, ResourceId: __, ...bare } = attachment({});
  const own = { ...bare, VpcId: 'vpc-1', SubnetIds: ['subnet-1'], Options: {} };
  const result = importOf({ TransitGatewayVpcAttachments: [own] });
  expect(attachmentsOf(result)).toMatchObject({
    'tgw-attach-1': { routeTable: null, subnets: ['subnet-1'] },
  });
  const elsewhere = importOf({
    TransitGatewayVpcAttachments: [{ ...own, SubnetIds: ['subnet-1', 'subnet-9'] }],
  });
  expect(attachmentsOf(elsewhere)).toMatchObject({ 'tgw-attach-1': { subnets: null } });
});

test('a route to a transit gateway adds nothing to an attachment that is described', () => {
  const result = importOf({
    TransitGatewayAttachments: [attachment(ASSOCIATED)],
    ...routeTable(route('10.1.0.0/16', { TransitGatewayId: 'tgw-1' })),
  });
  expect(Object.keys(attachmentsOf(result) ?? {})).toEqual(['tgw-attach-1']);
});

test('a table that only an association names is there, and nothing of it is known', () => {
  const result = importOf({ TransitGatewayAttachments: [attachment(ASSOCIATED)] });
  expect(attachmentsOf(result)).toMatchObject({ 'tgw-attach-1': { routeTable: 'tgw-rtb-1' } });
  expect(tablesOf(result)).toEqual({ 'tgw-rtb-1': { routes: null, propagations: null } });
});

test('an attachment of a VPC that is not in the data makes a VPC of which nothing is known', () => {
  const result = importOf({
    TransitGatewayAttachments: [attachment({ ResourceId: 'vpc-9', ResourceOwnerId: '444455556666' })],
  });
  expect(result.scenario.vpcs['vpc-9']).toMatchObject({ cidr: null, subnets: null });
});

const TABLE = { TransitGatewayRouteTableId: 'tgw-rtb-1', TransitGatewayId: 'tgw-1', State: 'available' };
const withRoutes = (answer: object, more: object = {}) =>
  importOf({
    TransitGatewayAttachments: [attachment(ASSOCIATED)],
    TransitGatewayRouteTables: [TABLE],
    TransitGatewayStaticRoutes: [{ TransitGatewayRouteTableId: 'tgw-rtb-1', ...answer }],
    ...more,
  });

test('attachments that only a route or a propagation names are there too', () => {
  const result = withRoutes(
    { Routes: [transitRoute('10.9.0.0/16', 'tgw-attach-9')] },
    {
      TransitGatewayPropagations: [
        {
          TransitGatewayRouteTableId: 'tgw-rtb-1',
          TransitGatewayRouteTablePropagations: [
            {
              TransitGatewayAttachmentId: 'tgw-attach-8',
              ResourceType: 'vpn',
              ResourceId: 'vpn-8',
              State: 'enabled',
            },
            {
              TransitGatewayAttachmentId: 'tgw-attach-7',
              ResourceType: 'vpn',
              ResourceId: 'vpn-7',
              State: 'disabled',
            },
          ],
        },
      ],
    },
  );
  expect(tablesOf(result)).toMatchObject({
    'tgw-rtb-1': { routes: { '10.9.0.0/16': 'tgw-attach-9' }, propagations: ['tgw-attach-8'] },
  });
  expect(attachmentsOf(result)).toMatchObject({
    'tgw-attach-9': { type: 'vpc', vpc: 'vpc-9', routeTable: null },
    'tgw-attach-8': { type: 'vpn', connection: 'vpn-8' },
  });
  expect(result.scenario.vpnConnections).toMatchObject({ 'vpn-8': { gateway: 'tgw-1', network: null } });
});

test('a dead attachment stays where a route still points at it', () => {
  const dead = { ...attachment({ TransitGatewayAttachmentId: 'tgw-attach-9', State: 'deleted' }) };
  const result = withRoutes(
    { Routes: [transitRoute('10.9.0.0/16', 'tgw-attach-9', 'static', { State: 'blackhole' })] },
    { TransitGatewayAttachments: [attachment(ASSOCIATED), dead] },
  );
  expect(attachmentsOf(result)).toMatchObject({ 'tgw-attach-9': { state: 'deleted' } });
  expect(tablesOf(result)).toMatchObject({
    'tgw-rtb-1': { routes: { '10.9.0.0/16': { attachment: 'tgw-attach-9', state: 'blackhole' } } },
  });
});

test('a plain static route beats one from a prefix list, and learned routes stand apart', () => {
  const routes = [
    transitRoute('10.9.0.0/16', 'tgw-attach-1', 'static', { PrefixListId: 'pl-1' }),
    transitRoute('10.9.0.0/16', 'tgw-attach-2'),
    transitRoute('10.9.0.0/16', 'tgw-attach-5'),
    transitRoute('10.9.0.0/16', 'tgw-attach-3', 'static', { PrefixListId: 'pl-2' }),
    transitRoute('10.8.0.0/16', 'tgw-attach-4', 'propagated'),
  ];
  expect(tablesOf(withRoutes({ Routes: routes }))).toMatchObject({
    'tgw-rtb-1': {
      routes: { '10.9.0.0/16': 'tgw-attach-2' },
      propagatedRoutes: { '10.8.0.0/16': 'tgw-attach-4' },
      propagations: null,
    },
  });
});

test.each([
  ['more routes than AWS prints', { Routes: [], AdditionalRoutesAvailable: true }],
  ['a route that cannot be read', { Routes: [transitRoute('10.9.0.0', 'tgw-attach-1')] }],
  [
    'a route to nowhere',
    { Routes: [{ DestinationCidrBlock: '10.9.0.0/16', Type: 'static', State: 'active' }] },
  ],
  ['an answer without routes', {}],
])('%s: the static routes are not known', (_, answer) => {
  expect(tablesOf(withRoutes(answer))?.['tgw-rtb-1']?.routes).toBeNull();
});

test('both ends of a peering are attachments of their own', () => {
  const end = (gateway: string, other: string, table: string) => ({
    TransitGatewayAttachmentId: 'tgw-attach-5',
    TransitGatewayId: gateway,
    ResourceType: 'peering',
    ResourceId: other,
    State: 'available',
    Association: { State: 'associated', TransitGatewayRouteTableId: table },
  });
  const result = importOf(
    { TransitGatewayAttachments: [end('tgw-1', 'tgw-2', 'tgw-rtb-1')] },
    { 'other.json': { TransitGatewayAttachments: [end('tgw-2', 'tgw-1', 'tgw-rtb-2')] } },
  );
  const { 'tgw-1': one, 'tgw-2': two } = result.scenario.transitGateways ?? {};
  expect(one?.attachments?.['tgw-attach-5']).toMatchObject({
    transitGateway: 'tgw-2',
    routeTable: 'tgw-rtb-1',
  });
  expect(two?.attachments?.['tgw-attach-5']).toMatchObject({
    transitGateway: 'tgw-1',
    routeTable: 'tgw-rtb-2',
  });
});

test('routes that are gone do not count, and one that is coming or going leaves the table unknown', () => {
  const routesIn = (...states: readonly string[]) =>
    tablesOf(
      importOf({
        TransitGateways: [{ TransitGatewayId: 'tgw-1', State: 'available' }],
        TransitGatewayAttachments: [attachment(ASSOCIATED)],
        TransitGatewayRoutes: [
          {
            TransitGatewayRouteTableId: 'tgw-rtb-1',
            Routes: states.map((State, index) =>
              transitRoute(`10.${index}.0.0/16`, 'tgw-attach-1', 'static', { State }),
            ),
          },
        ],
      }),
    )?.['tgw-rtb-1']?.routes;
  expect(routesIn('active', 'deleted')).toEqual({ '10.0.0.0/16': 'tgw-attach-1' });
  expect(routesIn('active', 'deleting')).toBeNull();
  expect(routesIn('pending')).toBeNull();
});

test('AWS’s other word for a peering means the same', () => {
  const result = importOf({
    TransitGateways: ['tgw-1', 'tgw-2'].map((id) => ({ TransitGatewayId: id, State: 'available' })),
    TransitGatewayAttachments: [attachment({ ResourceType: 'tgw-peering', ResourceId: 'tgw-2' })],
  });
  expect(attachmentsOf(result)).toMatchObject({
    'tgw-attach-1': { type: 'peering', transitGateway: 'tgw-2' },
  });
});
