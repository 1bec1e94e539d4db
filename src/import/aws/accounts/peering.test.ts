/** Accounts with peering connections: of one account, of two, of two Regions, and with a route on one side only. */
import { expect, test } from 'vitest';
import type { FlowRequest } from '../../../evaluator/index.ts';
import { accountOf, type Piece } from '../../fixtures/account.ts';
import { internetGateway, natGateway, peering } from '../../fixtures/gateways.ts';
import {
  instance,
  networkAcl,
  type RouteOf,
  routeTable,
  securityGroup,
  subnet,
  vpc,
} from '../../fixtures/pieces.ts';
import { asking, turnedAround } from '../../fixtures/traced.ts';

const OTHER = '444455556666';

/** A VPC `vpc-<name>` of one subnet, with an instance that lets everything in from 10.0.0.0/8. */
const small = (
  name: string,
  net: number,
  routes: readonly RouteOf[],
  { account, zone = 'eu-west-1a' }: { readonly account?: string; readonly zone?: string } = {},
): readonly Piece[] => {
  const VPC = `vpc-${name}`;
  const cidr = `10.${net}.0.0/16`;
  return [
    vpc(VPC, cidr, account),
    subnet(`subnet-${name}`, VPC, `10.${net}.1.0/24`, zone),
    routeTable(`rtb-${name}`, VPC, cidr, 'main', ...routes),
    networkAcl(`acl-${name}`, VPC, [`subnet-${name}`]),
    securityGroup(`sg-${name}`, VPC, [['tcp', '22', '10.0.0.0/8']]),
    instance(`i-${name}`, {
      vpc: VPC,
      subnet: `subnet-${name}`,
      ip: `10.${net}.1.10`,
      group: `sg-${name}`,
      ...(account === undefined ? {} : { owner: account }),
    }),
  ];
};
const by = (pcx: string, net: number, more: Record<string, string> = {}): RouteOf => [
  `10.${net}.0.0/16`,
  'VpcPeeringConnectionId',
  pcx,
  more,
];

const AB = peering('pcx-ab', ['vpc-a', '10.1.0.0/16'], ['vpc-b', '10.2.0.0/16']);
const BC = peering('pcx-bc', ['vpc-b', '10.2.0.0/16'], ['vpc-c', '10.3.0.0/16', OTHER]);
const AD = peering('pcx-ad', ['vpc-a', '10.1.0.0/16'], ['vpc-d', '10.4.0.0/16', OTHER, 'us-east-1']);
const GONE = peering('pcx-gone', ['vpc-a', '10.1.0.0/16'], ['vpc-e', '10.5.0.0/16'], 'deleted');
const WAITS = peering(
  'pcx-wait',
  ['vpc-a', '10.1.0.0/16'],
  ['vpc-f', '10.6.0.0/16', '777788889999'],
  'pending-acceptance',
);
const FAR = peering('pcx-far', ['vpc-a', '10.1.0.0/16'], ['vpc-g', '10.7.0.0/16', '777788889999']);

const home = accountOf(
  {},
  ...small('a', 1, [
    by('pcx-ab', 2),
    // By way of `b`, which leads no further.
    by('pcx-ab', 3),
    by('pcx-ad', 4),
    by('pcx-gone', 5, { State: 'blackhole' }),
    by('pcx-wait', 6, { State: 'blackhole' }),
    by('pcx-far', 7),
    ['0.0.0.0/0', 'VpcPeeringConnectionId', 'pcx-ab'],
  ]),
  ...small('b', 2, [by('pcx-ab', 1), by('pcx-bc', 3), ['0.0.0.0/0', 'NatGatewayId', 'nat-b']]),
  ...small('e', 5, []),
  subnet('subnet-b-public', 'vpc-b', '10.2.9.0/24'),
  routeTable(
    'rtb-b-public',
    'vpc-b',
    '10.2.0.0/16',
    ['subnet-b-public'],
    ['0.0.0.0/0', 'GatewayId', 'igw-b'],
  ),
  networkAcl('acl-b-public', 'vpc-b', ['subnet-b-public']),
  internetGateway('igw-b', 'vpc-b'),
  natGateway('nat-b', { vpc: 'vpc-b', subnet: 'subnet-b-public', ip: '10.2.9.9', publicIp: '203.0.113.9' }),
  AB,
  BC,
  AD,
  GONE,
  WAITS,
  FAR,
);
// No route back to `b`.
const ofC = accountOf({ account: OTHER }, ...small('c', 3, [], { account: OTHER }), BC);
const ofD = accountOf(
  { account: OTHER, region: 'us-east-1' },
  ...small('d', 4, [by('pcx-ad', 1)], { account: OTHER, zone: 'us-east-1a' }),
  AD,
);
const ask = asking(home, ofC, ofD);

