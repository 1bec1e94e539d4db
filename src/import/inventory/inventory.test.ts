import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetwork, readNetwork } from '../../evaluator/index.ts';
import { importAws } from '../aws/index.ts';
import { hubAndSpoke } from '../fixtures/files.ts';
import { inventoryOf, searchInventory } from './index.ts';

const networkOf = (scenario: object) => {
  const read = readNetwork(JSON.stringify({ version: 1, ...scenario }));
  if (!read.ok) expect.fail(JSON.stringify(read.problems));
  return read.network;
};

const OFFICE = networkOf({
  vpcs: {
    office: {
      cidr: '10.0.0.0/16',
      account: '111122223333',
      label: 'Head office',
      subnets: {
        'a-public': { cidr: '10.0.1.0/24', zone: 'us-east-1a' },
        'a-private': { cidr: '10.0.2.0/24', zone: 'us-east-1b' },
      },
      securityGroups: { web: {} },
    },
    branch: { cidr: '10.1.0.0/16', region: 'eu-west-1', subnets: null },
  },
  instances: {
    app: { subnet: 'a-private', ip: '10.0.2.10', networkInterface: 'eni-app', label: 'Payments App' },
    'app-2': {
      subnet: 'a-public',
      ip: ['10.0.1.10', '10.0.1.11'],
      publicIp: '203.0.113.7',
      state: 'stopped',
    },
    pair: {},
    unknown: { subnet: 'a-private' },
  },
  networkInterfaces: {
    'eni-one': { subnet: 'a-private', ip: '10.0.2.20', instance: 'pair', primary: true },
    'eni-two': { subnet: 'a-public', ip: '10.0.1.20', instance: 'pair' },
    'eni-fn': { subnet: 'a-private', ip: '10.0.2.30', use: 'lambda' },
  },
  natGateways: { nat: { subnet: 'a-public', ip: '10.0.1.5', publicIp: '203.0.113.5' } },
  internetGateways: { igw: { vpc: 'office' }, spare: {} },
  endpoints: {
    sns: { type: 'interface', service: 'sns', subnets: ['a-private'], ips: { 'a-private': '10.0.2.40' } },
    s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: [] },
  },
  peerings: { pcx: { requester: 'office', accepter: 'branch', state: 'pending-acceptance' } },
  onPremises: { hall: { cidr: '192.168.0.0/16' } },
});
const TAGS = new Map([
  [
    'app',
    [
      ['Team', 'Blue Whales'],
      ['env', 'prod'],
    ] as const,
  ],
  ['app-2', [['env', 'production']] as const],
]);
const ALIASES = new Map([['arn:aws:ec2:us-east-1:111122223333:instance/app', 'app']]);
const OFFICE_LIST = inventoryOf(OFFICE, TAGS, ALIASES);
const rowOf = (name: string) => OFFICE_LIST.rows.find((row) => row.name === name);
const found = (query: string, limit = 50) =>
  searchInventory(OFFICE_LIST, query, limit).rows.map(({ name }) => name);

