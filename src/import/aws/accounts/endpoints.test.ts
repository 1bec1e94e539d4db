/** Accounts with interface and gateway endpoints: names, addresses, groups, policies, prefix lists. */
import { expect, test } from 'vitest';
import type { FlowRequest } from '../../../evaluator/index.ts';
import { accountOf } from '../../fixtures/account.ts';
import { dnsAttributes, gatewayEndpoint, interfaceEndpoint, prefixList } from '../../fixtures/endpoints.ts';
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
const S3 = 'com.amazonaws.eu-west-1.s3';
const DYNAMO = 'com.amazonaws.eu-west-1.dynamodb';
const at = (name: string, ip: string, group: string, publicIp?: string): At => ({
  vpc: VPC,
  subnet: `subnet-${name}`,
  ip,
  group,
  ...(publicIp === undefined ? {} : { publicIp }),
});
const READ_ONLY = JSON.stringify({
  Statement: [
    { Action: ['s3:GetObject'], Effect: 'Allow', Principal: '*', Resource: 'arn:aws:s3:::reports/*' },
  ],
});

const FILES = accountOf(
  {},
  vpc(VPC, CIDR),
  dnsAttributes(VPC, true),
  subnet('subnet-priv', VPC, '10.0.1.0/24'),
  subnet('subnet-pub', VPC, '10.0.2.0/24'),
  subnet('subnet-ep', VPC, '10.0.3.0/24'),
  internetGateway('igw-01', VPC),
  routeTable(
    'rtb-priv',
    VPC,
    CIDR,
    ['subnet-priv'],
    ['pl-s3', 'GatewayId', 'vpce-s3'],
    ['pl-ddb', 'GatewayId', 'vpce-ddb'],
  ),
  routeTable(
    'rtb-pub',
    VPC,
    CIDR,
    ['subnet-pub'],
    ['0.0.0.0/0', 'GatewayId', 'igw-01'],
    ['pl-s3', 'GatewayId', 'vpce-s3'],
  ),
  routeTable('rtb-main', VPC, CIDR, 'main'),
  networkAcl('acl-a', VPC, ['subnet-priv', 'subnet-pub', 'subnet-ep']),
  securityGroup('sg-app', VPC, [['tcp', '22', '10.0.0.0/8']]),
  securityGroup('sg-s3', VPC, [], [['tcp', '443', 'pl-s3']]),
  securityGroup('sg-ep', VPC, [['tcp', '443', 'sg-app']]),
  securityGroup('sg-shut', VPC, []),
  instance('i-app', at('priv', '10.0.1.10', 'sg-app')),
  instance('i-s3', at('priv', '10.0.1.11', 'sg-s3')),
  instance('i-pub', at('pub', '10.0.2.10', 'sg-app', '203.0.113.10')),
  interfaceEndpoint('vpce-sns', {
    vpc: VPC,
    service: 'com.amazonaws.eu-west-1.sns',
    nodes: [['subnet-ep', '10.0.3.20']],
    group: 'sg-ep',
  }),
  interfaceEndpoint('vpce-sqs', {
    vpc: VPC,
    service: 'com.amazonaws.eu-west-1.sqs',
    nodes: [['subnet-ep', '10.0.3.21']],
    group: 'sg-shut',
  }),
  interfaceEndpoint('vpce-kms', {
    vpc: VPC,
    service: 'com.amazonaws.eu-west-1.kms',
    nodes: [['subnet-ep', '10.0.3.22']],
    group: 'sg-ep',
    privateDns: false,
  }),
  interfaceEndpoint('vpce-new', {
    vpc: VPC,
    service: 'com.amazonaws.eu-west-1.ecs',
    nodes: [['subnet-ep', '10.0.3.23']],
    group: 'sg-ep',
    state: 'pending',
  }),
  gatewayEndpoint('vpce-s3', VPC, S3, ['rtb-priv', 'rtb-pub'], READ_ONLY),
  gatewayEndpoint('vpce-ddb', VPC, DYNAMO, ['rtb-priv']),
  prefixList('pl-s3', S3, ['52.218.0.0/17', '203.0.113.128/25']),
  prefixList('pl-ddb', DYNAMO, ['192.0.2.0/28']),
);
const ask = asking(FILES);

type Case = readonly [
  title: string,
  flow: FlowRequest,
  verdict: string,
  path: string,
  findings: readonly string[],
];
const SNS = 'com.amazonaws.eu-west-1.sns';
const TO_SNS = `i-app subnet-priv subnet-ep vpce-sns ${SNS}`;

