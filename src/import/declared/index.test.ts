import { expect, test } from 'vitest';
import { traceFlow } from '../../evaluator/index.ts';
import { declaredOf, importedOf, type Resources, traceIn, verdictIn } from '../fixtures/declared.ts';
import { MORE } from '../fixtures/declared-more.ts';
import { WHOLE } from '../fixtures/declared-whole.ts';
import { importDeclared } from './index.ts';
import { type DeclaredValue, UNRESOLVED } from './types.ts';

/** Every resource of a scenario by its name, with where it was read. */
const namesIn = (value: unknown, found = new Map<string, string | undefined>()) => {
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, inner] of Object.entries(value)) {
    const origin: unknown =
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, 'origin') : undefined;
    if (typeof origin === 'object' && origin !== null)
      found.set(name, String(Reflect.get(origin, 'pointer')));
    namesIn(inner, found);
  }
  return found;
};

/** Types that are told by what they belong to. */
const PARTS =
  /Route$|Association$|Attachment$|Entry$|Ingress$|Egress$|CidrBlock$|::EIP$|Listener$|ListenerRule$|Permissions$|RecordSet$|DHCPOptions$|CustomerGateway$|LaunchTemplate$|SubnetGroup$|Propagation$|NetworkInterface$|ECS::Service$/;

test.each([
  ['the first template', WHOLE],
  ['the second template', MORE],
])('every resource of %s stands in the scenario under its name', (_, resources) => {
  const names = namesIn(importedOf(resources).scenario);
  const wanted = Object.entries(resources).filter(([, [type]]) => !PARTS.test(type));
  expect(wanted.length).toBeGreaterThan(20);
  for (const [name] of wanted) expect([name, names.get(name)]).toEqual([name, `/Resources/${name}`]);
});

test('AWS’s own parts of a VPC carry its origin, and a VPC of the template is complete', () => {
  const { scenario } = importedOf({
    Vpc: ['EC2::VPC', { CidrBlock: '10.0.0.0/16' }],
    Subnet: ['EC2::Subnet', { VpcId: 'Vpc', CidrBlock: '10.0.0.0/24' }],
  });
  const origin = { file: 'template.yaml', pointer: '/Resources/Vpc' };
  expect(scenario.vpcs['Vpc']).toMatchObject({
    dnsSupport: true,
    dnsHostnames: false,
    region: 'us-east-1',
    account: '111122223333',
    routeTables: { 'Vpc.main': { main: true, origin } },
    networkAcls: { 'Vpc.default-acl': { default: true, origin } },
    securityGroups: { 'Vpc.default': { default: true, origin } },
  });
  expect(scenario.vpcs['Vpc']).not.toHaveProperty('unknown');
});

test('a VPC that the template only names is a stub of which nothing is known', () => {
  const { scenario, network } = importedOf({
    Subnet: ['EC2::Subnet', { VpcId: 'vpc-0abc', CidrBlock: '10.0.0.0/24' }],
    App: ['EC2::Instance', { SubnetId: 'Subnet', PrivateIpAddress: '10.0.0.4' }],
  });
  expect(scenario.vpcs['vpc-0abc']).toMatchObject({
    cidr: null,
    routeTables: null,
    unknown: ['endpoints', 'hostedZones', 'internetGateways', 'networkInterfaces'],
  });
  expect(verdictIn(network, { from: 'App', to: 'example.com', port: 443 })).toBe('undetermined');
});

test('an alias stands for the name wherever it is written', () => {
  const aliases = new Map([
    ['vpc-0abc', 'Vpc'],
    ['sg-0abc', 'Group'],
  ]);
  const resources: Resources = {
    Vpc: ['EC2::VPC', { CidrBlock: '10.0.0.0/16' }],
    Subnet: ['EC2::Subnet', { VpcId: 'vpc-0abc', CidrBlock: '10.0.0.0/24' }],
    Group: ['EC2::SecurityGroup', { VpcId: 'vpc-0abc', SecurityGroupIngress: [] }],
    App: ['EC2::Instance', { SubnetId: 'Subnet', SecurityGroupIds: ['sg-0abc'] }],
  };
  const { scenario, aliases: found } = importedOf(resources, { aliases });
  expect(scenario.instances?.['App']).toMatchObject({ subnet: 'Subnet', securityGroups: ['Group'] });
  expect(found).toEqual(aliases);
});

