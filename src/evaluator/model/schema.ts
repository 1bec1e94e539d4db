/**
 * The scenario format, version 1: the one place where its shape is written. The JSON Schema that
 * the editor uses and the TypeScript types are both derived from it.
 *
 * Three conventions hold everywhere:
 * - left out means AWS's default;
 * - `null` means "not in the data" (only imports need it); the Limits page says what follows from each;
 * - maps are keyed by names that the author chooses, or by AWS's ids.
 */
import * as z from 'zod/mini';
import {
  Address,
  AddressOrList,
  Cidr,
  CidrOrList,
  common,
  described,
  IcmpNumber,
  NAME_PATTERN,
  Name,
  named,
  type Origin,
  Port,
  Protocol,
  QualifiedName,
} from './schema/base.ts';

import { Gigabytes, Prices, Usage } from './schema/cost.ts';
import { ResourceConfiguration, ResourceGateway, ServiceNetwork } from './schema/lattice.ts';
import { EndpointService, LoadBalancer, TargetGroup } from './schema/load-balancing.ts';
import { HostedZone, ResolverEndpoint, ResolverRule } from './schema/names.ts';
import { Account, Principal, Resource } from './schema/policies.ts';
import {
  DirectConnectGateway,
  EgressOnlyInternetGateway,
  OnPremises,
  TransitGateway,
  type TransitGatewayAttachment,
  type TransitGatewayRouteTable,
  VirtualPrivateGateway,
  VpnConnection,
} from './schema/transit.ts';

export { NAME_PATTERN };

const Route = z.strictObject({
  target: described(Name, 'Where the packet goes: a gateway, endpoint, peering, interface, or `local`.'),
  state: z.optional(
    described(z.enum(['active', 'blackhole']), 'A black hole still wins its prefix and drops the packet.'),
  ),
});
const PropagatedRoute = z.strictObject({
  target: described(Name, 'The virtual private gateway.'),
  via: described(
    z.enum(['direct-connect', 'vpn-static', 'vpn-bgp']),
    'What propagated the route; it breaks ties between equal prefixes.',
  ),
  state: z.optional(described(z.enum(['active', 'blackhole']), 'Left out: active.')),
});
const RouteTable = z.strictObject({
  ...common,
  main: z.optional(described(z.boolean(), 'The table of every subnet that names none.')),
  routes: z.optional(
    described(
      z.record(z.string(), z.union([Name, Route])),
      'Static routes by destination (a CIDR or a prefix list). Local routes are always there.',
    ),
  ),
  propagatedRoutes: z.optional(
    described(z.record(z.string(), PropagatedRoute), 'Routes that a virtual private gateway propagated.'),
  ),
  gateways: z.optional(
    described(z.array(Name), 'Gateways that this table is associated with (a gateway route table).'),
  ),
});

const NetworkAclRule = z.strictObject({
  action: described(z.enum(['allow', 'deny']), 'What happens to a packet that this rule matches.'),
  protocol: z.optional(described(Protocol, 'Left out: all protocols.')),
  port: z.optional(described(Port, 'One port or a range such as "1024-65535". TCP and UDP need it.')),
  icmpType: z.optional(described(IcmpNumber, 'ICMP type; -1 for all.')),
  icmpCode: z.optional(described(IcmpNumber, 'ICMP code; -1 for all.')),
  cidr: described(Cidr, 'Inbound: where the packet comes from. Outbound: where it goes.'),
});
const NetworkAcl = z.strictObject({
  ...common,
  default: z.optional(
    described(z.boolean(), "The VPC's default ACL. Its rules, when left out, allow everything."),
  ),
  inbound: z.optional(
    described(z.record(z.string(), NetworkAclRule), 'Rules by number; the lowest that matches decides.'),
  ),
  outbound: z.optional(
    described(z.record(z.string(), NetworkAclRule), 'Rules by number; the lowest that matches decides.'),
  ),
});

