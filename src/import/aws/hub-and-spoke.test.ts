/** What a whole export of two accounts with every newer kind of resource becomes. */
import { expect, test } from 'vitest';
import { buildNetwork, type FlowRequest, traceFlow } from '../../evaluator/index.ts';
import { hubAndSpoke } from '../fixtures/files.ts';
import { importAws } from './index.ts';

const HUB = 'vpc-0dd0000000000001';
const SPOKE = 'vpc-0ee0000000000001';
const TGW = 'tgw-0dd0000000000001';
const TABLE = 'tgw-rtb-0dd0000000000001';
const at = (index: number) => `tgw-attach-0dd000000000000${index}`;
const hub = (kind: string, index = 1) => `${kind}-0dd000000000000${index}`;
const spoke = (kind: string, index = 1) => `${kind}-0ee000000000000${index}`;
const arn = (account: string, tail: string) =>
  `arn:aws:elasticloadbalancing:us-east-1:${account}:loadbalancer/${tail}`;

const { scenario, problems, summary } = importAws(hubAndSpoke());
const built = buildNetwork(scenario);
const verdictOf = (flow: FlowRequest) => {
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message).join(' '));
  const result = traceFlow(built.network, flow);
  return result.ok ? result.trace.verdict : result.problem.message;
};

test('the export becomes a network without a problem, and every resource is counted', () => {
  expect(problems).toEqual([]);
  expect(built).toMatchObject({ ok: true });
  expect(summary.read).toMatchObject({ transitGateways: 1, loadBalancers: 3, resolverEndpoints: 2 });
  expect(summary.leftOut.map(({ what }) => what)).toEqual([
    'Classic Load Balancers',
    'other resources of VPC Lattice',
    'virtual private gateways',
    'VPN connections',
    'attachments of transit gateways',
    'targets',
  ]);
});

test('flows cross what was imported', () => {
  expect(verdictOf({ from: 'client', to: '10.50.1.10', port: 8443 })).toBe('reachable');
  expect(verdictOf({ from: 'backend', to: 'client', port: 22 })).toBe('reachable');
  expect(verdictOf({ from: 'client', to: '10.99.0.1', port: 22 })).toBe('not-reachable');
  expect(verdictOf({ from: 'client', to: '10.80.0.1', port: 22 })).toBe('undetermined');
  expect(verdictOf({ from: 'client', to: 'api.example.com', port: 443 })).toBe('reachable');
  expect(verdictOf({ from: 'client', to: spoke('vpce'), port: 443 })).toBe('reachable');
  expect(verdictOf({ from: 'client', to: arn('111122223333', 'net/api/00000000000000a1'), port: 443 })).toBe(
    'reachable',
  );
});

test('a transit gateway of both accounts is one, with what either file tells', () => {
  expect(scenario.transitGateways?.[TGW]).toMatchObject({
    label: 'hub',
    region: 'us-east-1',
    account: '111122223333',
    securityGroupReferencing: true,
    attachments: {
      [at(1)]: {
        type: 'vpc',
        vpc: HUB,
        subnets: [hub('subnet', 1), hub('subnet', 2)],
        routeTable: TABLE,
        applianceMode: true,
        ipv6Support: false,
        securityGroupReferencing: true,
      },
      // Its Name tag stands in the file of the VPC's account only.
      [at(2)]: { type: 'vpc', vpc: SPOKE, label: 'spoke', subnets: [spoke('subnet')], routeTable: TABLE },
      [at(3)]: { type: 'vpn', connection: hub('vpn') },
      [at(4)]: { type: 'direct-connect', gateway: 'dxgw-5f294f92-bafb-4011-916d-000000000001' },
      [at(5)]: { type: 'peering', transitGateway: null, label: 'to-europe' },
      [at(7)]: { type: 'other', kind: 'connect', routeTable: false },
    },
  });
  expect(scenario.transitGateways?.[TGW]?.attachments).not.toHaveProperty(at(6));
});

test('a route table of a transit gateway: static routes, black holes and propagations', () => {
  expect(scenario.transitGateways?.[TGW]?.routeTables).toMatchObject({
    [TABLE]: {
      label: 'all',
      default: true,
      routes: {
        '0.0.0.0/0': at(1),
        '10.99.0.0/16': { state: 'blackhole' },
        '10.80.0.0/16': at(5),
      },
      propagations: [at(1), at(2), at(3)],
    },
  });
});