const HOME: Resources = {
  Vpc: ['EC2::VPC', { CidrBlock: '10.0.0.0/16' }],
  Igw: ['EC2::InternetGateway'],
  Attachment: ['EC2::VPCGatewayAttachment', { VpcId: 'Vpc', InternetGatewayId: 'Igw' }],
  Table: ['EC2::RouteTable', { VpcId: 'Vpc' }],
  Out: ['EC2::Route', { RouteTableId: 'Table', DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'Igw' }],
  One: ['EC2::Subnet', { VpcId: 'Vpc', CidrBlock: '10.0.1.0/24' }],
  Associated: ['EC2::SubnetRouteTableAssociation', { SubnetId: 'One', RouteTableId: 'Table' }],
  Group: [
    'EC2::SecurityGroup',
    {
      VpcId: 'Vpc',
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
    },
  ],
  App: [
    'EC2::Instance',
    {
      NetworkInterfaces: [
        { DeviceIndex: '0', SubnetId: 'One', GroupSet: ['Group'], AssociatePublicIpAddress: true },
      ],
    },
  ],
};
const OUT = { from: 'App', to: 'example.com', port: 443 } as const;
const IN = { from: 'internet', to: 'App', port: 443 } as const;
const IN_SSH = { from: 'internet', to: 'App', port: 22 } as const;

test('what these cases start from', () => {
  const { network } = importedOf(HOME);
  expect([OUT, IN, IN_SSH].map((flow) => verdictIn(network, flow))).toEqual([
    'reachable',
    'reachable',
    'not-reachable',
  ]);
});

const interfaceOf = (more: Resources[string][1]): Resources => ({
  App: [
    'EC2::Instance',
    {
      NetworkInterfaces: [
        { DeviceIndex: '0', SubnetId: 'One', GroupSet: ['Group'], AssociatePublicIpAddress: true, ...more },
      ],
    },
  ],
});