const SecurityGroupRule = z.strictObject({
  protocol: z.optional(described(Protocol, 'Left out: all protocols.')),
  port: z.optional(described(Port, 'One port or a range such as "8000-8080". TCP and UDP need it.')),
  icmpType: z.optional(described(IcmpNumber, 'ICMP type; -1 for all.')),
  icmpCode: z.optional(described(IcmpNumber, 'ICMP code; -1 for all.')),
  cidr: z.optional(described(Cidr, 'The other side as a CIDR.')),
  securityGroup: z.optional(
    described(QualifiedName, 'The other side as a security group; `vpc/group` for one of another VPC.'),
  ),
  prefixList: z.optional(described(Name, 'The other side as a prefix list.')),
  description: z.optional(described(z.string(), 'For people; nothing depends on it.')),
});
const SecurityGroup = z.strictObject({
  ...common,
  default: z.optional(
    described(z.boolean(), "The VPC's default group, which an interface gets that names none."),
  ),
  inbound: z.optional(described(z.array(SecurityGroupRule), 'What may come in. Left out: nothing may.')),
  outbound: z.optional(described(z.array(SecurityGroupRule), 'What may go out. Left out: everything may.')),
});

const BlockPublicAccess = z.enum(['off', 'block-ingress', 'block-bidirectional']);

const Subnet = z.strictObject({
  ...common,
  cidr: described(CidrOrList, 'The subnet’s CIDR (a list where it has IPv6 too).'),
  zone: z.optional(described(z.string(), 'Availability Zone.')),
  routeTable: z.optional(described(z.nullable(Name), 'Left out: the main table. null: not in the data.')),
  networkAcl: z.optional(
    described(z.nullable(Name), 'Left out: the default network ACL. null: not in the data.'),
  ),
  blockPublicAccess: z.optional(
    described(BlockPublicAccess, 'Where the subnet is excluded from what holds for its VPC.'),
  ),
});

const Vpc = z.strictObject({
  ...common,
  cidr: described(z.nullable(CidrOrList), 'One CIDR or several, IPv4 and IPv6.'),
  region: z.optional(described(z.string(), 'Left out: the scenario’s Region.')),
  account: z.optional(described(z.string(), 'The account that owns it.')),
  dnsSupport: z.optional(
    described(z.nullable(z.boolean()), 'enableDnsSupport: the VPC’s resolver answers. AWS’s default: true.'),
  ),
  dnsHostnames: z.optional(
    described(
      z.nullable(z.boolean()),
      'enableDnsHostnames: private DNS of endpoints needs it. AWS’s default: false.',
    ),
  ),
  dnsServers: z.optional(
    described(
      z.nullable(z.array(Address)),
      'Name servers of the DHCP options. Left out: the VPC’s own resolver. null: not in the data.',
    ),
  ),
  blockPublicAccess: z.optional(
    described(
      z.nullable(BlockPublicAccess),
      'VPC Block Public Access as it is in force here. AWS’s default: off. null: not in the data.',
    ),
  ),
  subnets: described(z.nullable(named(Subnet)), 'null: the inside of this VPC is not in the data.'),
  routeTables: z.optional(described(z.nullable(named(RouteTable)), 'null: not in the data.')),
  networkAcls: z.optional(
    described(
      z.nullable(named(z.nullable(NetworkAcl))),
      'null: not in the data. An ACL that is null: it is there, and its rules are not in the data.',
    ),
  ),
  securityGroups: z.optional(
    described(z.nullable(named(z.nullable(SecurityGroup))), 'null: not in the data.'),
  ),
  unknown: z.optional(
    described(
      z.array(
        z.enum([
          'networkInterfaces',
          'endpoints',
          'internetGateways',
          'hostedZones',
          'names',
          'ipv6Addresses',
          'blockPublicAccess',
        ]),
      ),
      'Kinds of resource of which the data may lack some in this VPC; what answers for names, where somebody set it; the IPv6 addresses of those that it has; the mode of VPC Block Public Access, where somebody set it.',
    ),
  ),
});

const AddressOrCidr = z.union([Address, Cidr]);

