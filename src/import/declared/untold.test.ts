/** Attributes that have a default: stated and not told, none of their values may decide. */
import { expect, test } from 'vitest';
import type { FlowRequest } from '../../evaluator/index.ts';
import { importedOf, type Resources, verdictIn } from '../fixtures/declared.ts';
import { type DeclaredValue, UNRESOLVED } from './types.ts';

const tcp = (port: number, peer: Readonly<Record<string, DeclaredValue>>) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...peer,
});

/** Two public subnets in two zones, an instance in each, and a group that lets in what is asked for. */
const HOME: Resources = {
  Vpc: ['EC2::VPC', { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true }],
  One: ['EC2::Subnet', { VpcId: 'Vpc', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1a' }],
  Two: ['EC2::Subnet', { VpcId: 'Vpc', CidrBlock: '10.0.2.0/24', AvailabilityZone: 'us-east-1b' }],
  Igw: ['EC2::InternetGateway'],
  Attachment: ['EC2::VPCGatewayAttachment', { VpcId: 'Vpc', InternetGatewayId: 'Igw' }],
  Out: ['EC2::Route', { RouteTableId: 'Vpc.main', DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'Igw' }],
  Group: ['EC2::SecurityGroup', { VpcId: 'Vpc', SecurityGroupIngress: [tcp(443, { CidrIp: '0.0.0.0/0' })] }],
  Tight: [
    'EC2::SecurityGroup',
    { VpcId: 'Vpc', SecurityGroupIngress: [tcp(443, { CidrIp: '10.0.1.0/28' })] },
  ],
  App: ['EC2::Instance', { SubnetId: 'One', PrivateIpAddress: '10.0.1.20', SecurityGroupIds: ['Group'] }],
  Web: [
    'EC2::Instance',
    {
      NetworkInterfaces: [
        { DeviceIndex: 0, SubnetId: 'One', GroupSet: ['Group'], AssociatePublicIpAddress: true },
      ],
    },
  ],
};

const NLB: Resources = {
  Nlb: [
    'ElasticLoadBalancingV2::LoadBalancer',
    {
      Type: 'network',
      Scheme: 'internal',
      SubnetMappings: [
        { SubnetId: 'One', PrivateIPv4Address: '10.0.1.5' },
        { SubnetId: 'Two', PrivateIPv4Address: '10.0.2.5' },
      ],
      LoadBalancerAttributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
    },
  ],
  Listener: [
    'ElasticLoadBalancingV2::Listener',
    {
      LoadBalancerArn: 'Nlb',
      Protocol: 'TCP',
      Port: 443,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'Targets' }],
    },
  ],
  Targets: [
    'ElasticLoadBalancingV2::TargetGroup',
    { VpcId: 'Vpc', Protocol: 'TCP', Port: 443, Targets: [{ Id: 'Far' }] },
  ],
  Empty: ['ElasticLoadBalancingV2::TargetGroup', { VpcId: 'Vpc', Protocol: 'TCP', Port: 443 }],
  Far: ['EC2::Instance', { SubnetId: 'Two', PrivateIpAddress: '10.0.2.20', SecurityGroupIds: ['Group'] }],
};

const ENDPOINT = {
  VpcId: 'Vpc',
  VpcEndpointType: 'Interface',
  ServiceName: 'com.amazonaws.us-east-1.s3',
  SubnetIds: ['One'],
  SecurityGroupIds: ['Group'],
};

/** A route that leads through an instance. */
const APPLIANCE: Resources = {
  Box: ['EC2::Instance', { SubnetId: 'One', SecurityGroupIds: ['Group'] }],
  Through: [
    'EC2::Route',
    { RouteTableId: 'Vpc.main', DestinationCidrBlock: '192.0.2.0/24', InstanceId: 'Box' },
  ],
};

