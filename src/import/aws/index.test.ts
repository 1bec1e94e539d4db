import { expect, test } from 'vitest';
import { buildNetwork } from '../../evaluator/index.ts';
import { twoAccounts } from '../fixtures/files.ts';
import { importAws } from './index.ts';

const A = 'vpc-0aaa0000000000001';
const B = 'vpc-0bbb0000000000001';
const { scenario, problems, summary } = importAws(twoAccounts());
const leftOut = (what: string) => summary.leftOut.filter((entry) => entry.what === what);

/** One document, as one file. */
const importOf = (...documents: readonly unknown[]) =>
  importAws(documents.map((document, index) => ({ file: `${index}.json`, text: JSON.stringify(document) })));
const vpc = { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', OwnerId: '111122223333' };
const subnet = {
  SubnetId: 'subnet-1',
  VpcId: 'vpc-1',
  CidrBlock: '10.0.1.0/24',
  AvailabilityZone: 'eu-west-1a',
};

test('an export of two accounts becomes a network without a problem', () => {
  expect(problems).toEqual([]);
  expect(buildNetwork(scenario)).toMatchObject({ ok: true, network: { findings: [] } });
  expect(summary.read).toMatchObject({ vpcs: 3, subnets: 4, instances: 5, peerings: 2, endpoints: 3 });
});

test('every resource knows its file and place', () => {
  expect(scenario.instances?.['i-0aaa0000000000003']).toMatchObject({
    label: 'router',
    origin: { file: '111122223333/us-east-1/Reservations.json', pointer: '/Reservations/1/Instances/0' },
  });
});

test('pages of one kind are joined, and a missing last page leaves the rest unknown', () => {
  expect(Object.keys(scenario.vpcs[A]?.subnets ?? {})).toHaveLength(3);
  const partial = importOf(
    { Vpcs: [vpc] },
    { NetworkInterfaces: [], NextToken: 'abc' },
    { VpcEndpoints: [] },
  );
  expect(partial.scenario.vpcs['vpc-1']?.unknown).toEqual([
    'hostedZones',
    'internetGateways',
    'networkInterfaces',
  ]);
});

test('CIDRs that are being taken away do not count', () => {
  expect(scenario.vpcs[A]?.cidr).toEqual(['10.20.0.0/16', '10.21.0.0/16', '2001:db8:20::/56']);
});

test('what was not exported is null or unknown, and what is empty is not', () => {
  expect(scenario.vpcs[A]).toMatchObject({ dnsSupport: true, dnsHostnames: true });
  expect(scenario.vpcs[A]?.unknown ?? []).not.toContain('networkInterfaces');
  expect(scenario.vpcs[B]).toMatchObject({
    dnsSupport: null,
    networkAcls: null,
    unknown: ['endpoints', 'hostedZones', 'networkInterfaces'],
  });
  expect(scenario.vpcs[B]?.subnets?.['subnet-0bbb0000000000001']?.networkAcl).toBeNull();
  expect(importOf({ Vpcs: [vpc] }).scenario.vpcs['vpc-1']).toMatchObject({
    subnets: null,
    routeTables: null,
    securityGroups: null,
  });
  expect(importOf({ Vpcs: [vpc] }, { Subnets: [] }).scenario.vpcs['vpc-1']?.subnets).toEqual({});
});

test('a VPC that only a peering names is a stub with its CIDR', () => {
  expect(scenario.vpcs['vpc-0ccc0000000000001']).toMatchObject({
    cidr: '10.40.0.0/16',
    region: 'eu-west-1',
    subnets: null,
  });
});

test('a peering of both accounts is one, with what either file tells', () => {
  expect(scenario.peerings).toMatchObject({
    'pcx-0abc0000000000001': { label: 'app-shared', requester: A, accepter: B },
    'pcx-0abc0000000000003': { state: 'pending-acceptance' },
  });
  expect(scenario.peerings).not.toHaveProperty('pcx-0abc0000000000002');
});

test('routes: local ones go, black holes stay, and what is not modelled is named', () => {
  expect(scenario.vpcs[A]?.routeTables?.['rtb-0aaa0000000000002']).toMatchObject({
    routes: {
      '0.0.0.0/0': 'nat-0aaa0000000000001',
      '192.0.2.0/24': { target: 'nat-0aaa0000000000002', state: 'blackhole' },
      '198.18.0.0/16': 'eni-0aaa0000000000004',
      '172.17.0.0/16': 'core-network-0aaa0000000000001',
      'pl-0aaa0003': 'tgw-0aaa0000000000001',
    },
    propagatedRoutes: { '192.168.0.0/16': { target: 'vgw-0aaa0000000000001', via: 'vpn-bgp' } },
  });
  const routes = scenario.vpcs[A]?.routeTables?.['rtb-0aaa0000000000002']?.routes ?? {};
  expect(Object.keys(routes)).not.toContain('10.20.0.0/16');
  expect(Object.keys(routes)).not.toContain('pl-0aaa0001');
  expect(scenario.otherGateways?.['core-network-0aaa0000000000001']).toMatchObject({
    kind: 'Cloud WAN core network',
  });
  expect(scenario.transitGateways?.['tgw-0aaa0000000000001']).toMatchObject({ label: 'hub' });
  expect(scenario.virtualPrivateGateways?.['vgw-0aaa0000000000001']).toMatchObject({ label: 'hq', vpc: A });
});

test('a subnet without an association uses the main table, or an unknown one', () => {
  expect(scenario.vpcs[A]?.subnets?.['subnet-0aaa0000000000003']).not.toHaveProperty('routeTable');
  const tables = [{ RouteTableId: 'rtb-1', VpcId: 'vpc-1', Routes: [], Associations: [] }];
  const withoutMain = importOf({ Vpcs: [vpc] }, { Subnets: [subnet] }, { RouteTables: tables });
  expect(withoutMain.scenario.vpcs['vpc-1']?.subnets?.['subnet-1']?.routeTable).toBeNull();
});

test('an active route to an internet gateway that is not in the data attaches it', () => {
  expect(scenario.internetGateways).toMatchObject({
    'igw-0aaa0000000000001': { vpc: A },
    'igw-0bbb0000000000001': { vpc: B },
  });
  expect(scenario.internetGateways?.['igw-0aaa0000000000002']).not.toHaveProperty('vpc');
});

test('one interface folds into its instance, several stand for themselves', () => {
  expect(scenario.instances?.['i-0aaa0000000000001']).toMatchObject({
    subnet: 'subnet-0aaa0000000000001',
    networkInterface: 'eni-0aaa0000000000001',
    ip: ['10.20.0.10', '2001:db8:20::10'],
    publicIp: '203.0.113.10',
  });
  expect(scenario.instances?.['i-0aaa0000000000003']).not.toHaveProperty('subnet');
  expect(scenario.networkInterfaces).toMatchObject({
    'eni-0aaa0000000000003': { instance: 'i-0aaa0000000000003', primary: true, sourceDestCheck: false },
    'eni-0aaa0000000000004': { instance: 'i-0aaa0000000000003' },
    'eni-0aaa0000000000013': { use: 'lambda', securityGroups: ['sg-0aaa0000000000002'] },
    // A load balancer without security groups filters nothing: the empty list says so.
    'eni-0aaa0000000000014': { use: 'network_load_balancer', securityGroups: [] },
  });
});

test('either of describe-instances and describe-network-interfaces is enough', () => {
  const without = (name: string) =>
    importAws(twoAccounts().filter(({ file }) => !file.endsWith(`/${name}.json`))).scenario;
  const whole = scenario.instances?.['i-0aaa0000000000001'];
  const { origin: _, ...fields } = whole ?? {};
  const { label: __, ...unnamed } = fields;
  expect(without('NetworkInterfaces').instances?.['i-0aaa0000000000001']).toMatchObject(fields);
  expect(without('Reservations').instances?.['i-0aaa0000000000001']).toMatchObject(unnamed);
});

test('interfaces of NAT gateways and endpoints stand in these', () => {
  expect(scenario.natGateways).toMatchObject({
    'nat-0aaa0000000000001': { subnet: 'subnet-0aaa0000000000001', ip: '10.20.0.5', publicIp: '203.0.113.5' },
    'nat-0aaa0000000000002': { state: 'deleted' },
    'nat-0aaa0000000000004': { availability: 'regional', vpc: A },
  });
  expect(scenario.natGateways).not.toHaveProperty('nat-0aaa0000000000003');
  expect(scenario.endpoints?.['vpce-0aaa0000000000002']).toMatchObject({
    type: 'interface',
    ips: { 'subnet-0aaa0000000000002': '10.20.10.50' },
    policy: { Version: '2012-10-17' },
    dnsNames: ['vpce-0aaa0000000000002-abcd1234.sns.us-east-1.vpce.amazonaws.com'],
  });
  expect(scenario.endpoints?.['vpce-0aaa0000000000003']).toMatchObject({
    type: 'gateway-load-balancer',
    service: null,
    subnet: 'subnet-0aaa0000000000002',
  });
  for (const id of [
    'eni-0aaa0000000000010',
    'eni-0aaa0000000000011',
    'eni-0aaa0000000000012',
    'eni-0aaa0000000000015',
  ]) {
    expect(scenario.networkInterfaces).not.toHaveProperty(id);
  }
});

test('security groups: every peer, protocol and stub', () => {
  const groups = scenario.vpcs[A]?.securityGroups;
  expect(groups?.['sg-0aaa0000000000099']).toBeNull();
  expect(groups?.['sg-0aaa0000000000002']?.inbound).toEqual([
    { protocol: 'tcp', port: '8000-8080', cidr: '10.20.0.0/16', description: 'from the VPC' },
    { protocol: 'icmp', icmpType: 8, cidr: '10.0.0.0/8' },
    { protocol: 'icmpv6', cidr: '::/0' },
    { protocol: 50, cidr: '10.20.0.0/16' },
    { protocol: 'tcp', port: 22, securityGroup: `${B}/sg-0bbb0000000000001` },
    { protocol: 'tcp', port: 22, securityGroup: 'vpc-0ccc0000000000001/sg-0ccc0000000000001' },
  ]);
  expect(groups?.['sg-0aaa0000000000003']?.outbound).toEqual([]);
  expect(scenario.prefixLists).toMatchObject({
    'pl-0aaa0009': { entries: null },
    'pl-0aaa0003': { entries: ['192.0.2.0/25', '192.0.2.128/25'] },
  });
});

test('a rule that cannot be read makes its group unknown, never stricter', () => {
  const group = {
    GroupId: 'sg-1',
    VpcId: 'vpc-1',
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 9, ToPort: 1, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    IpPermissionsEgress: [],
  };
  expect(importOf({ SecurityGroups: [group] }).scenario.vpcs['vpc-1']?.securityGroups).toEqual({
    'sg-1': null,
  });
});

test('network ACL rules without the implied ones', () => {
  expect(scenario.vpcs[A]?.networkAcls?.['acl-0aaa0000000000002']).toMatchObject({
    inbound: {
      90: { action: 'deny', protocol: 'tcp', port: 22, cidr: '198.51.100.0/24' },
      95: { action: 'allow', protocol: 'icmp', icmpType: 8, cidr: '10.0.0.0/8' },
      96: { action: 'allow', protocol: 'icmpv6', cidr: '::/0' },
      100: { action: 'allow', cidr: '0.0.0.0/0' },
    },
    outbound: { 100: { action: 'allow', protocol: 'udp', cidr: '0.0.0.0/0' }, 110: { action: 'allow' } },
  });
});

test('what is left out is counted', () => {
  expect(leftOut('load balancers')).toMatchObject([{ count: 1 }]);
  expect(leftOut('empty files')).toMatchObject([{ count: 1 }]);
  expect(leftOut('files')).toMatchObject([{ count: 1, why: 'they are not output of the AWS CLI' }]);
  expect(leftOut('instances')).toMatchObject([{ count: 1, why: 'they are terminated' }]);
});

test('a broken file is a problem with its place, and the others are read', () => {
  const result = importAws([
    { file: 'a/Vpcs.json', text: '{\n  "Vpcs": [\n    { "VpcId": ]\n' },
    { file: 'a/Subnets.json', text: JSON.stringify({ Subnets: [subnet] }) },
    { file: 'deep.json', text: '['.repeat(100_000) },
  ]);
  expect(result.problems).toMatchObject([
    { file: 'a/Vpcs.json', line: 3, column: 16 },
    { file: 'deep.json', line: 1, column: 65 },
  ]);
  expect(Object.keys(result.scenario.vpcs['vpc-1']?.subnets ?? {})).toEqual(['subnet-1']);
});

test('keys that would change a prototype mean nothing', () => {
  const text =
    '{"__proto__": {"Vpcs": []}, "Vpcs": [{"VpcId": "__proto__"}, {"VpcId": "constructor", "CidrBlock": "10.0.0.0/8", "__proto__": {"x": 1}}]}';
  const result = importAws([
    { file: 'a.json', text },
    { file: 'b.json', text },
  ]);
  expect(Object.keys(result.scenario.vpcs)).toEqual(['constructor']);
  expect(({} as { x?: number }).x).toBeUndefined();
});

test('the Region comes from zones, service names or folders', () => {
  expect(
    importOf({ Vpcs: [vpc] }, { Subnets: [{ ...subnet, AvailabilityZone: 'us-west-2-lax-1a' }] }).scenario
      .region,
  ).toBe('us-west-2');
  expect(
    importAws([{ file: 'x/eu-north-1/v.json', text: JSON.stringify({ Vpcs: [vpc] }) }]).scenario.region,
  ).toBe('eu-north-1');
});

test('a gateway endpoint for IPv6 too has its routes stated', () => {
  const endpoint = {
    VpcEndpointId: 'vpce-1',
    VpcEndpointType: 'Gateway',
    VpcId: 'vpc-1',
    ServiceName: 'com.amazonaws.eu-west-1.s3',
    State: 'available',
    RouteTableIds: ['rtb-1'],
  };
  const routes = (lists: readonly string[]) => {
    const Routes = lists.map((DestinationPrefixListId) => ({
      DestinationPrefixListId,
      GatewayId: 'vpce-1',
      State: 'active',
    }));
    const table = { RouteTableId: 'rtb-1', VpcId: 'vpc-1', Routes, Associations: [{ Main: true }] };
    const made = importOf({ Vpcs: [vpc] }, { VpcEndpoints: [endpoint] }, { RouteTables: [table] }).scenario;
    expect(made.prefixLists?.['pl-4']).toEqual({ entries: null, service: 'com.amazonaws.eu-west-1.s3' });
    return made.vpcs['vpc-1']?.routeTables?.['rtb-1']?.routes;
  };
  expect(routes(['pl-4'])).toEqual({});
  expect(routes(['pl-4', 'pl-6'])).toEqual({ 'pl-4': 'vpce-1', 'pl-6': 'vpce-1' });
});

test('delegated prefixes are addresses of their interface', () => {
  const interfaceWith = (prefixes: object) => ({
    NetworkInterfaceId: 'eni-1',
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    PrivateIpAddress: '10.0.1.5',
    Groups: [],
    SourceDestCheck: true,
    ...prefixes,
  });
  const made = (prefixes: object) =>
    importOf({
      Vpcs: [vpc],
      Subnets: [subnet],
      NetworkInterfaces: [interfaceWith(prefixes)],
      VpcEndpoints: [],
    }).scenario;
  const four = made({ Ipv4Prefixes: [{ Ipv4Prefix: '10.0.1.16/28' }] });
  expect(four.networkInterfaces?.['eni-1']?.ip).toHaveLength(17);
  expect(four.networkInterfaces?.['eni-1']?.ip).toContain('10.0.1.31');
  expect(four.vpcs['vpc-1']?.unknown ?? []).not.toContain('networkInterfaces');
  expect(made({ Ipv6Prefixes: [{ Ipv6Prefix: '2001:db8::/80' }] }).vpcs['vpc-1']?.unknown).toEqual([
    'hostedZones',
    'internetGateways',
    'networkInterfaces',
  ]);
});

test('collectors may gather the attributes of all VPCs', () => {
  const attributes = {
    VpcAttributes: [
      { VpcId: 'vpc-1', EnableDnsSupport: { Value: true } },
      { VpcId: 'vpc-1', EnableDnsHostnames: { Value: false } },
    ],
  };
  expect(importOf({ Vpcs: [vpc] }, attributes).scenario.vpcs['vpc-1']).toMatchObject({
    dnsSupport: true,
    dnsHostnames: false,
  });
});

test('more text than an import reads is a problem, not a crash', () => {
  const half = 'x'.repeat(150 * 1024 * 1024);
  const result = importAws([
    { file: 'a.json', text: JSON.stringify({ Vpcs: [vpc] }) },
    { file: 'big.json', text: half + half },
  ]);
  expect(result.problems).toMatchObject([
    { file: 'big.json', message: expect.stringContaining('more than 200 MB') },
  ]);
  expect(Object.keys(result.scenario.vpcs)).toEqual(['vpc-1']);
});

test('a list whose last page is missing leaves route tables, ACLs and internet gateways unknown', () => {
  const file = (name: string, value: unknown) => ({ file: `${name}.json`, text: JSON.stringify(value) });
  const { scenario } = importAws([
    file('Vpcs', { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }] }),
    file('Subnets', { Subnets: [{ SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24' }] }),
    file('RouteTables', {
      RouteTables: [{ RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes: [] }],
      NextToken: 'more',
    }),
    file('NetworkAcls', {
      NetworkAcls: [
        { NetworkAclId: 'acl-1', VpcId: 'vpc-1', IsDefault: true, Entries: [], Associations: [] },
      ],
      NextToken: 'more',
    }),
    file('InternetGateways', { InternetGateways: [], NextToken: 'more' }),
  ]);
  expect(scenario.vpcs['vpc-1']?.subnets?.['subnet-1']).toMatchObject({ routeTable: null, networkAcl: null });
  expect(scenario.vpcs['vpc-1']?.unknown).toContain('internetGateways');
});
