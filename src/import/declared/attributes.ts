/** What a template may ask of a resource that it declares, beside its id: the names by which the rest of the import knows it. */
import { arnOf, nameIn } from './arns.ts';
import type { Asked } from './asked.ts';
import { balancerHost, endpointHost, serviceNameOf } from './tokens.ts';
import { type DeclaredValue, UNRESOLVED } from './types.ts';

export type { Asked };

/** The main route table, default security group and default network ACL that AWS makes with a VPC. */
export const mainTableOf = (vpc: string): string => `${vpc}.main`;
export const defaultGroupOf = (vpc: string): string => `${vpc}.default`;
export const defaultAclOf = (vpc: string): string => `${vpc}.default-acl`;

/** The route table that AWS makes with a transit gateway, for associations and propagations alike. */
export const defaultTransitTableOf = (gateway: string): string => `${gateway}.default`;

/** The attachment that AWS makes where a VPN connection ends at a transit gateway. */
export const vpnAttachmentOf = (connection: string): string => `${connection}.attachment`;

/** Services whose resources are known by their names throughout the import: ids and ARNs of them are these names. */
const NAMED =
  /^(?:AWS::(?:EC2|ElasticLoadBalancingV2|Route53|Route53Resolver|VpcLattice|AutoScaling|RDS|DocDB|Neptune|ElastiCache|Redshift|ECS|EKS|EFS|DMS)|Hopwise)::/;

/** Types whose `Ref` is something that AWS will choose, though their service is one of these. */
const REF_IS_NO_ID: ReadonlySet<string> = new Set(['AWS::EC2::EIP', 'AWS::EC2::KeyPair']);

/** Attributes by which CloudFormation and Terraform call the id of a resource. */
const OWN_ID: ReadonlySet<string> = new Set(['Id', 'Arn', 'GroupId', 'AllocationId', 'ServiceId', 'RuleArn']);

/** Whether an attribute is the id or ARN of the resource itself: `SubnetId` of a subnet, not of an instance. */
const isOwnId = (type: string, attribute: string): boolean => {
  if (OWN_ID.has(attribute)) return true;
  const kind = type.slice(type.lastIndexOf(':') + 1).toLowerCase();
  const asked = attribute.toLowerCase();
  return asked === `${kind}id` || asked === `${kind}arn`;
};

/** Attributes that have something of their own to stand for them. */
const own = (asked: Asked, attribute: string): DeclaredValue | undefined => {
  const { name, region } = asked;
  switch (`${asked.type}.${attribute}`) {
    case 'AWS::EC2::VPC.DefaultSecurityGroup':
      return defaultGroupOf(name);
    case 'AWS::EC2::VPC.DefaultNetworkAcl':
      return defaultAclOf(name);
    case 'AWS::EC2::VPC.MainRouteTable':
      return mainTableOf(name);
    case 'AWS::EC2::Instance.PrivateIp':
    case 'AWS::EC2::NetworkInterface.PrimaryPrivateIpAddress':
      return asked.properties['PrivateIpAddress'] ?? UNRESOLVED;
    case 'AWS::EC2::TransitGateway.AssociationDefaultRouteTableId':
    case 'AWS::EC2::TransitGateway.PropagationDefaultRouteTableId':
      return asked.properties[attribute] ?? defaultTransitTableOf(name);
    case 'AWS::EC2::VPNConnection.TransitGatewayAttachmentId':
      return vpnAttachmentOf(name);
    case 'AWS::EC2::VPCEndpointService.ServiceName':
      return asked.properties['ServiceName'] ?? serviceNameOf(name, region);
    case 'AWS::EC2::VPCEndpoint.DnsEntries':
      // The form of CloudFormation: the id of AWS's hosted zone, a colon, the name.
      return [`Z0:${endpointHost(name)}`];
    case 'AWS::ElasticLoadBalancingV2::LoadBalancer.DNSName':
      return balancerHost(name);
    default:
      return undefined;
  }
};

/**
 * The value of an attribute by CloudFormation's name (`Fn::GetAtt`): what stands for it in the properties of other
 * resources. An id or ARN of a network resource is the resource's name; what only AWS will know is unresolved.
 */
export const attributeOf = (asked: Asked, attribute: string): DeclaredValue => {
  const { name, type, properties } = asked;
  const found = own(asked, attribute);
  if (found !== undefined) return found;
  if (NAMED.test(type) && isOwnId(type, attribute)) return name;
  if (attribute === 'Arn' || attribute.endsWith('Arn')) return arnOf(asked) ?? UNRESOLVED;
  // An attribute that is a property too has the value that was given, as `VpcId` of a subnet.
  const stated = Object.hasOwn(properties, attribute) ? properties[attribute] : undefined;
  return stated ?? UNRESOLVED;
};

/** What `Ref` gives of a resource: its name where the import knows it by that, else what AWS gives if that is certain. */
export const refOf = (asked: Asked): DeclaredValue => {
  const { name, type } = asked;
  if (NAMED.test(type)) return REF_IS_NO_ID.has(type) ? UNRESOLVED : name;
  if (type === 'AWS::SNS::Topic') return arnOf(asked) ?? UNRESOLVED;
  return nameIn(asked) ?? UNRESOLVED;
};
