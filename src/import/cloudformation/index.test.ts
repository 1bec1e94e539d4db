import { expect, test } from 'vitest';
import { declaredOf } from './fixtures/declared-of.ts';

const VPC = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const OPEN = { Open: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] } };
const PARAMETERS = { P: { Type: 'String' } };

test('a template in YAML with short forms, and the same in JSON', () => {
  const yaml = `
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Prefix:
    Type: String
    Default: 10.0
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: !Sub '\${Prefix}.0.0/16'
      EnableDnsHostnames: true
  Subnet:
    Type: AWS::EC2::Subnet
    DependsOn: Vpc
    Properties:
      VpcId: !Ref Vpc
      AvailabilityZone: !Select [0, !GetAZs '']
      CidrBlock: !Select
        - 1
        - Fn::Cidr: [!GetAtt Vpc.CidrBlock, 2, 8]
      Tags:
        - {Key: Name, Value: "app"}
`;
  const json = {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: { Prefix: { Type: 'String', Default: '10.0' } },
    Resources: {
      Vpc: {
        Type: 'AWS::EC2::VPC',
        Properties: { CidrBlock: { 'Fn::Sub': '${Prefix}.0.0/16' }, EnableDnsHostnames: true },
      },
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        DependsOn: 'Vpc',
        Properties: {
          VpcId: { Ref: 'Vpc' },
          AvailabilityZone: { 'Fn::Select': ['0', { 'Fn::GetAZs': { Ref: 'AWS::Region' } }] },
          CidrBlock: { 'Fn::Select': [1, { 'Fn::Cidr': [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, 2, 8] }] },
          Tags: [{ Key: 'Name', Value: 'app' }],
        },
      },
    },
  };
  const read = declaredOf(yaml);
  expect(read).toEqual(declaredOf(json));
  expect(read.resources).toEqual({
    Vpc: { type: 'AWS::EC2::VPC', properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true } },
    Subnet: {
      type: 'AWS::EC2::Subnet',
      properties: {
        VpcId: 'Vpc',
        AvailabilityZone: 'us-east-1a',
        CidrBlock: '10.0.1.0/24',
        Tags: [{ Key: 'Name', Value: 'app' }],
      },
    },
  });
  expect(read.pointers).toEqual({ Vpc: '/Resources/Vpc', Subnet: '/Resources/Subnet' });
  expect(read.notes).toEqual([
    'the Region: the template does not tell it, and us-east-1 is assumed; give it with --region',
    'parameters that have their defaults: others are given with --parameter NAME=VALUE',
    'zones by `Fn::GetAZs`: the account decides which they are; a, b, c and so on are assumed',
  ]);
});

test.each<[what: string, zones: readonly string[], stated: string | undefined, region: string]>([
  ['what is said', ['eu-west-1a'], 'eu-north-1', 'eu-north-1'],
  ['the zones of resources', ['eu-west-1a', 'eu-west-1b'], undefined, 'eu-west-1'],
  ['the zone of a parameter', [], undefined, 'eu-west-3'],
  ['a Region with a longer name', ['us-gov-west-1a'], undefined, 'us-gov-west-1'],
  ['none, where zones are of several', ['eu-west-1a', 'eu-west-2a'], undefined, 'us-east-1'],
  ['none, where there is no zone', ['x'], undefined, 'us-east-1'],
])('the Region is that of %s', (_, zones, stated, expected) => {
  const entries = zones.map((AvailabilityZone, index) => [
    `S${index}`,
    { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone } },
  ]);
  const Parameters =
    zones.length > 0 ? {} : { P: { Type: 'CommaDelimitedList', Default: 'eu-west-3a, eu-west-3b' } };
  const User = { Type: 'AWS::Test::X', Properties: { Region: { Ref: 'AWS::Region' } } };
  const { region, resources } = declaredOf(
    { Parameters, Resources: { ...Object.fromEntries(entries), User } },
    { region: stated },
  );
  expect(region).toBe(expected);
  expect(resources['User']?.properties).toEqual({ Region: expected });
});

