/** What the attributes of Terraform's resources stand for: which of them tell an id of which kind of resource. */

/** What a property wants an id of. */
export type Slot =
  | 'vpc'
  /** The VPC whose own table, group or ACL is named. */
  | 'owner'
  | 'subnet'
  | 'group'
  | 'table'
  | 'acl'
  | 'igw'
  | 'egress'
  | 'nat'
  | 'eip'
  | 'eni'
  | 'instance'
  | 'peering'
  | 'endpoint'
  | 'service'
  | 'serviceName'
  | 'prefixList'
  | 'tgw'
  | 'attachment'
  | 'tgwTable'
  | 'vgw'
  | 'vpn'
  | 'customerGateway'
  | 'dxGateway'
  | 'dhcp'
  | 'zone'
  | 'resolverEndpoint'
  | 'resolverRule'
  | 'balancer'
  | 'listener'
  | 'targetGroup'
  | 'dnsName'
  | 'scalingGroup'
  | 'subnetGroup'
  | 'resourceGateway'
  | 'resourceConfiguration'
  | 'serviceNetwork'
  | 'latticeService';

/** AWS's own parts of a VPC or transit gateway, and names that others call a resource by. */
export type Part =
  | 'self'
  | 'mainTable'
  | 'defaultGroup'
  | 'defaultAcl'
  | 'transitTable'
  | 'interface'
  | 'vpnAttachment'
  | 'dnsName'
  | 'endpointHost'
  | 'serviceName';

export interface Gives {
  readonly slot: Slot;
  readonly part: Part;
}

const self = (slot: Slot, ...attributes: readonly string[]): readonly (readonly [string, Gives])[] =>
  attributes.map((attribute) => [attribute, { slot, part: 'self' }]);
const part = (slot: Slot, which: Part, ...attributes: readonly string[]) =>
  attributes.map((attribute) => [attribute, { slot, part: which }] as const);

const BALANCER = [...self('balancer', 'arn', 'id'), ...part('dnsName', 'dnsName', 'dns_name')];
const GROUP = self('group', 'id', 'arn');
const TABLE = self('table', 'id', 'arn');
const TARGET_GROUP = self('targetGroup', 'arn', 'id');
const LISTENER = self('listener', 'arn', 'id');
const INSTANCE = [
  ...self('instance', 'id', 'arn', 'spot_instance_id'),
  ...part('eni', 'interface', 'primary_network_interface_id'),
];

const VPC = [
  ...self('vpc', 'id', 'arn'),
  ...part('table', 'mainTable', 'main_route_table_id', 'default_route_table_id'),
  ...part('group', 'defaultGroup', 'default_security_group_id'),
  ...part('acl', 'defaultAcl', 'default_network_acl_id'),
];

