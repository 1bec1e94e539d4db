/** Transit gateways, their attachments and route tables. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import { given, type Kind, type Kinds, told } from './kind.ts';

const EC2 = 'AWS::EC2::';
const VPC_ATTACHMENT = `${EC2}TransitGatewayVpcAttachment`;
const PEERING = `${EC2}TransitGatewayPeeringAttachment`;

const gateway = (kind: Kind): void => {
  const { get } = kind;
  kind.make(`${EC2}TransitGateway`, {
    AmazonSideAsn: get('amazon_side_asn'),
    AutoAcceptSharedAttachments: get('auto_accept_shared_attachments') ?? 'disable',
    DefaultRouteTableAssociation: get('default_route_table_association') ?? 'enable',
    DefaultRouteTablePropagation: get('default_route_table_propagation') ?? 'enable',
    DnsSupport: get('dns_support') ?? 'enable',
    VpnEcmpSupport: get('vpn_ecmp_support') ?? 'enable',
    SecurityGroupReferencingSupport: get('security_group_referencing_support') ?? 'disable',
    TransitGatewayCidrBlocks: get('transit_gateway_cidr_blocks'),
    Tags: kind.tags(),
  });
};

/** Whether an attachment takes part in the gateway's default tables, which CloudFormation leaves to the gateway. */
const defaultTables = (kind: Kind): { readonly [key: string]: DeclaredValue } => ({
  DefaultRouteTableAssociation: kind.get('transit_gateway_default_route_table_association') ?? true,
  DefaultRouteTablePropagation: kind.get('transit_gateway_default_route_table_propagation') ?? true,
});

const vpcAttachment = (kind: Kind): void => {
  const { get } = kind;
  kind.make(VPC_ATTACHMENT, {
    TransitGatewayId: told(kind.one('transit_gateway_id', 'tgw')),
    VpcId: told(kind.one('vpc_id', 'vpc')),
    SubnetIds: kind.many('subnet_ids', 'subnet') ?? [UNRESOLVED],
    Options: given({
      DnsSupport: get('dns_support') ?? 'enable',
      Ipv6Support: get('ipv6_support') ?? 'disable',
      ApplianceModeSupport: get('appliance_mode_support') ?? 'disable',
      SecurityGroupReferencingSupport: get('security_group_referencing_support') ?? 'enable',
    }),
    ...defaultTables(kind),
    Tags: kind.tags(),
  });
};

/** The gateway's side of an attachment from another account: it says which tables the attachment takes part in. */
const vpcAccepter = (kind: Kind): void => {
  const attachment = kind.one('transit_gateway_attachment_id', 'attachment');
  for (const [property, value] of Object.entries(defaultTables(kind)))
    kind.add(attachment, [VPC_ATTACHMENT], property, value);
  kind.add(attachment, [VPC_ATTACHMENT], 'State', 'available');
};

const peering = (kind: Kind): void =>
  kind.make(PEERING, {
    TransitGatewayId: told(kind.one('transit_gateway_id', 'tgw')),
    PeerTransitGatewayId: told(kind.one('peer_transit_gateway_id', 'tgw')),
    PeerAccountId: kind.get('peer_account_id'),
    PeerRegion: kind.get('peer_region'),
    State: kind.get('state'),
    Tags: kind.tags(),
  });

const route = (kind: Kind): void =>
  kind.make(`${EC2}TransitGatewayRoute`, {
    TransitGatewayRouteTableId: told(kind.one('transit_gateway_route_table_id', 'tgwTable')),
    DestinationCidrBlock: told(kind.get('destination_cidr_block')),
    TransitGatewayAttachmentId: kind.one('transit_gateway_attachment_id', 'attachment'),
    Blackhole: kind.get('blackhole') ?? false,
  });

/** One entry of a table for all ranges of a prefix list, which are not looked up: the table has a route more. */
const prefixListReference = (kind: Kind): void => {
  kind.make(`${EC2}TransitGatewayRoute`, {
    TransitGatewayRouteTableId: told(kind.one('transit_gateway_route_table_id', 'tgwTable')),
    DestinationCidrBlock: UNRESOLVED,
    TransitGatewayAttachmentId: kind.one('transit_gateway_attachment_id', 'attachment'),
    Blackhole: kind.get('blackhole') ?? false,
  });
  kind.note('routes of transit gateways to prefix lists', 'the ranges that they stand for are not looked up');
};

const tableAnd = (kind: Kind): { readonly [key: string]: DeclaredValue } => ({
  TransitGatewayAttachmentId: told(kind.one('transit_gateway_attachment_id', 'attachment')),
  TransitGatewayRouteTableId: told(kind.one('transit_gateway_route_table_id', 'tgwTable')),
});

export const TRANSIT_GATEWAYS: Kinds = {
  aws_ec2_transit_gateway: gateway,
  aws_ec2_transit_gateway_vpc_attachment: vpcAttachment,
  aws_ec2_transit_gateway_vpc_attachment_accepter: vpcAccepter,
  aws_ec2_transit_gateway_peering_attachment: peering,
  aws_ec2_transit_gateway_peering_attachment_accepter: (kind) =>
    kind.add(kind.one('transit_gateway_attachment_id', 'attachment'), [PEERING], 'State', 'available'),
  aws_ec2_transit_gateway_connect: (kind) =>
    kind.make(`${EC2}TransitGatewayConnect`, {
      TransitGatewayId: told(kind.one('transit_gateway_id', 'tgw')),
      TransportTransitGatewayAttachmentId: told(kind.one('transport_attachment_id', 'attachment')),
      ...defaultTables(kind),
      Tags: kind.tags(),
    }),
  aws_ec2_transit_gateway_route_table: (kind) =>
    kind.make(`${EC2}TransitGatewayRouteTable`, {
      TransitGatewayId: told(kind.one('transit_gateway_id', 'tgw')),
      Tags: kind.tags(),
    }),
  aws_ec2_transit_gateway_route: route,
  aws_ec2_transit_gateway_prefix_list_reference: prefixListReference,
  aws_ec2_transit_gateway_route_table_association: (kind) =>
    kind.make(`${EC2}TransitGatewayRouteTableAssociation`, tableAnd(kind)),
  aws_ec2_transit_gateway_route_table_propagation: (kind) =>
    kind.make(`${EC2}TransitGatewayRouteTablePropagation`, tableAnd(kind)),
};