/** What an interface has, whoever it belongs to. */
const interfaceFields = {
  ip: z.optional(
    described(
      z.union([AddressOrCidr, z.array(AddressOrCidr)]),
      'Private addresses; a CIDR stands for some address in it. Left out: some address of the subnet.',
    ),
  ),
  publicIp: z.optional(
    described(
      z.nullable(z.union([z.literal(true), Address, z.record(Address, Address)])),
      'true: AWS gives one. An address: that one. A map: private address to public address. Left out: none. null: not in the data.',
    ),
  ),
  securityGroups: z.optional(
    described(
      z.nullable(z.array(QualifiedName)),
      'Left out: the VPC’s default group. null: not in the data.',
    ),
  ),
  sourceDestCheck: z.optional(described(z.nullable(z.boolean()), 'AWS’s default: true.')),
  ephemeralPorts: z.optional(
    described(
      z.string().check(z.regex(/^\d{1,5}-\d{1,5}$/, 'port-range')),
      'The ports that the operating system opens connections from. Left out: Linux, 32768-60999.',
    ),
  ),
};

const Instance = z.strictObject({
  ...common,
  subnet: z.optional(
    described(Name, 'The subnet of its interface. Left out where its interfaces stand in networkInterfaces.'),
  ),
  ...interfaceFields,
  networkInterface: z.optional(described(Name, 'The id of its interface.')),
  state: z.optional(
    described(
      z.enum(['pending', 'running', 'stopping', 'stopped', 'shutting-down', 'terminated']),
      'Only a running instance sends and answers. Left out: running.',
    ),
  ),
});
const NetworkInterface = z.strictObject({
  ...common,
  subnet: described(Name, 'The subnet that it stands in.'),
  ...interfaceFields,
  instance: z.optional(described(Name, 'The instance that it is attached to.')),
  primary: z.optional(described(z.boolean(), 'The first interface of its instance.')),
  use: z.optional(described(z.string(), 'What it is for: lambda, network_load_balancer, ...')),
});

const InternetGateway = z.strictObject({
  ...common,
  vpc: z.optional(described(z.nullable(Name), 'The VPC that it is attached to. Left out: detached.')),
});
const NatGateway = z.strictObject({
  ...common,
  subnet: z.optional(
    described(z.nullable(Name), 'The subnet that a zonal one stands in. null: not in the data.'),
  ),
  availability: z.optional(
    described(z.enum(['zonal', 'regional']), 'A regional one stands in no subnet. Left out: zonal.'),
  ),
  vpc: z.optional(described(Name, 'The VPC of a regional one.')),
  routeTable: z.optional(
    described(Name, 'The route table of a regional one. Left out: one that leads to the internet gateway.'),
  ),
  connectivity: z.optional(described(z.enum(['public', 'private']), 'Left out: public.')),
  ip: z.optional(described(Address, 'Its private address. Left out: some address of the subnet.')),
  publicIp: z.optional(described(z.union([Address, z.array(Address)]), 'Its Elastic IP addresses.')),
  state: z.optional(
    described(z.enum(['pending', 'available', 'failed', 'deleting', 'deleted']), 'Left out: available.'),
  ),
});