test('the account is what is given', () => {
  const Resources = { X: { Type: 'AWS::Test::X', Properties: { V: { Ref: 'AWS::AccountId' } } } };
  const { account, resources } = declaredOf({ Resources }, { account: '111122223333' });
  expect(account).toBe('111122223333');
  expect(resources['X']?.properties).toEqual({ V: '111122223333' });
});

test('a resource is there, or is not, by its condition', () => {
  const { resources, notes } = declaredOf(
    {
      Conditions: { Yes: { 'Fn::Equals': [1, 1] }, No: { 'Fn::Equals': [1, 2] } },
      Resources: {
        Kept: { ...VPC, Condition: 'Yes' },
        Gone: { ...VPC, Condition: 'No' },
        User: { Type: 'AWS::Test::X', Properties: { Vpcs: [{ Ref: 'Kept' }, { Ref: 'Gone' }] } },
      },
    },
    { region: 'eu-west-1' },
  );
  expect(Object.keys(resources)).toEqual(['Kept', 'User']);
  expect(resources['User']?.properties).toEqual({ Vpcs: ['Kept', '?'] });
  expect(notes).toEqual(['resources whose condition does not hold: they will not be there']);
});

test('of a resource that may be there it stays known what it acts on, not how', () => {
  const { resources, notes } = declaredOf({
    Parameters: PARAMETERS,
    Conditions: OPEN,
    Resources: {
      Vpc: { ...VPC, Condition: 'Open' },
      Route: {
        Type: 'AWS::EC2::Route',
        Condition: 'Open',
        Properties: { RouteTableId: 'T', DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'N' },
      },
      Rule: {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Condition: 'Open',
        Properties: { GroupId: 'G', IpProtocol: 'tcp', FromPort: 1, ToPort: 2, CidrIpv6: '::/0' },
      },
      Endpoint: {
        Type: 'AWS::EC2::VPCEndpoint',
        Condition: 'Open',
        Properties: { VpcId: 'V', ServiceName: 'com.amazonaws.eu-west-1.s3', Tags: [] },
      },
    },
  });
  expect(resources).toEqual({
    Vpc: { type: 'AWS::EC2::VPC', properties: { CidrBlock: '10.0.0.0/16' } },
    Route: {
      type: 'AWS::EC2::Route',
      properties: { RouteTableId: 'T', DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: '?', GatewayId: '?' },
    },
    Rule: {
      type: 'AWS::EC2::SecurityGroupIngress',
      properties: { GroupId: 'G', IpProtocol: '?', FromPort: '?', ToPort: '?', CidrIpv6: '?', CidrIp: '?' },
    },
    Endpoint: {
      type: 'AWS::EC2::VPCEndpoint',
      properties: {
        VpcId: 'V',
        ServiceName: '?',
        VpcEndpointType: '?',
        SubnetIds: '?',
        RouteTableIds: '?',
        SecurityGroupIds: '?',
        PrivateDnsEnabled: '?',
        PolicyDocument: '?',
        Tags: [],
      },
    },
  });
  expect(notes).toContain(
    'resources under the condition `Open`: whether it holds is not known, so what they change is not known',
  );
});

test('a resource without any known property', () => {
  const include = { 'Fn::Transform': { Name: 'AWS::Include' } };
  const { resources, notes } = declaredOf({
    Resources: {
      Route: { Type: 'AWS::EC2::Route', Properties: { ...include, RouteTableId: 'T' } },
      Vpc: { Type: 'AWS::EC2::VPC', Properties: include },
      Changed: { ...VPC, ...include },
      Bare: { Type: 'AWS::EC2::InternetGateway' },
      Empty: { Type: 'AWS::EC2::InternetGateway', Properties: null },
    },
  });
  expect(resources).toEqual({
    Route: {
      type: 'AWS::EC2::Route',
      properties: {
        RouteTableId: '?',
        DestinationCidrBlock: '?',
        DestinationIpv6CidrBlock: '?',
        DestinationPrefixListId: '?',
        GatewayId: '?',
      },
    },
    Bare: { type: 'AWS::EC2::InternetGateway', properties: {} },
    Empty: { type: 'AWS::EC2::InternetGateway', properties: {} },
  });
  expect(notes).toEqual(
    expect.arrayContaining([
      'AWS::EC2::VPC: none of its properties is known',
      'values by `Fn::Transform`: what a macro or an include gives is not known',
      'resources that a macro changes: what it gives is not known',
    ]),
  );
});

