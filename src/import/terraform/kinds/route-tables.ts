/** Route tables, their routes and associations. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import type { Item } from '../item.ts';
import { type Kind, type Kinds, type Properties, told } from './kind.ts';

const EC2 = 'AWS::EC2::';

/** The targets of a route, whose attributes have the same names in a block and in a resource of its own, but one. */
const targetsOf = (item: Item): Properties => ({
  GatewayId: item.one('gateway_id', 'igw', 'vgw', 'endpoint'),
  NatGatewayId: item.one('nat_gateway_id', 'nat'),
  EgressOnlyInternetGatewayId: item.one('egress_only_gateway_id', 'egress'),
  TransitGatewayId: item.one('transit_gateway_id', 'tgw'),
  VpcPeeringConnectionId: item.one('vpc_peering_connection_id', 'peering'),
  VpcEndpointId: item.one('vpc_endpoint_id', 'endpoint'),
  NetworkInterfaceId: item.one('network_interface_id', 'eni'),
  InstanceId: item.one('instance_id', 'instance'),
  CarrierGatewayId: item.get('carrier_gateway_id'),
  LocalGatewayId: item.get('local_gateway_id'),
  CoreNetworkArn: item.get('core_network_arn'),
});

const blockRoute = (route: Item, table: string): Properties => ({
  RouteTableId: table,
  DestinationCidrBlock: route.get('cidr_block'),
  DestinationIpv6CidrBlock: route.get('ipv6_cidr_block'),
  DestinationPrefixListId: route.one('destination_prefix_list_id', 'prefixList'),
  ...targetsOf(route),
});

const DESTINATIONS = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'];

/** A route whose destination is not told may be to anywhere. */
const withDestination = (route: Properties): Properties =>
  DESTINATIONS.some((key) => route[key] !== undefined)
    ? route
    : { ...route, DestinationCidrBlock: UNRESOLVED };

/** The routes and propagations that stand in the block of a table. */
const contents = (kind: Kind, table: string): void => {
  const routes = kind.blocks('route');
  if (routes === UNRESOLVED)
    kind.make(
      `${EC2}Route`,
      { RouteTableId: table, DestinationCidrBlock: UNRESOLVED, GatewayId: UNRESOLVED },
      'route',
    );
  else
    for (const [index, route] of (routes ?? []).entries())
      kind.inline(`${EC2}Route`, withDestination(blockRoute(route, table)), `route.${index}`, 'route');
  for (const [index, gateway] of (kind.many('propagating_vgws', 'vgw') ?? []).entries())
    kind.inline(
      `${EC2}VPNGatewayRoutePropagation`,
      { RouteTableIds: [table], VpnGatewayId: gateway },
      `propagation.${index}`,
      'propagating_vgws',
    );
};

const table = (kind: Kind): void => {
  kind.make(`${EC2}RouteTable`, { VpcId: told(kind.one('vpc_id', 'vpc')), Tags: kind.tags() });
  contents(kind, kind.name);
};

const defaultTable = (kind: Kind): void => {
  // The attribute names a table; its reference is to the VPC that has it.
  const VpcId = kind.one('vpc_id', 'vpc') ?? kind.one('default_route_table_id', 'owner');
  kind.make('Hopwise::DefaultRouteTable', { VpcId: told(VpcId), Tags: kind.tags() });
  contents(kind, kind.name);
};

const route = (kind: Kind): void =>
  kind.make(
    `${EC2}Route`,
    withDestination({
      RouteTableId: told(kind.one('route_table_id', 'table')),
      DestinationCidrBlock: kind.get('destination_cidr_block'),
      DestinationIpv6CidrBlock: kind.get('destination_ipv6_cidr_block'),
      DestinationPrefixListId: kind.one('destination_prefix_list_id', 'prefixList'),
      ...targetsOf(kind),
    }),
  );

const association = (kind: Kind): void => {
  const RouteTableId = told(kind.one('route_table_id', 'table'));
  const gateway: DeclaredValue | undefined = kind.one('gateway_id', 'igw', 'vgw');
  if (gateway !== undefined)
    kind.make(`${EC2}GatewayRouteTableAssociation`, { GatewayId: gateway, RouteTableId });
  else
    kind.make(`${EC2}SubnetRouteTableAssociation`, {
      SubnetId: told(kind.one('subnet_id', 'subnet')),
      RouteTableId,
    });
};

export const ROUTE_TABLES: Kinds = {
  aws_route_table: table,
  aws_default_route_table: defaultTable,
  aws_route: route,
  aws_route_table_association: association,
  aws_main_route_table_association: (kind) =>
    kind.make('Hopwise::MainRouteTableAssociation', {
      VpcId: told(kind.one('vpc_id', 'vpc')),
      RouteTableId: told(kind.one('route_table_id', 'table')),
    }),
  aws_vpn_gateway_route_propagation: (kind) =>
    kind.make(`${EC2}VPNGatewayRoutePropagation`, {
      RouteTableIds: [told(kind.one('route_table_id', 'table'))],
      VpnGatewayId: told(kind.one('vpn_gateway_id', 'vgw')),
    }),
};
