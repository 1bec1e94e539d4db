/** Transit gateways of two Regions, before VPCs that share a CIDR, and known by interfaces alone. */
import { expect, test } from 'vitest';
import { type AccountOf, accountOf, type Piece } from '../../fixtures/account.ts';
import { natGateway } from '../../fixtures/gateways.ts';
import {
  instance,
  networkAcl,
  networkInterface,
  type RouteOf,
  routeTable,
  securityGroup,
  subnet,
  vpc,
} from '../../fixtures/pieces.ts';
import { attached, crossing, lines, spoke, TGW, throughTgw, to } from '../../fixtures/spokes.ts';
import { asking } from '../../fixtures/traced.ts';
import { attachment, transitGateway, transitTable, vpcAttachment } from '../../fixtures/transit.ts';

test('two Regions, peered', () => {
  const far = (name: string) => ({
    TransitGatewayPeeringAttachments: [
      {
        TransitGatewayAttachmentId: name,
        RequesterTgwInfo: { TransitGatewayId: TGW, OwnerId: '111122223333', Region: 'eu-west-1' },
        AccepterTgwInfo: { TransitGatewayId: 'tgw-02', OwnerId: '111122223333', Region: 'us-east-1' },
        State: 'available',
        Tags: [],
      },
    ],
  });
  const toFar: RouteOf = ['10.0.0.0/8', 'TransitGatewayId', 'tgw-02'];
  const here = accountOf(
    {},
    ...spoke('a', 1),
    transitGateway(TGW, 'tgw-rtb-01'),
    attached('a', 'tgw-rtb-01'),
    attachment({
      id: 'tgw-attach-peer',
      gateway: TGW,
      type: 'peering',
      resource: 'tgw-02',
      table: 'tgw-rtb-01',
    }),
    far('tgw-attach-peer'),
    transitTable('tgw-rtb-01', TGW, {
      propagations: [to('a')],
      routes: [['10.2.0.0/16', 'tgw-attach-peer']],
    }),
  );
  const there = accountOf(
    { region: 'us-east-1' },
    ...spoke('b', 2, [toFar]),
    transitGateway('tgw-02', 'tgw-rtb-02', { region: 'us-east-1' }),
    vpcAttachment(to('b'), 'tgw-02', 'vpc-b', ['subnet-b-tgw'], { table: 'tgw-rtb-02' }),
    attachment({
      id: 'tgw-attach-peer',
      gateway: 'tgw-02',
      type: 'peering',
      resource: TGW,
      table: 'tgw-rtb-02',
    }),
    far('tgw-attach-peer'),
    transitTable('tgw-rtb-02', 'tgw-02', {
      propagations: [to('b')],
      routes: [['10.1.0.0/16', 'tgw-attach-peer']],
    }),
  );
  const both = lines(asking(here, there));
  expect(both('i-a', 'i-b')).toEqual([
    'reachable',
    `i-a subnet-a subnet-a-tgw ${TGW} tgw-02 subnet-b-tgw subnet-b i-b`,
  ]);
  const alone = lines(asking(here));
  expect(alone('i-a', '10.2.1.10')).toEqual([
    'undetermined',
    `i-a subnet-a subnet-a-tgw ${TGW}`,
    `peer-network-unknown ${TGW}`,
  ]);
});

test('subnets of attachments are also told by their interfaces', () => {
  const spokes = ['a', 'b'].flatMap((name, index) => [
    ...spoke(name, index + 1),
    attached(name, 'tgw-rtb-01'),
  ]);
  const base = [
    ...spokes,
    transitGateway(TGW, 'tgw-rtb-01'),
    transitTable('tgw-rtb-01', TGW, { propagations: ['a', 'b'].map(to) }),
  ];
  const without = (piece: Piece): Piece =>
    Object.fromEntries(Object.entries(piece).filter(([key]) => key !== 'TransitGatewayVpcAttachments'));
  const answer = (more: readonly Piece[], lacks: AccountOf['lacks'] = []) =>
    lines(
      asking(accountOf({ lacks: ['TransitGatewayVpcAttachments', ...lacks] }, ...base.map(without), ...more)),
    )('i-a', 'i-b');
  expect(answer([])).toEqual(['undetermined', `i-a subnet-a ${TGW}`, `gateway-unknown ${TGW}`]);
  const interfaces = ['a', 'b'].map((name, index) =>
    networkInterface(
      `eni-tgw-${name}`,
      { vpc: `vpc-${name}`, subnet: `subnet-${name}-tgw`, ip: `10.${index + 1}.255.5`, group: '' },
      {
        Description: `Network Interface for Transit Gateway Attachment ${to(name)}`,
        InterfaceType: 'transit_gateway',
        RequesterManaged: true,
      },
    ),
  );
  expect(answer(interfaces)).toEqual(['reachable', crossing('a', 'b')]);
});

test('VPCs with one CIDR: each hides behind a private NAT gateway with an address of its own', () => {
  const hidden = (name: string, own: number, other: number): readonly Piece[] => {
    const VPC = `vpc-${name}`;
    const cidrs = ['10.0.0.0/16', `100.${own}.0.0/16`];
    return [
      vpc(VPC, cidrs),
      subnet(`subnet-${name}`, VPC, '10.0.1.0/24'),
      subnet(`subnet-${name}-nat`, VPC, `100.${own}.1.0/24`),
      routeTable(
        `rtb-${name}`,
        VPC,
        cidrs,
        [`subnet-${name}`],
        [`100.${other}.0.0/16`, 'NatGatewayId', `nat-${name}`],
      ),
      routeTable(`rtb-${name}-nat`, VPC, cidrs, [`subnet-${name}-nat`], ...throughTgw(`100.${other}.0.0/16`)),
      networkAcl(`acl-${name}`, VPC, [`subnet-${name}`, `subnet-${name}-nat`]),
      natGateway(`nat-${name}`, { vpc: VPC, subnet: `subnet-${name}-nat`, ip: `100.${own}.1.5` }),
      securityGroup(`sg-${name}`, VPC, [['tcp', '22', `100.${other}.0.0/16`]]),
      instance(`i-${name}`, { vpc: VPC, subnet: `subnet-${name}`, ip: '10.0.1.10', group: `sg-${name}` }),
      instance(`i-${name}-open`, {
        vpc: VPC,
        subnet: `subnet-${name}-nat`,
        ip: `100.${own}.1.10`,
        group: `sg-${name}`,
      }),
      vpcAttachment(to(name), TGW, VPC, [`subnet-${name}-nat`], { table: 'tgw-rtb-01' }),
    ];
  };
  const line = lines(
    asking(
      accountOf(
        {},
        ...hidden('a', 65, 66),
        ...hidden('b', 66, 65),
        transitGateway(TGW, 'tgw-rtb-01'),
        transitTable('tgw-rtb-01', TGW, {
          routes: [
            ['100.65.0.0/16', to('a')],
            ['100.66.0.0/16', to('b')],
          ],
        }),
      ),
    ),
  );
  expect(line('i-a', '100.66.1.10')).toEqual([
    'reachable',
    `i-a subnet-a subnet-a-nat nat-a subnet-a-nat ${TGW} subnet-b-nat i-b-open`,
  ]);
});
