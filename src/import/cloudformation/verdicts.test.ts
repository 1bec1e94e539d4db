/** From templates to verdicts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildNetwork, type Network, traceFlow } from '../../evaluator/index.ts';
import { importCloudFormation } from './index.ts';
import { actsByItself } from './uncertain.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

const networkOf = (text: string, parameters: Readonly<Record<string, string>> = {}): Network => {
  const options = { region: 'eu-west-1', parameters: new Map(Object.entries(parameters)) };
  const { scenario, problems } = importCloudFormation({ file: 't', text }, options);
  expect(problems).toEqual([]);
  const built = buildNetwork(scenario);
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message).join(' '));
  return built.network;
};

type Flow = readonly [from: string, to: string, port?: number];

/** The verdict of a flow with the codes of its findings; the problem where nothing can be asked so. */
const answerOf = (network: Network, [from, to, port]: Flow): string => {
  const result = traceFlow(network, { from, to, ...(port === undefined ? {} : { port }) });
  if (!result.ok) return 'unasked';
  const { verdict, findings } = result.trace;
  return [verdict, ...new Set(findings.map(({ code }) => code))].join(' ');
};

const INSTANCE = 'App7E8F9A0B';
const ISOLATED = 'Batch1C2D3E4F';

test.each<[...flow: [string, string, number | undefined], answer: string]>([
  [INSTANCE, '203.0.113.7', 443, 'reachable'],
  [INSTANCE, 'sns.eu-west-1.amazonaws.com', undefined, 'reachable'],
  [ISOLATED, 'sns.eu-west-1.amazonaws.com', undefined, 'reachable'],
  [ISOLATED, 's3.eu-west-1.amazonaws.com', undefined, 'reachable'],
  [ISOLATED, 'sqs.eu-west-1.amazonaws.com', undefined, 'not-reachable no-route'],
  [INSTANCE, ISOLATED, 443, 'not-reachable security-group-inbound'],
  ['internet', ISOLATED, 443, 'not-reachable'],
])('a network of the CDK: %s to %s, %s', (from, to, port, answer) => {
  const network = networkOf(fixture('cdk-vpc.json'));
  const found = answerOf(network, port === undefined ? [from, to] : [from, to, port]);
  expect(found.startsWith(answer) ? answer : found).toBe(answer);
});

test('the names of a scenario are logical ids, with origins in the template', () => {
  const { scenario, aliases, summary } = importCloudFormation(
    { file: 'app.template.json', text: fixture('cdk-vpc.json') },
    { region: 'eu-west-1' },
  );
  expect(scenario.region).toBe('eu-west-1');
  expect(summary.read).toMatchObject({ vpcs: 1, subnets: 3, instances: 2, natGateways: 1, endpoints: 2 });
  expect(scenario.instances?.[INSTANCE]?.origin).toEqual({
    file: 'app.template.json',
    pointer: `/Resources/${INSTANCE}`,
  });
  expect(aliases.get('App/App')).toBe(INSTANCE);
});

test.each<[withNat: string | undefined, answers: readonly string[]]>([
  ['true', ['reachable', 'reachable', 'reachable', 'not-reachable security-group-inbound']],
  ['false', ['not-reachable no-route', 'reachable', 'reachable', 'not-reachable security-group-inbound']],
  [
    undefined,
    ['undetermined gateway-unknown', 'reachable', 'reachable', 'not-reachable security-group-inbound'],
  ],
])('two tiers, where the parameter for a NAT gateway is %s', (withNat, answers) => {
  const network = networkOf(fixture('two-tiers.yaml'), withNat === undefined ? {} : { WithNat: withNat });
  const flows: readonly Flow[] = [
    ['App', '203.0.113.7', 443],
    ['internet', 'Web', 443],
    ['Web', 'App', 8080],
    ['Web', 'App', 22],
  ];
  expect(flows.map((flow) => answerOf(network, flow))).toEqual(answers);
});

