/** Accounts around transit gateways: one table, isolated spokes, inspection, two Regions, and what is missing. */
import { expect, test } from 'vitest';
import type { FlowRequest } from '../../../evaluator/index.ts';
import { type AccountOf, accountOf, type Piece } from '../../fixtures/account.ts';
import { internetGateway, natGateway } from '../../fixtures/gateways.ts';
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
import { asking } from '../../fixtures/traced.ts';
import { attachment, transitGateway, transitTable, vpcAttachment } from '../../fixtures/transit.ts';

const TGW = 'tgw-01';
const OTHER = '444455556666';
const throughTgw = (...destinations: readonly string[]): readonly RouteOf[] =>
  destinations.map((destination) => [destination, 'TransitGatewayId', TGW]);

/** A VPC `vpc-<name>` with one subnet for machines and one for the attachment, both in zone `a`. */
const spoke = (
  name: string,
  net: number,
  routes: readonly RouteOf[] = throughTgw('10.0.0.0/8'),
  account?: string,
): readonly Piece[] => {
  const VPC = `vpc-${name}`;
  const cidr = `10.${net}.0.0/16`;
  return [
    vpc(VPC, cidr, account),
    subnet(`subnet-${name}`, VPC, `10.${net}.1.0/24`),
    subnet(`subnet-${name}-tgw`, VPC, `10.${net}.255.0/28`),
    routeTable(`rtb-${name}`, VPC, cidr, 'main', ...routes),
    networkAcl(`acl-${name}`, VPC, [`subnet-${name}`, `subnet-${name}-tgw`]),
    securityGroup(`sg-${name}`, VPC, [['tcp', '22', '10.0.0.0/8']]),
    instance(`i-${name}`, { vpc: VPC, subnet: `subnet-${name}`, ip: `10.${net}.1.10`, group: `sg-${name}` }),
  ];
};
const attached = (
  name: string,
  table?: string,
  more: { readonly appliance?: boolean; readonly owner?: string } = {},
): Piece =>
  vpcAttachment(`tgw-attach-${name}`, TGW, `vpc-${name}`, [`subnet-${name}-tgw`], {
    ...more,
    ...(table === undefined ? {} : { table }),
  });
const to = (name: string) => `tgw-attach-${name}`;

/** What a flow comes to, as a line. */
const lines =
  (ask: ReturnType<typeof asking>) =>
  (from: string, dst: string, more: Partial<FlowRequest> = {}) => {
    const { verdict, path, findings } = ask({ from, to: dst, port: 22, ...more });
    return [verdict, path.join(' '), ...findings];
  };
const crossing = (from: string, dst: string) =>
  `i-${from} subnet-${from} subnet-${from}-tgw ${TGW} subnet-${dst}-tgw subnet-${dst} i-${dst}`;

test('one table for all', () => {
  const line = lines(
    asking(
      accountOf(
        {},
        ...spoke('a', 1),
        ...spoke('b', 2),
        ...spoke('c', 3, []),
        transitGateway(TGW, 'tgw-rtb-01'),
        ...['a', 'b', 'c'].map((name) => attached(name, 'tgw-rtb-01')),
        transitTable('tgw-rtb-01', TGW, {
          isDefault: true,
          propagations: ['a', 'b', 'c'].map(to),
          routes: [['10.9.0.0/16', 'blackhole']],
        }),
      ),
    ),
  );
  expect(line('i-a', 'i-b')).toEqual(['reachable', crossing('a', 'b')]);
  expect(line('i-b', '10.1.1.10')).toEqual(['reachable', crossing('b', 'a')]);
  // `c` has no route back.
  expect(line('i-a', '10.3.1.10')).toEqual(['not-reachable', crossing('a', 'c'), 'no-route rtb-c']);
  expect(line('i-a', '10.9.1.10')).toEqual([
    'not-reachable',
    `i-a subnet-a subnet-a-tgw ${TGW}`,
    'transit-gateway-blackhole tgw-rtb-01',
  ]);
  expect(line('i-a', '10.8.1.10')).toEqual([
    'not-reachable',
    `i-a subnet-a subnet-a-tgw ${TGW}`,
    'transit-gateway-no-route tgw-rtb-01',
  ]);
  expect(line('i-a', 'i-b', { port: 23 })).toEqual([
    'not-reachable',
    crossing('a', 'b'),
    'security-group-inbound sg-b',
  ]);
});

