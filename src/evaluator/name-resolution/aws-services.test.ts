import { describe, expect, it } from 'vitest';
import { AWS_SERVICES } from './aws-services.ts';
import { serviceOfHost, wholeServiceName } from './service-names.ts';

describe('the AWS services', () => {
  it('have codes of their own, and hosts of one Region', () => {
    const codes = AWS_SERVICES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[a-z][a-z0-9.-]+$/.test(code))).toEqual([]);
    const hosts = AWS_SERVICES.flatMap((service) => service.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(
      hosts.filter((host) => !/^(\*\.)?[a-z][a-z0-9.-]*\.\{region\}\.amazonaws\.com$/.test(host)),
    ).toEqual([]);
  });

  it('have gateway endpoints for S3 and DynamoDB only (fact F-GWE-01)', () => {
    const gateways = AWS_SERVICES.filter(({ endpoints }) => endpoints.includes('gateway'));
    expect(gateways.map(({ code }) => code).sort()).toEqual(['dynamodb', 's3', 's3express']);
  });

  it.each([
    ['sns.us-east-1.amazonaws.com', 'com.amazonaws.us-east-1.sns'],
    ['photos.s3.eu-west-1.amazonaws.com', 'com.amazonaws.eu-west-1.s3'],
    ['api.ecr.us-east-1.amazonaws.com', 'com.amazonaws.us-east-1.ecr.api'],
    ['123456789012.dkr.ecr.us-gov-west-1.amazonaws.com', 'com.amazonaws.us-gov-west-1.ecr.dkr'],
    ['firehose.us-east-1.amazonaws.com', 'com.amazonaws.us-east-1.kinesis-firehose'],
    ['streams.dynamodb.us-east-1.amazonaws.com', 'com.amazonaws.us-east-1.dynamodb-streams'],
    ['runtime.sagemaker.ap-southeast-2.amazonaws.com', 'com.amazonaws.ap-southeast-2.sagemaker.runtime'],
  ])('%s is %s', (host, name) => {
    expect(serviceOfHost(host)?.name).toBe(name);
  });

  it('are not found by names that only look alike', () => {
    expect(serviceOfHost('sns.us-east-1.amazonaws.com.example.org')).toBeUndefined();
    expect(serviceOfHost('dkr.ecr.us-east-1.amazonaws.com')).toBeUndefined();
    expect(serviceOfHost('.dkr.ecr.us-east-1.amazonaws.com')).toBeUndefined();
    expect(serviceOfHost('amazonaws.com')).toBeUndefined();
    expect(wholeServiceName('snss', 'us-east-1')).toBeUndefined();
  });

  it('stay as they are where the name is whole', () => {
    for (const name of [
      'com.amazonaws.eu-west-1.sns',
      'com.amazonaws.vpce.us-east-1.vpce-svc-0123',
      'aws.sagemaker.us-east-1.notebook',
      'cn.com.amazonaws.cn-north-1.sqs',
    ])
      expect(wholeServiceName(name, 'us-east-1')).toBe(name);
    expect(wholeServiceName('sns', 'us-east-1')).toBe('com.amazonaws.us-east-1.sns');
  });
});