test.each<[string, Resources, typeof OUT | typeof IN | typeof IN_SSH, string]>([
  [
    'a route’s target',
    {
      Out: [
        'EC2::Route',
        { RouteTableId: 'Table', DestinationCidrBlock: '0.0.0.0/0', GatewayId: UNRESOLVED },
      ],
    },
    OUT,
    'gateway-unknown',
  ],
  [
    'a route’s destination',
    { Out: ['EC2::Route', { RouteTableId: 'Table', DestinationCidrBlock: UNRESOLVED, GatewayId: 'Igw' }] },
    OUT,
    'route-not-decided',
  ],
  [
    'a route’s table',
    {
      Out: ['EC2::Route', { RouteTableId: UNRESOLVED, DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'Igw' }],
    },
    OUT,
    'gateway-unknown',
  ],
  [
    'a subnet’s table',
    { Associated: ['EC2::SubnetRouteTableAssociation', { SubnetId: 'One', RouteTableId: UNRESOLVED }] },
    OUT,
    'route-table-unknown',
  ],
  [
    'an association’s subnet',
    { Associated: ['EC2::SubnetRouteTableAssociation', { SubnetId: UNRESOLVED, RouteTableId: 'Table' }] },
    OUT,
    'route-table-unknown',
  ],
  [
    'a gateway’s VPC',
    { Attachment: ['EC2::VPCGatewayAttachment', { VpcId: UNRESOLVED, InternetGatewayId: 'Igw' }] },
    OUT,
    'gateway-unknown',
  ],
  [
    'an attachment’s gateway',
    { Attachment: ['EC2::VPCGatewayAttachment', { VpcId: 'Vpc', InternetGatewayId: UNRESOLVED }] },
    OUT,
    'gateway-unknown',
  ],
  ['a public address', interfaceOf({ AssociatePublicIpAddress: UNRESOLVED }), IN, 'address-unknown'],
  [
    'a group of an interface',
    interfaceOf({ GroupSet: ['Group', UNRESOLVED] }),
    IN_SSH,
    'security-groups-unknown',
  ],
  ['the subnet of an instance', interfaceOf({ SubnetId: UNRESOLVED }), OUT, 'interface-unknown'],
  [
    'a rule’s source',
    {
      Group: [
        'EC2::SecurityGroup',
        {
          VpcId: 'Vpc',
          SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: UNRESOLVED }],
        },
      ],
    },
    IN_SSH,
    'prefix-list-unknown',
  ],
  [
    'a rule’s ports',
    {
      Group: [
        'EC2::SecurityGroup',
        {
          VpcId: 'Vpc',
          SecurityGroupIngress: [
            { IpProtocol: 'tcp', FromPort: UNRESOLVED, ToPort: 22, CidrIp: '0.0.0.0/0' },
          ],
        },
      ],
    },
    IN_SSH,
    'prefix-list-unknown',
  ],
  [
    'the rules of a group',
    { Group: ['EC2::SecurityGroup', { VpcId: 'Vpc', SecurityGroupIngress: UNRESOLVED }] },
    IN,
    'prefix-list-unknown',
  ],
  [
    'one rule of a group',
    { Group: ['EC2::SecurityGroup', { VpcId: 'Vpc', SecurityGroupIngress: [UNRESOLVED] }] },
    IN,
    'prefix-list-unknown',
  ],
  [
    'a rule’s group',
    {
      More: [
        'EC2::SecurityGroupIngress',
        { GroupId: UNRESOLVED, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' },
      ],
    },
    IN_SSH,
    'prefix-list-unknown',
  ],
  [
    'the rules of an ACL',
    {
      Entry: [
        'EC2::NetworkAclEntry',
        {
          NetworkAclId: 'Vpc.default-acl',
          RuleNumber: 1,
          RuleAction: 'deny',
          Protocol: '-1',
          CidrBlock: UNRESOLVED,
        },
      ],
    },
    OUT,
    'rule-not-decided',
  ],
  [
    'the instance of an attachment',
    {
      More: ['EC2::NetworkInterface', { SubnetId: 'One', GroupSet: ['Group'] }],
      Second: [
        'EC2::NetworkInterfaceAttachment',
        { InstanceId: UNRESOLVED, NetworkInterfaceId: 'More', DeviceIndex: '1' },
      ],
    },
    IN_SSH,
    'interface-unknown',
  ],
  [
    'the type of an ACL’s entry for ICMP',
    {
      Acl: ['EC2::NetworkAcl', { VpcId: 'Vpc' }],
      Guard: ['EC2::SubnetNetworkAclAssociation', { SubnetId: 'One', NetworkAclId: 'Acl' }],
      Entry: [
        'EC2::NetworkAclEntry',
        { NetworkAclId: 'Acl', RuleNumber: 1, RuleAction: 'allow', Protocol: '1', CidrBlock: '0.0.0.0/0' },
      ],
    },
    OUT,
    'rule-not-decided',
  ],
  [
    'a subnet’s ACL',
    { Guard: ['EC2::SubnetNetworkAclAssociation', { SubnetId: 'One', NetworkAclId: UNRESOLVED }] },
    OUT,
    'rule-not-decided',
  ],
])('%s that is not told leaves the verdict open', (_, changes, flow, code) => {
  const [verdict, ...codes] = traceIn(importedOf({ ...HOME, ...changes }).network, flow);
  expect(verdict).toBe('undetermined');
  expect(codes).toContain(code);
});

test.each<[DeclaredValue, string]>([
  ['running', 'reachable'],
  ['stopped', 'not-reachable'],
  [UNRESOLVED, 'undetermined'],
])('an instance whose state is %s', (InstanceState, expected) => {
  const [type, properties] = HOME['App'] ?? ['EC2::Instance'];
  const { network } = importedOf({ ...HOME, App: [type, { ...properties, InstanceState }] });
  expect(verdictIn(network, IN)).toBe(expected);
});

test('a rule that is not told leaves other ports decided', () => {
  const { network } = importedOf({
    ...HOME,
    More: [
      'EC2::SecurityGroupIngress',
      { GroupId: 'Group', IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: UNRESOLVED },
    ],
  });
  expect(verdictIn(network, IN)).toBe('reachable');
  expect(verdictIn(network, IN_SSH)).toBe('undetermined');
  expect(verdictIn(network, { ...IN_SSH, port: 23 })).toBe('not-reachable');
});

