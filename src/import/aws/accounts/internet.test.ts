/** Accounts with public and private subnets: the internet gateway, NAT gateways, and who is in the way. */
import { expect, test } from 'vitest';
import type { FlowRequest } from '../../../evaluator/index.ts';
import { accountOf } from '../../fixtures/account.ts';
import { internetGateway, natGateway } from '../../fixtures/gateways.ts';
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

const VPC = 'vpc-0a';
const CIDR = '10.0.0.0/16';
const at = (name: string, ip: string, group: string, publicIp?: string): At => ({
  vpc: VPC,
  subnet: `subnet-${name}`,
  ip,
  group,
  ...(publicIp === undefined ? {} : { publicIp }),
});
const PUBLIC = ['subnet-pub', 'subnet-pub2', 'subnet-strict'];

const FILES = accountOf(
  {},
  vpc(VPC, CIDR),
  subnet('subnet-pub', VPC, '10.0.1.0/24'),
  subnet('subnet-pub2', VPC, '10.0.11.0/24', 'eu-west-1b'),
  subnet('subnet-priv', VPC, '10.0.2.0/24'),
  subnet('subnet-priv2', VPC, '10.0.12.0/24', 'eu-west-1b'),
  subnet('subnet-alone', VPC, '10.0.3.0/24'),
  subnet('subnet-strict', VPC, '10.0.4.0/24'),
  subnet('subnet-lost', VPC, '10.0.5.0/24'),
  subnet('subnet-broken', VPC, '10.0.6.0/24'),
  subnet('subnet-inner', VPC, '10.0.7.0/24'),
  internetGateway('igw-01', VPC),
  natGateway('nat-01', { vpc: VPC, subnet: 'subnet-pub', ip: '10.0.1.250', publicIp: '203.0.113.250' }),
  // Stands in a subnet whose own way out leads to no internet gateway.
  natGateway('nat-02', { vpc: VPC, subnet: 'subnet-alone', ip: '10.0.3.250', publicIp: '203.0.113.251' }),
  natGateway(
    'nat-03',
    { vpc: VPC, subnet: 'subnet-pub', ip: '10.0.1.251', publicIp: '203.0.113.252' },
    'failed',
  ),
  natGateway('nat-04', { vpc: VPC, subnet: 'subnet-pub', ip: '10.0.1.252' }),
  routeTable('rtb-main', VPC, CIDR, 'main'),
  routeTable('rtb-pub', VPC, CIDR, PUBLIC, ['0.0.0.0/0', 'GatewayId', 'igw-01']),
  routeTable('rtb-priv', VPC, CIDR, ['subnet-priv', 'subnet-priv2'], ['0.0.0.0/0', 'NatGatewayId', 'nat-01']),
  routeTable('rtb-lost', VPC, CIDR, ['subnet-lost'], ['0.0.0.0/0', 'NatGatewayId', 'nat-02']),
  routeTable(
    'rtb-broken',
    VPC,
    CIDR,
    ['subnet-broken'],
    ['0.0.0.0/0', 'NatGatewayId', 'nat-03', { State: 'blackhole' }],
  ),
  routeTable('rtb-inner', VPC, CIDR, ['subnet-inner'], ['0.0.0.0/0', 'NatGatewayId', 'nat-04']),
  networkAcl('acl-all', VPC, [
    'subnet-pub',
    'subnet-pub2',
    'subnet-priv',
    'subnet-priv2',
    'subnet-alone',
    'subnet-lost',
    'subnet-broken',
    'subnet-inner',
  ]),
  // Web in, and out again only to the ports of old machines.
  networkAcl(
    'acl-strict',
    VPC,
    ['subnet-strict'],
    [
      [100, 'allow', 'tcp', '80', '0.0.0.0/0'],
      [110, 'deny', 'tcp', '22', '0.0.0.0/0'],
      [120, 'allow', 'tcp', '443', '0.0.0.0/0'],
    ],
    [[100, 'allow', 'tcp', '1024-5000', '0.0.0.0/0']],
  ),
  securityGroup('sg-web', VPC, [
    ['tcp', '80', '0.0.0.0/0'],
    ['tcp', '22', '198.51.100.0/24'],
  ]),
  securityGroup('sg-app', VPC, [['tcp', '8080', 'sg-web']]),
  securityGroup('sg-shut', VPC, [], [['tcp', '443', '10.0.0.0/8']]),
  instance('i-web', at('pub', '10.0.1.10', 'sg-web', '203.0.113.10')),
  instance('i-web2', at('pub2', '10.0.11.10', 'sg-web', '203.0.113.12')),
  instance('i-bare', at('pub', '10.0.1.11', 'sg-web')),
  instance('i-shut', at('pub', '10.0.1.12', 'sg-shut', '203.0.113.13')),
  instance('i-off', at('pub', '10.0.1.13', 'sg-web', '203.0.113.14'), 'stopped'),
  instance('i-app', at('priv', '10.0.2.10', 'sg-app')),
  instance('i-app2', at('priv2', '10.0.12.10', 'sg-app')),
  instance('i-alone', at('alone', '10.0.3.10', 'sg-web')),
  instance('i-strict', at('strict', '10.0.4.10', 'sg-web', '203.0.113.15')),
  instance('i-lost', at('lost', '10.0.5.10', 'sg-web')),
  instance('i-broken', at('broken', '10.0.6.10', 'sg-web')),
  instance('i-inner', at('inner', '10.0.7.10', 'sg-web')),
);
const ask = asking(FILES);

