/** Names and ARNs that AWS gives to what policies speak of, as far as a template settles them. */
import type { Asked } from './asked.ts';

/** The property that holds the name by which `Ref` and the ARN call a resource. */
const NAME_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['AWS::S3::Bucket', 'BucketName'],
  ['AWS::SNS::Topic', 'TopicName'],
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::User', 'UserName'],
  ['AWS::Lambda::Function', 'FunctionName'],
  ['AWS::DynamoDB::Table', 'TableName'],
]);

/** The name of a resource where the template gives it one; otherwise AWS makes one up. */
export const nameIn = ({ type, properties }: Asked): string | undefined => {
  const property = NAME_PROPERTIES.get(type);
  const name = property === undefined ? undefined : properties[property];
  return typeof name === 'string' && name !== '' ? name : undefined;
};

const partitionOf = (region: string): string =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';

/** The ARN of a resource; undefined where a part of it is not known. A path would stand in an identity's. */
export const arnOf = (asked: Asked): string | undefined => {
  const { type, region, account, properties } = asked;
  const queue = type === 'AWS::SQS::Queue' ? properties['QueueName'] : undefined;
  const name = typeof queue === 'string' && queue !== '' ? queue : nameIn(asked);
  if (name === undefined || region === undefined) return undefined;
  const partition = partitionOf(region);
  if (type === 'AWS::S3::Bucket') return `arn:${partition}:s3:::${name}`;
  if (account === undefined) return undefined;
  const regional = (service: string, resource: string): string =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  switch (type) {
    case 'AWS::SNS::Topic':
      return regional('sns', name);
    case 'AWS::SQS::Queue':
      return regional('sqs', name);
    case 'AWS::DynamoDB::Table':
      return regional('dynamodb', `table/${name}`);
    case 'AWS::Lambda::Function':
      return regional('lambda', `function:${name}`);
    case 'AWS::IAM::Role':
    case 'AWS::IAM::User': {
      const path = properties['Path'] ?? '/';
      const kind = type === 'AWS::IAM::Role' ? 'role' : 'user';
      return typeof path === 'string' ? `arn:${partition}:iam::${account}:${kind}${path}${name}` : undefined;
    }
    default:
      return undefined;
  }
};