test('isolated spokes with shared services and a way out', () => {
  const line = lines(
    asking(
      accountOf(
        {},
        ...spoke('a', 1, throughTgw('0.0.0.0/0')),
        ...spoke('b', 2, throughTgw('0.0.0.0/0')),
        ...spoke('shared', 3),
        vpc('vpc-out', '10.4.0.0/16'),
        subnet('subnet-out-tgw', 'vpc-out', '10.4.255.0/28'),
        subnet('subnet-out', 'vpc-out', '10.4.1.0/24'),
        routeTable(
          'rtb-out-tgw',
          'vpc-out',
          '10.4.0.0/16',
          ['subnet-out-tgw'],
          ['0.0.0.0/0', 'NatGatewayId', 'nat-out'],
        ),
        routeTable(
          'rtb-out',
          'vpc-out',
          '10.4.0.0/16',
          ['subnet-out'],
          ['0.0.0.0/0', 'GatewayId', 'igw-out'],
          ['10.0.0.0/8', 'TransitGatewayId', TGW],
        ),
        networkAcl('acl-out', 'vpc-out', ['subnet-out', 'subnet-out-tgw']),
        internetGateway('igw-out', 'vpc-out'),
        natGateway('nat-out', {
          vpc: 'vpc-out',
          subnet: 'subnet-out',
          ip: '10.4.1.5',
          publicIp: '203.0.113.4',
        }),
        transitGateway(TGW),
        attached('a', 'tgw-rtb-spokes'),
        attached('b', 'tgw-rtb-spokes'),
        attached('shared', 'tgw-rtb-hub'),
        attached('out', 'tgw-rtb-hub'),
        transitTable('tgw-rtb-spokes', TGW, {
          propagations: [to('shared')],
          routes: [
            ['0.0.0.0/0', to('out')],
            ['10.0.0.0/8', 'blackhole'],
          ],
        }),
        transitTable('tgw-rtb-hub', TGW, { propagations: ['a', 'b', 'shared'].map(to) }),
      ),
    ),
  );
  expect(line('i-a', 'i-shared')).toEqual(['reachable', crossing('a', 'shared')]);
  expect(line('i-shared', 'i-b')).toEqual(['reachable', crossing('shared', 'b')]);
  expect(line('i-a', 'i-b')).toEqual([
    'not-reachable',
    `i-a subnet-a subnet-a-tgw ${TGW}`,
    'transit-gateway-blackhole tgw-rtb-spokes',
    // Its answer would be dropped there too.
    'transit-gateway-blackhole tgw-rtb-spokes',
  ]);
  expect(line('i-a', '192.0.2.80', { port: 443 })).toEqual([
    'reachable',
    `i-a subnet-a subnet-a-tgw ${TGW} subnet-out-tgw subnet-out nat-out subnet-out igw-out`,
  ]);
});

test('a zone without a subnet of the attachment', () => {
  const line = lines(
    asking(
      accountOf(
        {},
        ...spoke('a', 1),
        ...spoke('b', 2),
        subnet('subnet-far', 'vpc-a', '10.1.2.0/24', 'eu-west-1b'),
        networkAcl('acl-far', 'vpc-a', ['subnet-far']),
        instance('i-far', { vpc: 'vpc-a', subnet: 'subnet-far', ip: '10.1.2.10', group: 'sg-a' }),
        transitGateway(TGW, 'tgw-rtb-01'),
        ...['a', 'b'].map((name) => attached(name, 'tgw-rtb-01')),
        transitTable('tgw-rtb-01', TGW, { propagations: ['a', 'b'].map(to) }),
      ),
    ),
  );
  expect(line('i-far', 'i-b')[0]).toBe('not-reachable');
  expect(line('i-far', 'i-b').slice(1)).toEqual([`i-far subnet-far ${TGW}`, `transit-gateway-zone ${TGW}`]);
  // Into that zone a packet goes by a subnet of another, and the answer cannot come back.
  expect(line('i-b', 'i-far')).toEqual([
    'not-reachable',
    `i-b subnet-b subnet-b-tgw ${TGW} subnet-a-tgw subnet-far i-far`,
    `transit-gateway-zone ${TGW}`,
  ]);
});

