import { describe, expect, it } from 'vitest';
import { networkOf } from '../testing/build.ts';
import { endsOf, misdirected } from './request.ts';
import type { PolicyRequest } from './types.ts';

const A = '111111111111';
const ROLE = `arn:aws:iam::${A}:role/team/app`;
const network = networkOf({
  vpcs: {},
  principals: { app: { arn: ROLE }, ann: { arn: `arn:aws:iam::${A}:user/ann` } },
  resources: {
    data: { arn: 'arn:aws:s3:::data', account: A },
    more: { arn: 'arn:aws:s3:::data-more', account: A },
    logs: { arn: `arn:aws:logs:us-east-1:${A}:log-group:app` },
  },
});

describe('the resource of a request', () => {
  const of = (resource: string, action?: string) => {
    const { resource: found, requested } = endsOf(network, { resource, action });
    return [found?.id, requested];
  };
  const below = (prefix: string) => ({ kind: 'below', prefix });
  it('by name or ARN is one that the scenario describes', () => {
    expect(of('data', 's3:ListBucket')).toEqual(['data', { kind: 'exact', arn: 'arn:aws:s3:::data' }]);
    expect(of('arn:aws:s3:::data-more', 's3:ListBucket')[0]).toBe('more');
    expect(of('arn:aws:s3:::data/k')).toEqual(['data', { kind: 'exact', arn: 'arn:aws:s3:::data/k' }]);
    expect(of('arn:aws:s3:::dat')[0]).toBeUndefined();
    const stream = `arn:aws:logs:us-east-1:${A}:log-group:app:log-stream:x`;
    expect(of(stream)).toEqual(['logs', { kind: 'exact', arn: stream }]);
    expect(of('*')).toEqual([undefined, undefined]);
  });
  it('of a bucket is an object where the action is for objects', () => {
    expect(of('data', 's3:GetObject')[1]).toEqual(below('arn:aws:s3:::data/'));
    expect(of('data', 'S3:PutObjectTagging')[1]).toEqual(below('arn:aws:s3:::data/'));
    expect(of('data', 's3:GetBucketPolicy')[1]).toEqual({ kind: 'exact', arn: 'arn:aws:s3:::data' });
    expect(of('data')[1]).toEqual({ kind: 'either', arn: 'arn:aws:s3:::data', prefix: 'arn:aws:s3:::data/' });
  });
  it('of a log group may be a stream', () => {
    const group = `arn:aws:logs:us-east-1:${A}:log-group:app`;
    expect(of('logs', 'logs:PutLogEvents')[1]).toEqual(below(`${group}:`));
    expect(of('logs', 'logs:DescribeLogStreams')[1]).toEqual({
      kind: 'either',
      arn: group,
      prefix: `${group}:`,
    });
    expect(of(`${group}:*`)[1]).toEqual(below(`${group}:`));
  });
  it('with a wildcard is something below what stands before it', () => {
    expect(of('arn:aws:s3:::data/logs/?x*')[1]).toEqual(below('arn:aws:s3:::data/logs/'));
  });
});

describe('the caller of a request', () => {
  const of = (principal: string) => {
    const { caller, principal: arn } = endsOf(network, { principal });
    return [caller?.id, arn];
  };
  it('is known by name, by ARN and by a session of it', () => {
    expect(of('app')).toEqual(['app', ROLE]);
    expect(of(ROLE)).toEqual(['app', ROLE]);
    const session = `arn:aws:sts::${A}:assumed-role/app/i-1`;
    expect(of(session)).toEqual(['app', session]);
    expect(of(`arn:aws:iam::${A}:user/ann`)[0]).toBe('ann');
    expect(of(`arn:aws:iam::${A}:user/bob`)[0]).toBeUndefined();
  });
  it('may be nobody', () => {
    expect(endsOf(network, {})).toEqual({
      caller: undefined,
      principal: undefined,
      resource: undefined,
      requested: undefined,
    });
  });
});

describe('a request that goes astray', () => {
  const request = (action: string | undefined, arn: string | undefined): PolicyRequest => ({
    action,
    service: undefined,
    resource: arn === undefined ? undefined : { kind: 'exact', arn },
    principal: undefined,
    bounded: false,
    context: new Map(),
  });
  const SQS = 'com.amazonaws.us-east-1.sqs';
  const queue = (region: string) => `arn:aws:sqs:${region}:${A}:jobs`;
  it.each<[string | undefined, string | undefined, string, boolean]>([
    ['sqs:SendMessage', queue('us-east-1'), SQS, false],
    ['sqs:SendMessage', queue('eu-west-1'), SQS, true],
    ['sqs:SendMessage', queue('us-gov-west-1'), SQS, true],
    ['sqs:SendMessage', queue(''), SQS, false],
    ['sqs:SendMessage', queue('us-*'), SQS, false],
    ['sqs:SendMessage', queue('x-us-west-2'), SQS, false],
    [undefined, queue('eu-west-1'), SQS, true],
    ['s3:GetObject', undefined, SQS, true],
    ['SNS:Publish', undefined, SQS, true],
    ['cloudwatch:PutMetricData', undefined, 'com.amazonaws.us-east-1.monitoring', false],
    ['execute-api:Invoke', undefined, SQS, false],
    ['s3:GetObject', undefined, 'com.amazonaws.us-east-1.bedrock-runtime', false],
    ['s3:GetObject', queue('eu-west-1'), 'vpce-svc-1', false],
    [undefined, undefined, SQS, false],
  ])('%s on %s at %s: %s', (action, arn, service, expected) => {
    expect(misdirected(request(action, arn), service) !== undefined).toBe(expected);
  });
  it('says what does not fit', () => {
    expect(misdirected(request('s3:GetObject', undefined), SQS)).toBe(
      'an action of `s3` at a service that IAM calls `sqs`',
    );
    const below = {
      ...request(undefined, undefined),
      resource: { kind: 'below', prefix: queue('eu-west-1') } as const,
    };
    expect(misdirected(below, SQS)).toBe('a resource of `eu-west-1` at a service of `us-east-1`');
  });
});
