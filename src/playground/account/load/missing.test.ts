import { expect, test } from 'vitest';
import type { Scenario } from '../../../evaluator/index.ts';
import { missingCalls } from './missing.ts';

const vpc = { cidr: '10.0.0.0/16', region: 'eu-west-1', account: '111122223333', subnets: {} };
const scenario = (more: Partial<Scenario>): Scenario => ({ version: 1, vpcs: { 'vpc-1': vpc }, ...more });

test('a whole export lacks nothing', () => {
  expect(missingCalls(scenario({}), true)).toEqual([]);
});

test.each([
  [
    { routeTables: null },
    'the route tables of 1 VPC',
    'aws ec2 describe-route-tables --region eu-west-1 --output json',
  ],
  [
    { securityGroups: null },
    'security groups of 1 VPC',
    'aws ec2 describe-security-groups --region eu-west-1 --output json',
  ],
  [
    { securityGroups: { 'sg-1': null } },
    'security groups of 1 VPC',
    'aws ec2 describe-security-groups --region eu-west-1 --output json',
  ],
  [
    { networkAcls: null },
    'the network ACLs of 1 VPC',
    'aws ec2 describe-network-acls --region eu-west-1 --output json',
  ],
  [
    { dnsServers: null },
    'the DHCP options of 1 VPC',
    'aws ec2 describe-dhcp-options --region eu-west-1 --output json',
  ],
  [
    { dnsHostnames: null },
    'the DNS attributes of 1 VPC',
    'AWS_REGION=eu-west-1 sh collect.sh export-111122223333-eu-west-1',
  ],
  [
    { unknown: ['endpoints'] as const },
    'the endpoints of 1 VPC',
    'aws ec2 describe-vpc-endpoints --region eu-west-1 --output json',
  ],
] as const)('%j', (more, what, command) => {
  const own = { ...vpc, ...more } as Scenario['vpcs'][string];
  expect(missingCalls(scenario({ vpcs: { 'vpc-1': own } }), true)).toEqual([
    { what, means: expect.any(String), place: 'account 111122223333, eu-west-1', command },
  ]);
});

test('VPCs of one account and Region are one row, of several several; a stub lacks its inside and nothing else', () => {
  const stub = { cidr: null, subnets: null, routeTables: null };
  const calls = missingCalls(
    scenario({
      vpcs: {
        'vpc-1': { ...vpc, routeTables: null },
        'vpc-2': { ...vpc, routeTables: null },
        'vpc-3': { ...vpc, region: 'us-east-1', routeTables: null },
        'vpc-4': stub,
      },
    }),
    true,
  );
  expect(calls.map(({ what, place }) => [what, place])).toEqual([
    ['what is inside 1 VPC that others lead to', ''],
    ['the route tables of 2 VPCs', 'account 111122223333, eu-west-1'],
    ['the route tables of 1 VPC', 'account 111122223333, us-east-1'],
  ]);
  expect(calls[0]?.command).toBe('sh collect.sh export-account');
});

test('what stands outside of VPCs', () => {
  const calls = missingCalls(
    scenario({
      prefixLists: { 'pl-1': { entries: null }, 'pl-2': { service: 's3', entries: null } },
      transitGateways: { 'tgw-1': { attachments: null, region: 'eu-west-1' } },
      targetGroups: { web: { targets: null } },
      loadBalancers: { lb: { type: 'network', subnets: [], listeners: null } },
    }),
    true,
  );
  expect(calls.map(({ command }) => command)).toEqual([
    'AWS_REGION=eu-west-1 sh collect.sh export-account-eu-west-1',
    'aws ec2 get-managed-prefix-list-entries --prefix-list-id pl-1 --output json',
    'aws elbv2 describe-listeners --load-balancer-arn ARN --output json',
    'aws elbv2 describe-target-health --target-group-arn ARN --output json',
  ]);
});

test('what a template lacks is said, without a call that could not bring it', () => {
  const [call] = missingCalls(scenario({ prefixLists: { 'Vpc.not-told': { entries: null } } }), false);
  expect(call).toMatchObject({ what: 'the entries of 1 prefix list', command: undefined });
});
