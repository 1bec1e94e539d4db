/**
 * Resources of which a template does not tell whether they will be there. Most act only through those that refer to
 * them (a subnet, a group, a NAT gateway), and whoever refers to them is there only if they are (fact F-CFN-08): these
 * stay as they are declared. Others act by themselves on what they name (a route, a rule, an endpoint): of these it
 * stays known what they act on, so that the paths over it become undetermined, and nothing else.
 */
import { UNRESOLVED } from '../declared/types.ts';
import type { Properties } from './values.ts';

interface Acting {
  /** Properties that say what the resource acts on. */
  readonly on: readonly string[];
  /** Properties by which it acts: not known, also where the template leaves them out. */
  readonly by: readonly string[];
}

const ACTING: ReadonlyMap<string, Acting> = new Map<string, Acting>([
  [
    'AWS::EC2::Route',
    {
      on: ['RouteTableId', 'DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'],
      by: ['GatewayId'],
    },
  ],
  ['AWS::EC2::SecurityGroupIngress', { on: ['GroupId', 'GroupName'], by: ['IpProtocol', 'CidrIp'] }],
  ['AWS::EC2::SecurityGroupEgress', { on: ['GroupId'], by: ['IpProtocol', 'CidrIp'] }],
  [
    'AWS::EC2::NetworkAclEntry',
    { on: ['NetworkAclId', 'RuleNumber', 'Egress'], by: ['RuleAction', 'Protocol', 'CidrBlock'] },
  ],
  ['AWS::EC2::SubnetRouteTableAssociation', { on: ['SubnetId'], by: ['RouteTableId'] }],
  ['AWS::EC2::GatewayRouteTableAssociation', { on: ['GatewayId'], by: ['RouteTableId'] }],
  ['AWS::EC2::SubnetNetworkAclAssociation', { on: ['SubnetId'], by: ['NetworkAclId'] }],
  ['AWS::EC2::VPCGatewayAttachment', { on: ['InternetGatewayId', 'VpnGatewayId'], by: ['VpcId'] }],
  ['AWS::EC2::VPCCidrBlock', { on: ['VpcId'], by: ['CidrBlock'] }],
  ['AWS::EC2::SubnetCidrBlock', { on: ['SubnetId'], by: ['Ipv6CidrBlock'] }],
  ['AWS::EC2::VPCDHCPOptionsAssociation', { on: ['VpcId'], by: ['DhcpOptionsId'] }],
  ['AWS::EC2::SecurityGroupVpcAssociation', { on: ['GroupId'], by: ['VpcId'] }],
  [
    'AWS::EC2::VPCEndpoint',
    {
      on: ['VpcId'],
      by: [
        'ServiceName',
        'VpcEndpointType',
        'SubnetIds',
        'RouteTableIds',
        'SecurityGroupIds',
        'PrivateDnsEnabled',
        'PolicyDocument',
      ],
    },
  ],
  ['AWS::EC2::VPCEndpointServicePermissions', { on: ['ServiceId'], by: ['AllowedPrincipals'] }],
  ['AWS::EC2::VPCBlockPublicAccessOptions', { on: [], by: ['InternetGatewayBlockMode'] }],
  [
    'AWS::EC2::VPCBlockPublicAccessExclusion',
    { on: ['VpcId', 'SubnetId'], by: ['InternetGatewayExclusionMode'] },
  ],
  ['AWS::EC2::EIP', { on: ['InstanceId'], by: ['AllocationId'] }],
  ['AWS::EC2::EIPAssociation', { on: ['InstanceId', 'NetworkInterfaceId'], by: ['AllocationId'] }],
  ['AWS::EC2::NetworkInterfaceAttachment', { on: ['NetworkInterfaceId'], by: ['InstanceId'] }],
  ['AWS::EC2::TransitGatewayAttachment', { on: ['TransitGatewayId'], by: ['VpcId', 'SubnetIds'] }],
  ['AWS::EC2::TransitGatewayVpcAttachment', { on: ['TransitGatewayId'], by: ['VpcId', 'SubnetIds'] }],
  [
    'AWS::EC2::TransitGatewayRoute',
    {
      on: ['TransitGatewayRouteTableId', 'DestinationCidrBlock'],
      by: ['TransitGatewayAttachmentId', 'Blackhole'],
    },
  ],
  [
    'AWS::EC2::TransitGatewayRouteTableAssociation',
    { on: ['TransitGatewayAttachmentId'], by: ['TransitGatewayRouteTableId'] },
  ],
  [
    'AWS::EC2::TransitGatewayRouteTablePropagation',
    { on: ['TransitGatewayRouteTableId'], by: ['TransitGatewayAttachmentId'] },
  ],
  ['AWS::EC2::VPNGatewayRoutePropagation', { on: ['RouteTableIds'], by: ['VpnGatewayId'] }],
  ['AWS::EC2::VPNConnectionRoute', { on: ['VpnConnectionId'], by: ['DestinationCidrBlock'] }],
  [
    'AWS::ElasticLoadBalancingV2::Listener',
    { on: ['LoadBalancerArn', 'Port', 'Protocol'], by: ['DefaultActions'] },
  ],
  [
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    { on: ['ListenerArn', 'Priority'], by: ['Conditions', 'Actions'] },
  ],
  ['AWS::Route53::HostedZone', { on: ['Name'], by: ['VPCs'] }],
  [
    'AWS::Route53::RecordSet',
    { on: ['HostedZoneId', 'HostedZoneName', 'Name', 'Type'], by: ['ResourceRecords', 'AliasTarget'] },
  ],
  ['AWS::Route53::RecordSetGroup', { on: ['HostedZoneId', 'HostedZoneName'], by: ['RecordSets'] }],
  ['AWS::Route53Resolver::ResolverRuleAssociation', { on: ['VPCId'], by: ['ResolverRuleId'] }],
  [
    'AWS::VpcLattice::ServiceNetworkVpcAssociation',
    { on: ['VpcIdentifier'], by: ['ServiceNetworkIdentifier'] },
  ],
  [
    'AWS::VpcLattice::ServiceNetworkResourceAssociation',
    { on: ['ServiceNetworkId'], by: ['ResourceConfigurationId'] },
  ],
  ['AWS::S3::BucketPolicy', { on: ['Bucket'], by: ['PolicyDocument'] }],
  ['AWS::SQS::QueuePolicy', { on: ['Queues'], by: ['PolicyDocument'] }],
  ['AWS::SNS::TopicPolicy', { on: ['Topics'], by: ['PolicyDocument'] }],
]);

/** Whether a resource acts by itself on others, so that they depend on whether it is there. */
export const actsByItself = (type: string): boolean => ACTING.has(type);

/** The properties of a resource that may not be there: what it acts on, and nothing of how. */
export const ifThere = (type: string, properties: Properties): Properties => {
  const acting = ACTING.get(type);
  if (acting === undefined) return properties;
  const known = Object.entries(properties).map(
    ([key, value]) => [key, acting.on.includes(key) || key === 'Tags' ? value : UNRESOLVED] as const,
  );
  return Object.fromEntries([...known, ...acting.by.map((key) => [key, UNRESOLVED] as const)]);
};

/** A resource of which no property is known; undefined where that says nothing that could be kept. */
export const whollyUnknown = (type: string): Properties | undefined => {
  const acting = ACTING.get(type);
  if (acting === undefined) return undefined;
  return Object.fromEntries([...acting.on, ...acting.by].map((key) => [key, UNRESOLVED] as const));
};
