/** What stands in a scenario where only a part of what it takes was exported. */
import { expect, test } from 'vitest';
import { buildNetwork } from '../../evaluator/index.ts';
import { filesOf } from '../fixtures/files.ts';
import { importAws } from './index.ts';

const VPC = { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', OwnerId: '111122223333' };
const SUBNET = {
  SubnetId: 'subnet-1',
  VpcId: 'vpc-1',
  CidrBlock: '10.0.1.0/24',
  AvailabilityZone: 'eu-west-1a',
};
const BASE = { Vpcs: [VPC], Subnets: [SUBNET] };

/** One document in one file beside a VPC; whatever it holds, the network can be built. */
const importOf = (document: object, files: Readonly<Record<string, unknown>> = {}) => {
  const result = importAws(filesOf({ 'all.json': { ...BASE, ...document }, ...files }));
  const built = buildNetwork(result.scenario);
  expect(built.ok ? [] : built.problems).toEqual([]);
  return { ...result, leftOut: result.summary.leftOut.map(({ what, why }) => `${what}: ${why}`) };
};
const routeTable = (...routes: readonly object[]) => ({
  RouteTables: [{ RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes: routes }],
});
const route = (destination: string, target: object, more: object = {}) => ({
  DestinationCidrBlock: destination,
  State: 'active',
  Origin: 'CreateRoute',
  ...target,
  ...more,
});
const routesOf = (result: ReturnType<typeof importOf>) =>
  result.scenario.vpcs['vpc-1']?.routeTables?.['rtb-1'];

test('gateways that only a route names: an active route says that they are attached', () => {
  const result = importOf(
    routeTable(
      route('10.1.0.0/16', { TransitGatewayId: 'tgw-1' }),
      route('10.2.0.0/16', { TransitGatewayId: 'tgw-2' }, { State: 'blackhole' }),
      route('10.3.0.0/16', { GatewayId: 'vgw-1' }),
      route('::/0', { EgressOnlyInternetGatewayId: 'eigw-1' }),
    ),
  );
  expect(result.scenario.transitGateways).toMatchObject({
    'tgw-1': {
      routeTables: null,
      attachments: {
        'attachment-of-vpc-1': { type: 'vpc', vpc: 'vpc-1', subnets: null, routeTable: null },
      },
    },
    'tgw-2': { routeTables: null, attachments: null },
  });
  expect(result.scenario.virtualPrivateGateways).toMatchObject({ 'vgw-1': { vpc: 'vpc-1' } });
  expect(result.scenario.egressOnlyInternetGateways).toMatchObject({ 'eigw-1': { vpc: 'vpc-1' } });
});

const attachment = (more: object) => ({
  TransitGatewayAttachmentId: 'tgw-attach-1',
  TransitGatewayId: 'tgw-1',
  ResourceType: 'vpc',
  ResourceId: 'vpc-1',
  State: 'available',
  ...more,
});
const ASSOCIATED = { Association: { State: 'associated', TransitGatewayRouteTableId: 'tgw-rtb-1' } };
const attachmentsOf = (result: ReturnType<typeof importOf>) =>
  result.scenario.transitGateways?.['tgw-1']?.attachments;
const tablesOf = (result: ReturnType<typeof importOf>) =>
  result.scenario.transitGateways?.['tgw-1']?.routeTables;

test('an attachment that was described and has no association has no table; else it is not known', () => {
  const described = importOf({ TransitGatewayAttachments: [attachment({})] });
  expect(attachmentsOf(described)).toMatchObject({ 'tgw-attach-1': { routeTable: false, subnets: null } });
  const changing = importOf({
    TransitGatewayAttachments: [attachment({ Association: { State: 'disassociating' } })],
  });
  expect(attachmentsOf(changing)).toMatchObject({ 'tgw-attach-1': { routeTable: null } });
  const { ResourceType: _, ResourceId: __, ...bare } = attachment({});
  const own = { ...bare, VpcId: 'vpc-1', SubnetIds: ['subnet-1'], Options: {} };
  const result = importOf({ TransitGatewayVpcAttachments: [own] });
  expect(attachmentsOf(result)).toMatchObject({
    'tgw-attach-1': { routeTable: null, subnets: ['subnet-1'] },
  });
  const elsewhere = importOf({
    TransitGatewayVpcAttachments: [{ ...own, SubnetIds: ['subnet-1', 'subnet-9'] }],
  });
  expect(attachmentsOf(elsewhere)).toMatchObject({ 'tgw-attach-1': { subnets: null } });
});

test('a table that only an association names is there, and nothing of it is known', () => {
  const result = importOf({ TransitGatewayAttachments: [attachment(ASSOCIATED)] });
  expect(attachmentsOf(result)).toMatchObject({ 'tgw-attach-1': { routeTable: 'tgw-rtb-1' } });
  expect(tablesOf(result)).toEqual({ 'tgw-rtb-1': { routes: null, propagations: null } });
});

test('an attachment of a VPC that is not in the data makes a VPC of which nothing is known', () => {
  const result = importOf({
    TransitGatewayAttachments: [attachment({ ResourceId: 'vpc-9', ResourceOwnerId: '444455556666' })],
  });
  expect(result.scenario.vpcs['vpc-9']).toMatchObject({ cidr: null, subnets: null });
});

const TABLE = { TransitGatewayRouteTableId: 'tgw-rtb-1', TransitGatewayId: 'tgw-1', State: 'available' };
const transitRoute = (destination: string, id: string, type = 'static', more: object = {}) => ({
  DestinationCidrBlock: destination,
  Type: type,
  State: 'active',
  TransitGatewayAttachments: [{ TransitGatewayAttachmentId: id, ResourceType: 'vpc', ResourceId: 'vpc-9' }],
  ...more,
});
const withRoutes = (answer: object, more: object = {}) =>
  importOf({
    TransitGatewayAttachments: [attachment(ASSOCIATED)],
    TransitGatewayRouteTables: [TABLE],
    TransitGatewayStaticRoutes: [{ TransitGatewayRouteTableId: 'tgw-rtb-1', ...answer }],
    ...more,
  });

test('attachments that only a route or a propagation names are there too', () => {
  const result = withRoutes(
    { Routes: [transitRoute('10.9.0.0/16', 'tgw-attach-9')] },
    {
      TransitGatewayPropagations: [
        {
          TransitGatewayRouteTableId: 'tgw-rtb-1',
          TransitGatewayRouteTablePropagations: [
            {
              TransitGatewayAttachmentId: 'tgw-attach-8',
              ResourceType: 'vpn',
              ResourceId: 'vpn-8',
              State: 'enabled',
            },
            {
              TransitGatewayAttachmentId: 'tgw-attach-7',
              ResourceType: 'vpn',
              ResourceId: 'vpn-7',
              State: 'disabled',
            },
          ],
        },
      ],
    },
  );
  expect(tablesOf(result)).toMatchObject({
    'tgw-rtb-1': { routes: { '10.9.0.0/16': 'tgw-attach-9' }, propagations: ['tgw-attach-8'] },
  });
  expect(attachmentsOf(result)).toMatchObject({
    'tgw-attach-9': { type: 'vpc', vpc: 'vpc-9', routeTable: null },
    'tgw-attach-8': { type: 'vpn', connection: 'vpn-8' },
  });
  expect(result.scenario.vpnConnections).toMatchObject({ 'vpn-8': { gateway: 'tgw-1', network: null } });
});

test('a dead attachment stays where a route still points at it', () => {
  const dead = { ...attachment({ TransitGatewayAttachmentId: 'tgw-attach-9', State: 'deleted' }) };
  const result = withRoutes(
    { Routes: [transitRoute('10.9.0.0/16', 'tgw-attach-9', 'static', { State: 'blackhole' })] },
    { TransitGatewayAttachments: [attachment(ASSOCIATED), dead] },
  );
  expect(attachmentsOf(result)).toMatchObject({ 'tgw-attach-9': { state: 'deleted' } });
  expect(tablesOf(result)).toMatchObject({
    'tgw-rtb-1': { routes: { '10.9.0.0/16': { attachment: 'tgw-attach-9', state: 'blackhole' } } },
  });
});

test('a plain static route beats one from a prefix list, and learned routes stand apart', () => {
  const routes = [
    transitRoute('10.9.0.0/16', 'tgw-attach-1', 'static', { PrefixListId: 'pl-1' }),
    transitRoute('10.9.0.0/16', 'tgw-attach-2'),
    transitRoute('10.9.0.0/16', 'tgw-attach-3', 'static', { PrefixListId: 'pl-2' }),
    transitRoute('10.8.0.0/16', 'tgw-attach-4', 'propagated'),
  ];
  expect(tablesOf(withRoutes({ Routes: routes }))).toMatchObject({
    'tgw-rtb-1': {
      routes: { '10.9.0.0/16': 'tgw-attach-2' },
      propagatedRoutes: { '10.8.0.0/16': 'tgw-attach-4' },
      propagations: null,
    },
  });
});

test.each([
  ['more routes than AWS prints', { Routes: [], AdditionalRoutesAvailable: true }],
  ['a route that cannot be read', { Routes: [transitRoute('10.9.0.0', 'tgw-attach-1')] }],
  [
    'a route to nowhere',
    { Routes: [{ DestinationCidrBlock: '10.9.0.0/16', Type: 'static', State: 'active' }] },
  ],
  ['an answer without routes', {}],
])('%s: the static routes are not known', (_, answer) => {
  expect(tablesOf(withRoutes(answer))?.['tgw-rtb-1']?.routes).toBeNull();
});

test('both ends of a peering are attachments of their own', () => {
  const end = (gateway: string, other: string, table: string) => ({
    TransitGatewayAttachmentId: 'tgw-attach-5',
    TransitGatewayId: gateway,
    ResourceType: 'peering',
    ResourceId: other,
    State: 'available',
    Association: { State: 'associated', TransitGatewayRouteTableId: table },
  });
  const result = importOf(
    { TransitGatewayAttachments: [end('tgw-1', 'tgw-2', 'tgw-rtb-1')] },
    { 'other.json': { TransitGatewayAttachments: [end('tgw-2', 'tgw-1', 'tgw-rtb-2')] } },
  );
  const { 'tgw-1': one, 'tgw-2': two } = result.scenario.transitGateways ?? {};
  expect(one?.attachments?.['tgw-attach-5']).toMatchObject({
    transitGateway: 'tgw-2',
    routeTable: 'tgw-rtb-1',
  });
  expect(two?.attachments?.['tgw-attach-5']).toMatchObject({
    transitGateway: 'tgw-1',
    routeTable: 'tgw-rtb-2',
  });
});

test('VPN and Direct Connect: what decides between propagated routes', () => {
  const propagated = route('10.9.0.0/16', { GatewayId: 'vgw-1' }, { Origin: 'EnableVgwRoutePropagation' });
  const gateway = {
    VpnGateways: [
      { VpnGatewayId: 'vgw-1', State: 'available', VpcAttachments: [{ State: 'attached', VpcId: 'vpc-1' }] },
    ],
  };
  const direct = {
    directConnectGatewayAssociations: [
      {
        associationId: 'a-1',
        directConnectGatewayId: '0aaa',
        associationState: 'associated',
        associatedGateway: { id: 'vgw-1' },
      },
    ],
  };
  const vpn = { VpnConnections: [{ VpnConnectionId: 'vpn-1', VpnGatewayId: 'vgw-1', State: 'available' }] };
  const via = (...documents: readonly object[]) =>
    routesOf(importOf(Object.assign({}, gateway, routeTable(propagated), ...documents)))?.propagatedRoutes?.[
      '10.9.0.0/16'
    ]?.via;
  expect(via(direct)).toBe('direct-connect');
  expect(via(vpn)).toBe('vpn-bgp');
  // Either could have: the one that yields to all others is taken.
  expect(via(direct, vpn)).toBe('vpn-bgp');
  const result = importOf({ ...gateway, ...direct });
  expect(result.scenario.directConnectGateways).toMatchObject({
    'dxgw-0aaa': { label: '0aaa', gateways: ['vgw-1'], network: null },
  });
});

test('of two propagated routes to one destination the better stays, else the first and a note', () => {
  const result = importOf({
    directConnectGatewayAssociations: [
      {
        associationId: 'a-1',
        directConnectGatewayId: '0aaa',
        associationState: 'associated',
        associatedGateway: { id: 'vgw-2' },
      },
    ],
    VpnGateways: ['vgw-1', 'vgw-2', 'vgw-3'].map((VpnGatewayId) => ({ VpnGatewayId, State: 'available' })),
    ...routeTable(
      ...['vgw-1', 'vgw-2', 'vgw-3'].map((GatewayId) =>
        route('10.9.0.0/16', { GatewayId }, { Origin: 'EnableVgwRoutePropagation' }),
      ),
    ),
  });
  expect(routesOf(result)?.propagatedRoutes).toEqual({
    '10.9.0.0/16': { target: 'vgw-2', via: 'direct-connect' },
  });
  expect(result.leftOut).toContain('propagated routes: there is one to the same destination that is as good');
});

test('Block Public Access: by account and Region, else only where there is one of each', () => {
  const options = (mode: string, more: object = {}) => ({
    VpcBlockPublicAccessOptions: { InternetGatewayBlockMode: mode, State: 'update-complete', ...more },
  });
  const modeOf = (document: object, files = {}) =>
    importOf(document, files).scenario.vpcs['vpc-1']?.blockPublicAccess;
  expect(modeOf({})).toBeNull();
  expect(modeOf(options('off'))).toBe('off');
  // With the switch on, a VPC may be excluded.
  expect(modeOf(options('block-ingress'))).toBeNull();
  const none = { VpcBlockPublicAccessExclusions: [] };
  expect(modeOf({ ...options('block-ingress'), ...none })).toBe('block-ingress');
  expect(modeOf({ ...options('block-ingress', { AwsAccountId: '999999999999' }), ...none })).toBeNull();
  expect(modeOf({ ...options('block-ingress', { AwsRegion: 'us-east-1' }), ...none })).toBeNull();
  expect(modeOf(options('off', { State: 'update-in-progress' }))).toBeNull();
  const twoAccounts = { 'b.json': { Vpcs: [{ ...VPC, VpcId: 'vpc-2', OwnerId: '444455556666' }] } };
  expect(modeOf(options('off'), twoAccounts)).toBeNull();
  expect(modeOf(options('off', { AwsAccountId: '111122223333', AwsRegion: 'eu-west-1' }), twoAccounts)).toBe(
    'off',
  );
  const excluded = (mode: string, state = 'create-complete') => ({
    VpcBlockPublicAccessExclusions: [
      {
        ExclusionId: 'x-1',
        InternetGatewayExclusionMode: mode,
        State: state,
        ResourceArn: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1',
      },
    ],
  });
  const both = options('block-bidirectional');
  expect(modeOf({ ...both, ...excluded('allow-bidirectional') })).toBe('off');
  expect(modeOf({ ...both, ...excluded('allow-egress') })).toBe('block-ingress');
  expect(modeOf({ ...both, ...excluded('allow-egress', 'disable-complete') })).toBe('block-bidirectional');
  expect(modeOf({ ...both, ...excluded('allow-egress', 'update-in-progress') })).toBeNull();
});

test('DHCP options that lead to the VPC’s own resolver change nothing', () => {
  const serversOf = (...servers: readonly string[]) =>
    importOf({
      Vpcs: [{ ...VPC, DhcpOptionsId: 'dopt-1' }],
      DhcpOptions: [
        {
          DhcpOptionsId: 'dopt-1',
          DhcpConfigurations: [{ Key: 'domain-name-servers', Values: servers.map((Value) => ({ Value })) }],
        },
      ],
    }).scenario.vpcs['vpc-1']?.dnsServers;
  expect(serversOf('AmazonProvidedDNS')).toBeUndefined();
  expect(serversOf('10.0.0.2')).toBeUndefined();
  expect(serversOf('169.254.169.253')).toBeUndefined();
  expect(serversOf('10.0.9.53', '10.0.0.2')).toEqual(['10.0.9.53', '10.0.0.2']);
  expect(importOf({ Vpcs: [{ ...VPC, DhcpOptionsId: 'dopt-1' }] }).leftOut.join()).toContain('DHCP options');
});

test('a regional NAT gateway whose route table is not in the data has none', () => {
  const gateway = {
    NatGatewayId: 'nat-1',
    VpcId: 'vpc-1',
    State: 'available',
    AvailabilityMode: 'regional',
    RouteTableId: 'rtb-9',
    NatGatewayAddresses: [],
  };
  const result = importOf({ NatGateways: [gateway], ...routeTable() });
  expect(result.scenario.natGateways?.['nat-1']).toMatchObject({ availability: 'regional', vpc: 'vpc-1' });
  expect(result.scenario.natGateways?.['nat-1']).not.toHaveProperty('routeTable');
  expect(result.leftOut.join()).toContain('route tables of regional NAT gateways');
});

const LB = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/api/0a';
const GROUP = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/api/0b';
const balancer = (more: object = {}) => ({
  LoadBalancerArn: LB,
  Type: 'network',
  Scheme: 'internal',
  State: { Code: 'active' },
  VpcId: 'vpc-1',
  AvailabilityZones: [{ SubnetId: 'subnet-1' }],
  ...more,
});
const listener = (more: object = {}) => ({
  ListenerArn: `${LB}/1`,
  LoadBalancerArn: LB,
  Protocol: 'TCP',
  Port: 443,
  DefaultActions: [{ Type: 'forward', TargetGroupArn: GROUP }],
  ...more,
});

test('listeners and targets that were not exported are null', () => {
  const { scenario, leftOut } = importOf({ LoadBalancers: [balancer()] });
  expect(scenario.loadBalancers).toMatchObject({ api: { listeners: null, label: LB } });
  expect(scenario.loadBalancers?.['api']).not.toHaveProperty('securityGroups');
  expect(leftOut.join()).toContain('attributes of load balancers: they are not in the data');
  const some = importOf({ LoadBalancers: [balancer()], Listeners: [listener()] }).scenario;
  expect(some.loadBalancers?.['api']?.listeners).toMatchObject([{ port: 443, targetGroups: 'api' }]);
  expect(some.targetGroups).toEqual({ api: { label: GROUP, targets: null } });
  const none = importOf({
    LoadBalancers: [balancer()],
    LoadBalancerListeners: [{ LoadBalancerArn: LB, Listeners: [] }],
  });
  expect(none.scenario.loadBalancers?.['api']?.listeners).toEqual([]);
});

test.each([
  ['a protocol that is not modelled', listener({ Protocol: 'QUIC' })],
  ['a port that is none', listener({ Port: 70_000 })],
  ['a target group that is none', listener({ DefaultActions: [{ TargetGroupArn: 'x' }] })],
])('%s leaves all listeners unknown', (_, each) => {
  const { scenario, leftOut } = importOf({ LoadBalancers: [balancer()], Listeners: [each] });
  expect(scenario.loadBalancers?.['api']?.listeners).toBeNull();
  expect(leftOut.join()).toContain('listeners: one of them cannot be read');
});

test('what an application load balancer does is known with its rules only', () => {
  const web = LB.replace('net/api', 'app/web');
  const own = { LoadBalancerArn: web, ListenerArn: web.replace('loadbalancer', 'listener').concat('/1') };
  const base = {
    LoadBalancers: [{ ...balancer({ Type: 'application' }), LoadBalancerArn: web }],
    Listeners: [listener({ ...own, Protocol: 'HTTP', Port: 80 })],
  };
  const rule = (isDefault: boolean) => ({
    RuleArn: own.ListenerArn.replace(':listener/', ':listener-rule/').concat('/2'),
    IsDefault: isDefault,
    Actions: [{ Type: 'forward', TargetGroupArn: GROUP.replace('/api/', '/beta/') }],
  });
  const listeners = (document: object) =>
    importOf({ ...base, ...document }).scenario.loadBalancers?.['web']?.listeners;
  expect(listeners({})).toBeNull();
  expect(listeners({ Rules: [rule(false)] })).toBeNull();
  expect(listeners({ Rules: [rule(true)], NextMarker: 'more' })).toBeNull();
  expect(listeners({ Rules: [rule(true)] })).toEqual([
    { protocol: 'http', port: 80, targetGroups: ['api', 'beta'] },
  ]);
  const collected = {
    ListenerRules: [{ ListenerArn: own.ListenerArn, Rules: [{ IsDefault: true, Actions: [] }] }],
  };
  expect(listeners(collected)).toMatchObject([{ targetGroups: 'api' }]);
});

test('load balancers of one name are told apart', () => {
  const other = LB.replace('eu-west-1', 'us-east-1').replace('/0a', '/0c');
  const digit = LB.replace('/api/', '/9lives/');
  const { scenario } = importOf({
    LoadBalancers: [LB, other, digit].map((LoadBalancerArn) => balancer({ LoadBalancerArn })),
  });
  expect(Object.entries(scenario.loadBalancers ?? {}).map(([name, { label }]) => [name, label])).toEqual([
    ['api-0a', LB],
    ['api-0c', other],
    ['lb-9lives-0a', digit],
  ]);
});

test('a load balancer that cannot be read leaves its interfaces as they are', () => {
  const node = {
    NetworkInterfaceId: 'eni-1',
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    PrivateIpAddress: '10.0.1.9',
    Description: 'ELB net/api/0a',
    InterfaceType: 'network_load_balancer',
    Groups: [],
  };
  const gone = balancer({ AvailabilityZones: [{ SubnetId: 'subnet-1' }, { SubnetId: 'subnet-9' }] });
  const { scenario, leftOut } = importOf({ LoadBalancers: [gone], NetworkInterfaces: [node] });
  expect(scenario.loadBalancers).toBeUndefined();
  expect(scenario.networkInterfaces).toMatchObject({ 'eni-1': { use: 'network_load_balancer' } });
  expect(leftOut.join()).toContain('load balancers');
});

const targets = (...listed: readonly object[]) => {
  const result = importOf({
    TargetGroups: [{ TargetGroupArn: GROUP, Protocol: 'TCP', Port: 443, TargetType: 'ip', VpcId: 'vpc-1' }],
    LoadBalancerTargetHealth: [{ TargetGroupArn: GROUP, TargetHealthDescriptions: listed }],
  });
  return result.scenario.targetGroups?.['api']?.targets;
};
const target = (Id: string, State?: string, more: object = {}) => ({
  Target: { Id, ...more },
  TargetHealth: { State },
});

test('targets that are not in the data make their group unknown, unless they are idle', () => {
  expect(targets(target('10.0.1.5', 'healthy'))).toEqual(['10.0.1.5']);
  expect(targets(target('i-9', 'healthy'))).toBeNull();
  expect(targets(target('i-9', 'unused'))).toEqual([]);
  expect(targets(target('10.0.1.5'))).toBeNull();
  expect(targets(target('10.0.1.5', 'unhealthy.draining', { Port: 99_999 }))).toEqual([
    { target: '10.0.1.5', health: 'draining' },
  ]);
});

test('an application load balancer may be a target, a function is not modelled', () => {
  const web = LB.replace('net/api', 'app/web');
  const group = (TargetType: string, id: string, Protocol?: string) =>
    importOf({
      LoadBalancers: [{ ...balancer({ Type: 'application' }), LoadBalancerArn: web }],
      TargetGroups: [{ TargetGroupArn: GROUP, TargetType, Protocol }],
      TargetGroupArn: GROUP,
      TargetHealthDescriptions: [target(id, 'healthy', { Port: 80 })],
    }).scenario.targetGroups?.['api']?.targets;
  expect(group('alb', web, 'TCP')).toEqual([{ target: 'web', port: 80 }]);
  expect(group('lambda', 'arn:aws:lambda:eu-west-1:111122223333:function:f')).toBeNull();
});

const service = (more: object = {}) => ({
  ServiceId: 'vpce-svc-1',
  ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-1',
  ServiceState: 'Available',
  NetworkLoadBalancerArns: [LB],
  ...more,
});

test('an endpoint service: its load balancers and principals where they are known', () => {
  const one = importOf({ ServiceConfigurations: [service()] });
  expect(one.scenario.endpointServices).toMatchObject({
    'vpce-svc-1': { loadBalancers: null, allowedPrincipals: null },
  });
  const principals = { AllowedPrincipals: [{ Principal: '*', PrincipalType: 'All' }] };
  const both = importOf({ LoadBalancers: [balancer()], ServiceConfigurations: [service()], ...principals });
  expect(both.scenario.endpointServices).toMatchObject({
    'vpce-svc-1': { loadBalancers: ['api'], allowedPrincipals: ['*'] },
  });
  // With two services nothing says whose principals these are.
  const two = importOf({
    ServiceConfigurations: [service(), service({ ServiceId: 'vpce-svc-2' })],
    ...principals,
  });
  expect(two.scenario.endpointServices?.['vpce-svc-1']?.allowedPrincipals).toBeNull();
  expect(two.leftOut.join()).toContain('principals of endpoint services: nothing says what they are of');
  const own = importOf({
    ServiceConfigurations: [service(), service({ ServiceId: 'vpce-svc-2' })],
    AllowedPrincipals: [{ Principal: 'arn:aws:iam::444455556666:root', ServiceId: 'vpce-svc-2' }],
  });
  expect(own.scenario.endpointServices?.['vpce-svc-2']?.allowedPrincipals).toHaveLength(1);
});

test('endpoints whose service or resource is not in the data lead to null, and their fields are read', () => {
  const endpoint = (id: number, VpcEndpointType: string, more: object = {}) => ({
    VpcEndpointId: `vpce-${id}`,
    VpcEndpointType,
    VpcId: 'vpc-1',
    State: 'available',
    SubnetIds: ['subnet-1'],
    Groups: [],
    ...more,
  });
  const { scenario } = importOf({
    VpcEndpoints: [
      endpoint(1, 'GatewayLoadBalancer', { ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-9' }),
      endpoint(2, 'Resource', {
        ResourceConfigurationArn: 'arn:aws:vpc-lattice:::resourceconfiguration/rcfg-9',
      }),
      endpoint(3, 'ServiceNetwork', { State: 'PendingAcceptance' }),
      endpoint(4, 'Interface', {
        ServiceName: 'com.amazonaws.eu-west-1.s3',
        PrivateDnsEnabled: true,
        DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: true },
        IpAddressType: 'dualstack',
        ServiceRegion: 'eu-west-1',
      }),
      endpoint(5, 'Tunnel'),
    ],
    ...routeTable(route('10.9.0.0/16', { VpcEndpointId: 'vpce-1' })),
  });
  expect(scenario.endpoints).toMatchObject({
    'vpce-1': { type: 'gateway-load-balancer', service: null, subnet: 'subnet-1' },
    'vpce-2': { type: 'resource', resource: null },
    'vpce-3': { type: 'service-network', serviceNetwork: null, state: 'pendingAcceptance' },
    'vpce-4': {
      privateDns: true,
      privateDnsOnlyForInboundResolver: true,
      ipAddressType: 'dualstack',
      serviceRegion: 'eu-west-1',
    },
  });
  expect(scenario.vpcs['vpc-1']?.routeTables?.['rtb-1']?.routes).toEqual({ '10.9.0.0/16': 'vpce-1' });
  expect(scenario.otherGateways).toMatchObject({ 'vpce-5': { kind: 'tunnel endpoint' } });
});

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

test('answers that do not say what they are of are left out with a hint', () => {
  const { leftOut } = importOf({
    Routes: [transitRoute('10.9.0.0/16', 'tgw-attach-1')],
    Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
    TargetHealthDescriptions: [target('10.0.1.5', 'healthy')],
    IpAddresses: [{ IpId: 'rni-1', SubnetId: 'subnet-1' }],
    Associations: [{ AssociationId: 'of another service' }],
  });
  expect(leftOut.join('\n')).toContain(
    'routes of transit gateways: nothing says what they are of: write them as TransitGatewayStaticRoutes: [{ TransitGatewayRouteTableId, Routes }]',
  );
  for (const key of ['LoadBalancerAttributes', 'LoadBalancerTargetHealth', 'ResolverEndpointIpAddresses'])
    expect(leftOut.join('\n')).toContain(`write them as ${key}`);
  expect(leftOut).toContain('Associations: this kind is not read');
});

test('the name of a file, or the id beside an answer, says what it is of', () => {
  const gateway = { TransitGatewayAttachments: [attachment(ASSOCIATED)] };
  const table = 'tgw-rtb-0123456789abcdef0';
  const associated = {
    TransitGatewayAttachments: [
      attachment({ Association: { State: 'associated', TransitGatewayRouteTableId: table } }),
    ],
  };
  const routes = { Routes: [transitRoute('10.9.0.0/16', 'tgw-attach-1')] };
  expect(tablesOf(importOf(associated, { [`routes-of-${table}.json`]: routes }))).toMatchObject({
    [table]: { routes: { '10.9.0.0/16': 'tgw-attach-1' } },
  });
  expect(
    tablesOf(importOf(gateway, { 'x.json': { TransitGatewayRouteTableId: 'tgw-rtb-1', ...routes } })),
  ).toMatchObject({ 'tgw-rtb-1': { routes: { '10.9.0.0/16': 'tgw-attach-1' } } });
});

test('VPC Lattice: what is not plain is left out', () => {
  const arn = 'arn:aws:vpc-lattice:eu-west-1:111122223333:resourceconfiguration/rcfg-1';
  const config = { id: 'rcfg-1', arn, type: 'SINGLE', status: 'ACTIVE', portRanges: ['443'] };
  const of = (more: object) => importOf({ items: [{ ...config, ...more }] }).scenario.resourceConfigurations;
  expect(of({})).toMatchObject({ 'rcfg-1': { gateway: null, target: null, ports: 443 } });
  expect(
    of({ resourceConfigurationDefinition: { dnsResource: { domainName: 'db.example.com' } } }),
  ).toMatchObject({ 'rcfg-1': { target: 'db.example.com' } });
  expect(of({ type: 'GROUP' })).toBeUndefined();
  expect(of({ portRanges: ['0'] })).toBeUndefined();
  expect(of({ portRanges: undefined })).toBeUndefined();
  const network = { id: 'sn-1', arn: arn.replace('resourceconfiguration/rcfg', 'servicenetwork/sn') };
  expect(importOf({ items: [network] }).scenario.serviceNetworks).toMatchObject({
    'sn-1': { resources: null },
  });
});
