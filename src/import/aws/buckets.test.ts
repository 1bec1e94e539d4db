/** Buckets and their policies, as `list-buckets` and `get-bucket-policy` answer. */
import { expect, test } from 'vitest';
import { buildNetwork, traceFlow } from '../../evaluator/index.ts';
import { importOf, route, routeTable } from '../fixtures/import-of.ts';

const denyFrom = (bucket: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
        Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-0fff' } },
      },
    ],
  });

const BUCKETS = { Buckets: [{ Name: 'reports', CreationDate: '2025-01-01T00:00:00Z' }], Owner: { ID: 'ab' } };

test('a bucket is listed with its owner, and its policy is unknown until it is asked for', () => {
  const { scenario, aliases } = importOf({ ...BUCKETS }, {});
  expect(scenario.resources).toEqual({
    reports: {
      origin: { file: 'all.json', pointer: '/Buckets/0' },
      arn: 'arn:aws:s3:::reports',
      policy: null,
    },
  });
  expect(aliases.get('arn:aws:s3:::reports')).toBe('reports');
});

test('a policy is given by the bucket beside it, by a collector’s list, or by what it is about', () => {
  const text = denyFrom('reports');
  const documents = [{ Policy: text }, { Bucket: 'reports', Policy: text }];
  for (const document of [...documents, { BucketPolicies: [{ Bucket: 'reports', Policy: text }] }]) {
    const { scenario } = importOf(BUCKETS, { 'policy.json': document });
    expect(scenario.resources?.['reports']?.policy).toEqual(JSON.parse(text));
  }
});

test('a bucket that AWS says has no policy has none; one that is not listed is known by its policy', () => {
  const none = importOf(BUCKETS, { 'policy.json': { Bucket: 'reports', Policy: null } });
  expect(none.scenario.resources?.['reports']).not.toHaveProperty('policy');
  const unlisted = importOf({}, { 'policy.json': { Policy: denyFrom('2024.logs') } });
  expect(unlisted.scenario.resources?.['bucket-2024.logs']).toMatchObject({
    label: '2024.logs',
    arn: 'arn:aws:s3:::2024.logs',
  });
});

test('the owner is the account that the folder names, or the caller of the folder’s files', () => {
  const named = importOf({}, { '111122223333/eu-west-1/buckets.json': BUCKETS });
  expect(named.scenario.resources?.['reports']?.account).toBe('111122223333');
  const caller = { UserId: 'AIDA', Account: '444455556666', Arn: 'arn:aws:iam::444455556666:user/u' };
  const asked = importOf({}, { 'a/buckets.json': BUCKETS, 'a/caller.json': caller });
  expect(asked.scenario.resources?.['reports']?.account).toBe('444455556666');
});

test('a policy of nothing that can be told, and one that is none, are said to be left out', () => {
  const mixed = JSON.stringify({
    Statement: [{ Resource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'] }, { Resource: '*' }],
  });
  expect(importOf({ Policy: mixed }).leftOut).toEqual(['policies: nothing says which bucket they are of']);
  const broken = importOf(BUCKETS, { 'policy.json': { Bucket: 'reports', Policy: '{' } });
  expect(broken.scenario.resources?.['reports']?.policy).toBeNull();
  expect(broken.leftOut).toContain('bucket policies: they are no policy documents');
});

test('the bucket’s policy decides about a request through a gateway endpoint', () => {
  const network = {
    ...routeTable(route('10.0.0.0/16', { GatewayId: 'local' }, { Origin: 'CreateRouteTable' }), {
      DestinationPrefixListId: 'pl-1',
      GatewayId: 'vpce-1',
      State: 'active',
      Origin: 'CreateRoute',
    }),
    PrefixLists: [
      { PrefixListId: 'pl-1', PrefixListName: 'com.amazonaws.eu-west-1.s3', Cidrs: ['52.1.0.0/16'] },
    ],
    VpcEndpoints: [
      {
        VpcEndpointId: 'vpce-1',
        VpcEndpointType: 'Gateway',
        VpcId: 'vpc-1',
        ServiceName: 'com.amazonaws.eu-west-1.s3',
        State: 'available',
        RouteTableIds: ['rtb-1'],
      },
    ],
    Reservations: [
      {
        Instances: [
          {
            InstanceId: 'i-1',
            SubnetId: 'subnet-1',
            VpcId: 'vpc-1',
            State: { Name: 'running' },
            PrivateIpAddress: '10.0.1.5',
            SourceDestCheck: true,
            SecurityGroups: [{ GroupId: 'sg-1' }],
          },
        ],
      },
    ],
    SecurityGroups: [
      {
        GroupId: 'sg-1',
        VpcId: 'vpc-1',
        GroupName: 'a',
        IpPermissions: [],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
    ],
    VpcAttributes: [
      { VpcId: 'vpc-1', EnableDnsSupport: { Value: true }, EnableDnsHostnames: { Value: true } },
    ],
    HostedZones: [],
    ResolverRuleAssociations: [],
    DhcpOptions: [],
  };
  const verdict = (policy: string | null) => {
    const { scenario } = importOf({ ...network, ...BUCKETS, Policy: policy, Bucket: 'reports' });
    const built = buildNetwork(scenario);
    const traced = built.ok
      ? traceFlow(built.network, {
          from: 'i-1',
          to: 's3.eu-west-1.amazonaws.com',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::reports/2025.csv',
        })
      : undefined;
    if (traced?.ok !== true) expect.fail('the flow can be asked');
    const { verdict: found, findings } = traced.trace;
    return { verdict: found, codes: findings.map(({ code }) => code) };
  };
  expect(verdict(denyFrom('reports'))).toEqual({ verdict: 'not-reachable', codes: ['resource-policy'] });
  expect(verdict(denyFrom('reports').replace('vpce-0fff', 'vpce-1')).codes).not.toContain('resource-policy');
});