/** The owner's account and one that the gateway is shared with; the route tables are the owner's alone. */
const owners = (more: readonly Piece[] = [], how: AccountOf = {}) =>
  accountOf(
    how,
    ...spoke('a', 1),
    transitGateway(TGW, 'tgw-rtb-01'),
    attached('a', 'tgw-rtb-01'),
    attachment({
      id: to('b'),
      gateway: TGW,
      type: 'vpc',
      resource: 'vpc-b',
      table: 'tgw-rtb-01',
      owner: OTHER,
    }),
    transitTable('tgw-rtb-01', TGW, { propagations: ['a', 'b'].map(to) }),
    ...more,
  );
const sharers = () =>
  accountOf(
    { account: OTHER },
    ...spoke('b', 2, throughTgw('10.0.0.0/8'), OTHER),
    transitGateway(TGW, 'tgw-rtb-01'),
    attached('b', 'tgw-rtb-01', { owner: OTHER }),
  );

test('two accounts: with both all is known, with one what to export', () => {
  const both = lines(asking(owners(), sharers()));
  expect(both('i-a', 'i-b')).toEqual(['reachable', crossing('a', 'b')]);
  expect(both('i-b', 'i-a')).toEqual(['reachable', crossing('b', 'a')]);
  const owner = lines(asking(owners()));
  expect(owner('i-a', '10.2.1.10')[0]).toBe('undetermined');
  const sharer = lines(asking(sharers()));
  expect(sharer('i-b', '10.1.1.10')).toEqual([
    'undetermined',
    `i-b subnet-b subnet-b-tgw ${TGW}`,
    `route-table-unknown tgw-rtb-01`,
  ]);
});

test('inspection in a VPC of its own', () => {
  const line = lines(
    asking(
      accountOf(
        {},
        ...spoke('a', 1),
        ...spoke('b', 2),
        vpc('vpc-fw', '10.9.0.0/16'),
        subnet('subnet-fw-tgw', 'vpc-fw', '10.9.255.0/28'),
        subnet('subnet-fw', 'vpc-fw', '10.9.1.0/24'),
        routeTable(
          'rtb-fw-tgw',
          'vpc-fw',
          '10.9.0.0/16',
          ['subnet-fw-tgw'],
          ['0.0.0.0/0', 'NetworkInterfaceId', 'eni-fw'],
        ),
        routeTable('rtb-fw', 'vpc-fw', '10.9.0.0/16', 'main', ...throughTgw('0.0.0.0/0')),
        networkAcl('acl-fw', 'vpc-fw', ['subnet-fw', 'subnet-fw-tgw']),
        securityGroup('sg-fw', 'vpc-fw', [['all', 'all', '0.0.0.0/0']]),
        instance('i-fw', { vpc: 'vpc-fw', subnet: 'subnet-fw', ip: '10.9.1.10', group: 'sg-fw' }, 'running', {
          SourceDestCheck: false,
        }),
        transitGateway(TGW),
        attached('a', 'tgw-rtb-spokes'),
        attached('b', 'tgw-rtb-spokes'),
        attached('fw', 'tgw-rtb-fw', { appliance: true }),
        transitTable('tgw-rtb-spokes', TGW, { routes: [['0.0.0.0/0', to('fw')]] }),
        transitTable('tgw-rtb-fw', TGW, { propagations: ['a', 'b'].map(to) }),
      ),
    ),
  );
  // What an appliance does with packets is its own matter.
  expect(line('i-a', 'i-b')).toEqual([
    'undetermined',
    `i-a subnet-a subnet-a-tgw ${TGW} subnet-fw-tgw subnet-fw i-fw`,
    'not-modelled i-fw',
  ]);
});

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