/** A second VPC behind a transit gateway. */
const AWAY: Resources = {
  Away: ['EC2::VPC', { CidrBlock: '10.9.0.0/16' }],
  Nine: ['EC2::Subnet', { VpcId: 'Away', CidrBlock: '10.9.1.0/24', AvailabilityZone: 'us-east-1a' }],
  Hub: ['EC2::TransitGateway'],
  Here: ['EC2::TransitGatewayAttachment', { TransitGatewayId: 'Hub', VpcId: 'Vpc', SubnetIds: ['One'] }],
  There: ['EC2::TransitGatewayAttachment', { TransitGatewayId: 'Hub', VpcId: 'Away', SubnetIds: ['Nine'] }],
  Go: [
    'EC2::Route',
    { RouteTableId: 'Vpc.main', DestinationCidrBlock: '10.9.0.0/16', TransitGatewayId: 'Hub' },
  ],
  Back: [
    'EC2::Route',
    { RouteTableId: 'Away.main', DestinationCidrBlock: '10.0.0.0/16', TransitGatewayId: 'Hub' },
  ],
  HostGroup: [
    'EC2::SecurityGroup',
    { VpcId: 'Away', SecurityGroupIngress: [tcp(443, { SourceSecurityGroupId: 'Group' })] },
  ],
  OpenGroup: [
    'EC2::SecurityGroup',
    { VpcId: 'Away', SecurityGroupIngress: [tcp(443, { CidrIp: '10.0.0.0/16' })] },
  ],
  Host: [
    'EC2::Instance',
    { SubnetId: 'Nine', PrivateIpAddress: '10.9.1.10', SecurityGroupIds: ['OpenGroup'] },
  ],
  Shy: [
    'EC2::Instance',
    { SubnetId: 'Nine', PrivateIpAddress: '10.9.1.11', SecurityGroupIds: ['HostGroup'] },
  ],
};

const ZONE: Resources = {
  Zone: ['Route53::HostedZone', { Name: 'corp.example', VPCs: [{ VPCId: 'Vpc', VPCRegion: 'us-east-1' }] }],
  Record: [
    'Route53::RecordSet',
    { HostedZoneId: 'Zone', Name: 'app.corp.example', Type: 'A', TTL: '60', ResourceRecords: ['10.0.3.9'] },
  ],
};

const RULE: Resources = {
  Outbound: [
    'Route53Resolver::ResolverEndpoint',
    {
      Direction: 'OUTBOUND',
      SecurityGroupIds: ['Group'],
      IpAddresses: [{ SubnetId: 'One', Ip: '10.0.1.53' }],
    },
  ],
  Rule: [
    'Route53Resolver::ResolverRule',
    {
      DomainName: 'corp.example',
      RuleType: 'FORWARD',
      ResolverEndpointId: 'Outbound',
      TargetIps: [{ Ip: '192.0.2.53' }],
    },
  ],
  RuleAssociation: ['Route53Resolver::ResolverRuleAssociation', { ResolverRuleId: 'Rule', VPCId: 'Vpc' }],
};

type Place = readonly [resource: string, ...path: string[]];
type Row = readonly [
  what: string,
  more: Resources,
  at: Place,
  values: readonly (DeclaredValue | undefined)[],
  flow: FlowRequest,
];

const OUT = { from: 'Web', to: 'www.example.com', port: 443 } as const;
const CORP = { from: 'Web', to: 'app.corp.example', port: 443 } as const;
const IN = { from: 'internet', to: 'Web', port: 443 } as const;
const VIA_NLB = { from: 'App', to: '10.0.1.5', port: 443 } as const;
const S3 = { from: 'App', to: 's3.us-east-1.amazonaws.com', port: 443 } as const;