describe('an inventory', () => {
  it('has a row for each resource, ends of flows first', () => {
    expect(OFFICE_LIST.rows.map(({ name, title }) => `${title} ${name}`)).toEqual([
      'Instance app',
      'Instance app-2',
      'Instance pair',
      'Instance unknown',
      'Network interface eni-one',
      'Network interface eni-two',
      'Network interface eni-fn',
      'Interface endpoint sns',
      'Gateway endpoint s3',
      'Peering connection pcx',
      'On-premises network hall',
      'Internet gateway igw',
      'Internet gateway spare',
      'NAT gateway nat',
      'VPC office',
      'VPC branch',
      'Subnet a-public',
      'Subnet a-private',
      'Security group web',
    ]);
  });

  it('says where each stands and what is known of it', () => {
    expect(rowOf('app')).toEqual({
      pointer: '/instances/app',
      name: 'app',
      label: 'Payments App',
      kind: 'instance',
      title: 'Instance',
      detail: undefined,
      account: '111122223333',
      region: 'us-east-1',
      vpc: 'office',
      subnets: ['a-private'],
      zones: ['us-east-1b'],
      ips: { private: ['10.0.2.10'], public: [] },
      cidrs: [],
      aliases: ['eni-app', 'arn:aws:ec2:us-east-1:111122223333:instance/app'],
      tags: [
        ['Team', 'Blue Whales'],
        ['env', 'prod'],
      ],
      canSend: true,
      canReceive: true,
    });
    expect(rowOf('app-2')).toMatchObject({
      detail: 'stopped',
      ips: { private: ['10.0.1.10', '10.0.1.11'], public: ['203.0.113.7'] },
    });
    expect(rowOf('pair')).toMatchObject({
      subnets: ['a-private', 'a-public'],
      aliases: ['eni-one', 'eni-two'],
    });
    expect(rowOf('unknown')?.ips).toEqual({ private: [], public: [] });
    expect(rowOf('eni-two')?.detail).toBe('of pair');
    expect(rowOf('eni-fn')?.detail).toBe('lambda');
    expect(rowOf('spare')).toMatchObject({ detail: 'detached', vpc: undefined });
    expect(rowOf('sns')).toMatchObject({
      detail: 'com.amazonaws.us-east-1.sns',
      canSend: false,
      canReceive: true,
    });
    expect(rowOf('nat')).toMatchObject({
      canSend: false,
      canReceive: false,
      ips: { public: ['203.0.113.5'] },
    });
    expect(rowOf('branch')).toMatchObject({ region: 'eu-west-1', detail: 'its inside is not in the data' });
    expect(rowOf('pcx')?.detail).toBe('office to branch, pending-acceptance');
  });

  it('has each pointer once, and every end of a flow is one for the tracer too', () => {
    const built = buildNetwork(importAws(hubAndSpoke()).scenario);
    if (!built.ok) expect.fail('no network');
    const { rows } = inventoryOf(built.network);
    expect(new Set(rows.map(({ pointer }) => pointer)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(30);
  });
});

describe('a search', () => {
  it.each([
    // Exact before the beginning of a name, before the beginning of a word, before anything within.
    ['app', ['app', 'app-2']],
    ['APP-2', ['app-2']],
    ['payments', ['app']],
    ['ments', ['app']],
    ['eni-app', ['app']],
    ['instance/app', ['app']],
    ['10.0.2.10', ['app', 'office', 'a-private']],
    ['203.0.113.7', ['app-2']],
    ['10.0.1.0/24', ['a-public', 'app-2', 'pair', 'eni-two', 'nat']],
    ['10.0.2.0/27', ['app', 'pair', 'eni-one', 'eni-fn']],
    ['192.168.3.4', ['hall']],
    ['env=prod', ['app', 'app-2']],
    ['ENV=production', ['app-2']],
    ['team="blue whales"', ['app']],
    ['whales', ['app']],
    ['kind:nat', ['nat']],
    ['kind:"internet gateway"', ['igw', 'spare']],
    ['vpc:office kind:subnet', ['a-public', 'a-private']],
    ['subnet:a-private can:send', ['app', 'pair', 'unknown', 'eni-one', 'eni-fn']],
    ['zone:us-east-1a kind:instance', ['app-2', 'pair']],
    ['region:eu-west-1', ['branch']],
    ['account:111122223333 kind:endpoint', ['sns', 's3']],
    ['can:receive kind:endpoint', ['sns']],
    ['app prod', ['app', 'app-2']],
    ['app nothing', []],
    ['kind:', OFFICE_LIST.rows.map(({ name }) => name)],
    ['  ', OFFICE_LIST.rows.map(({ name }) => name)],
    ['lambda', ['eni-fn']],
    ['"', OFFICE_LIST.rows.map(({ name }) => name)],
  ])('for %j finds %j', (query, names) => {
    expect(found(query)).toEqual(names);
  });

  it('counts what it does not show', () => {
    expect(searchInventory(OFFICE_LIST, 'kind:instance', 2)).toMatchObject({
      rows: [{ name: 'app' }, { name: 'app-2' }],
      total: 4,
    });
    expect(searchInventory(OFFICE_LIST, '', 1)).toMatchObject({ rows: [{ name: 'app' }], total: 19 });
  });

  it('finds each row by its name, and never throws', () => {
    for (const { name } of OFFICE_LIST.rows) expect(found(name)[0]).toBe(name);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.nat(20), (query, limit) => {
        const { rows, total } = searchInventory(OFFICE_LIST, query, limit);
        expect(rows.length).toBe(Math.min(limit, total));
      }),
    );
  });
});