test('CloudFormation takes the default outbound rule away when it adds one (fact F-TPL-01)', () => {
  const rule = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' };
  const apart = importedOf({ ...HOME, Only: ['EC2::SecurityGroupEgress', { GroupId: 'Group', ...rule }] });
  expect(verdictIn(apart.network, OUT)).toBe('not-reachable');
  expect(verdictIn(apart.network, { ...OUT, port: 80 })).toBe('reachable');
  const none = importedOf({
    ...HOME,
    Group: ['EC2::SecurityGroup', { VpcId: 'Vpc', SecurityGroupEgress: [] }],
  });
  expect(verdictIn(none.network, OUT)).toBe('not-reachable');
});

test('a policy of which a part is not told decides what is told of it', () => {
  const { network } = importedOf({
    ...HOME,
    Sns: [
      'EC2::VPCEndpoint',
      {
        VpcId: 'Vpc',
        VpcEndpointType: 'Interface',
        ServiceName: 'com.amazonaws.us-east-1.sns',
        SubnetIds: ['One'],
        SecurityGroupIds: ['Group'],
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sns:Publish', Resource: UNRESOLVED }],
        },
      },
    ],
  });
  const to = { from: 'App', to: 'Sns', port: 443 } as const;
  expect(verdictIn(network, to)).toBe('reachable');
  expect(verdictIn(network, { ...to, action: 'sns:Publish' })).toBe('undetermined');
  expect(verdictIn(network, { ...to, action: 'sns:DeleteTopic' })).toBe('not-reachable');
});

const withPolicy = (...statements: readonly DeclaredValue[]) =>
  importedOf({
    ...HOME,
    Sns: [
      'EC2::VPCEndpoint',
      {
        VpcId: 'Vpc',
        VpcEndpointType: 'Interface',
        ServiceName: 'com.amazonaws.us-east-1.sns',
        SubnetIds: ['One'],
        SecurityGroupIds: ['Group'],
        PolicyDocument: { Statement: statements },
      },
    ],
  });
const ANY: Readonly<Record<string, DeclaredValue>> = {
  Effect: 'Allow',
  Principal: '*',
  Action: '*',
  Resource: '*',
};

test('a deny of which a part is not told may keep everything out, and is named', () => {
  const { network } = withPolicy(ANY, { ...ANY, Sid: 'Fence', Effect: 'Deny', Resource: UNRESOLVED });
  const result = traceFlow(network, { from: 'App', to: 'Sns', port: 443 });
  expect(result.ok && result.trace.verdict).toBe('undetermined');
  expect(result.ok && result.trace.findings.map(({ code, message }) => [code, message])).toEqual([
    [
      'policy-not-decided',
      'Whether the policy of `Sns` allows any request at all depends on `Resource` of statement `Fence`, which is not told.',
    ],
  ]);
});

test('what a statement tells beside what it does not is kept', () => {
  const mine = { StringEquals: { 'aws:SourceVpce': 'vpce-0fff' } };
  const statement: DeclaredValue = { ...ANY, Resource: UNRESOLVED, Condition: mine };
  const { scenario, network } = withPolicy(statement);
  expect(scenario.endpoints?.['Sns']).toMatchObject({
    policy: {
      Statement: [
        {
          Effect: 'Allow',
          Resource: '*',
          Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0fff', 'hopwise:not-told': ['Resource'] } },
        },
      ],
    },
  });
  // Another endpoint is meant, whatever the resource.
  expect(verdictIn(network, { from: 'App', to: 'Sns', port: 443 })).toBe('not-reachable');
});

test('kinds that are not read are counted; what may stand in a VPC leaves its interfaces open', () => {
  const { scenario, summary, network } = importedOf({
    ...HOME,
    Role: ['IAM::Role', { RoleName: 'x' }],
    Cluster: ['EKS::Cluster', { ResourcesVpcConfig: { SubnetIds: ['One'] } }],
    Stack: ['CloudFormation::Stack', { Parameters: { Vpc: 'Vpc' } }],
  });
  expect(scenario.vpcs['Vpc']?.unknown).toEqual([
    'endpoints',
    'hostedZones',
    'internetGateways',
    'networkInterfaces',
  ]);
  expect(summary.leftOut.map(({ what }) => what)).toEqual([
    'resources without a part in paths',
    '`AWS::EKS::Cluster`',
    '`AWS::CloudFormation::Stack`',
  ]);
  expect(verdictIn(network, { from: 'App', to: '10.0.1.99', port: 443 })).toBe('undetermined');
});