const ROWS: readonly Row[] = [
  ['DNS support', {}, ['Vpc', 'EnableDnsSupport'], [true, false, undefined], OUT],
  ['DNS host names', ZONE, ['Vpc', 'EnableDnsHostnames'], [true, false, undefined], CORP],
  [
    'the DHCP options of a VPC',
    { Choice: ['EC2::VPCDHCPOptionsAssociation', { VpcId: 'Vpc', DhcpOptionsId: 'default' }] },
    ['Choice', 'DhcpOptionsId'],
    ['default', 'Other'],
    OUT,
  ],
  [
    'name servers',
    {
      Choice: ['EC2::VPCDHCPOptionsAssociation', { VpcId: 'Vpc', DhcpOptionsId: 'Options' }],
      Options: ['EC2::DHCPOptions', { DomainNameServers: ['AmazonProvidedDNS'] }],
    },
    ['Options', 'DomainNameServers'],
    [['AmazonProvidedDNS'], ['192.0.2.53'], undefined],
    OUT,
  ],
  ['the domain of a zone', ZONE, ['Zone', 'Name'], ['corp.example', 'other.example'], CORP],
  ['the VPCs of a zone', ZONE, ['Zone', 'VPCs'], [[{ VPCId: 'Vpc' }], undefined], CORP],
  ['one VPC of a zone', ZONE, ['Zone', 'VPCs', '0', 'VPCId'], ['Vpc', 'vpc-0aaa'], CORP],
  ['the domain of a rule', RULE, ['Rule', 'DomainName'], ['corp.example', 'other.example'], CORP],
  ['the type of a rule', RULE, ['Rule', 'RuleType'], ['FORWARD', 'SYSTEM'], CORP],
  ['the VPC that uses a rule', RULE, ['RuleAssociation', 'VPCId'], ['Vpc', 'vpc-0aaa'], CORP],
  [
    'cross-zone load balancing of a load balancer',
    NLB,
    ['Nlb', 'LoadBalancerAttributes', '0', 'Value'],
    ['true', 'false'],
    VIA_NLB,
  ],
  [
    'all attributes of a load balancer',
    NLB,
    ['Nlb', 'LoadBalancerAttributes'],
    [[{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }], undefined],
    VIA_NLB,
  ],
  [
    'cross-zone load balancing of a target group',
    {
      ...NLB,
      Targets: [
        'ElasticLoadBalancingV2::TargetGroup',
        {
          VpcId: 'Vpc',
          Protocol: 'TCP',
          Port: 443,
          Targets: [{ Id: 'Far' }],
          TargetGroupAttributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
        },
      ],
    },
    ['Targets', 'TargetGroupAttributes', '0', 'Value'],
    ['true', 'false'],
    VIA_NLB,
  ],
  [
    'what targets see as the client',
    {
      ...NLB,
      Far: ['EC2::Instance', { SubnetId: 'Two', PrivateIpAddress: '10.0.2.20', SecurityGroupIds: ['Tight'] }],
      Targets: [
        'ElasticLoadBalancingV2::TargetGroup',
        {
          VpcId: 'Vpc',
          Protocol: 'TCP',
          Port: 443,
          Targets: [{ Id: 'Far' }],
          TargetGroupAttributes: [{ Key: 'preserve_client_ip.enabled', Value: 'true' }],
        },
      ],
    },
    ['Targets', 'TargetGroupAttributes', '0', 'Value'],
    ['true', 'false'],
    VIA_NLB,
  ],
  ['the port of a target group', NLB, ['Targets', 'Port'], [443, 80], VIA_NLB],
  ['the kind of targets', NLB, ['Targets', 'TargetType'], [undefined, 'lambda'], VIA_NLB],
  [
    'what an action does',
    NLB,
    ['Listener', 'DefaultActions', '0', 'TargetGroupArn'],
    ['Targets', 'Empty'],
    VIA_NLB,
  ],
  ['the port of a listener', NLB, ['Listener', 'Port'], [443, 80], VIA_NLB],
  [
    'the check of an appliance',
    APPLIANCE,
    ['Box', 'SourceDestCheck'],
    [true, false, undefined],
    { ...OUT, to: '192.0.2.1' },
  ],
  [
    'public addresses of a subnet',
    { Web: ['EC2::Instance', { SubnetId: 'One', SecurityGroupIds: ['Group'] }] },
    ['One', 'MapPublicIpOnLaunch'],
    [true, false, undefined],
    IN,
  ],
  ['a public address', {}, ['Web', 'NetworkInterfaces', '0', 'AssociatePublicIpAddress'], [true, false], IN],
  ['the state of an instance', {}, ['Web', 'InstanceState'], ['running', 'stopped', undefined], IN],
  [
    'who has an Elastic IP address',
    { Eip: ['EC2::EIP', { Domain: 'vpc', InstanceId: 'App' }] },
    ['Eip', 'InstanceId'],
    ['App', undefined],
    { ...IN, to: 'App' },
  ],
  [
    'public addresses of tasks',
    {
      Tasks: [
        'ECS::Service',
        { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['One'], SecurityGroups: ['Group'] } } },
      ],
    },
    ['Tasks', 'NetworkConfiguration', 'AwsvpcConfiguration', 'AssignPublicIp'],
    ['ENABLED', 'DISABLED', undefined],
    { ...IN, to: 'Tasks' },
  ],
  [
    'private DNS of an endpoint',
    { Sns: ['EC2::VPCEndpoint', { ...ENDPOINT, SecurityGroupIds: ['Tight'] }] },
    ['Sns', 'PrivateDnsEnabled'],
    [true, false, undefined],
    { ...S3, from: 'Web' },
  ],
  [
    'private DNS of S3 for Resolver endpoints',
    { S3: ['EC2::VPCEndpoint', { ...ENDPOINT, SecurityGroupIds: ['Tight'], PrivateDnsEnabled: true }] },
    ['S3', 'DnsOptions', 'PrivateDnsOnlyForInboundResolverEndpoint'],
    ['OnlyInboundResolver', 'AllResolvers', undefined],
    { ...S3, from: 'Web' },
  ],
  [
    'the state of an endpoint',
    { S3: ['EC2::VPCEndpoint', ENDPOINT] },
    ['S3', 'State'],
    ['available', 'pendingAcceptance'],
    { from: 'App', to: 'S3', port: 443 },
  ],
  [
    'the default table of a transit gateway',
    AWAY,
    ['Hub', 'DefaultRouteTableAssociation'],
    ['enable', 'disable'],
    { from: 'App', to: 'Host', port: 443 },
  ],
  [
    'what a transit gateway learns',
    AWAY,
    ['Hub', 'DefaultRouteTablePropagation'],
    ['enable', 'disable', undefined],
    { from: 'App', to: 'Host', port: 443 },
  ],
  [
    'groups across a transit gateway',
    AWAY,
    ['Hub', 'SecurityGroupReferencingSupport'],
    ['enable', 'disable', undefined],
    { from: 'App', to: 'Shy', port: 443 },
  ],
  [
    'groups across an attachment',
    { ...AWAY, Hub: ['EC2::TransitGateway', { SecurityGroupReferencingSupport: 'enable' }] },
    ['Here', 'Options', 'SecurityGroupReferencingSupport'],
    ['enable', 'disable'],
    { from: 'App', to: 'Shy', port: 443 },
  ],
  [
    'a black hole of a transit gateway',
    {
      ...AWAY,
      Hole: [
        'EC2::TransitGatewayRoute',
        {
          TransitGatewayRouteTableId: 'Hub.default',
          DestinationCidrBlock: '10.9.1.10/32',
          TransitGatewayAttachmentId: 'There',
        },
      ],
    },
    ['Hole', 'Blackhole'],
    [true, false, undefined],
    { from: 'App', to: 'Host', port: 443 },
  ],
  [
    'the state of a peering connection',
    {
      ...AWAY,
      Peering: ['EC2::VPCPeeringConnection', { VpcId: 'Vpc', PeerVpcId: 'Away' }],
      Go: [
        'EC2::Route',
        { RouteTableId: 'Vpc.main', DestinationCidrBlock: '10.9.0.0/16', VpcPeeringConnectionId: 'Peering' },
      ],
      Back: [
        'EC2::Route',
        { RouteTableId: 'Away.main', DestinationCidrBlock: '10.0.0.0/16', VpcPeeringConnectionId: 'Peering' },
      ],
    },
    ['Peering', 'State'],
    ['active', 'pending-acceptance', undefined],
    { from: 'App', to: 'Host', port: 443 },
  ],
  [
    'the mode of VPC Block Public Access',
    { Block: ['EC2::VPCBlockPublicAccessOptions', { InternetGatewayBlockMode: 'off' }] },
    ['Block', 'InternetGatewayBlockMode'],
    ['off', 'block-bidirectional'],
    IN,
  ],
  [
    'what is excluded from VPC Block Public Access',
    {
      Block: ['EC2::VPCBlockPublicAccessOptions', { InternetGatewayBlockMode: 'block-bidirectional' }],
      But: [
        'EC2::VPCBlockPublicAccessExclusion',
        { VpcId: 'Vpc', InternetGatewayExclusionMode: 'allow-bidirectional' },
      ],
    },
    ['But', 'InternetGatewayExclusionMode'],
    ['allow-bidirectional', 'allow-egress'],
    IN,
  ],
  [
    'the way of a network ACL entry',
    {
      Acl: ['EC2::NetworkAcl', { VpcId: 'Vpc' }],
      Entry: [
        'EC2::NetworkAclEntry',
        { NetworkAclId: 'Acl', RuleNumber: 1, Protocol: -1, RuleAction: 'allow', CidrBlock: '0.0.0.0/0' },
      ],
      Answers: [
        'EC2::NetworkAclEntry',
        {
          NetworkAclId: 'Acl',
          RuleNumber: 2,
          Protocol: -1,
          RuleAction: 'allow',
          Egress: true,
          CidrBlock: '0.0.0.0/0',
        },
      ],
      OfOne: ['EC2::SubnetNetworkAclAssociation', { NetworkAclId: 'Acl', SubnetId: 'One' }],
    },
    ['Entry', 'Egress'],
    [true, false, undefined],
    IN,
  ],
  [
    'the kind of a NAT gateway',
    {
      Nat: ['EC2::NatGateway', { SubnetId: 'Two', AllocationId: 'Eip' }],
      Table: ['EC2::RouteTable', { VpcId: 'Vpc' }],
      OfOne: ['EC2::SubnetRouteTableAssociation', { RouteTableId: 'Table', SubnetId: 'One' }],
      ToNat: [
        'EC2::Route',
        { RouteTableId: 'Table', DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'Nat' },
      ],
    },
    ['Nat', 'ConnectivityType'],
    ['public', 'private', undefined],
    OUT,
  ],
];