test('route tables lead to the gateways themselves', () => {
  const routes = scenario.vpcs[SPOKE]?.routeTables?.[spoke('rtb')];
  expect(routes?.routes).toEqual({
    '10.0.0.0/8': TGW,
    '::/0': spoke('eigw'),
    '198.51.100.0/24': spoke('vpce', 2),
    // The interface of a load balancer is no target that the model knows.
    '192.0.2.0/24': spoke('eni', 4),
    '172.20.0.0/16': 'cagw-0ee0000000000001',
  });
  expect(Object.keys(scenario.otherGateways ?? {})).toEqual([spoke('eni', 4), 'cagw-0ee0000000000001']);
});

test('what propagated a route follows from the connections of the gateway', () => {
  expect(scenario.vpcs[SPOKE]?.routeTables?.[spoke('rtb')]?.propagatedRoutes).toEqual({
    '192.168.8.0/24': { target: spoke('vgw'), via: 'vpn-static' },
    '192.168.9.0/24': { target: spoke('vgw'), via: 'vpn-bgp' },
  });
});

test('VPN, Direct Connect and gateways to the internet', () => {
  expect(scenario.virtualPrivateGateways).toEqual({
    [spoke('vgw')]: { label: 'branch', vpc: SPOKE, origin: expect.anything() },
  });
  expect(scenario.vpnConnections).toMatchObject({
    [hub('vpn')]: { gateway: TGW, network: null, tunnels: ['up', 'down'], label: 'office' },
    [spoke('vpn')]: { gateway: spoke('vgw'), tunnels: ['down', 'down'], routes: ['192.168.8.0/24'] },
  });
  expect(scenario.vpnConnections?.[hub('vpn')]).not.toHaveProperty('routes');
  expect(scenario.directConnectGateways).toMatchObject({
    'dxgw-5f294f92-bafb-4011-916d-000000000001': { label: 'line', gateways: [TGW], network: null },
  });
  expect(scenario.egressOnlyInternetGateways?.[spoke('eigw')]).toMatchObject({ label: 'v6-out', vpc: SPOKE });
  expect(scenario.natGateways?.[hub('nat')]).toMatchObject({
    availability: 'regional',
    vpc: HUB,
    routeTable: hub('rtb', 2),
    publicIp: ['203.0.113.20', '203.0.113.21'],
  });
});

test('Block Public Access as it is in force, and name servers', () => {
  expect(scenario.vpcs[HUB]).toMatchObject({
    blockPublicAccess: 'block-ingress',
    dnsServers: ['192.168.7.53', '10.50.0.2'],
  });
  expect(scenario.vpcs[HUB]?.subnets?.[hub('subnet', 2)]?.blockPublicAccess).toBe('off');
  expect(scenario.vpcs[HUB]?.subnets?.[hub('subnet', 1)]).not.toHaveProperty('blockPublicAccess');
  expect(scenario.vpcs[SPOKE]?.blockPublicAccess).toBe('off');
  expect(scenario.vpcs[SPOKE]).not.toHaveProperty('dnsServers');
});

test('load balancers have the interfaces of their nodes, listeners and settings', () => {
  expect(scenario.loadBalancers).toMatchObject({
    api: {
      type: 'network',
      label: arn('111122223333', 'net/api/00000000000000a1'),
      subnets: [hub('subnet', 1), hub('subnet', 2)],
      ips: { [hub('subnet', 1)]: '10.50.1.20', [hub('subnet', 2)]: '10.50.2.20' },
      securityGroups: [hub('sg')],
      privateLinkSecurityGroups: false,
      crossZone: true,
      listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'api-targets' }],
      dnsName: 'api-00000000000000a1.elb.us-east-1.amazonaws.com',
    },
    inspect: { type: 'gateway', crossZone: false, listeners: [{ targetGroups: 'firewalls' }] },
    web: {
      type: 'application',
      scheme: 'internet-facing',
      publicIps: { [spoke('subnet', 1)]: '203.0.113.60', [spoke('subnet', 2)]: '203.0.113.61' },
      // The default action redirects; a rule forwards, to one group with a weight.
      listeners: [{ protocol: 'https', port: 443, targetGroups: 'web-targets' }],
    },
  });
  expect(scenario.loadBalancers?.['inspect']).not.toHaveProperty('securityGroups');
  // Only the Classic Load Balancer's interface stands alone.
  expect(scenario.networkInterfaces).toMatchObject({ [hub('eni', 5)]: { use: 'load_balancer' } });
  expect(Object.keys(scenario.networkInterfaces ?? {})).toHaveLength(1);
});