const EndpointState = z.enum([
  'pendingAcceptance',
  'pending',
  'available',
  'rejected',
  'expired',
  'failed',
  'deleting',
  'deleted',
  'partial',
]);
const endpointFields = {
  service: described(
    z.string().check(z.regex(NAME_PATTERN, 'service')),
    'An AWS service, short (`sns`) or whole (`com.amazonaws.us-east-1.sns`), or an endpoint service.',
  ),
  policy: z.optional(
    described(z.record(z.string(), z.json()), 'The endpoint policy. Left out: full access.'),
  ),
  state: z.optional(described(z.nullable(EndpointState), 'Left out: available. null: not in the data.')),
};
const InterfaceEndpoint = z.strictObject({
  ...common,
  type: described(z.literal('interface'), 'An interface endpoint.'),
  ...endpointFields,
  subnets: described(z.array(Name), 'One per Availability Zone; each gets a network interface.'),
  ips: z.optional(
    described(named(AddressOrList), 'Its addresses by subnet. Left out: some address of the subnet.'),
  ),
  securityGroups: z.optional(
    described(
      z.nullable(z.array(QualifiedName)),
      'Left out: the VPC’s default group. null: not in the data.',
    ),
  ),
  privateDns: z.optional(
    described(
      z.boolean(),
      'The service’s own name resolves to this endpoint inside the VPC. AWS’s default: true; DynamoDB has none.',
    ),
  ),
  dnsNames: z.optional(described(z.array(z.string()), 'The names that AWS made for this endpoint.')),
  privateDnsOnlyForInboundResolver: z.optional(
    described(
      z.boolean(),
      'For S3: private DNS answers what inbound Resolver endpoints ask, not the VPC itself. Left out: false. AWS sets it with private DNS unless told otherwise.',
    ),
  ),
  serviceRegion: z.optional(described(z.string(), 'The service’s Region. Left out: the endpoint’s.')),
  ipAddressType: z.optional(
    described(z.enum(['ipv4', 'ipv6', 'dualstack']), 'Left out: IPv4 where the subnet has it.'),
  ),
});
const GatewayEndpoint = z.strictObject({
  ...common,
  type: described(z.literal('gateway'), 'A gateway endpoint.'),
  ...endpointFields,
  vpc: described(Name, 'The VPC that it belongs to.'),
  routeTables: described(z.array(QualifiedName), 'The route tables that get a route to the service.'),
});
const GatewayLoadBalancerEndpoint = z.strictObject({
  ...common,
  type: described(z.literal('gateway-load-balancer'), 'A Gateway Load Balancer endpoint.'),
  service: described(z.nullable(Name), 'The endpoint service that it leads to. null: not in the data.'),
  subnet: described(Name, 'Where it stands. Not where the workloads do.'),
  state: z.optional(described(z.nullable(EndpointState), 'Left out: available. null: not in the data.')),
});
/** What an endpoint for VPC Lattice has in its own VPC. */
const latticeFields = {
  subnets: described(z.array(Name), 'One per Availability Zone; each gets a network interface.'),
  ips: z.optional(
    described(named(AddressOrList), 'Its addresses by subnet. Left out: some address of the subnet.'),
  ),
  securityGroups: z.optional(
    described(
      z.nullable(z.array(QualifiedName)),
      'Left out: the VPC’s default group. null: not in the data.',
    ),
  ),
  privateDns: z.optional(
    described(z.boolean(), 'Domain names of resources resolve to it inside the VPC. AWS’s default: true.'),
  ),
  dnsNames: z.optional(described(z.array(z.string()), 'The names that AWS made for this endpoint.')),
  state: z.optional(described(z.nullable(EndpointState), 'Left out: available. null: not in the data.')),
};
const ResourceEndpoint = z.strictObject({
  ...common,
  type: described(z.literal('resource'), 'A resource endpoint.'),
  resource: described(z.nullable(Name), 'The resource configuration. null: not in the data.'),
  ...latticeFields,
});
const ServiceNetworkEndpoint = z.strictObject({
  ...common,
  type: described(z.literal('service-network'), 'A service-network endpoint.'),
  serviceNetwork: described(z.nullable(Name), 'The service network. null: not in the data.'),
  ...latticeFields,
});
const Endpoint = z.discriminatedUnion('type', [
  InterfaceEndpoint,
  GatewayEndpoint,
  GatewayLoadBalancerEndpoint,
  ResourceEndpoint,
  ServiceNetworkEndpoint,
]);

const Peering = z.strictObject({
  ...common,
  requester: described(Name, 'The VPC that asked.'),
  accepter: described(Name, 'The VPC that was asked.'),
  state: z.optional(
    described(
      z.enum([
        'initiating-request',
        'pending-acceptance',
        'active',
        'rejected',
        'expired',
        'failed',
        'provisioning',
        'deleting',
        'deleted',
      ]),
      'Left out: active.',
    ),
  ),
  dnsResolution: z.optional(
    described(
      z.nullable(
        z.strictObject({
          requester: z.optional(described(z.boolean(), 'The accepter’s clients may resolve it so.')),
          accepter: z.optional(described(z.boolean(), 'The requester’s clients may resolve it so.')),
        }),
      ),
      'Whether public host names of instances on a side give their private addresses to the other. AWS’s default: no. null: not in the data.',
    ),
  ),
});

const PrefixList = z.strictObject({
  ...common,
  service: z.optional(described(z.string(), 'The AWS service whose addresses it holds.')),
  entries: described(z.nullable(z.array(Cidr)), 'null: not in the data.'),
});

