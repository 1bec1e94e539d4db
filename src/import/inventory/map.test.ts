import { describe, expect, it } from 'vitest';
import { readNetwork } from '../../evaluator/index.ts';
import { mapOf } from './index.ts';

const mapIn = (scenario: object) => {
  const read = readNetwork(JSON.stringify({ version: 1, ...scenario }));
  if (!read.ok) expect.fail(JSON.stringify(read.problems));
  return mapOf(read.network);
};

const SUBNETS = {
  out: { cidr: '10.0.1.0/24', zone: 'us-east-1a', routeTable: 'out' },
  dead: { cidr: '10.0.2.0/24', routeTable: 'dead' },
  in: { cidr: '10.0.3.0/24' },
  unknown: { cidr: '10.0.4.0/24', routeTable: null },
};
const OFFICE = {
  cidr: ['10.0.0.0/16', '10.9.0.0/16'],
  label: 'Head office',
  account: '222233334444',
  subnets: SUBNETS,
  routeTables: {
    out: { routes: { '203.0.113.0/24': 'igw' } },
    dead: { routes: { '0.0.0.0/0': { target: 'igw', state: 'blackhole' } } },
  },
};

describe('a map', () => {
  it('says of a subnet what its route table says, and nothing where it is not in the data', () => {
    const { accounts } = mapIn({ vpcs: { office: OFFICE }, internetGateways: { igw: { vpc: 'office' } } });
    const [vpc] = accounts[0]?.regions[0]?.vpcs ?? [];
    expect(vpc).toMatchObject({
      name: 'office',
      label: 'Head office',
      cidrs: ['10.0.0.0/16', '10.9.0.0/16'],
    });
    expect(vpc?.subnets.map((subnet) => [subnet.name, subnet.public])).toEqual([
      ['out', true],
      ['dead', false],
      ['in', false],
      ['unknown', null],
    ]);
    expect(vpc?.subnets[0]).toMatchObject({ cidrs: ['10.0.1.0/24'], zone: 'us-east-1a', counts: [] });
  });

  it('groups VPCs by account and Region; those of no known account stand last', () => {
    const { accounts } = mapIn({
      region: 'us-east-1',
      vpcs: {
        stray: { cidr: '10.3.0.0/16', subnets: {} },
        office: OFFICE,
        lab: { cidr: '10.1.0.0/16', account: '111122223333', region: 'eu-west-1', subnets: {} },
        shed: { cidr: null, account: '111122223333', region: 'ap-south-1', subnets: null },
      },
      internetGateways: { igw: { vpc: 'office' } },
    });
    expect(
      accounts.map(({ account, regions }) => [
        account,
        regions.map(({ region, vpcs }) => [region, vpcs.map(({ name, known }) => `${name} ${known}`)]),
      ]),
    ).toEqual([
      [
        '111122223333',
        [
          ['ap-south-1', ['shed false']],
          ['eu-west-1', ['lab true']],
        ],
      ],
      ['222233334444', [['us-east-1', ['office true']]]],
      [null, [['us-east-1', ['stray true']]]],
    ]);
  });

  it('counts what stands in a subnet, each once, and lists gateways and endpoints', () => {
    const { accounts } = mapIn({
      vpcs: { office: OFFICE },
      internetGateways: { igw: { vpc: 'office' }, spare: {} },
      natGateways: {
        nat: { subnet: 'out', state: 'failed' },
        inner: { subnet: 'in', connectivity: 'private' },
      },
      instances: { a: { subnet: 'in' }, b: { subnet: 'in' }, pair: {} },
      networkInterfaces: {
        'eni-1': { subnet: 'in', instance: 'pair' },
        'eni-2': { subnet: 'in', instance: 'pair' },
        'eni-3': { subnet: 'in' },
      },
      endpoints: {
        sns: { type: 'interface', service: 'sns', subnets: ['in', 'out'] },
        s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: [] },
      },
    });
    const [vpc] = accounts[0]?.regions[0]?.vpcs ?? [];
    const counted = (counts: readonly { title: string; count: number }[] | undefined) =>
      counts?.map(({ title, count }) => `${count} ${title}`);
    expect(counted(vpc?.subnets.find(({ name }) => name === 'in')?.counts)).toEqual([
      '3 Instance',
      '1 Interface endpoint',
      '1 NAT gateway',
      '1 Network interface',
    ]);
    // The endpoint stands in two subnets and is one.
    expect(counted(vpc?.counts)).toEqual([
      '3 Instance',
      '2 NAT gateway',
      '1 Interface endpoint',
      '1 Network interface',
    ]);
    expect(vpc?.gateways.map(({ name, detail }) => [name, detail])).toEqual([
      ['igw', undefined],
      ['nat', 'failed'],
      ['inner', 'private'],
    ]);
    expect(vpc?.endpoints.map(({ name, detail }) => [name, detail])).toEqual([
      ['sns', 'com.amazonaws.us-east-1.sns'],
      ['s3', 'com.amazonaws.us-east-1.s3'],
    ]);
  });

  it('lists what joins VPCs and networks outside, with states and what is not in the data', () => {
    const { links } = mapIn({
      vpcs: { a: { cidr: '10.0.0.0/16', subnets: {} }, b: { cidr: '10.1.0.0/16', subnets: {} } },
      peerings: { pcx: { requester: 'a', accepter: 'b', state: 'expired' } },
      transitGateways: {
        hub: {
          attachments: {
            one: { type: 'vpc', vpc: 'a', subnets: null, state: 'pending' },
            two: { type: 'vpn', connection: 'vpn' },
            three: { type: 'peering', transitGateway: null },
            four: { type: 'other', kind: 'connect' },
          },
        },
        far: { attachments: null },
      },
      virtualPrivateGateways: { vgw: { vpc: 'b' } },
      vpnConnections: {
        vpn: { gateway: 'hub', network: 'hall' },
        lost: { gateway: 'vgw', network: null, tunnels: ['down', 'down'] },
      },
      onPremises: { hall: { cidr: '192.168.0.0/16' } },
    });
    const end = (kind: string, name: string | null, detail?: string) => ({ kind, name, detail });
    expect(links.map(({ name, kind, detail, ends }) => ({ name, kind, detail, ends }))).toEqual([
      { name: 'pcx', kind: 'peering', detail: 'expired', ends: [end('vpc', 'a'), end('vpc', 'b')] },
      {
        name: 'hub',
        kind: 'transit-gateway',
        detail: 'us-east-1',
        ends: [
          end('vpc', 'a', 'pending'),
          end('connection', 'vpn'),
          end('transit-gateway', null),
          end('other', 'connect'),
        ],
      },
      { name: 'far', kind: 'transit-gateway', detail: 'us-east-1', ends: null },
      {
        name: 'vpn',
        kind: 'vpn-connection',
        detail: undefined,
        ends: [end('transit-gateway', 'hub'), end('on-premises', 'hall')],
      },
      {
        name: 'lost',
        kind: 'vpn-connection',
        detail: 'has all its tunnels down',
        ends: [end('virtual-private-gateway', 'vgw'), end('on-premises', null)],
      },
    ]);
  });
});