test('resources that need each other are a problem, once', () => {
  const { problems } = declaredOf(
    `Resources:
  A:
    Type: AWS::EC2::Subnet
    Properties: {CidrBlock: !GetAtt B.CidrBlock}
  B:
    Type: AWS::EC2::Subnet
    Properties: {CidrBlock: !Sub '\${A.CidrBlock}'}
`,
  );
  expect(problems).toEqual(['3:5 The value of `A` needs itself: CloudFormation takes no such cycle.']);
});

test('a cycle that a condition may leave out is no problem yet', () => {
  const template = (value: string) => ({
    Parameters: { P: { Type: 'String', ...(value === '' ? {} : { Default: value }) } },
    Conditions: OPEN,
    Resources: {
      A: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: { 'Fn::GetAtt': 'B.CidrBlock' } } },
      B: {
        Type: 'AWS::EC2::Subnet',
        Properties: { CidrBlock: { 'Fn::If': ['Open', { 'Fn::GetAtt': 'A.CidrBlock' }, '10.0.0.0/24'] } },
      },
    },
  });
  const { problems, resources } = declaredOf(template(''));
  expect(problems).toEqual([]);
  expect(resources['A']?.properties).toEqual({ CidrBlock: '?' });
  expect(declaredOf(template('b')).resources['A']?.properties).toEqual({ CidrBlock: '10.0.0.0/24' });
  expect(declaredOf(template('a')).problems).toHaveLength(1);
});

test('names that no resource can have get a mark, and paths of the CDK are other names', () => {
  const { resources, aliases } = declaredOf({
    Resources: {
      internet: VPC,
      '1st': VPC,
      Vpc8378EB38: { ...VPC, Metadata: { 'aws:cdk:path': 'Stack/Vpc/Resource' } },
      Same1: { ...VPC, Metadata: { 'aws:cdk:path': 'Stack/Same' } },
      Same2: { ...VPC, Metadata: { 'aws:cdk:path': 'Stack/Same' } },
      User: { Type: 'AWS::Test::X', Properties: { V: [{ Ref: '1st' }, { Ref: 'internet' }] } },
      CDKMetadata: { Type: 'AWS::CDK::Metadata', Properties: { Analytics: 'v2:x' } },
    },
  });
  expect(Object.keys(resources)).toEqual(['L.internet', 'L.1st', 'Vpc8378EB38', 'Same1', 'Same2', 'User']);
  expect(resources['User']?.properties).toEqual({ V: ['L.1st', 'L.internet'] });
  expect([...aliases]).toEqual([
    ['internet', 'L.internet'],
    ['1st', 'L.1st'],
    ['Stack/Vpc/Resource', 'Vpc8378EB38'],
    ['Stack/Vpc', 'Vpc8378EB38'],
  ]);
});

