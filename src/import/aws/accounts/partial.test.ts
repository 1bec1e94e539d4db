/** Accounts of which an export shows a part: several in one folder, shared subnets, calls that nobody made. */
import { expect, test } from 'vitest';
import { type AccountOf, accountOf, type Piece } from '../../fixtures/account.ts';
import { filesOf } from '../../fixtures/files.ts';
import { internetGateway, natGateway } from '../../fixtures/gateways.ts';
import { instance, networkAcl, routeTable, securityGroup, subnet, vpc } from '../../fixtures/pieces.ts';
import { asking } from '../../fixtures/traced.ts';
import type { ImportFile } from '../../shared/read.ts';
import { importAws } from '../index.ts';

const OTHER = '444455556666';

/** A VPC `vpc-<name>` with one subnet and an instance, without a way out. */
const small = (
  name: string,
  net: number,
  { account, region = 'eu-west-1' }: AccountOf = {},
): readonly Piece[] => {
  const VPC = `vpc-${name}`;
  return [
    vpc(VPC, `10.${net}.0.0/16`, account),
    subnet(`subnet-${name}`, VPC, `10.${net}.1.0/24`, `${region}a`),
    routeTable(`rtb-${name}`, VPC, `10.${net}.0.0/16`, 'main'),
    networkAcl(`acl-${name}`, VPC, [`subnet-${name}`]),
    securityGroup(`sg-${name}`, VPC, [['tcp', '22', '0.0.0.0/0']]),
    instance(
      `i-${name}`,
      {
        vpc: VPC,
        subnet: `subnet-${name}`,
        ip: `10.${net}.1.10`,
        group: `sg-${name}`,
        publicIp: `203.0.113.${net}`,
        ...(account === undefined ? {} : { owner: account }),
      },
      'running',
      { AvailabilityZone: `${region}a` },
    ),
  ];
};

/** The files of an account beside those of others in one folder, as a person names them. */
const flat = (name: string, files: readonly ImportFile[]): readonly ImportFile[] =>
  files.map(({ file, text }) => ({ file: `${name}-${file.slice(file.lastIndexOf('/') + 1)}`, text }));

test.each([
  ['two Regions', { region: 'us-east-1' }],
  ['two accounts', { account: OTHER }],
])('%s in one folder: a call that was made for one says nothing of the other', (_, other) => {
  const here = accountOf({}, ...small('a', 1), internetGateway('igw-a', 'vpc-a'));
  const files = (lacks: AccountOf['lacks']) => [
    ...flat('one', here),
    ...flat(
      'two',
      accountOf({ ...other, ...(lacks === undefined ? {} : { lacks }) }, ...small('b', 2, other)),
    ),
  ];
  const answer = (lacks: AccountOf['lacks']) =>
    asking(files(lacks))({ from: 'internet', to: 'i-b', port: 22 });
  // No internet gateway, and no route to one.
  expect(answer([])).toMatchObject({
    verdict: 'not-reachable',
    findings: ['internet-gateway-detached vpc-b', 'no-route rtb-b'],
  });
  expect(answer(['InternetGateways']).findings).toEqual(['gateway-unknown vpc-b', 'no-route rtb-b']);
  const missing = (lacks: AccountOf['lacks']) =>
    asking(files(lacks))({ from: 'i-b', to: '10.2.1.99', port: 22 });
  expect(missing([]).verdict).toBe('not-reachable');
  expect(missing(['NetworkInterfaces']).verdict).toBe('undetermined');
});

test('shared subnets: a participant’s account does not show who else is there', () => {
  const shared = [
    vpc('vpc-a', '10.1.0.0/16', OTHER),
    subnet('subnet-a', 'vpc-a', '10.1.1.0/24', 'eu-west-1a', { OwnerId: OTHER }),
    routeTable('rtb-a', 'vpc-a', '10.1.0.0/16', ['subnet-a']),
    networkAcl('acl-a', 'vpc-a', ['subnet-a']),
  ];
  const mine = [
    securityGroup('sg-a', 'vpc-a', [['tcp', '22', '10.0.0.0/8']]),
    instance('i-a', { vpc: 'vpc-a', subnet: 'subnet-a', ip: '10.1.1.10', group: 'sg-a' }),
  ];
  const participant = accountOf({}, ...shared, ...mine);
  const owner = accountOf(
    { account: OTHER },
    ...shared,
    ...mine,
    securityGroup('sg-b', 'vpc-a', [['tcp', '22', '10.0.0.0/8']]),
    instance('i-b', { vpc: 'vpc-a', subnet: 'subnet-a', ip: '10.1.1.11', group: 'sg-b', owner: OTHER }),
  );
  const to = (ip: string) => ({ from: 'i-a', to: ip, port: 22 });
  // Without an interface of its own in the VPC, the account's others tell whose it is.
  const elsewhere = accountOf({}, ...shared, ...small('z', 9));
  expect(importAws(elsewhere).scenario.vpcs['vpc-a']?.unknown).toContain('networkInterfaces');
  for (const files of [participant, flat('all', participant)]) {
    expect(asking(files)(to('10.1.1.11'))).toMatchObject({
      verdict: 'undetermined',
      findings: ['address-unknown subnet-a'],
    });
  }
  expect(asking(participant, owner)(to('10.1.1.11')).verdict).toBe('reachable');
  expect(asking(participant, owner)(to('10.1.1.12')).verdict).toBe('not-reachable');
});