const CASES: readonly Case[] = [
  ['by the private name', { from: 'i-app', to: 'sns.eu-west-1.amazonaws.com' }, 'reachable', TO_SNS, []],
  [
    'by the endpoint’s own name',
    { from: 'i-app', to: 'vpce-sns-0abc.sns.eu-west-1.vpce.amazonaws.com' },
    'reachable',
    TO_SNS,
    [],
  ],
  ['by its address', { from: 'i-app', to: '10.0.3.20', port: 443 }, 'reachable', TO_SNS, []],
  ['by its id', { from: 'i-app', to: 'vpce-sns' }, 'reachable', TO_SNS, []],
  [
    'another port',
    { from: 'i-app', to: 'vpce-sns', port: 80 },
    'not-reachable',
    'i-app subnet-priv subnet-ep vpce-sns',
    ['security-group-inbound sg-ep'],
  ],
  [
    'a group that lets nobody in',
    { from: 'i-app', to: 'sqs.eu-west-1.amazonaws.com' },
    'not-reachable',
    'i-app subnet-priv subnet-ep vpce-sqs',
    ['security-group-inbound sg-shut'],
  ],
  [
    'private DNS off: the name leads to the service’s public address',
    { from: 'i-app', to: 'kms.eu-west-1.amazonaws.com' },
    'not-reachable',
    'i-app subnet-priv',
    ['name-resolves-publicly vpce-kms', 'no-route rtb-priv'],
  ],
  [
    'private DNS off, by the endpoint’s id',
    { from: 'i-app', to: 'vpce-kms' },
    'reachable',
    'i-app subnet-priv subnet-ep vpce-kms com.amazonaws.eu-west-1.kms',
    [],
  ],
  [
    'one that is not there yet',
    { from: 'i-app', to: 'vpce-new' },
    'not-reachable',
    'i-app subnet-priv subnet-ep vpce-new',
    ['endpoint-state vpce-new'],
  ],
  [
    'S3 by its name',
    { from: 'i-app', to: 's3.eu-west-1.amazonaws.com' },
    'reachable',
    `i-app subnet-priv vpce-s3 ${S3}`,
    [],
  ],
  [
    'S3 by an address of its prefix list',
    { from: 'i-app', to: '52.218.0.7', port: 443 },
    'reachable',
    `i-app subnet-priv vpce-s3 ${S3}`,
    [],
  ],
  [
    'an address beside it',
    { from: 'i-app', to: '198.51.101.7', port: 443 },
    'not-reachable',
    'i-app subnet-priv',
    ['no-route rtb-priv'],
  ],
  [
    'the same with a way to the internet',
    { from: 'i-pub', to: '198.51.101.7', port: 443 },
    'reachable',
    'i-pub subnet-pub igw-01',
    [],
  ],
  [
    'S3 where both are there',
    { from: 'i-pub', to: '203.0.113.130', port: 443 },
    'reachable',
    `i-pub subnet-pub vpce-s3 ${S3}`,
    [],
  ],
  [
    'S3 out by a group that names the list',
    { from: 'i-s3', to: '52.218.0.7', port: 443 },
    'reachable',
    `i-s3 subnet-priv vpce-s3 ${S3}`,
    [],
  ],
  [
    'DynamoDB against such a group',
    { from: 'i-s3', to: '192.0.2.5', port: 443 },
    'not-reachable',
    'i-s3',
    ['security-group-outbound sg-s3'],
  ],
  [
    'DynamoDB',
    { from: 'i-app', to: 'dynamodb.eu-west-1.amazonaws.com' },
    'reachable',
    `i-app subnet-priv vpce-ddb ${DYNAMO}`,
    [],
  ],
  [
    'DynamoDB without its route',
    { from: 'i-pub', to: '192.0.2.5', port: 443 },
    'reachable',
    `i-pub subnet-pub igw-01 ${DYNAMO}`,
    [],
  ],
  [
    'what the endpoint’s policy allows',
    {
      from: 'i-app',
      to: 's3.eu-west-1.amazonaws.com',
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::reports/a.csv',
      principal: 'arn:aws:iam::111122223333:role/app',
    },
    'not-reachable',
    `i-app subnet-priv vpce-s3`,
    ['endpoint-policy vpce-s3'],
  ],
  [
    'ping',
    { from: 'i-app', to: 'vpce-sns', protocol: 'icmp' },
    'not-reachable',
    'i-app subnet-priv subnet-ep vpce-sns',
    ['security-group-inbound sg-ep', 'endpoint-protocol vpce-sns'],
  ],
];

test.each(CASES)('%s', (_, flow, verdict, path, findings) => {
  const answer = ask(flow);
  expect([answer.verdict, answer.path.join(' '), answer.findings]).toEqual([verdict, path, findings]);
});

test('one file less turns no answer around', () => {
  expect(
    turnedAround(
      FILES,
      CASES.map(([, flow]) => flow),
    ),
  ).toEqual([]);
});
