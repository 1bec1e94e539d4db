/** Hosted zones and the Resolver of which only a part was exported. */
import { expect, test } from 'vitest';
import { importOf } from '../fixtures/import-of.ts';

const zone = (Id: string, Name: string, PrivateZone = true) => ({ Id, Name, Config: { PrivateZone } });
const detail = (Id: string, Name: string) => ({
  HostedZone: zone(Id, Name),
  VPCs: [{ VPCRegion: 'eu-west-1', VPCId: 'vpc-1' }],
});
const record = (Name: string, Type: string, ...values: readonly string[]) => ({
  Name,
  Type,
  ResourceRecords: values.map((Value) => ({ Value })),
});

test('without the list of hosted zones any name may be answered by one', () => {
  const unknownOf = (document: object) => importOf(document).scenario.vpcs['vpc-1']?.unknown ?? [];
  const rules = { ResolverRuleAssociations: [] };
  expect(unknownOf(rules)).toContain('hostedZones');
  expect(unknownOf({ HostedZones: [], ...rules })).not.toContain('hostedZones');
  expect(unknownOf({ HostedZones: [], ...rules, IsTruncated: true })).toContain('hostedZones');
  // One answer of get-hosted-zone is no list.
  expect(unknownOf({ ...detail('/hostedzone/Z1', 'a.example.'), ...rules })).toContain('hostedZones');
  // A private zone of which nobody knows whose it is.
  expect(unknownOf({ HostedZones: [zone('/hostedzone/Z1', 'a.example.')], ...rules })).toContain(
    'hostedZones',
  );
  expect(unknownOf({ HostedZones: [zone('Z1', 'a.example.', false)], ...rules })).not.toContain(
    'hostedZones',
  );
});

test('records without the id of their zone are guessed only where one zone can have them', () => {
  const recordsOf = (zones: readonly (readonly [string, string])[], ...sets: readonly object[]) => {
    const files = Object.fromEntries(zones.map(([id, name]) => [`${id}.json`, detail(id, name)]));
    return importOf({ ResourceRecordSets: sets }, files).scenario.hostedZones?.['Z1']?.records;
  };
  const a = record('db.a.example.', 'A', '10.0.1.5');
  expect(recordsOf([['Z1', 'a.example.']], a)).toEqual({ 'db.a.example': '10.0.1.5' });
  expect(
    recordsOf(
      [
        ['Z1', 'a.example.'],
        ['Z2', 'b.example.'],
      ],
      a,
    ),
  ).toEqual({ 'db.a.example': '10.0.1.5' });
  expect(
    recordsOf(
      [
        ['Z1', 'a.example.'],
        ['Z2', 'example.'],
      ],
      a,
    ),
  ).toBeNull();
  const start = record('a.example.', 'SOA', 'ns');
  expect(
    recordsOf(
      [
        ['Z1', 'a.example.'],
        ['Z2', 'example.'],
      ],
      start,
      a,
    ),
  ).toEqual({ 'db.a.example': '10.0.1.5' });
  expect(
    recordsOf(
      [
        ['Z1', 'a.example.'],
        ['Z2', 'a.example.'],
      ],
      start,
      a,
    ),
  ).toBeNull();
  expect(recordsOf([['Z1', 'a.example.']], a, record('db.b.example.', 'A', '10.0.1.5'))).toBeNull();
});

test('a record that cannot be read makes all of its zone unknown', () => {
  const recordsOf = (...sets: readonly object[]) =>
    importOf({
      ...detail('/hostedzone/Z1', 'a.example.'),
      HostedZoneRecords: [{ HostedZoneId: '/hostedzone/Z1', ResourceRecordSets: sets }],
    }).scenario.hostedZones?.['Z1']?.records;
  expect(recordsOf(record('A.Example.', 'A', '10.0.1.5'))).toEqual({ 'a.example': '10.0.1.5' });
  expect(recordsOf(record('a.example.', 'A', 'not an address'))).toBeNull();
  expect(recordsOf(record('b.example.', 'A', '10.0.1.5'))).toBeNull();
  // A bare word would be taken for an id of the scenario.
  expect(recordsOf(record('d.a.example.', 'CNAME', 'vpce-1'))).toBeNull();
  expect(recordsOf(record('d.a.example.', 'CNAME', 'e.a.example.'))).toEqual({
    'd.a.example': 'e.a.example',
  });
  expect(recordsOf(record('c.a.example.', 'TXT', 'x'))).toEqual({});
});

test('Resolver endpoints by their interfaces, rules with the VPCs that use them', () => {
  const { scenario, leftOut } = importOf({
    ResolverEndpoints: [
      { Id: 'rslvr-out-1', Direction: 'OUTBOUND', SecurityGroupIds: [], HostVPCId: 'vpc-1' },
      { Id: 'rslvr-in-1', Direction: 'INBOUND', HostVPCId: 'vpc-1' },
    ],
    NetworkInterfaces: [
      {
        NetworkInterfaceId: 'eni-1',
        SubnetId: 'subnet-1',
        VpcId: 'vpc-1',
        PrivateIpAddress: '10.0.1.9',
        Description: 'Route 53 Resolver: rslvr-out-1:rni-1',
        Groups: [],
      },
    ],
    ResolverRules: [
      {
        Id: 'rslvr-rr-1',
        DomainName: 'corp.example.',
        RuleType: 'FORWARD',
        ResolverEndpointId: 'rslvr-out-9',
        TargetIps: [{ Ip: '192.168.0.53' }],
      },
      { Id: 'rslvr-rr-2', DomainName: 'aws.corp.example.', RuleType: 'SYSTEM' },
    ],
    ResolverRuleAssociations: [
      { Id: 'a-1', ResolverRuleId: 'rslvr-rr-1', VPCId: 'vpc-1', Status: 'COMPLETE' },
      { Id: 'a-2', ResolverRuleId: 'rslvr-rr-2', VPCId: 'vpc-1', Status: 'FAILED' },
    ],
  });
  expect(scenario.resolverEndpoints).toMatchObject({
    'rslvr-out-1': { direction: 'outbound', ips: { 'subnet-1': '10.0.1.9' }, securityGroups: null },
  });
  expect(scenario.networkInterfaces).toBeUndefined();
  expect(leftOut.join()).toContain('Resolver endpoints');
  expect(scenario.resolverRules).toMatchObject({
    'rslvr-rr-1': { endpoint: null, targets: ['192.168.0.53'], vpcs: ['vpc-1'] },
    'rslvr-rr-2': { type: 'system', vpcs: [] },
  });
});