const OtherGateway = z.strictObject({
  ...common,
  kind: described(z.string(), 'What it is, in AWS’s words: transit gateway, carrier gateway, ...'),
  notTold: z.optional(
    described(z.string(), 'For a target that the data does not name: what would tell it, as a clause.'),
  ),
  ips: z.optional(described(z.array(Address), 'Its private addresses, where it has interfaces.')),
});

/** All verdicts. `undetermined`: the data lacks something needed to decide, or AWS may choose ways that end differently. */
export const VERDICTS = ['reachable', 'not-reachable', 'undetermined'] as const;
const VerdictSchema = z.enum(VERDICTS);
const Expectation = z.strictObject({
  verdict: described(VerdictSchema, 'What must come out.'),
  private: z.optional(described(z.boolean(), 'Whether the path is private.')),
  path: z.optional(
    described(z.array(z.string()), 'Resources on the way there, in this order; others may stand between.'),
  ),
  notOnPath: z.optional(described(z.array(z.string()), 'Resources that must not be on the way there.')),
  findings: z.optional(described(z.array(z.string()), 'The codes of all findings, in any order.')),
});
/** What an author expects of a flow. */
export const Expect = z.union([VerdictSchema, Expectation]);
/** What is asked of a flow's ends. */
export const flowQuestion = {
  protocol: z.optional(
    described(
      z.union([z.enum(['tcp', 'udp', 'icmp']), z.int().check(z.gte(0), z.lte(255))]),
      'Left out: tcp.',
    ),
  ),
  port: z.optional(
    described(
      z.int().check(z.gte(0), z.lte(65535)),
      'Needed for TCP and UDP, unless the destination is an AWS service (443).',
    ),
  ),
  action: z.optional(described(z.string(), 'The API action to try, such as sns:Publish.')),
  resource: z.optional(described(z.string(), 'What the action is for: an ARN, or a name of `resources`.')),
  principal: z.optional(described(z.string(), 'Who calls: an ARN, or a name of `principals`.')),
};
const Flow = z.strictObject({
  title: z.optional(described(z.string(), 'What it is called where flows are chosen.')),
  from: described(z.string(), 'A resource, `internet`, or `internet:` and an address.'),
  to: described(z.string(), 'A resource, an address, or a host name.'),
  ...flowQuestion,
  expect: z.optional(described(Expect, 'What the author expects.')),
  gigabytesPerMonth: z.optional(described(Gigabytes, 'What it carries a month. A number: all there.')),
});

export const ScenarioSchema = z.strictObject({
  $schema: z.optional(described(z.string(), 'The address of the JSON Schema, for editors.')),
  version: described(z.literal(1), 'The version of this format.'),
  title: z.optional(described(z.string(), 'What it is called.')),
  description: z.optional(described(z.string(), 'What it shows, in a sentence or two.')),
  region: z.optional(described(z.string(), 'Left out: us-east-1.')),
  vpcs: described(named(Vpc), 'VPCs, with what stands in them.'),
  instances: z.optional(described(named(Instance), 'EC2 instances.')),
  networkInterfaces: z.optional(
    described(
      named(NetworkInterface),
      'Network interfaces that are not the only one of an instance: further ones, and those of Lambda, RDS and others.',
    ),
  ),
  internetGateways: z.optional(described(named(InternetGateway), 'Internet gateways.')),
  natGateways: z.optional(described(named(NatGateway), 'NAT gateways, public and private.')),
  endpoints: z.optional(described(named(Endpoint), 'VPC endpoints of every type.')),
  peerings: z.optional(described(named(Peering), 'Peering connections.')),
  prefixLists: z.optional(described(named(PrefixList), 'Prefix lists, which rules and routes may name.')),
  egressOnlyInternetGateways: z.optional(
    described(named(EgressOnlyInternetGateway), 'Egress-only internet gateways, for IPv6.'),
  ),
  transitGateways: z.optional(
    described(named(TransitGateway), 'Transit gateways, with their attachments and route tables.'),
  ),
  virtualPrivateGateways: z.optional(described(named(VirtualPrivateGateway), 'Virtual private gateways.')),
  vpnConnections: z.optional(described(named(VpnConnection), 'Site-to-Site VPN connections.')),
  directConnectGateways: z.optional(described(named(DirectConnectGateway), 'Direct Connect gateways.')),
  onPremises: z.optional(described(named(OnPremises), 'Networks outside of AWS.')),
  loadBalancers: z.optional(
    described(named(LoadBalancer), 'Network, application and gateway load balancers.'),
  ),
  targetGroups: z.optional(described(named(TargetGroup), 'What load balancers send to.')),
  endpointServices: z.optional(
    described(named(EndpointService), 'Services that a provider offers by PrivateLink.'),
  ),
  resourceGateways: z.optional(
    described(
      named(ResourceGateway),
      'Resource gateways: how the provider of a resource lets connections in.',
    ),
  ),
  resourceConfigurations: z.optional(
    described(named(ResourceConfiguration), 'Resources that resource endpoints lead to.'),
  ),
  serviceNetworks: z.optional(described(named(ServiceNetwork), 'Service networks of VPC Lattice.')),
  hostedZones: z.optional(described(named(HostedZone), 'Private hosted zones.')),
  resolverEndpoints: z.optional(described(named(ResolverEndpoint), 'Route 53 Resolver endpoints.')),
  resolverRules: z.optional(
    described(named(ResolverRule), 'Rules that send questions for a domain elsewhere.'),
  ),
  accounts: z.optional(described(z.record(z.string(), Account), 'AWS accounts by their 12 digits.')),
  principals: z.optional(described(named(Principal), 'Callers, for flows with an action.')),
  resources: z.optional(described(named(Resource), 'What actions are for, with their policies.')),
  otherGateways: z.optional(
    described(
      named(OtherGateway),
      'Route targets that are not modelled: a path through one is undetermined.',
    ),
  ),
  flows: z.optional(described(named(Flow), 'The questions to ask of this network.')),
  usage: z.optional(described(Usage, 'What costs are worked out for.')),
  prices: z.optional(described(Prices, 'Prices in US dollars, by id, instead of those of the table.')),
});