test('what registers targets later leaves them unknown, what nobody registers is empty', () => {
  const { scenario } = importedOf(MORE);
  expect(scenario.targetGroups?.['FleetTargets']?.targets).toBeNull();
  const alone = importedOf({
    ...HOME,
    Targets: ['ElasticLoadBalancingV2::TargetGroup', { VpcId: 'Vpc', Protocol: 'TCP', Port: 80 }],
    Attached: ['Hopwise::TargetGroupAttachment', { TargetGroupArn: 'Targets', Id: 'App', Port: 8080 }],
  });
  expect(alone.scenario.targetGroups?.['Targets']?.targets).toEqual([{ target: 'App', port: 8080 }]);
});

test.each<[string, Resources[string]]>([
  [
    'sources of traffic',
    ['AutoScaling::AutoScalingGroup', { MaxSize: '1', TrafficSources: [{ Identifier: 'Targets' }] }],
  ],
  ['a set of tasks', ['ECS::TaskSet', { LoadBalancers: [{ TargetGroupArn: 'Targets' }] }]],
  [
    'the other group of a service',
    ['ECS::Service', { LoadBalancers: [{ AdvancedConfiguration: { AlternateTargetGroupArn: 'Targets' } }] }],
  ],
  [
    'a source that is not told',
    ['AutoScaling::AutoScalingGroup', { MaxSize: '1', TrafficSources: [{ Identifier: UNRESOLVED }] }],
  ],
])('targets that are registered by %s are unknown', (_, Registrar) => {
  const { scenario } = importedOf({
    ...HOME,
    Targets: ['ElasticLoadBalancingV2::TargetGroup', { VpcId: 'Vpc', Protocol: 'TCP', Port: 80 }],
    Registrar,
  });
  expect(scenario.targetGroups?.['Targets']?.targets).toBeNull();
});

test('where AWS chooses among subnets, an interface in each stands for the one that may be there', () => {
  const { scenario, network } = importedOf(MORE);
  expect(Object.keys(scenario.networkInterfaces ?? {}).sort()).toEqual([
    'Base',
    'Fleet',
    'Tasks.Closed',
    'Tasks.Open',
  ]);
  expect(verdictIn(network, { from: 'Tasks', to: 'Base', port: 3306 })).toContain('several resources');
});

test('a template that is read twice is counted once each time', () => {
  const declared = declaredOf({ ...HOME, Role: ['IAM::Role'] });
  expect(importDeclared(declared).summary).toEqual(importDeclared(declared).summary);
});

test('very many resources take time in proportion', () => {
  const many = (count: number): Resources =>
    Object.fromEntries(
      Array.from(
        { length: count },
        (_, index) =>
          [
            [`Group${index}`, ['EC2::SecurityGroup', { VpcId: 'Vpc' }]],
            [
              `Rule${index}`,
              [
                'EC2::SecurityGroupIngress',
                { GroupId: `Group${index}`, IpProtocol: '-1', CidrIp: '10.0.0.0/8' },
              ],
            ],
            [`Table${index}`, ['EC2::RouteTable', { VpcId: 'Vpc' }]],
            [
              `Route${index}`,
              [
                'EC2::Route',
                { RouteTableId: `Table${index}`, DestinationCidrBlock: '10.9.0.0/16', GatewayId: 'Igw' },
              ],
            ],
            [`Host${index}`, ['EC2::Instance', { SubnetId: 'One', SecurityGroupIds: [`Group${index}`] }]],
          ] as const,
      ).flat(),
    );
  const started = performance.now();
  const { scenario } = importDeclared(declaredOf({ ...HOME, ...many(6000) }));
  expect(Object.keys(scenario.instances ?? {})).toHaveLength(6001);
  expect(performance.now() - started).toBeLessThan(40_000);
}, 60_000);

test('the AWS CDK’s program that empties a default group leaves that group open, and nothing else', () => {
  const { scenario, network } = importedOf({
    ...HOME,
    Empty: [
      'Custom::VpcRestrictDefaultSG',
      { DefaultSecurityGroupId: 'Vpc.default', ServiceToken: UNRESOLVED },
    ],
    Other: ['EC2::Instance', { SubnetId: 'One' }],
  });
  expect(scenario.vpcs['Vpc']).not.toHaveProperty('unknown');
  expect(verdictIn(network, { from: 'Other', to: 'App', port: 443 })).toBe('undetermined');
  expect(verdictIn(network, IN)).toBe('reachable');
});