/** The value with something else at a place; undefined takes it away. */
const withAt = (
  value: DeclaredValue | undefined,
  [step, ...rest]: readonly string[],
  wanted: DeclaredValue | undefined,
): DeclaredValue | undefined => {
  if (step === undefined) return wanted;
  if (Array.isArray(value) || /^\d+$/.test(step)) {
    const list: readonly DeclaredValue[] = Array.isArray(value) ? value : [{}];
    return list.map((each, index) => (String(index) === step ? (withAt(each, rest, wanted) ?? null) : each));
  }
  const fields: { readonly [key: string]: DeclaredValue } = Object.fromEntries(
    typeof value === 'object' && value !== null ? Object.entries<DeclaredValue>(value) : [],
  );
  const entries = Object.entries({ ...fields, [step]: withAt(fields[step], rest, wanted) });
  return Object.fromEntries(
    entries.filter((entry): entry is [string, DeclaredValue] => entry[1] !== undefined),
  );
};

const asked = (
  more: Resources,
  [name, ...path]: Place,
  value: DeclaredValue | undefined,
  flow: FlowRequest,
) => {
  const all: Resources = { ...HOME, ...more };
  const [type, properties = {}] = all[name] ?? expect.fail(`no resource ${name}`);
  const changed = withAt(properties, path, value) as typeof properties;
  return verdictIn(importedOf({ ...all, [name]: [type, changed] }).network, flow);
};

test.each(ROWS)('%s: not told, it decides nothing that it would change', (_, more, at, values, flow) => {
  const verdicts = new Set(values.map((value) => asked(more, at, value, flow)));
  // Otherwise the row says nothing.
  expect([...verdicts].length, [...verdicts].join()).toBeGreaterThan(1);
  expect(asked(more, at, UNRESOLVED, flow)).toBe('undetermined');
});

test('private DNS of S3 is for whom, where the template says nothing of it', () => {
  const more: Resources = {
    S3: ['EC2::VPCEndpoint', { ...ENDPOINT, SecurityGroupIds: ['Tight'], PrivateDnsEnabled: true }],
  };
  expect(asked(more, ['S3', 'PrivateDnsEnabled'], true, { ...S3, from: 'Web' })).toBe('undetermined');
  expect(asked(more, ['S3', 'PrivateDnsEnabled'], false, { ...S3, from: 'Web' })).not.toBe('undetermined');
});