test('AWS SAM makes functions in a VPC of its own kind, with what all of them share', () => {
  const { resources, notes } = declaredOf({
    Transform: ['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions', { Name: 'AWS::Include' }, 'Mine'],
    Globals: { Function: { VpcConfig: { SubnetIds: ['S1'], SecurityGroupIds: [{ Ref: 'Group' }] } } },
    Resources: {
      Group: { Type: 'AWS::EC2::SecurityGroup' },
      Plain: {
        Type: 'AWS::Serverless::Function',
        Properties: { Handler: 'a', Self: { 'Fn::GetAtt': 'Plain.Arn' } },
      },
      Own: { Type: 'AWS::Serverless::Function', Properties: { VpcConfig: { SubnetIds: ['S2'] } } },
      Api: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'a' } },
    },
  });
  const config = (...SubnetIds: readonly string[]) => ({
    type: 'AWS::Lambda::Function',
    properties: { VpcConfig: { SubnetIds, SecurityGroupIds: ['Group'] } },
  });
  expect(resources).toMatchObject({
    Plain: config('S1'),
    Own: config('S1', 'S2'),
    Api: { type: 'AWS::Serverless::Api', properties: {} },
  });
  expect(notes.map((note) => note.split(':')[0])).toEqual([
    'the Region',
    'what AWS SAM adds to a template',
    'the macro `AWS',
    'the macro `Mine`',
  ]);
});

test('nested stacks and modules are not followed, and what they give is not known', () => {
  const { resources, notes } = declaredOf({
    Resources: {
      Net: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://a/b' } },
      User: { Type: 'AWS::Test::X', Properties: { V: { 'Fn::GetAtt': 'Net.Outputs.VpcId' } } },
      Module: { Type: 'Our::Team::Network::MODULE' },
    },
  });
  expect(resources).toEqual({ User: { type: 'AWS::Test::X', properties: { V: '?' } } });
  expect(notes).toContain('nested stacks: they are not followed; import their templates by themselves');
  expect(notes).toContain('modules: what they hold is not in the template');
});

test('an answer of get-template', () => {
  const body = { Resources: { Vpc: VPC } };
  expect(declaredOf({ TemplateBody: body, StagesAvailable: [] }).pointers).toEqual({
    Vpc: '/TemplateBody/Resources/Vpc',
  });
  expect(declaredOf({ TemplateBody: JSON.stringify(body) }).problems).toEqual([
    '1:17 The template stands in this answer as a text: save it alone, with --query TemplateBody --output text.',
  ]);
});

test('what stands twice is not known, where it matters', () => {
  const { resources, problems, notes } = declaredOf(
    `Metadata: {a: 1, a: 2}
Parameters:
  P: {Type: String, Default: a}
  P: {Type: String, Default: b}
Resources:
  X:
    Type: AWS::Test::X
    Properties: {V: 1, V: 2, W: !Ref P, X: 3}
`,
    { region: 'eu-west-1' },
  );
  expect(problems).toEqual([]);
  expect(resources['X']?.properties).toEqual({ V: '?', W: '?', X: 3 });
  expect(notes).toEqual([
    'keys that stand twice in one map: CloudFormation does not say which of them counts',
    'the parameter `P`: it stands twice in the template',
  ]);
});

test.each<[what: string, template: string, problem: string]>([
  [
    'a resource that stands twice',
    'Resources:\n  A: {Type: AWS::EC2::VPC}\n  A: {Type: AWS::EC2::VPC}',
    '3:3 The resource `A` stands twice in the template.',
  ],
  [
    'a section that stands twice',
    'Resources: {}\nResources:\n  A: {Type: AWS::EC2::VPC}',
    '2:1 `Resources` stands twice in the template.',
  ],
  ['no map', 'a text', '1:1 This is no CloudFormation template: it has no `Resources`.'],
  ['no resources', 'A: 1', '1:1 This is no CloudFormation template: it has no `Resources`.'],
  [
    'a list of resources',
    'Description: x\nResources:\n- a',
    '3:1 `Resources` must hold resources by their logical ids.',
  ],
  [
    'a logical id with a space',
    'Resources:\n  a b: {Type: AWS::EC2::VPC}',
    '2:8 `a b` is no logical id: those have letters and digits only.',
  ],
])('%s is a problem', (_, template, problem) => {
  const { problems, resources } = declaredOf(template);
  expect(problems).toEqual([problem]);
  expect(resources).toEqual({});
});