const TABLES: readonly (readonly [string, readonly (readonly [string, Gives])[]])[] = [
  ['aws_vpc', VPC],
  ['aws_default_vpc', VPC],
  ['aws_subnet', self('subnet', 'id', 'arn')],
  ['aws_default_subnet', self('subnet', 'id', 'arn')],
  ['aws_security_group', GROUP],
  ['aws_default_security_group', GROUP],
  ['aws_route_table', TABLE],
  ['aws_default_route_table', TABLE],
  ['aws_network_acl', self('acl', 'id', 'arn')],
  ['aws_default_network_acl', self('acl', 'id', 'arn')],
  ['aws_internet_gateway', self('igw', 'id', 'arn')],
  ['aws_egress_only_internet_gateway', self('egress', 'id')],
  ['aws_nat_gateway', self('nat', 'id')],
  ['aws_eip', self('eip', 'id', 'allocation_id', 'arn')],
  ['aws_network_interface', self('eni', 'id', 'arn')],
  ['aws_instance', INSTANCE],
  ['aws_spot_instance_request', INSTANCE],
  ['aws_vpc_peering_connection', self('peering', 'id')],
  ['aws_vpc_peering_connection_accepter', self('peering', 'id')],
  ['aws_vpc_endpoint', [...self('endpoint', 'id', 'arn'), ...part('dnsName', 'endpointHost', 'dns_entry')]],
  [
    'aws_vpc_endpoint_service',
    [...self('service', 'id', 'arn'), ...part('serviceName', 'serviceName', 'service_name')],
  ],
  ['aws_ec2_managed_prefix_list', self('prefixList', 'id', 'arn')],
  [
    'aws_ec2_transit_gateway',
    [
      ...self('tgw', 'id', 'arn'),
      ...part('tgwTable', 'transitTable', 'association_default_route_table_id'),
      ...part('tgwTable', 'transitTable', 'propagation_default_route_table_id'),
    ],
  ],
  ['aws_ec2_transit_gateway_vpc_attachment', self('attachment', 'id', 'arn')],
  ['aws_ec2_transit_gateway_vpc_attachment_accepter', self('attachment', 'id')],
  ['aws_ec2_transit_gateway_peering_attachment', self('attachment', 'id', 'arn')],
  ['aws_ec2_transit_gateway_peering_attachment_accepter', self('attachment', 'id')],
  ['aws_ec2_transit_gateway_connect', self('attachment', 'id')],
  ['aws_ec2_transit_gateway_route_table', self('tgwTable', 'id', 'arn')],
  ['aws_vpn_gateway', self('vgw', 'id', 'arn')],
  [
    'aws_vpn_connection',
    [...self('vpn', 'id', 'arn'), ...part('attachment', 'vpnAttachment', 'transit_gateway_attachment_id')],
  ],
  ['aws_customer_gateway', self('customerGateway', 'id', 'arn')],
  ['aws_dx_gateway', self('dxGateway', 'id', 'arn')],
  ['aws_vpc_dhcp_options', self('dhcp', 'id', 'arn')],
  ['aws_route53_zone', self('zone', 'zone_id', 'id', 'arn')],
  ['aws_route53_resolver_endpoint', self('resolverEndpoint', 'id', 'arn')],
  ['aws_route53_resolver_rule', self('resolverRule', 'id', 'arn')],
  ['aws_lb', BALANCER],
  ['aws_alb', BALANCER],
  ['aws_lb_listener', LISTENER],
  ['aws_alb_listener', LISTENER],
  ['aws_lb_target_group', TARGET_GROUP],
  ['aws_alb_target_group', TARGET_GROUP],
  ['aws_autoscaling_group', self('scalingGroup', 'id', 'name', 'arn')],
  ['aws_db_subnet_group', self('subnetGroup', 'name', 'id', 'arn')],
  ['aws_elasticache_subnet_group', self('subnetGroup', 'name', 'id', 'arn')],
  ['aws_redshift_subnet_group', self('subnetGroup', 'name', 'id', 'arn')],
  ['aws_vpclattice_resource_gateway', self('resourceGateway', 'id', 'arn')],
  ['aws_vpclattice_resource_configuration', self('resourceConfiguration', 'id', 'arn')],
  ['aws_vpclattice_service_network', self('serviceNetwork', 'id', 'arn')],
  ['aws_vpclattice_service', self('latticeService', 'id', 'arn')],
];

const GIVES: ReadonlyMap<string, ReadonlyMap<string, Gives>> = new Map(
  TABLES.map(([type, attributes]) => [type, new Map(attributes)]),
);

/** What the attributes of a type stand for, the id first; empty for a type that no property names. */
export const givenBy = (type: string): ReadonlyMap<string, Gives> =>
  GIVES.get(type) ?? new Map<string, Gives>();

/** Attributes by which many types name another resource: `aws_subnet.a.vpc_id` is a VPC's id too. */
export const PASSED_ON: Partial<Record<Slot, string>> = {
  vpc: 'vpc_id',
  subnet: 'subnet_id',
  tgw: 'transit_gateway_id',
};
