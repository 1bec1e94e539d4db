/** VPC endpoints and endpoint services. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import { type Kind, type Kinds, told } from './kind.ts';
import { knownList } from './prefix-lists.ts';

const EC2 = 'AWS::EC2::';
const ENDPOINT = `${EC2}VPCEndpoint`;
const SERVICE = `${EC2}VPCEndpointService`;

const endpoint = (kind: Kind): void => {
  const { get } = kind;
  kind.make(ENDPOINT, {
    VpcId: told(kind.one('vpc_id', 'vpc')),
    ServiceName: kind.one('service_name', 'serviceName'),
    ServiceRegion: get('service_region'),
    VpcEndpointType: get('vpc_endpoint_type') ?? 'Gateway',
    SubnetIds: kind.kept('SubnetIds', 'subnet_ids', kind.many('subnet_ids', 'subnet')),
    SecurityGroupIds: kind.kept(
      'SecurityGroupIds',
      'security_group_ids',
      kind.many('security_group_ids', 'group'),
    ),
    RouteTableIds: kind.kept('RouteTableIds', 'route_table_ids', kind.many('route_table_ids', 'table')),
    // No private DNS names unless they are asked for (fact F-TF-03).
    PrivateDnsEnabled: get('private_dns_enabled') ?? false,
    PolicyDocument: kind.document('policy'),
    IpAddressType: get('ip_address_type'),
    ResourceConfigurationArn: kind.one('resource_configuration_arn', 'resourceConfiguration'),
    ServiceNetworkArn: kind.one('service_network_arn', 'serviceNetwork'),
    // Within one account the provider accepts it itself if it is asked to.
    State: get('state') ?? (get('auto_accept') === true ? 'available' : undefined),
    Tags: kind.tags(),
  });
  // A state tells which addresses a gateway endpoint's service has.
  knownList(kind, get('prefix_list_id'), get('service_name'), get('cidr_blocks'));
};

/** A part of an endpoint that is a resource of its own. */
const partOf =
  (property: string, attribute: string, slot: 'subnet' | 'table' | 'group') =>
  (kind: Kind): void =>
    kind.add(kind.one('vpc_endpoint_id', 'endpoint'), [ENDPOINT], property, [
      told(kind.one(attribute, slot)),
    ]);

/** Sets what a resource of its own says of an endpoint. */
const set = (kind: Kind, property: string, value: DeclaredValue): void =>
  kind.add(kind.one('vpc_endpoint_id', 'endpoint'), [ENDPOINT], property, value);

const service = (kind: Kind): void => {
  const { get } = kind;
  kind.make(SERVICE, {
    AcceptanceRequired: told(get('acceptance_required')),
    NetworkLoadBalancerArns: kind.many('network_load_balancer_arns', 'balancer'),
    GatewayLoadBalancerArns: kind.many('gateway_load_balancer_arns', 'balancer'),
    SupportedRegions: get('supported_regions'),
    PrivateDnsName: get('private_dns_name'),
    Tags: kind.tags(),
  });
  const allowed = get('allowed_principals');
  const principals: readonly DeclaredValue[] = Array.isArray(allowed) ? allowed : [UNRESOLVED];
  for (const [index, principal] of (allowed === undefined ? [] : principals).entries())
    kind.inline(
      `${SERVICE}Permissions`,
      { ServiceId: kind.name, AllowedPrincipals: [principal] },
      `permissions.${index}`,
      'allowed_principals',
    );
};

export const ENDPOINTS: Kinds = {
  aws_vpc_endpoint: endpoint,
  aws_vpc_endpoint_subnet_association: partOf('SubnetIds', 'subnet_id', 'subnet'),
  aws_vpc_endpoint_route_table_association: partOf('RouteTableIds', 'route_table_id', 'table'),
  aws_vpc_endpoint_security_group_association: partOf('SecurityGroupIds', 'security_group_id', 'group'),
  aws_vpc_endpoint_policy: (kind) => set(kind, 'PolicyDocument', told(kind.document('policy'))),
  aws_vpc_endpoint_private_dns: (kind) =>
    set(kind, 'PrivateDnsEnabled', told(kind.get('private_dns_enabled'))),
  aws_vpc_endpoint_connection_accepter: (kind) => set(kind, 'State', 'available'),
  aws_vpc_endpoint_service: service,
  aws_vpc_endpoint_service_allowed_principal: (kind) =>
    kind.make(`${SERVICE}Permissions`, {
      ServiceId: told(kind.one('vpc_endpoint_service_id', 'service')),
      AllowedPrincipals: [told(kind.get('principal_arn'))],
    }),
};
