/** Accounts with load balancers: network and application ones, open to the internet or inside, and endpoint services. */
import { expect, test } from 'vitest';
import type { FlowRequest } from '../../../evaluator/index.ts';
import { accountOf, type Piece } from '../../fixtures/account.ts';
import { balancerArn, loadBalancer, targetGroup } from '../../fixtures/balancers.ts';
import { interfaceEndpoint } from '../../fixtures/endpoints.ts';
import { internetGateway } from '../../fixtures/gateways.ts';
import {
  type At,
  instance,
  networkAcl,
  routeTable,
  securityGroup,
  subnet,
  vpc,
} from '../../fixtures/pieces.ts';
import { asking, turnedAround } from '../../fixtures/traced.ts';

const VPC = 'vpc-a';
const CIDR = '10.0.0.0/16';
const at = (name: string, ip: string, group: string, publicIp?: string): At => ({
  vpc: VPC,
  subnet: `subnet-${name}`,
  ip,
  group,
  ...(publicIp === undefined ? {} : { publicIp }),
});

const base: readonly Piece[] = [
  vpc(VPC, CIDR),
  subnet('subnet-pub', VPC, '10.0.1.0/24', 'eu-west-1a'),
  subnet('subnet-pub2', VPC, '10.0.2.0/24', 'eu-west-1b'),
  subnet('subnet-priv', VPC, '10.0.3.0/24', 'eu-west-1a'),
  subnet('subnet-priv2', VPC, '10.0.4.0/24', 'eu-west-1b'),
  internetGateway('igw-01', VPC),
  routeTable('rtb-pub', VPC, CIDR, ['subnet-pub', 'subnet-pub2'], ['0.0.0.0/0', 'GatewayId', 'igw-01']),
  routeTable('rtb-main', VPC, CIDR, 'main'),
  networkAcl('acl-a', VPC, ['subnet-pub', 'subnet-pub2', 'subnet-priv', 'subnet-priv2']),
  securityGroup('sg-lb', VPC, [['tcp', '80', '0.0.0.0/0']]),
  securityGroup('sg-web', VPC, [['tcp', '8080', 'sg-lb']]),
  securityGroup('sg-any', VPC, [['tcp', '8080', '0.0.0.0/0']]),
  securityGroup('sg-own', VPC, [['tcp', '8080', '10.0.0.0/16']]),
  instance('i-web', at('priv', '10.0.3.10', 'sg-web')),
  instance('i-web2', at('priv2', '10.0.4.10', 'sg-web')),
  instance('i-any', at('priv', '10.0.3.11', 'sg-any')),
  instance('i-own', at('priv', '10.0.3.12', 'sg-own')),
  instance('i-client', at('priv2', '10.0.4.20', 'sg-own')),
];
const OPEN = [
  ['subnet-pub', 'eu-west-1a', '10.0.1.50', '203.0.113.50'],
  ['subnet-pub2', 'eu-west-1b', '10.0.2.50', '203.0.113.51'],
] as const;
const TCP = [['subnet-pub', 'eu-west-1a', '10.0.1.60', '203.0.113.60']] as const;
const INSIDE = [
  ['subnet-priv', 'eu-west-1a', '10.0.3.50'],
  ['subnet-priv2', 'eu-west-1b', '10.0.4.50'],
] as const;

