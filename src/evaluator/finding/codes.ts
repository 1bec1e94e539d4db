/**
 * Every reason that the evaluator can give, with a stable code. A code never changes its meaning;
 * pages and tests refer to it. `aws` is the code that AWS's Reachability Analyzer uses for the same
 * cause, where its published list has one (fact P-10: none exists for endpoint states, policies and
 * private DNS).
 */

/**
 * `blocker`: this refuses the packet. `unknown`: the model lacks something. `invalid`: AWS would
 * refuse this network, so what it would do with the packet is not known. `advice`: changes no
 * verdict, but is what the author most likely wants to know.
 */
export type FindingKind = 'blocker' | 'unknown' | 'invalid' | 'advice';

/** What holds for every finding of one code. */
export interface FindingEntry {
  readonly kind: FindingKind;
  readonly title: string;
  /** AWS Reachability Analyzer's code for the same cause. */
  readonly aws?: string;
}

/** Every code of a finding, with its kind and title. A code never changes its meaning. */
export const FINDING_CODES = {
  // Names
  'name-not-resolved': { kind: 'blocker', title: 'The name does not resolve' },
  'name-not-modelled': { kind: 'unknown', title: 'This name is not modelled' },
  'endpoints-unknown': { kind: 'unknown', title: 'The endpoints of this VPC are not in the data' },
  'dns-attributes-unknown': {
    kind: 'unknown',
    title: 'The DNS attributes of the VPC would decide and are not in the data',
  },
  'name-resolves-publicly': {
    kind: 'advice',
    title: 'The name resolves to public addresses although an endpoint exists',
  },
  // Ends
  'source-not-running': { kind: 'blocker', title: 'The source is not running', aws: 'BAD_STATE' },
  'destination-not-running': { kind: 'blocker', title: 'The destination is not running', aws: 'BAD_STATE' },
  'address-family-mismatch': { kind: 'blocker', title: 'Source and destination share no IP version' },
  'address-not-assigned': {
    kind: 'blocker',
    title: 'No interface has this address',
    aws: 'NO_POSSIBLE_DESTINATION',
  },
  'address-unknown': { kind: 'unknown', title: 'The data may lack the interface with this address' },
  'interface-unknown': { kind: 'unknown', title: 'The interface is not in the data' },
  'reserved-address': { kind: 'unknown', title: 'An address that AWS reserves' },
  'no-public-address': {
    kind: 'blocker',
    title: 'The interface has no public address',
    aws: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
  },
  'no-public-address-for-ingress': {
    kind: 'blocker',
    title: 'Nothing on the internet can address this interface',
    aws: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
  },
  // Filters
  'security-group-outbound': {
    kind: 'blocker',
    title: 'No outbound rule of the security groups matches',
    aws: 'ENI_SG_RULES_MISMATCH',
  },
  'security-group-inbound': {
    kind: 'blocker',
    title: 'No inbound rule of the security groups matches',
    aws: 'ENI_SG_RULES_MISMATCH',
  },
  'security-groups-unknown': { kind: 'unknown', title: 'The security groups are not in the data' },
  'network-acl-outbound': {
    kind: 'blocker',
    title: 'The network ACL refuses the packet on its way out',
    aws: 'SUBNET_ACL_RESTRICTION',
  },
  'network-acl-inbound': {
    kind: 'blocker',
    title: 'The network ACL refuses the packet on its way in',
    aws: 'SUBNET_ACL_RESTRICTION',
  },
  'rule-not-decided': {
    kind: 'unknown',
    title: 'Whether a rule matches depends on an address that is not known',
  },
  'ephemeral-ports-partly-open': {
    kind: 'unknown',
    title: 'Only some of the ports that answers go to are open',
  },
  'prefix-list-unknown': { kind: 'unknown', title: 'The entries of a prefix list are not in the data' },
  // Routing
  'no-route': { kind: 'blocker', title: 'No route matches', aws: 'NO_ROUTE_TO_DESTINATION' },
  'blackhole-route': { kind: 'blocker', title: 'The route is a black hole', aws: 'BAD_STATE_ROUTE' },
  'route-not-decided': { kind: 'unknown', title: 'Which route wins is not known' },
  'route-refused': { kind: 'invalid', title: 'AWS would refuse this route' },
  'route-table-unknown': { kind: 'unknown', title: 'The route table is not in the data' },
  loop: { kind: 'blocker', title: 'The packet goes round in a loop' },
  'delivered-elsewhere': {
    kind: 'blocker',
    title: 'The packet ends at another machine that has the same address',
  },
  'answer-from-elsewhere': { kind: 'blocker', title: 'The answer comes from another address than was asked' },
  // Gateways
  'internet-gateway-detached': {
    kind: 'blocker',
    title: 'The internet gateway is not attached to this VPC',
    aws: 'BAD_STATE_ATTACHMENT',
  },
  'internet-gateway-private-destination': {
    kind: 'blocker',
    title: 'An internet gateway does not carry private destinations',
    aws: 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS',
  },
  'internet-gateway-private-source': {
    kind: 'blocker',
    title: 'An internet gateway does not carry packets from private addresses',
    aws: 'IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS',
  },
  'internet-gateway-foreign-source': {
    kind: 'blocker',
    title: 'The internet gateway of another VPC cannot be borrowed',
    aws: 'GATEWAY_REJECTS_SPOOFED_TRAFFIC',
  },
  'nat-gateway-state': { kind: 'blocker', title: 'The NAT gateway is not available', aws: 'BAD_STATE' },
  'nat-gateway-foreign-source': {
    kind: 'blocker',
    title: 'A NAT gateway serves sources of its own VPC only',
    aws: 'NGW_REQUIRES_SOURCE_IN_VPC',
  },
  'nat-gateway-protocol': {
    kind: 'blocker',
    title: 'A NAT gateway carries TCP, UDP and ICMP only',
    aws: 'PROTOCOL_RESTRICTION',
  },
  'nat-gateway-unsolicited': { kind: 'blocker', title: 'Nothing comes in through a NAT gateway' },
  'source-destination-check': {
    kind: 'blocker',
    title: 'The source/destination check refuses what is not for this interface',
    aws: 'ENI_SOURCE_DEST_CHECK_RESTRICTION',
  },
  'egress-only-unsolicited': {
    kind: 'blocker',
    title: 'Nothing comes in through an egress-only internet gateway',
  },
  'egress-only-after-inspection': {
    kind: 'blocker',
    title: 'An egress-only internet gateway drops what was inspected',
  },
  'gateway-ip-version': {
    kind: 'blocker',
    title: 'The gateway does not carry this IP version',
  },
  'vpc-block-public-access': {
    kind: 'blocker',
    title: 'VPC Block Public Access stops traffic with the internet',
    aws: 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED',
  },
  'transit-gateway-not-attached': {
    kind: 'blocker',
    title: 'The VPC is not attached to the transit gateway',
    aws: 'BAD_STATE_ROUTE',
  },
  'transit-gateway-attachment-state': {
    kind: 'blocker',
    title: 'The transit gateway attachment is not available',
    aws: 'BAD_STATE_ATTACHMENT',
  },
  'transit-gateway-zone': {
    kind: 'blocker',
    title: 'The transit gateway has no attachment in this Availability Zone',
    aws: 'TGW_ROUTE_AZ_RESTRICTION',
  },
  'transit-gateway-no-table': {
    kind: 'blocker',
    title: 'The attachment is associated with no route table',
    aws: 'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION',
  },
  'transit-gateway-no-route': {
    kind: 'blocker',
    title: 'No route of the transit gateway’s table matches',
    aws: 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT',
  },
  'transit-gateway-blackhole': {
    kind: 'blocker',
    title: 'The transit gateway’s route is a black hole',
    aws: 'TGW_RTB_BAD_STATE_ROUTE',
  },
  'virtual-private-gateway-detached': {
    kind: 'blocker',
    title: 'The virtual private gateway is not attached to this VPC',
    aws: 'BAD_STATE_ATTACHMENT',
  },
  'virtual-private-gateway-foreign-source': {
    kind: 'blocker',
    title: 'The virtual private gateway of another VPC cannot be borrowed',
    aws: 'VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS',
  },
  'virtual-private-gateway-not-transitive': {
    kind: 'blocker',
    title: 'A virtual private gateway reaches its VPC’s own addresses only',
    aws: 'VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
  },
  'connection-down': {
    kind: 'blocker',
    title: 'The VPN connection or Direct Connect line is down',
    aws: 'BAD_STATE_VPN',
  },
  'connection-no-route': {
    kind: 'blocker',
    title: 'No VPN connection or Direct Connect line leads there',
    aws: 'NO_ROUTE_TO_DESTINATION',
  },
  'inspection-one-way': {
    kind: 'unknown',
    title: 'The answer does not pass the appliance that saw the request',
  },
  'peering-not-active': { kind: 'blocker', title: 'The peering connection is not active', aws: 'BAD_STATE' },
  'peering-not-transitive': {
    kind: 'blocker',
    title: 'A peering connection reaches the peer VPC’s own addresses only',
    aws: 'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
  },
  'peering-wrong-vpc': {
    kind: 'blocker',
    title: 'The peering connection does not join this VPC',
    aws: 'BAD_STATE_ROUTE',
  },
  'peer-network-unknown': {
    kind: 'unknown',
    title: 'The peer network is not in the data',
    aws: 'UNKNOWN_DESTINATION',
  },
  'gateway-unknown': {
    kind: 'unknown',
    title: 'The gateway’s details are not in the data',
    aws: 'UNKNOWN_RESOURCE',
  },
  'not-modelled': { kind: 'unknown', title: 'This is not modelled', aws: 'UNSUPPORTED_COMPONENT' },
  // Load balancers and what is provided by PrivateLink
  'load-balancer-state': { kind: 'blocker', title: 'The load balancer is not active', aws: 'BAD_STATE' },
  'load-balancer-listener': {
    kind: 'blocker',
    title: 'No listener takes this protocol and port',
    aws: 'ELBV2_LISTENERS_MISMATCH',
  },
  'load-balancer-no-targets': {
    kind: 'blocker',
    title: 'The target group has no target in service',
    aws: 'ELBV2_LISTENER_HAS_NO_TG',
  },
  'load-balancer-zone': {
    kind: 'blocker',
    title: 'The load balancer’s node has no target in its Availability Zone',
    aws: 'ELB_NOT_CROSSZONE',
  },
  'load-balancer-hairpin': {
    kind: 'blocker',
    title: 'A load balancer that keeps the client’s address cannot hand it back to itself',
  },
  'load-balancer-target-network': {
    kind: 'blocker',
    title: 'Targets that see the client must stand in the load balancer’s VPC or a peer of its Region',
  },
  'load-balancer-unsolicited': {
    kind: 'blocker',
    title: 'No connection may be started from this side',
    aws: 'VPCE_INTRA_VPC_TRAFFIC',
  },
  'listeners-unknown': { kind: 'unknown', title: 'The listeners are not in the data' },
  'targets-unknown': { kind: 'unknown', title: 'The targets are not in the data' },
  'endpoint-service-state': { kind: 'blocker', title: 'The endpoint service is not available' },
  'endpoint-service-principal': {
    kind: 'blocker',
    title: 'The endpoint service does not let this account connect',
  },
  'endpoint-service-not-in-region': {
    kind: 'blocker',
    title: 'The endpoint service is not offered in this Region',
  },
  'endpoint-service-zone': {
    kind: 'blocker',
    title: 'The endpoint service has no load balancer node in this Availability Zone',
    aws: 'VPCE_SERVICE_NOT_INSTALLED_IN_AZ',
  },
  'endpoint-service-no-load-balancer': {
    kind: 'blocker',
    title: 'The endpoint service has no load balancer for this kind of endpoint',
  },
  'resource-not-shared': { kind: 'blocker', title: 'The resource is not shared with this account' },
  'resource-port': { kind: 'blocker', title: 'The resource is not offered on this port' },
  'resource-gateway-state': { kind: 'blocker', title: 'The resource gateway is not active' },
  'resource-gateway-zone': {
    kind: 'blocker',
    title: 'Endpoint and resource gateway have no Availability Zone in common',
  },
  // Endpoints
  'endpoint-state': { kind: 'blocker', title: 'The endpoint is not available' },
  'endpoint-protocol': {
    kind: 'blocker',
    title: 'The endpoint does not carry this protocol',
    aws: 'PROTOCOL_RESTRICTION',
  },
  'endpoint-outside-vpc': { kind: 'blocker', title: 'A gateway endpoint serves its own VPC only' },
  'endpoint-wrong-service': { kind: 'blocker', title: 'The endpoint leads to another service' },
  'endpoint-service-region': {
    kind: 'unknown',
    title: 'Whether the service is offered to endpoints of other Regions is not known',
  },
  'endpoint-policy': { kind: 'blocker', title: 'The endpoint policy refuses the request' },
  'resource-policy': { kind: 'blocker', title: 'The resource’s own policy refuses the request' },
  'identity-policy': { kind: 'blocker', title: 'The caller’s own policies do not allow the request' },
  'policy-not-decided': { kind: 'unknown', title: 'A policy cannot be decided from the data' },
  // Networks that AWS would refuse
  'subnets-overlap': { kind: 'invalid', title: 'Two subnets of a VPC overlap' },
  'subnet-outside-vpc': { kind: 'invalid', title: 'A subnet lies outside its VPC' },
  'address-outside-subnet': { kind: 'invalid', title: 'An address lies outside its subnet' },
  'address-taken-twice': { kind: 'invalid', title: 'Two interfaces have the same address' },
  'peering-overlap': {
    kind: 'blocker',
    title: 'The two VPCs of a peering connection overlap',
    aws: 'BAD_STATE',
  },
  'two-internet-gateways': { kind: 'invalid', title: 'A VPC has two internet gateways' },
  'two-endpoints-in-zone': { kind: 'invalid', title: 'An interface endpoint has two subnets in one zone' },
  // The answer as a whole
  'too-many-choices': { kind: 'unknown', title: 'There are more ways than the model follows' },
  'choices-differ': { kind: 'unknown', title: 'AWS may choose differently from one connection to the next' },
} as const satisfies Record<string, FindingEntry>;

/** The stable code of a finding. */
export type FindingCode = keyof typeof FINDING_CODES;

/** Kind, title and AWS's own code of a finding, by its code. */
export const findingEntry = (code: FindingCode): FindingEntry => FINDING_CODES[code];
