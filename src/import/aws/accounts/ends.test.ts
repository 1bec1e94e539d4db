/** Ends of every kind: several interfaces, databases and functions, further CIDRs, IPv6, and inspection on the way. */
import { expect, test } from 'vitest';
import type { FlowRequest } from '../../../evaluator/index.ts';
import { accountOf, type Piece } from '../../fixtures/account.ts';
import { interfaceEndpoint } from '../../fixtures/endpoints.ts';
import { internetGateway } from '../../fixtures/gateways.ts';
import {
  type At,
  instance,
  networkAcl,
  networkInterface,
  routeTable,
  securityGroup,
  subnet,
  vpc,
} from '../../fixtures/pieces.ts';
import { asking } from '../../fixtures/traced.ts';

const VPC = 'vpc-a';
const CIDRS = ['10.0.0.0/16', '100.64.0.0/16', '2001:db8:1::/56'];
const V6 = {
  Ipv6CidrBlockAssociationSet: [
    {
      AssociationId: 'subnet-cidr-assoc-01',
      Ipv6CidrBlock: '2001:db8:1:6::/64',
      Ipv6CidrBlockState: { State: 'associated' },
    },
  ],
};
const at = (name: string, ip: string, more: Partial<At> = {}): At => ({
  vpc: VPC,
  subnet: `subnet-${name}`,
  ip,
  group: 'sg-a',
  ...more,
});

/** A second interface of an instance, which describe-network-interfaces lists alone. */
const second = networkInterface('eni-two-b', at('far', '100.64.1.20'), {
  Attachment: {
    AttachmentId: 'eni-attach-02',
    DeviceIndex: 1,
    InstanceId: 'i-two',
    InstanceOwnerId: '111122223333',
    Status: 'attached',
  },
});

const ask = asking(
  accountOf(
    {},
    vpc(VPC, CIDRS),
    subnet('subnet-app', VPC, '10.0.1.0/24'),
    subnet('subnet-far', VPC, '100.64.1.0/24', 'eu-west-1b'),
    subnet('subnet-six', VPC, '10.0.6.0/24', 'eu-west-1a', V6),
    routeTable('rtb-main', VPC, CIDRS, 'main'),
    routeTable('rtb-six', VPC, CIDRS, ['subnet-six'], ['::/0', 'EgressOnlyInternetGatewayId', 'eigw-01']),
    networkAcl('acl-a', VPC, ['subnet-app', 'subnet-far']),
    networkAcl(
      'acl-six',
      VPC,
      ['subnet-six'],
      [
        [100, 'allow', 'all', 'all', '0.0.0.0/0'],
        [110, 'allow', 'all', 'all', '::/0'],
      ],
      [
        [100, 'allow', 'all', 'all', '0.0.0.0/0'],
        [110, 'allow', 'all', 'all', '::/0'],
      ],
    ),
    {
      EgressOnlyInternetGateways: [
        {
          Attachments: [{ State: 'attached', VpcId: VPC }],
          EgressOnlyInternetGatewayId: 'eigw-01',
          Tags: [],
        },
      ],
    },
    securityGroup(
      'sg-a',
      VPC,
      [
        ['tcp', '22-5432', '10.0.0.0/16'],
        ['tcp', '22', '::/0'],
      ],
      [
        ['all', 'all', '0.0.0.0/0'],
        ['all', 'all', '::/0'],
      ],
    ),
    instance('i-app', at('app', '10.0.1.10')),
    instance('i-far', at('far', '100.64.1.10')),
    instance('i-two', at('app', '10.0.1.20')),
    second,
    instance('i-six', at('six', '10.0.6.10', { ipv6: '2001:db8:1:6::10' })),
    networkInterface('eni-rds', at('far', '100.64.1.30'), {
      Description: 'RDSNetworkInterface',
      RequesterManaged: true,
      SourceDestCheck: true,
    }),
    networkInterface('eni-fn', at('app', '10.0.1.40'), {
      Description: 'AWS Lambda VPC ENI-report-0a1b2c3d',
      InterfaceType: 'lambda',
      RequesterManaged: true,
    }),
    networkInterface('eni-spare', at('app', '10.0.1.50'), { Status: 'available', Attachment: undefined }),
    // Left over from before VPCs were the default.
    {
      SecurityGroups: [
        {
          GroupId: 'sg-classic',
          GroupName: 'old',
          OwnerId: '111122223333',
          Description: '',
          IpPermissions: [],
          IpPermissionsEgress: [],
        },
      ],
    },
  ),
);

type Case = readonly [
  title: string,
  flow: FlowRequest,
  verdict: string,
  path: string,
  findings: readonly string[],
];