const FILES = accountOf(
  {},
  ...base,
  loadBalancer('web', {
    type: 'application',
    vpc: VPC,
    nodes: OPEN,
    groups: ['sg-lb'],
    listeners: [['HTTP', 80, 'web']],
  }),
  targetGroup('web', { vpc: VPC, protocol: 'HTTP', port: 8080, targets: [['i-web'], ['i-web2']] }),
  loadBalancer('tcp', {
    type: 'network',
    vpc: VPC,
    nodes: TCP,
    listeners: [
      ['TCP', 80, 'tcp'],
      ['TCP', 81, 'own'],
      ['TCP', 82, 'ips'],
      ['TCP', 83, 'none'],
      ['TCP', 84, 'sick'],
    ],
  }),
  targetGroup('tcp', { vpc: VPC, protocol: 'TCP', port: 8080, targets: [['i-any']], attributes: {} }),
  targetGroup('own', {
    vpc: VPC,
    protocol: 'TCP',
    port: 8080,
    targets: [['i-own']],
    attributes: { 'preserve_client_ip.enabled': 'true' },
  }),
  targetGroup('ips', {
    vpc: VPC,
    protocol: 'TCP',
    port: 8080,
    targets: [['10.0.3.12']],
    attributes: { 'preserve_client_ip.enabled': 'false' },
  }),
  targetGroup('none', { vpc: VPC, protocol: 'TCP', port: 8080, targets: [], attributes: {} }),
  targetGroup('sick', {
    vpc: VPC,
    protocol: 'TCP',
    port: 8080,
    targets: [
      ['i-any', 'unhealthy'],
      ['i-own', 'healthy'],
    ],
    attributes: { 'preserve_client_ip.enabled': 'false' },
  }),
  loadBalancer('inner', { type: 'network', vpc: VPC, nodes: INSIDE, listeners: [['TCP', 80, 'inner']] }),
  targetGroup('inner', { vpc: VPC, protocol: 'TCP', port: 8080, targets: [['i-any']], attributes: {} }),
);
const ask = asking(FILES);

type Case = readonly [
  title: string,
  flow: FlowRequest,
  verdict: string,
  path: string,
  findings: readonly string[],
];
const from = { from: 'internet' } as const;

const CASES: readonly Case[] = [
  [
    'an application load balancer, by its ARN',
    { ...from, to: balancerArn('web', 'application'), port: 80 },
    'reachable',
    'internet igw-01 subnet-pub web subnet-pub subnet-priv i-web',
    [],
  ],
  [
    'by its DNS name',
    { ...from, to: 'web-0123456789abcdef.elb.eu-west-1.amazonaws.com', port: 80 },
    'reachable',
    'internet igw-01 subnet-pub web subnet-pub subnet-priv i-web',
    [],
  ],
  [
    'by one of its addresses',
    { ...from, to: '203.0.113.51', port: 80 },
    'reachable',
    'internet igw-01 subnet-pub2 web subnet-pub2 subnet-priv i-web',
    [],
  ],
  [
    'past its group',
    { ...from, to: 'web', port: 443 },
    'not-reachable',
    'internet igw-01 subnet-pub web',
    ['security-group-inbound sg-lb', 'load-balancer-listener web'],
  ],
  [
    'straight to a target',
    { from: 'i-client', to: 'i-web', port: 8080 },
    'not-reachable',
    'i-client subnet-priv2 subnet-priv i-web',
    ['security-group-inbound sg-web'],
  ],
  [
    'a network load balancer, whose target sees the client',
    { ...from, to: 'tcp', port: 80 },
    'reachable',
    'internet igw-01 subnet-pub tcp subnet-pub subnet-priv i-any',
    [],
  ],
  [
    'one whose target lets in its own VPC only',
    { ...from, to: 'tcp', port: 81 },
    'not-reachable',
    'internet igw-01 subnet-pub tcp subnet-pub subnet-priv i-own',
    ['security-group-inbound sg-own'],
  ],
  [
    'the same target by address, which sees the load balancer',
    { ...from, to: 'tcp', port: 82 },
    'reachable',
    'internet igw-01 subnet-pub tcp subnet-pub subnet-priv i-own',
    [],
  ],
  [
    'no targets',
    { ...from, to: 'tcp', port: 83 },
    'not-reachable',
    'internet igw-01 subnet-pub tcp',
    ['load-balancer-no-targets none'],
  ],
  [
    'a sick target gets nothing',
    { ...from, to: 'tcp', port: 84 },
    'reachable',
    'internet igw-01 subnet-pub tcp subnet-pub subnet-priv i-own',
    [],
  ],
  [
    'no listener',
    { ...from, to: 'tcp', port: 99 },
    'not-reachable',
    'internet igw-01 subnet-pub tcp',
    ['load-balancer-listener tcp'],
  ],
  [
    'an internal one has no public address',
    { ...from, to: 'inner', port: 80 },
    'not-reachable',
    'internet igw-01',
    // Nor would its answer leave.
    ['no-public-address-for-ingress inner', 'no-route rtb-main'],
  ],
  [
    'its node in a zone without a target, with cross-zone off: its name does not lead there',
    { from: 'i-client', to: 'inner', port: 80 },
    'reachable',
    'i-client subnet-priv2 subnet-priv inner subnet-priv i-any',
    [],
  ],
  [
    'that node by its address',
    { from: 'i-client', to: '10.0.4.50', port: 80 },
    'not-reachable',
    'i-client subnet-priv2 inner',
    ['load-balancer-zone inner'],
  ],
  [
    'its node in the target’s zone',
    { from: 'i-client', to: '10.0.3.50', port: 80 },
    'reachable',
    'i-client subnet-priv2 subnet-priv inner subnet-priv i-any',
    [],
  ],
];

