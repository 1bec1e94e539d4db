/** What a template may ask of a resource that it declares, beside its id: the names by which the rest of the import knows it. */
import { type DeclaredValue, UNRESOLVED } from './types.ts';

/** What is known of the resource that is asked. */
export interface Asked {
  readonly name: string;
  readonly type: string;
  readonly properties: { readonly [key: string]: DeclaredValue };
}

/** The main route table, default security group and default network ACL that AWS makes with a VPC. */
export const mainTableOf = (vpc: string): string => `${vpc}.main`;
export const defaultGroupOf = (vpc: string): string => `${vpc}.default`;
export const defaultAclOf = (vpc: string): string => `${vpc}.default-acl`;

/**
 * The value of an attribute by CloudFormation's name (`Fn::GetAtt`): what stands for it in the properties of other
 * resources. An id or ARN of a network resource is the resource's name; what only AWS will know is unresolved.
 */
export const attributeOf = ({ name, type, properties }: Asked, attribute: string): DeclaredValue => {
  switch (`${type}.${attribute}`) {
    case 'AWS::EC2::VPC.CidrBlock':
      return properties['CidrBlock'] ?? UNRESOLVED;
    case 'AWS::EC2::VPC.DefaultSecurityGroup':
      return defaultGroupOf(name);
    case 'AWS::EC2::VPC.DefaultNetworkAcl':
      return defaultAclOf(name);
    default:
      return UNRESOLVED;
  }
};
