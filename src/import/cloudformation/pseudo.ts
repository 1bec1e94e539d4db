/** Pseudo parameters: what AWS fills in (fact F-TPL-03). */
import { UNRESOLVED } from '../declared/types.ts';
import { ABSENT, type Value } from './values.ts';

const PARTITIONS: readonly (readonly [prefix: string, partition: string, suffix: string])[] = [
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
];

/** The value of a pseudo parameter; undefined where the name is none. */
export const pseudoParameter = (
  name: string,
  region: string,
  account: string | undefined,
): Value | undefined => {
  const [, partition = 'aws', suffix = 'amazonaws.com'] =
    PARTITIONS.find(([prefix]) => region.startsWith(prefix)) ?? [];
  switch (name) {
    case 'AWS::NoValue':
      return ABSENT;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return partition;
    case 'AWS::URLSuffix':
      return suffix;
    case 'AWS::AccountId':
      return account ?? UNRESOLVED;
    case 'AWS::StackName':
    case 'AWS::StackId':
    case 'AWS::NotificationARNs':
      return UNRESOLVED;
    default:
      return undefined;
  }
};