test.each(CASES)('%s', (_, flow, verdict, path, findings) => {
  const answer = ask(flow);
  expect([answer.verdict, answer.path.join(' '), answer.findings]).toEqual([verdict, path, findings]);
});

test('an endpoint service of the data, and its consumer in another account', () => {
  const OTHER = '444455556666';
  const SERVICE = 'com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d';
  const provider = accountOf(
    {},
    ...base,
    loadBalancer('inner', {
      type: 'network',
      vpc: VPC,
      nodes: INSIDE,
      listeners: [['TCP', 80, 'inner']],
      crossZone: true,
    }),
    targetGroup('inner', { vpc: VPC, protocol: 'TCP', port: 8080, targets: [['i-own']], attributes: {} }),
    {
      ServiceConfigurations: [
        {
          ServiceType: [{ ServiceType: 'Interface' }],
          ServiceId: 'vpce-svc-0a1b2c3d',
          ServiceName: SERVICE,
          ServiceState: 'Available',
          AvailabilityZones: ['eu-west-1a', 'eu-west-1b'],
          AcceptanceRequired: true,
          ManagesVpcEndpoints: false,
          NetworkLoadBalancerArns: [balancerArn('inner', 'network')],
          BaseEndpointDnsNames: ['vpce-svc-0a1b2c3d.eu-west-1.vpce.amazonaws.com'],
          Tags: [],
        },
      ],
      VpcEndpointServicePermissions: [
        {
          ServiceId: 'vpce-svc-0a1b2c3d',
          AllowedPrincipals: [{ PrincipalType: 'Account', Principal: `arn:aws:iam::${OTHER}:root` }],
        },
      ],
    },
  );
  const consumer = accountOf(
    { account: OTHER },
    vpc('vpc-c', '10.0.0.0/16', OTHER),
    subnet('subnet-c', 'vpc-c', '10.0.1.0/24'),
    routeTable('rtb-c', 'vpc-c', '10.0.0.0/16', 'main'),
    networkAcl('acl-c', 'vpc-c', ['subnet-c']),
    securityGroup('sg-c', 'vpc-c', [['tcp', '80', '10.0.0.0/16']]),
    instance('i-c', { vpc: 'vpc-c', subnet: 'subnet-c', ip: '10.0.1.10', group: 'sg-c' }),
    interfaceEndpoint('vpce-c', {
      vpc: 'vpc-c',
      service: SERVICE,
      nodes: [['subnet-c', '10.0.1.20']],
      group: 'sg-c',
      privateDns: false,
    }),
  );
  const flow = { from: 'i-c', to: 'vpce-c', port: 80 } as const;
  const both = asking(provider, consumer)(flow);
  expect([both.verdict, both.path.join(' '), both.findings]).toEqual([
    'reachable',
    'i-c subnet-c vpce-c vpce-svc-0a1b2c3d subnet-priv inner subnet-priv i-own',
    [],
  ]);
  const alone = asking(consumer)(flow);
  expect([alone.verdict, alone.path.join(' '), alone.findings]).toEqual([
    'undetermined',
    'i-c subnet-c vpce-c',
    ['peer-network-unknown vpce-c'],
  ]);
});

test('one file less turns no answer around', () => {
  expect(
    turnedAround(
      FILES,
      CASES.map(([, flow]) => flow),
    ),
  ).toEqual([]);
});
