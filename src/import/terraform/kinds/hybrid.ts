/** VPN and Direct Connect. */
import { UNRESOLVED } from '../../declared/types.ts';
import { type Kind, type Kinds, told } from './kind.ts';

const EC2 = 'AWS::EC2::';

const vpnGateway = (kind: Kind): void => {
  kind.make(`${EC2}VPNGateway`, {
    Type: 'ipsec.1',
    AmazonSideAsn: kind.get('amazon_side_asn'),
    Tags: kind.tags(),
  });
  const VpcId = kind.one('vpc_id', 'vpc');
  if (VpcId !== undefined)
    kind.inline(`${EC2}VPCGatewayAttachment`, { VpcId, VpnGatewayId: kind.name }, 'attachment', 'vpc_id');
};

const vpnConnection = (kind: Kind): void =>
  kind.make(`${EC2}VPNConnection`, {
    Type: kind.get('type') ?? 'ipsec.1',
    CustomerGatewayId: told(kind.one('customer_gateway_id', 'customerGateway')),
    VpnGatewayId: kind.one('vpn_gateway_id', 'vgw'),
    TransitGatewayId: kind.one('transit_gateway_id', 'tgw'),
    StaticRoutesOnly: kind.get('static_routes_only') ?? false,
    Tags: kind.tags(),
  });

const DIRECT_CONNECT = 'AWS::DirectConnect::';

export const HYBRID: Kinds = {
  aws_vpn_gateway: vpnGateway,
  aws_vpn_gateway_attachment: (kind) =>
    kind.make(`${EC2}VPCGatewayAttachment`, {
      VpcId: told(kind.one('vpc_id', 'vpc')),
      VpnGatewayId: told(kind.one('vpn_gateway_id', 'vgw')),
    }),
  aws_customer_gateway: (kind) =>
    kind.make(`${EC2}CustomerGateway`, {
      Type: kind.get('type') ?? 'ipsec.1',
      BgpAsn: kind.get('bgp_asn'),
      IpAddress: kind.get('ip_address'),
      Tags: kind.tags(),
    }),
  aws_vpn_connection: vpnConnection,
  aws_vpn_connection_route: (kind) =>
    kind.make(`${EC2}VPNConnectionRoute`, {
      VpnConnectionId: told(kind.one('vpn_connection_id', 'vpn')),
      DestinationCidrBlock: told(kind.get('destination_cidr_block')),
    }),
  aws_dx_gateway: (kind) =>
    kind.make(`${DIRECT_CONNECT}DirectConnectGateway`, {
      DirectConnectGatewayName: kind.get('name'),
      AmazonSideAsn: kind.get('amazon_side_asn'),
    }),
  aws_dx_gateway_association: (kind) =>
    kind.make(`${DIRECT_CONNECT}DirectConnectGatewayAssociation`, {
      DirectConnectGatewayId: told(kind.one('dx_gateway_id', 'dxGateway')),
      AssociatedGatewayId:
        kind.one('associated_gateway_id', 'tgw', 'vgw') ?? told(kind.one('vpn_gateway_id', 'vgw')),
      AllowedPrefixesToDirectConnectGateway: kind.get('allowed_prefixes') ?? UNRESOLVED,
    }),
};