type Case = readonly [
  title: string,
  flow: Omit<FlowRequest, 'port'>,
  verdict: string,
  path: string,
  findings: readonly string[],
];

const CASES: readonly Case[] = [
  ['one account', { from: 'i-a', to: 'i-b' }, 'reachable', 'i-a subnet-a pcx-ab subnet-b i-b', []],
  ['by address', { from: 'i-b', to: '10.1.1.10' }, 'reachable', 'i-b subnet-b pcx-ab subnet-a i-a', []],
  ['two Regions', { from: 'i-a', to: '10.4.1.10' }, 'reachable', 'i-a subnet-a pcx-ad subnet-d i-d', []],
  ['and back', { from: 'i-d', to: 'i-a' }, 'reachable', 'i-d subnet-d pcx-ad subnet-a i-a', []],
  [
    'a route there and none back',
    { from: 'i-b', to: '10.3.1.10' },
    'not-reachable',
    'i-b subnet-b pcx-bc subnet-c i-c',
    ['no-route rtb-c'],
  ],
  ['no route there', { from: 'i-c', to: '10.2.1.10' }, 'not-reachable', 'i-c subnet-c', ['no-route rtb-c']],
  [
    'over a peer to its peer',
    { from: 'i-a', to: '10.3.1.10' },
    'not-reachable',
    'i-a subnet-a pcx-ab',
    ['peering-not-transitive pcx-ab'],
  ],
  [
    'over a peer to the internet',
    { from: 'i-a', to: '192.0.2.80' },
    'not-reachable',
    'i-a subnet-a pcx-ab',
    ['peering-not-transitive pcx-ab'],
  ],
  [
    'a deleted peering',
    { from: 'i-a', to: 'i-e' },
    'not-reachable',
    'i-a subnet-a',
    ['blackhole-route rtb-a', 'peering-not-active pcx-gone', 'no-route rtb-e'],
  ],
  [
    'one that nobody accepted',
    { from: 'i-a', to: '10.6.1.10' },
    'not-reachable',
    'i-a subnet-a',
    ['blackhole-route rtb-a', 'peering-not-active pcx-wait', 'peer-network-unknown pcx-wait'],
  ],
  [
    'into an account that is not in the data',
    { from: 'i-a', to: '10.7.1.10' },
    'undetermined',
    'i-a subnet-a pcx-far',
    ['peer-network-unknown pcx-far'],
  ],
  [
    'to an address of the peer that nobody has',
    { from: 'i-a', to: '10.2.1.77' },
    'not-reachable',
    'i-a subnet-a pcx-ab subnet-b',
    ['address-not-assigned subnet-b'],
  ],
  [
    'a closed port',
    { from: 'i-a', to: 'i-b', protocol: 'udp' },
    'not-reachable',
    'i-a subnet-a pcx-ab subnet-b i-b',
    ['security-group-inbound sg-b'],
  ],
];

test.each(CASES)('%s', (_, flow, verdict, path, findings) => {
  const answer = ask({ port: 22, ...flow });
  expect([answer.verdict, answer.path.join(' '), answer.findings]).toEqual([verdict, path, findings]);
});

test('without the peer’s account the answer is what to export, and no more', () => {
  const alone = asking(home)({ from: 'i-a', to: '10.4.1.10', port: 22 });
  expect(alone).toMatchObject({
    verdict: 'undetermined',
    path: ['i-a', 'subnet-a', 'pcx-ad'],
    findings: ['peer-network-unknown pcx-ad'],
  });
});

test('one file less turns no answer around', () => {
  expect(
    turnedAround(
      [...home, ...ofC, ...ofD],
      CASES.map(([, flow]) => ({ port: 22, ...flow })),
    ),
  ).toEqual([]);
});