const CASES: readonly Case[] = [
  [
    'into another CIDR of the VPC',
    { from: 'i-app', to: 'i-far', port: 22 },
    'reachable',
    'i-app subnet-app subnet-far i-far',
    [],
  ],
  [
    'back, which the group does not let in',
    { from: 'i-far', to: 'i-app', port: 22 },
    'not-reachable',
    'i-far subnet-far subnet-app i-app',
    ['security-group-inbound sg-a'],
  ],
  [
    'the second interface by its address',
    { from: 'i-app', to: '100.64.1.20', port: 22 },
    'reachable',
    'i-app subnet-app subnet-far i-two',
    [],
  ],
  [
    'the second interface by its id',
    { from: 'i-app', to: 'eni-two-b', port: 22 },
    'reachable',
    'i-app subnet-app subnet-far i-two',
    [],
  ],
  [
    'from the second interface',
    { from: '100.64.1.20', to: 'i-app', port: 22 },
    'not-reachable',
    'i-two subnet-far subnet-app i-app',
    ['security-group-inbound sg-a'],
  ],
  [
    'an instance by the id of its only interface',
    { from: 'eni-app', to: 'eni-far', port: 22 },
    'reachable',
    'i-app subnet-app subnet-far i-far',
    [],
  ],
  [
    'a database by its interface',
    { from: 'i-app', to: 'eni-rds', port: 5432 },
    'reachable',
    'i-app subnet-app subnet-far eni-rds',
    [],
  ],
  [
    'a database by its address',
    { from: 'i-app', to: '100.64.1.30', port: 5432 },
    'reachable',
    'i-app subnet-app subnet-far eni-rds',
    [],
  ],
  [
    'from a function',
    { from: 'eni-fn', to: '100.64.1.30', port: 5432 },
    'reachable',
    'eni-fn subnet-app subnet-far eni-rds',
    [],
  ],
  [
    'to an interface that is attached to nothing',
    { from: 'i-app', to: '10.0.1.50', port: 22 },
    'not-reachable',
    'i-app subnet-app',
    ['address-not-assigned subnet-app'],
  ],
  [
    'IPv6 out',
    { from: 'i-six', to: '2001:db8:ffff::1', port: 443 },
    'reachable',
    'i-six subnet-six eigw-01',
    [],
  ],
  [
    'IPv6 in',
    { from: 'internet', to: '2001:db8:1:6::10', port: 22 },
    'not-reachable',
    'internet',
    ['internet-gateway-detached vpc-a', 'egress-only-unsolicited eigw-01'],
  ],
  [
    'IPv4 where only IPv6 has a way out',
    { from: 'i-six', to: '192.0.2.1', port: 443 },
    'not-reachable',
    'i-six subnet-six',
    ['no-route rtb-six'],
  ],
  [
    'an address of AWS’s own',
    { from: 'i-app', to: '169.254.169.254', port: 80 },
    'undetermined',
    'i-app subnet-app',
    ['reserved-address subnet-app'],
  ],
];

test.each(CASES)('%s', (_, flow, verdict, path, findings) => {
  const answer = ask(flow);
  expect([answer.verdict, answer.path.join(' '), answer.findings]).toEqual([verdict, path, findings]);
});

test('inspection by a Gateway Load Balancer endpoint, on both ways or on one only', () => {
  const inspected = (...edge: readonly Piece[]) =>
    asking(
      accountOf(
        {},
        vpc(VPC, '10.0.0.0/16'),
        subnet('subnet-app', VPC, '10.0.1.0/24'),
        subnet('subnet-fw', VPC, '10.0.2.0/24'),
        internetGateway('igw-01', VPC),
        routeTable('rtb-app', VPC, '10.0.0.0/16', ['subnet-app'], ['0.0.0.0/0', 'GatewayId', 'vpce-fw']),
        routeTable('rtb-fw', VPC, '10.0.0.0/16', ['subnet-fw'], ['0.0.0.0/0', 'GatewayId', 'igw-01']),
        ...edge,
        networkAcl('acl-a', VPC, ['subnet-app', 'subnet-fw']),
        securityGroup('sg-a', VPC, [['tcp', '80', '0.0.0.0/0']]),
        instance('i-app', at('app', '10.0.1.10', { publicIp: '203.0.113.10' })),
        interfaceEndpoint('vpce-fw', {
          vpc: VPC,
          service: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0f0f0f0f',
          nodes: [['subnet-fw', '10.0.2.20']],
          group: '',
          privateDns: false,
          type: 'GatewayLoadBalancer',
        }),
      ),
    );
  const both = inspected(
    routeTable('rtb-edge', VPC, '10.0.0.0/16', ['igw-01'], ['10.0.1.0/24', 'GatewayId', 'vpce-fw']),
  );
  const out = { from: 'i-app', to: '192.0.2.80', port: 443 } as const;
  expect(both(out)).toMatchObject({
    verdict: 'reachable',
    path: ['i-app', 'subnet-app', 'subnet-fw', 'vpce-fw', 'subnet-fw', 'igw-01'],
    findings: [],
  });
  expect(both({ from: 'internet', to: 'i-app', port: 80 })).toMatchObject({
    verdict: 'reachable',
    path: ['internet', 'igw-01', 'subnet-fw', 'vpce-fw', 'subnet-fw', 'subnet-app', 'i-app'],
  });
  expect(inspected()(out)).toMatchObject({
    verdict: 'undetermined',
    findings: ['inspection-one-way vpce-fw'],
  });
});