type Case = readonly [
  title: string,
  flow: FlowRequest,
  verdict: string,
  path: string,
  findings: readonly string[],
];
const OUT = { to: '192.0.2.80', port: 443 } as const;

const CASES: readonly Case[] = [
  ['out with a public address', { from: 'i-web', ...OUT }, 'reachable', 'i-web subnet-pub igw-01', []],
  [
    'out without one',
    { from: 'i-bare', ...OUT },
    'not-reachable',
    'i-bare subnet-pub igw-01',
    ['no-public-address i-bare'],
  ],
  [
    'out against the group',
    { from: 'i-shut', ...OUT },
    'not-reachable',
    'i-shut',
    ['security-group-outbound sg-shut'],
  ],
  [
    'in to an open port',
    { from: 'internet', to: 'i-web', port: 80 },
    'reachable',
    'internet igw-01 subnet-pub i-web',
    [],
  ],
  [
    'in from whom the group lets in',
    { from: 'internet:198.51.100.7', to: 'i-web', port: 22 },
    'reachable',
    'internet igw-01 subnet-pub i-web',
    [],
  ],
  [
    'in from another',
    { from: 'internet:192.0.2.7', to: 'i-web', port: 22 },
    'not-reachable',
    'internet igw-01 subnet-pub i-web',
    ['security-group-inbound sg-web'],
  ],
  [
    'in to nobody’s public address',
    { from: 'internet', to: 'i-bare', port: 80 },
    'not-reachable',
    'internet igw-01',
    ['no-public-address-for-ingress i-bare'],
  ],
  [
    'in to a stopped instance',
    { from: 'internet', to: 'i-off', port: 80 },
    'not-reachable',
    'internet igw-01 subnet-pub i-off',
    ['destination-not-running i-off'],
  ],
  [
    'in past an ACL that lets answers out to some ports only: which one the client has is not known',
    { from: 'internet', to: 'i-strict', port: 80 },
    'undetermined',
    'internet igw-01 subnet-strict i-strict',
    ['ephemeral-ports-partly-open acl-strict'],
  ],
  [
    'in against ACL and group at once',
    { from: 'internet:192.0.2.7', to: 'i-strict', port: 22 },
    'not-reachable',
    'internet igw-01 subnet-strict',
    [
      'network-acl-inbound acl-strict',
      'security-group-inbound sg-web',
      'ephemeral-ports-partly-open acl-strict',
    ],
  ],
  [
    'out by a NAT gateway',
    { from: 'i-app', ...OUT },
    'reachable',
    'i-app subnet-priv subnet-pub nat-01 subnet-pub igw-01',
    [],
  ],
  [
    'out by one of another zone',
    { from: 'i-app2', ...OUT },
    'reachable',
    'i-app2 subnet-priv2 subnet-pub nat-01 subnet-pub igw-01',
    [],
  ],
  [
    'in to what is behind a NAT gateway',
    { from: 'internet', to: 'i-app', port: 8080 },
    'not-reachable',
    'internet igw-01',
    [
      'no-public-address-for-ingress i-app',
      'security-group-inbound sg-app',
      // With a public address, its answers would still leave by the NAT gateway.
      'nat-gateway-unsolicited nat-01',
    ],
  ],
  [
    'out by a NAT gateway that has no way out',
    { from: 'i-lost', ...OUT },
    'not-reachable',
    'i-lost subnet-lost subnet-alone nat-02 subnet-alone',
    ['no-route rtb-main'],
  ],
  [
    'out by a failed one',
    { from: 'i-broken', ...OUT },
    'not-reachable',
    'i-broken subnet-broken',
    ['blackhole-route rtb-broken', 'nat-gateway-state nat-03'],
  ],
  [
    'out by a private one',
    { from: 'i-inner', ...OUT },
    'not-reachable',
    'i-inner subnet-inner subnet-pub nat-04 subnet-pub igw-01',
    ['no-public-address nat-04'],
  ],
  [
    'out without a route',
    { from: 'i-alone', ...OUT },
    'not-reachable',
    'i-alone subnet-alone',
    ['no-route rtb-main'],
  ],
  [
    'inside one subnet',
    { from: 'i-web', to: 'i-bare', port: 80 },
    'reachable',
    'i-web subnet-pub i-bare',
    [],
  ],
  [
    'inside the VPC by group',
    { from: 'i-web', to: '10.0.12.10', port: 8080 },
    'reachable',
    'i-web subnet-pub subnet-priv2 i-app2',
    [],
  ],
  [
    'inside the VPC, not of that group',
    { from: 'i-app', to: 'i-app2', port: 8080 },
    'not-reachable',
    'i-app subnet-priv subnet-priv2 i-app2',
    ['security-group-inbound sg-app'],
  ],
  [
    'to an address that nobody has',
    { from: 'i-web', to: '10.0.2.99', port: 80 },
    'not-reachable',
    'i-web subnet-pub subnet-priv',
    ['address-not-assigned subnet-priv'],
  ],
  [
    'to an address in no subnet',
    { from: 'i-web', to: '10.0.99.1', port: 80 },
    'not-reachable',
    'i-web subnet-pub',
    ['address-not-assigned vpc-0a'],
  ],
  [
    'to the public address of an instance of the same VPC',
    { from: 'i-web', to: '203.0.113.12', port: 80 },
    'reachable',
    'i-web subnet-pub igw-01 subnet-pub2 i-web2',
    [],
  ],
  [
    'the same from behind a NAT gateway',
    { from: 'i-app', to: '203.0.113.10', port: 80 },
    'reachable',
    'i-app subnet-priv subnet-pub nat-01 subnet-pub igw-01 subnet-pub i-web',
    [],
  ],
  [
    'by groups, which a public address hides',
    { from: 'i-web', to: '203.0.113.12', port: 22 },
    'not-reachable',
    'i-web subnet-pub igw-01 subnet-pub2 i-web2',
    ['security-group-inbound sg-web'],
  ],
  [
    'to the internet as a whole',
    { from: 'i-app', to: 'internet', port: 443 },
    'reachable',
    'i-app subnet-priv subnet-pub nat-01 subnet-pub igw-01',
    [],
  ],
];

test.each(CASES)('%s', (_, flow, verdict, path, findings) => {
  const answer = ask(flow);
  expect([answer.verdict, answer.path.join(' '), answer.findings]).toEqual([verdict, path, findings]);
});

test('one file less turns no answer around', () => {
  // Without describe-instances nobody knows that one is stopped; the import says so.
  const flows = CASES.map(([, flow]) => flow).filter(({ to }) => to !== 'i-off');
  expect(turnedAround(FILES, flows)).toEqual([]);
});
