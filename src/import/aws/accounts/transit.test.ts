/** Accounts around transit gateways: one table, isolated spokes, inspection, two accounts, and what is missing. */
import { expect, test } from 'vitest';
import { type AccountOf, accountOf, type Piece } from '../../fixtures/account.ts';
import { internetGateway, natGateway } from '../../fixtures/gateways.ts';
import { instance, networkAcl, routeTable, securityGroup, subnet, vpc } from '../../fixtures/pieces.ts';
import { attached, crossing, lines, spoke, TGW, throughTgw, to } from '../../fixtures/spokes.ts';
import { asking } from '../../fixtures/traced.ts';
import { attachment, transitGateway, transitTable } from '../../fixtures/transit.ts';

const OTHER = '444455556666';

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
