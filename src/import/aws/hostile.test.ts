/** Exports that nobody's account has: names of prototypes, wrong types, and very many entries. */
import { expect, test } from 'vitest';
import { buildNetwork } from '../../evaluator/index.ts';
import { filesOf } from '../fixtures/files.ts';
import { KINDS } from './documents.ts';
import { importAws } from './index.ts';
import { COLLECTED, JOINS, PLAIN } from './joins.ts';

const NASTY = [
  '__proto__',
  'constructor',
  'toString',
  'local',
  'internet',
  '',
  '../x',
  '\u0000',
  'a'.repeat(300),
];
const WRONG: readonly unknown[] = [null, 0, -1, 1e300, true, '', 'x', [], [[]], {}, { __proto__: 1 }];

const sound = (document: unknown) => {
  const { scenario } = importAws([{ file: 'a.json', text: JSON.stringify(document) }]);
  const built = buildNetwork(scenario);
  expect(built.ok ? [] : built.problems).toEqual([]);
  return scenario;
};

test.each(Object.entries(KINDS))('%s with ids of prototypes and of other things', (kind, id) => {
  const scenario = sound({ [kind]: NASTY.map((name) => ({ [id]: name })) });
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  for (const map of Object.values(scenario))
    expect(typeof map === 'object' && Object.hasOwn(map, '__proto__')).toBe(false);
});

test('every key with every wrong type', () => {
  for (const key of [...Object.keys(KINDS), ...COLLECTED.keys(), ...PLAIN.keys(), 'HostedZone', 'items']) {
    for (const wrong of WRONG) {
      sound({ [key]: wrong });
      sound({ [key]: [wrong, [wrong]] });
    }
  }
});

test('every answer without an id, with ids and entries of the wrong type', () => {
  for (const { id, collected, inner } of Object.values(JOINS)) {
    for (const wrong of WRONG) {
      for (const key of collected) {
        sound({
          [key]: [
            { [id]: wrong, [inner[0]]: [wrong] },
            { [id]: '__proto__', [inner[0]]: [wrong] },
          ],
        });
        sound({ [key]: [{ [id]: 'x', [inner[0]]: wrong }] });
      }
      sound({ [id]: wrong, [inner[0]]: [wrong] });
    }
  }
});

const COUNT = 20_000;
const many = <T>(make: (index: number) => T): T[] => Array.from({ length: COUNT }, (_, index) => make(index));
const LB = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/api/';
const GROUP = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/api/';
const cidr = (index: number) => `10.${index >> 8}.${index & 255}.0/24`;
const ends = (index: number) => [
  { TransitGatewayAttachmentId: `tgw-attach-${index}`, ResourceType: 'vpn', ResourceId: `vpn-${index}` },
];

test.each<[string, Record<string, unknown>]>([
  [
    'transit gateways',
    {
      TransitGateways: many((i) => ({ TransitGatewayId: `tgw-${i}` })),
      TransitGatewayAttachments: many((i) => ({
        TransitGatewayAttachmentId: `tgw-attach-${i}`,
        TransitGatewayId: 'tgw-1',
        ResourceType: i % 2 === 0 ? 'vpn' : 'direct-connect-gateway',
        ResourceId: `vpn-${i}`,
        State: 'available',
        Association: { State: 'associated', TransitGatewayRouteTableId: `tgw-rtb-${i}` },
      })),
      TransitGatewayStaticRoutes: [
        {
          TransitGatewayRouteTableId: 'tgw-rtb-1',
          Routes: many((i) => ({
            DestinationCidrBlock: cidr(i),
            Type: 'static',
            TransitGatewayAttachments: ends(i),
          })),
        },
      ],
      TransitGatewayPropagations: [
        {
          TransitGatewayRouteTableId: 'tgw-rtb-1',
          TransitGatewayRouteTablePropagations: many((i) => ends(i)[0]),
        },
      ],
    },
  ],
  [
    'propagated routes and connections',
    {
      RouteTables: [
        {
          RouteTableId: 'rtb-1',
          VpcId: 'vpc-1',
          Routes: many((i) => ({
            DestinationCidrBlock: cidr(i),
            GatewayId: 'vgw-1',
            Origin: 'EnableVgwRoutePropagation',
          })),
        },
      ],
      VpnConnections: many((i) => ({ VpnConnectionId: `vpn-${i}`, VpnGatewayId: 'vgw-1' })),
      directConnectGatewayAssociations: many((i) => ({
        associationId: `a-${i}`,
        directConnectGatewayId: '0aaa',
        associationState: 'associated',
        associatedGateway: { id: 'vgw-1' },
      })),
    },
  ],
  [
    'load balancers and targets',
    {
      LoadBalancers: many((i) => ({
        LoadBalancerArn: `${LB}${i}`,
        Type: 'network',
        Scheme: 'internal',
        AvailabilityZones: [{ SubnetId: `subnet-${i}` }],
      })),
      Listeners: many((i) => ({
        LoadBalancerArn: `${LB}1`,
        ListenerArn: `${LB}${i}`,
        Protocol: 'TCP',
        Port: 443,
        DefaultActions: [{ TargetGroupArn: `${GROUP}${i}` }],
      })),
      TargetGroups: many((i) => ({ TargetGroupArn: `${GROUP}${i}`, Protocol: 'TCP' })),
      LoadBalancerTargetHealth: [
        {
          TargetGroupArn: `${GROUP}1`,
          TargetHealthDescriptions: many((i) => ({
            Target: { Id: '10.0.0.1', Port: i },
            TargetHealth: { State: 'healthy' },
          })),
        },
      ],
      Subnets: many((i) => ({ SubnetId: `subnet-${i}`, VpcId: 'vpc-1', CidrBlock: cidr(i) })),
      NetworkInterfaces: many((i) => ({
        NetworkInterfaceId: `eni-${i}`,
        SubnetId: 'subnet-1',
        VpcId: 'vpc-1',
        PrivateIpAddress: '10.0.1.1',
        Description: 'ELB net/api/1',
      })),
    },
  ],
  [
    'zones, records and rules',
    {
      Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/8' }],
      HostedZones: many((i) => ({
        Id: `Z${i}`,
        Name: `z${i}.example.`,
        Config: { PrivateZone: true },
        VPCs: [{ VPCId: 'vpc-1' }],
      })),
      HostedZoneRecords: [
        {
          HostedZoneId: 'Z1',
          ResourceRecordSets: many((i) => ({
            Name: `${i}.z1.example.`,
            Type: 'A',
            ResourceRecords: [{ Value: '10.0.0.1' }],
          })),
        },
      ],
      ResourceRecordSets: many((i) => ({ Name: `${'a.'.repeat(100)}${i}.z2.example.`, Type: 'TXT' })),
      ResolverRuleAssociations: many((i) => ({ Id: `a-${i}`, ResolverRuleId: `r-${i}`, VPCId: 'vpc-1' })),
    },
  ],
])(
  'very many %s take time in proportion',
  (_, document) => {
    // The processor's time: the clock also counts what else the machine does. With the square it would be minutes.
    const before = process.cpuUsage();
    importAws(filesOf({ 'eu-west-1/a.json': document }));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(30);
  },
  120_000,
);