test('target groups with their targets, ports and health', () => {
  expect(scenario.targetGroups).toMatchObject({
    'api-targets': {
      vpc: HUB,
      port: 8443,
      preserveClientIp: false,
      proxyProtocol: true,
      targets: [{ target: hub('i'), port: 8443 }],
    },
    firewalls: {
      protocol: 'geneve',
      targets: [{ target: '10.50.2.200', port: 6081, zone: 'us-east-1b', health: 'unhealthy' }],
    },
    'web-targets': { protocol: 'http', targets: [{ target: '10.60.1.10', port: 8080, zone: 'us-east-1a' }] },
  });
  expect(scenario.targetGroups?.['api-targets']).not.toHaveProperty('crossZone');
});

test('endpoint services, and the endpoints that lead to them and to VPC Lattice', () => {
  expect(scenario.endpointServices).toMatchObject({
    [hub('vpce-svc', 1)]: {
      label: 'api',
      loadBalancers: ['api'],
      acceptanceRequired: false,
      allowedPrincipals: ['arn:aws:iam::444455556666:root'],
      regions: ['eu-west-1'],
      privateDnsName: 'api.example.com',
      privateDnsState: 'verified',
    },
    [hub('vpce-svc', 2)]: { loadBalancers: ['inspect'], allowedPrincipals: [], acceptanceRequired: true },
  });
  expect(scenario.endpoints).toMatchObject({
    [spoke('vpce', 1)]: { type: 'interface', service: hub('vpce-svc', 1), ipAddressType: 'ipv4' },
    [spoke('vpce', 2)]: {
      type: 'gateway-load-balancer',
      service: hub('vpce-svc', 2),
      subnet: spoke('subnet', 2),
    },
    [spoke('vpce', 3)]: { type: 'resource', resource: hub('rcfg'), privateDns: false },
    [spoke('vpce', 4)]: { type: 'service-network', serviceNetwork: hub('sn') },
  });
  expect(scenario.resourceGateways?.[hub('rgw')]).toMatchObject({
    subnets: [hub('subnet')],
    ips: { [hub('subnet')]: '10.50.1.60' },
  });
  expect(scenario.resourceConfigurations?.[hub('rcfg')]).toMatchObject({
    gateway: hub('rgw'),
    target: '10.50.1.10',
    ports: [8443, '9000-9010'],
    account: '111122223333',
    sharedWith: ['444455556666'],
  });
  expect(scenario.serviceNetworks?.[hub('sn')]?.resources).toEqual([hub('rcfg')]);
});

test('private hosted zones and the Resolver', () => {
  expect(scenario.hostedZones).toEqual({
    Z0EE0000000000000001: {
      origin: expect.anything(),
      domain: 'corp.example',
      vpcs: [SPOKE],
      records: {
        'api.corp.example': 'api',
        'web.corp.example': 'web',
        'db.corp.example': ['10.60.1.10', '10.60.1.11'],
        '*.apps.corp.example': '10.60.1.12',
        // Names without an address, which hide the wildcard.
        'corp.example': [],
        'note.corp.example': [],
      },
    },
  });
  expect(scenario.resolverEndpoints).toMatchObject({
    'rslvr-in-0dd0000000000001': {
      direction: 'inbound',
      ips: { [hub('subnet', 1)]: '10.50.1.53', [hub('subnet', 2)]: '10.50.2.53' },
    },
    'rslvr-out-0dd0000000000001': { direction: 'outbound', subnets: [hub('subnet', 2)] },
  });
  expect(scenario.resolverRules).toMatchObject({
    'rslvr-rr-0dd0000000000001': {
      domain: 'office.example.',
      endpoint: 'rslvr-out-0dd0000000000001',
      targets: ['192.168.7.53'],
      vpcs: [HUB],
    },
  });
  expect(Object.keys(scenario.resolverRules ?? {})).toHaveLength(1);
  expect(scenario.vpcs[SPOKE]?.unknown ?? []).not.toContain('hostedZones');
});
