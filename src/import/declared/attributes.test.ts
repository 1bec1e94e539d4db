import { expect, test } from 'vitest';
import { attributeOf, refOf } from './attributes.ts';
import { balancerHost } from './tokens.ts';
import { type DeclaredValue, UNRESOLVED } from './types.ts';

const asked = (type: string, properties: Readonly<Record<string, DeclaredValue>> = {}) => ({
  name: 'Thing',
  type,
  properties,
  region: 'us-east-1',
  account: '111122223333',
});
const attribute = (type: string, name: string, properties: Readonly<Record<string, DeclaredValue>> = {}) =>
  attributeOf(asked(type, properties), name);

test.each([
  ['AWS::EC2::VPC', 'VpcId', 'Thing'],
  ['AWS::EC2::VPC', 'DefaultSecurityGroup', 'Thing.default'],
  ['AWS::EC2::VPC', 'DefaultNetworkAcl', 'Thing.default-acl'],
  ['AWS::EC2::Subnet', 'SubnetId', 'Thing'],
  ['AWS::EC2::SecurityGroup', 'GroupId', 'Thing'],
  ['AWS::EC2::EIP', 'AllocationId', 'Thing'],
  ['AWS::EC2::EIP', 'PublicIp', UNRESOLVED],
  ['AWS::EC2::NatGateway', 'NatGatewayId', 'Thing'],
  ['AWS::EC2::VPCEndpoint', 'Id', 'Thing'],
  ['AWS::EC2::VPCEndpointService', 'ServiceId', 'Thing'],
  ['AWS::EC2::VPCEndpointService', 'ServiceName', 'com.amazonaws.vpce.us-east-1.Thing'],
  ['AWS::EC2::TransitGateway', 'AssociationDefaultRouteTableId', 'Thing.default'],
  ['AWS::EC2::TransitGatewayRouteTable', 'TransitGatewayRouteTableId', 'Thing'],
  ['AWS::EC2::Instance', 'SubnetId', UNRESOLVED],
  ['AWS::EC2::Instance', 'PrivateIp', UNRESOLVED],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'LoadBalancerArn', 'Thing'],
  ['AWS::ElasticLoadBalancingV2::TargetGroup', 'TargetGroupArn', 'Thing'],
  ['AWS::ElasticLoadBalancingV2::Listener', 'ListenerArn', 'Thing'],
  ['AWS::VpcLattice::ServiceNetwork', 'Arn', 'Thing'],
  ['AWS::S3::Bucket', 'Arn', UNRESOLVED],
  ['AWS::KMS::Key', 'Arn', UNRESOLVED],
  ['Custom::Thing', 'Id', UNRESOLVED],
])('%s.%s', (type, name, expected) => {
  expect(attribute(type, name)).toBe(expected);
});

test('what a template states is known', () => {
  expect(attribute('AWS::EC2::Subnet', 'VpcId', { VpcId: 'Vpc' })).toBe('Vpc');
  expect(attribute('AWS::EC2::VPC', 'CidrBlock', { CidrBlock: '10.0.0.0/16' })).toBe('10.0.0.0/16');
  expect(attribute('AWS::EC2::Instance', 'PrivateIp', { PrivateIpAddress: '10.0.0.5' })).toBe('10.0.0.5');
  expect(attribute('AWS::S3::Bucket', 'Arn', { BucketName: 'b' })).toBe('arn:aws:s3:::b');
  expect(attribute('AWS::SNS::Topic', 'TopicArn', { TopicName: 't' })).toBe(
    'arn:aws:sns:us-east-1:111122223333:t',
  );
  expect(attribute('AWS::SQS::Queue', 'Arn', { QueueName: 'q' })).toBe(
    'arn:aws:sqs:us-east-1:111122223333:q',
  );
  expect(attribute('AWS::IAM::Role', 'Arn', { RoleName: 'r', Path: '/x/' })).toBe(
    'arn:aws:iam::111122223333:role/x/r',
  );
  expect(attribute('AWS::IAM::Role', 'Arn', { RoleName: 'r', Path: UNRESOLVED })).toBe(UNRESOLVED);
  expect(attribute('AWS::EC2::VPC', '__proto__')).toBe(UNRESOLVED);
});

test.each([
  ['AWS::EC2::Subnet', {}, 'Thing'],
  ['AWS::EC2::EIP', {}, UNRESOLVED],
  ['AWS::S3::Bucket', {}, UNRESOLVED],
  ['AWS::S3::Bucket', { BucketName: 'b' }, 'b'],
  ['AWS::SNS::Topic', { TopicName: 't' }, 'arn:aws:sns:us-east-1:111122223333:t'],
  ['AWS::SQS::Queue', { QueueName: 'q' }, UNRESOLVED],
  ['AWS::RDS::DBSubnetGroup', {}, 'Thing'],
  ['Custom::Thing', {}, UNRESOLVED],
])('Ref of %s with %o', (type, properties, expected) => {
  expect(refOf(asked(type, properties))).toBe(expected);
});

test('host names that stand for AWS’s never meet, whatever the capitals', () => {
  const names = ['alb', 'Alb', 'ALB', 'alb-4', 'aLb', 'alb-0'];
  expect(new Set(names.map(balancerHost)).size).toBe(names.length);
  expect(names.map(balancerHost)).toEqual(names.map((name) => balancerHost(name).toLowerCase()));
});