/** What people write and imports give: networks, workloads and the flows to try. Described by its JSON Schema. */
export type Scenario = z.infer<typeof ScenarioSchema>;
export type ScenarioVpc = z.infer<typeof Vpc>;
export type ScenarioSubnet = z.infer<typeof Subnet>;
export type ScenarioRouteTable = z.infer<typeof RouteTable>;
export type ScenarioNetworkAcl = z.infer<typeof NetworkAcl>;
export type ScenarioNetworkAclRule = z.infer<typeof NetworkAclRule>;
export type ScenarioSecurityGroup = z.infer<typeof SecurityGroup>;
export type ScenarioSecurityGroupRule = z.infer<typeof SecurityGroupRule>;
export type ScenarioInstance = z.infer<typeof Instance>;
export type ScenarioNetworkInterface = z.infer<typeof NetworkInterface>;
export type ScenarioNatGateway = z.infer<typeof NatGateway>;
export type ScenarioEndpoint = z.infer<typeof Endpoint>;
export type ScenarioPeering = z.infer<typeof Peering>;
export type ScenarioTransitGateway = z.infer<typeof TransitGateway>;
export type ScenarioTransitGatewayAttachment = z.infer<typeof TransitGatewayAttachment>;
export type ScenarioTransitGatewayRouteTable = z.infer<typeof TransitGatewayRouteTable>;
export type ScenarioVpnConnection = z.infer<typeof VpnConnection>;
export type ScenarioLoadBalancer = z.infer<typeof LoadBalancer>;
export type ScenarioTargetGroup = z.infer<typeof TargetGroup>;
export type ScenarioEndpointService = z.infer<typeof EndpointService>;
export type ScenarioResourceConfiguration = z.infer<typeof ResourceConfiguration>;
export type ScenarioResource = z.infer<typeof Resource>;
export type ScenarioPrincipal = z.infer<typeof Principal>;
/** A question of a scenario, with what its author expects. */
export type ScenarioFlow = z.infer<typeof Flow>;
/** What an author expects of a flow, where it is more than a verdict. */
export type ScenarioExpectation = z.infer<typeof Expectation>;
/** Where a resource of an import was read: the file, and a JSON Pointer into it. */
export type ScenarioOrigin = z.infer<typeof Origin>;
/** What becomes of a flow: one of `VERDICTS`. */
export type Verdict = z.infer<typeof VerdictSchema>;
