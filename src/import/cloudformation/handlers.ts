/** What CloudFormation makes of a resource where it differs from what its properties say by themselves. */
import type { Properties } from './values.ts';

/** An empty list of outbound rules adds none, so that AWS's own, which lets everything out, stays (fact F-TPL-01). */
const withoutEmptyEgress = (properties: Properties): Properties => {
  const { SecurityGroupEgress: rules, ...others } = properties;
  const isEmpty = Array.isArray(rules) && rules.every((rule) => rule === null);
  return isEmpty ? others : properties;
};

/** The properties of a resource as CloudFormation applies them. */
export const asApplied = (type: string, properties: Properties): Properties =>
  type === 'AWS::EC2::SecurityGroup' ? withoutEmptyEgress(properties) : properties;