/** Flows that lead over every resource of the hub, each open or blocked by it. */
const FLOWS: readonly Flow[] = [
  ['App', 'Db', 5432],
  ['App', 'Db', 23],
  ['App', 'Db', 22],
  ['internet', 'App', 443],
  ['internet', 'App', 22],
  ['App', 'OtherHost', 443],
  ['OtherHost', 'App', 443],
  ['OtherHost', 'App', 22],
  ['App', 'FarHost', 443],
  ['FarHost', 'App', 443],
  ['Db', 'FarHost', 443],
  ['App', 'sns.eu-west-1.amazonaws.com'],
  ['Db', 'sns.eu-west-1.amazonaws.com'],
  ['Db', 's3.eu-west-1.amazonaws.com'],
  ['App', 'Balancer', 5432],
  ['App', 'Balancer', 80],
  ['App', 'db.corp.test', 5432],
  ['App', 'x.corp.test', 5432],
  ['App', '10.1.0.5', 443],
];

const HUB = fixture('hub.yaml');
const ACTING = [...HUB.matchAll(/^ {2}(\w+):\s+\{?Type: (AWS::\w+::\w+)/gm)].flatMap(
  ([, name = '', type = '']) => (actsByItself(type) ? [name] : []),
);

/** The hub with one resource under a condition. */
const under = (name: string): string =>
  HUB.replace(new RegExp(`^  ${name}: \\{`, 'm'), `  ${name}: {Condition: IsOpen, `).replace(
    new RegExp(`^  ${name}:$`, 'm'),
    `  ${name}:\n    Condition: IsOpen`,
  );

test('the hub holds resources that act by themselves', () => {
  expect(ACTING.length).toBeGreaterThan(30);
});

test.each(ACTING)('a condition of %s that is not known decides nothing', (name) => {
  const verdicts = (parameters: Readonly<Record<string, string>>): readonly string[] => {
    const network = networkOf(under(name), parameters);
    return FLOWS.map((flow) => answerOf(network, flow).split(' ')[0] ?? '');
  };
  const [there, gone, open] = [verdicts({ Open: 'true' }), verdicts({ Open: 'false' }), verdicts({})];
  const decided = FLOWS.flatMap((flow, index) => {
    const [yes, no, maybe] = [there[index], gone[index], open[index]];
    const contradicted = [yes, no].some(
      (each) => each !== maybe && each !== 'undetermined' && each !== 'unasked',
    );
    return maybe !== 'undetermined' && contradicted ? [`${flow.join(' ')}: ${yes}, ${no}, ${maybe}`] : [];
  });
  expect(decided).toEqual([]);
});

/** A subnet with a way to the internet and one host, App, in a VPC, Net, with one group; `more` is what a test adds. */
const smallNetwork = (more: string, { isPublic = true, group = '' } = {}): string => `
Parameters: { Open: { Type: String } }
Conditions: { IsOpen: !Equals [!Ref Open, 'true'] }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Gate: { Type: AWS::EC2::InternetGateway }
  Joined: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, InternetGatewayId: !Ref Gate } }
  Front: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: ${isPublic} } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gate } }
  Tied: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref Front } }
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: x${group} } }
  App: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Front, SecurityGroupIds: [!Ref Group] } }
${more}`;

const OUTWARDS: Flow = ['App', '203.0.113.7', 443];

/** The bare verdict of a flow in a template. */
const verdictOf = (text: string, flow: Flow, parameters: Readonly<Record<string, string>> = {}): string =>
  answerOf(networkOf(text, parameters), flow).split(' ')[0] ?? '';

test.each<[Readonly<Record<string, string>>, string]>([
  [{ Open: 'true' }, 'reachable'],
  [{ Open: 'false' }, 'not-reachable'],
  [{}, 'undetermined'],
])('an Elastic IP address under a condition, with %j', (parameters, verdict) => {
  const address =
    '  Address: { Type: AWS::EC2::EIP, Condition: IsOpen, Properties: { InstanceId: !Ref App } }\n';
  expect(verdictOf(smallNetwork(address, { isPublic: false }), OUTWARDS, parameters)).toBe(verdict);
});

test.each<[rules: string, more: string, verdict: string]>([
  ['[]', '', 'reachable'],
  ["[!Ref 'AWS::NoValue']", '', 'reachable'],
  [
    "[!If [IsOpen, { IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 }, !Ref 'AWS::NoValue']]",
    '',
    'undetermined',
  ],
  ['[]', 'Only', 'not-reachable'],
])('an empty list of outbound rules, %s, keeps AWS’s own (fact F-TPL-01)', (rules, more, verdict) => {
  const rule =
    '  Only: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 } }\n';
  const text = smallNetwork(more === '' ? '' : rule, { group: `, SecurityGroupEgress: ${rules}` });
  expect(verdictOf(text, OUTWARDS)).toBe(verdict);
});

test.each<[port: number, there: string | undefined, verdict: string]>([
  [443, 'true', 'undetermined'],
  [80, 'true', 'reachable'],
  [443, 'false', 'reachable'],
  [443, undefined, 'undetermined'],
])(
  'a rule beside a stated one that lets everything out may take that away: %s, %s',
  (port, there, verdict) => {
    const rule =
      '  Only: { Type: AWS::EC2::SecurityGroupEgress, Condition: IsOpen, Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 } }\n';
    const everything = ", SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }]";
    const text = smallNetwork(rule, { group: everything });
    const parameters: Readonly<Record<string, string>> = there === undefined ? {} : { Open: there };
    expect(verdictOf(text, ['App', '203.0.113.7', port], parameters)).toBe(verdict);
  },
);

test.each([
  [', AcceptanceRequired: false', 'reachable'],
  [", AcceptanceRequired: 'false'", 'reachable'],
  [', AcceptanceRequired: true', 'not-reachable'],
  // The API names no default (fact F-EPS-03b).
  ['', 'undetermined'],
  [', AcceptanceRequired: !Ref Open', 'undetermined'],
])('an endpoint of a service of the template waits until someone accepts it: "%s"', (acceptance, verdict) => {
  const service = `
  Near: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.8.0/24, AvailabilityZone: eu-west-1a } }
  Far: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  Back: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Far, CidrBlock: 10.1.0.0/24, AvailabilityZone: eu-west-1a } }
  Open443: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: x, SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 10.0.0.0/8 }] } }
  FarOpen: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Far, GroupDescription: x, SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 10.0.0.0/8 }] } }
  Db: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Back, SecurityGroupIds: [!Ref FarOpen] } }
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal, Subnets: [!Ref Back] } }
  Targets: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Protocol: TCP, Port: 8080, VpcId: !Ref Far, TargetType: instance, Targets: [{ Id: !Ref Db }] } }
  Listener: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Balancer, Port: 443, Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Targets }] } }
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer]${acceptance} } }
  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Net, VpcEndpointType: Interface, ServiceName: !Sub 'com.amazonaws.vpce.\${AWS::Region}.\${Service}', SubnetIds: [!Ref Near], SecurityGroupIds: [!Ref Open443] } }
`;
  expect(verdictOf(smallNetwork(service), ['App', 'Endpoint', 443])).toBe(verdict);
});

test.each<[route: string, more: string, message: string]>([
  [
    'NatGatewayId: !Ref Gateway',
    '',
    'Where the route to `192.0.2.0/24` of `Table` leads is not told: give --parameter Gateway=VALUE.',
  ],
  [
    "NatGatewayId: !If [IsOpen, nat-0aaaaaaaaaaaaaaaa, !Ref 'AWS::NoValue']",
    '',
    "Where the route to `192.0.2.0/24` of `Table` leads is not told: it depends on the condition 'IsOpen': give --parameter Open=VALUE.",
  ],
  [
    'NatGatewayId: nat-0aaaaaaaaaaaaaaaa',
    ', Condition: IsOpen',
    "Where the route to `192.0.2.0/24` of `Table` leads is not told: it depends on the condition 'IsOpen': give --parameter Open=VALUE.",
  ],
  [
    "NatGatewayId: { 'Fn::ImportValue': elsewhere }",
    '',
    'Where the route to `192.0.2.0/24` of `Table` leads is not told: another stack exports it.',
  ],
])('a route to %s%s says what would tell where it leads', (route, more, message) => {
  const text = smallNetwork(
    `  Odd: { Type: AWS::EC2::Route${more}, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 192.0.2.0/24, ${route} } }\n`,
  ).replace('Parameters: {', 'Parameters: { Gateway: { Type: String },');
  const built = buildNetwork(importCloudFormation({ file: 't.yaml', text }).scenario);
  const traced = built.ok ? traceFlow(built.network, { from: 'App', to: '192.0.2.9', port: 443 }) : undefined;
  const trace = traced?.ok === true ? traced.trace : expect.fail('no trace');
  expect([trace.verdict, ...trace.findings.map((each) => each.message)]).toEqual(['undetermined', message]);
});