test('the number in a folder’s name is not held against the owner of what it holds', () => {
  const files = accountOf({ account: '999999999999' }, ...small('a', 1));
  expect(asking(files)({ from: 'i-a', to: '10.1.1.99', port: 22 }).verdict).toBe('not-reachable');
});

test('a NAT gateway is known by its interface where describe-nat-gateways was not asked', () => {
  const pieces = [
    ...small('a', 1).filter((piece) => piece['RouteTables'] === undefined),
    subnet('subnet-pub', 'vpc-a', '10.1.9.0/24'),
    networkAcl('acl-pub', 'vpc-a', ['subnet-pub']),
    routeTable('rtb-a', 'vpc-a', '10.1.0.0/16', 'main', ['0.0.0.0/0', 'NatGatewayId', 'nat-0a']),
    routeTable('rtb-pub', 'vpc-a', '10.1.0.0/16', ['subnet-pub'], ['0.0.0.0/0', 'GatewayId', 'igw-a']),
    internetGateway('igw-a', 'vpc-a'),
  ];
  const nat = natGateway('nat-0a', {
    vpc: 'vpc-a',
    subnet: 'subnet-pub',
    ip: '10.1.9.5',
    publicIp: '203.0.113.99',
  });
  const answer = (lacks: AccountOf['lacks'] = []) =>
    asking(accountOf({ lacks }, ...pieces, nat))({
      from: 'i-a',
      to: '192.0.2.1',
      port: 443,
    });
  expect(answer(['NatGateways'])).toEqual(answer());
  expect(answer()).toMatchObject({
    verdict: 'reachable',
    path: ['i-a', 'subnet-a', 'subnet-pub', 'nat-0a', 'subnet-pub', 'igw-a'],
  });
  expect(answer(['NatGateways', 'NetworkInterfaces']).verdict).toBe('undetermined');
});

test('the state of VPC Block Public Access is told by describe-vpcs too', () => {
  const answer = (vpcState: string | undefined, subnetState?: string) => {
    const state = (mode: string | undefined) =>
      mode === undefined ? {} : { BlockPublicAccessStates: { InternetGatewayBlockMode: mode } };
    const [{ Vpcs: [ownVpc] = [], ...rest } = {}, ...pieces] = small('a', 1);
    const files = accountOf(
      {},
      { ...rest, Vpcs: [{ ...ownVpc, ...state(vpcState) }] },
      ...pieces.filter((piece) => piece['RouteTables'] === undefined && piece['Subnets'] === undefined),
      subnet('subnet-a', 'vpc-a', '10.1.1.0/24', 'eu-west-1a', state(subnetState)),
      routeTable('rtb-a', 'vpc-a', '10.1.0.0/16', 'main', ['0.0.0.0/0', 'GatewayId', 'igw-a']),
      internetGateway('igw-a', 'vpc-a'),
    );
    return asking(files)({ from: 'internet', to: 'i-a', port: 22 });
  };
  expect(answer(undefined).verdict).toBe('reachable');
  expect(answer('off').verdict).toBe('reachable');
  expect(answer('block-ingress', 'block-ingress')).toMatchObject({
    verdict: 'not-reachable',
    path: ['internet', 'igw-a'],
  });
  expect(answer('block-bidirectional', 'off').verdict).toBe('reachable');
});

test('a route in a state that AWS does not explain decides nothing', () => {
  const files = accountOf(
    {},
    ...small('a', 1).filter((piece) => piece['RouteTables'] === undefined),
    routeTable(
      'rtb-a',
      'vpc-a',
      '10.1.0.0/16',
      'main',
      ['192.0.2.0/24', 'GatewayId', 'igw-a', { State: 'filtered' }],
      ['0.0.0.0/0', 'GatewayId', 'igw-a'],
    ),
    internetGateway('igw-a', 'vpc-a'),
  );
  expect(asking(files)({ from: 'i-a', to: '192.0.2.1', port: 443 }).verdict).toBe('undetermined');
  expect(asking(files)({ from: 'i-a', to: '198.51.100.1', port: 443 }).verdict).toBe('reachable');
});

test('files of other tools beside an export change nothing', () => {
  const files = accountOf({}, ...small('a', 1));
  const others = filesOf({
    'accounts/111122223333/eu-west-1/Buckets.json': { Buckets: [{ Name: 'x' }], Owner: { ID: 'y' } },
    'accounts/111122223333/eu-west-1/Addresses.json': { Addresses: [] },
    'package.json': { name: 'tool', version: '1.0.0' },
    'list.json': ['a', 1, null],
  });
  const flow = { from: 'i-a', to: 'i-a', port: 22 } as const;
  expect(asking(files, others)(flow)).toEqual(asking(files)(flow));
});

test('a call that failed into its file is one that nobody made', () => {
  const text =
    'An error occurred (UnauthorizedOperation) when calling the DescribeNetworkAcls operation: no\n';
  const rest = accountOf({ lacks: ['NetworkAcls'] }, ...small('a', 1), ...small('b', 2));
  const flow = { from: 'i-a', to: '10.2.1.10', port: 22 } as const;
  expect(asking(rest, [{ file: 'NetworkAcls.json', text }])(flow)).toEqual(asking(rest)(flow));
  expect(importAws([{ file: 'a.json', text }]).summary.leftOut).toEqual([
    {
      what: 'files with an error of the AWS CLI',
      count: 1,
      why: 'the call failed, so what it would have listed is not in the data',
      which: [{ file: 'a.json' }],
    },
  ]);
});
