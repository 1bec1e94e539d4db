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

// Zod would otherwise probe `new Function`, which the site's content security policy forbids.
z.config({ jitless: true });

/** What a resource may be called: AWS ids fit too. */
export const NAME_PATTERN = /^[A-Za-z][\w.-]*$/;

/** A copy with a description: the same schema means something else in every place that it stands in. */
const described = <T extends z.ZodMiniType>(schema: T, description: string): T => {
  const own = z.clone(schema);
  z.globalRegistry.add(own, { description });
  return own;
};

const Name = z.string().check(z.regex(NAME_PATTERN, 'name'));
/**
 * A map keyed by names. Zod reports a bad key instead of the problems of its value, so the names
 * themselves are checked apart (model/parse.ts) and added to the JSON Schema (model/json-schema.ts).
 */
const named = <T extends z.ZodMiniType>(schema: T) => z.record(z.string(), schema);
const QualifiedName = z.string().check(z.regex(/^[A-Za-z][\w.-]*(\/[A-Za-z][\w.-]*)?$/, 'qualified-name'));
const Cidr = z.string().check(z.regex(/^[0-9a-fA-F.:]+\/\d{1,3}$/, 'cidr'));
const Address = z.string().check(z.regex(/^[0-9a-fA-F.:]+$/, 'address'));
const CidrOrList = z.union([Cidr, z.array(Cidr)]);
const AddressOrList = z.union([Address, z.array(Address)]);
const Port = z.union([
  z.int().check(z.gte(0), z.lte(65535)),
  z.string().check(z.regex(/^\d{1,5}-\d{1,5}$/, 'port-range')),
]);
const Protocol = z.union([
  z.enum(['tcp', 'udp', 'icmp', 'icmpv6', 'all']),
  z.int().check(z.gte(0), z.lte(255)),
]);
const IcmpNumber = z.int().check(z.gte(-1), z.lte(255));

const Origin = z.strictObject({
  file: described(z.string(), 'The file that this resource was read from.'),
  pointer: described(z.string(), 'Where it stands in that file (JSON Pointer).'),
});

/** Fields that every resource has. */
const common = {
  label: z.optional(described(z.string(), 'A second name to show, such as the Name tag.')),
  origin: z.optional(described(Origin, 'Where an imported resource was read from.')),
};

const Route = z.strictObject({
  target: described(Name, 'Where the packet goes: a gateway, endpoint, peering, interface, or `local`.'),
  state: z.optional(
    described(z.enum(['active', 'blackhole']), 'A black hole still wins its prefix and drops the packet.'),
  ),
});
const PropagatedRoute = z.strictObject({
  target: Name,
  via: described(
    z.enum(['direct-connect', 'vpn-static', 'vpn-bgp']),
    'What propagated the route; it breaks ties between equal prefixes.',
  ),
  state: z.optional(z.enum(['active', 'blackhole'])),
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
  description: z.optional(z.string()),
});
const SecurityGroup = z.strictObject({
  ...common,
  default: z.optional(
    described(z.boolean(), "The VPC's default group, which an interface gets that names none."),
  ),
  inbound: z.optional(described(z.array(SecurityGroupRule), 'What may come in. Left out: nothing may.')),
  outbound: z.optional(described(z.array(SecurityGroupRule), 'What may go out. Left out: everything may.')),
});

const Subnet = z.strictObject({
  ...common,
  cidr: described(CidrOrList, 'The subnet’s CIDR (a list where it has IPv6 too).'),
  zone: z.optional(described(z.string(), 'Availability Zone.')),
  routeTable: z.optional(described(z.nullable(Name), 'Left out: the main table. null: not in the data.')),
  networkAcl: z.optional(
    described(z.nullable(Name), 'Left out: the default network ACL. null: not in the data.'),
  ),
});

const Vpc = z.strictObject({
  ...common,
  cidr: described(z.nullable(CidrOrList), 'One CIDR or several, IPv4 and IPv6.'),
  region: z.optional(described(z.string(), 'Left out: the scenario’s Region.')),
  account: z.optional(z.string()),
  dnsSupport: z.optional(
    described(z.nullable(z.boolean()), 'enableDnsSupport: the VPC’s resolver answers. AWS’s default: true.'),
  ),
  dnsHostnames: z.optional(
    described(
      z.nullable(z.boolean()),
      'enableDnsHostnames: private DNS of endpoints needs it. AWS’s default: false.',
    ),
  ),
  subnets: described(z.nullable(named(Subnet)), 'null: the inside of this VPC is not in the data.'),
  routeTables: z.optional(described(z.nullable(named(RouteTable)), 'null: not in the data.')),
  networkAcls: z.optional(described(z.nullable(named(NetworkAcl)), 'null: not in the data.')),
  securityGroups: z.optional(
    described(z.nullable(named(z.nullable(SecurityGroup))), 'null: not in the data.'),
  ),
  unknown: z.optional(
    described(
      z.array(z.enum(['networkInterfaces', 'endpoints', 'internetGateways'])),
      'Kinds of resource of which the data may lack some in this VPC.',
    ),
  ),
});

/** What an interface has, whoever it belongs to. */
const interfaceFields = {
  ip: z.optional(described(AddressOrList, 'Private addresses. Left out: some address of the subnet.')),
  publicIp: z.optional(
    described(
      z.union([z.literal(true), Address, z.record(Address, Address)]),
      'true: AWS gives one. An address: that one. A map: private address to public address.',
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
  subnet: Name,
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
  subnet: described(z.nullable(Name), 'The subnet that it stands in.'),
  connectivity: z.optional(described(z.enum(['public', 'private']), 'Left out: public.')),
  ip: z.optional(described(Address, 'Its private address. Left out: some address of the subnet.')),
  publicIp: z.optional(described(z.union([Address, z.array(Address)]), 'Its Elastic IP addresses.')),
  state: z.optional(z.enum(['pending', 'available', 'failed', 'deleting', 'deleted'])),
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
    z.string().check(z.regex(/^[a-z][a-zA-Z0-9.-]*$/, 'service')),
    'An AWS service, short (`sns`) or whole (`com.amazonaws.us-east-1.sns`).',
  ),
  policy: z.optional(
    described(z.record(z.string(), z.json()), 'The endpoint policy. Left out: full access.'),
  ),
  state: z.optional(described(EndpointState, 'Left out: available.')),
};
const InterfaceEndpoint = z.strictObject({
  ...common,
  type: z.literal('interface'),
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
      'The service’s own name resolves to this endpoint inside the VPC. AWS’s default: true.',
    ),
  ),
  dnsNames: z.optional(described(z.array(z.string()), 'The names that AWS made for this endpoint.')),
});
const GatewayEndpoint = z.strictObject({
  ...common,
  type: z.literal('gateway'),
  ...endpointFields,
  vpc: Name,
  routeTables: described(z.array(QualifiedName), 'The route tables that get a route to the service.'),
});
const Endpoint = z.discriminatedUnion('type', [InterfaceEndpoint, GatewayEndpoint]);

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
});

const PrefixList = z.strictObject({
  ...common,
  service: z.optional(described(z.string(), 'The AWS service whose addresses it holds.')),
  entries: described(z.nullable(z.array(Cidr)), 'null: not in the data.'),
});

const OtherGateway = z.strictObject({
  ...common,
  kind: described(z.string(), 'What it is, in AWS’s words: transit gateway, carrier gateway, ...'),
  ips: z.optional(described(z.array(Address), 'Its private addresses, where it has interfaces.')),
});

export const VERDICTS = ['reachable', 'not-reachable', 'undetermined'] as const;
const VerdictSchema = z.enum(VERDICTS);
const Expectation = z.strictObject({
  verdict: VerdictSchema,
  private: z.optional(described(z.boolean(), 'Whether the path is private.')),
  path: z.optional(
    described(z.array(z.string()), 'Resources on the way there, in this order; others may stand between.'),
  ),
  notOnPath: z.optional(described(z.array(z.string()), 'Resources that must not be on the way there.')),
  findings: z.optional(described(z.array(z.string()), 'The codes of all findings, in any order.')),
});
const Flow = z.strictObject({
  title: z.optional(z.string()),
  from: described(z.string(), 'A resource, `internet`, or `internet:` and an address.'),
  to: described(z.string(), 'A resource, an address, or a host name.'),
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
  resource: z.optional(described(z.string(), 'The ARN that the action is for.')),
  principal: z.optional(described(z.string(), 'The ARN of the caller.')),
  expect: z.optional(described(z.union([VerdictSchema, Expectation]), 'What the author expects.')),
});

export const ScenarioSchema = z.strictObject({
  $schema: z.optional(z.string()),
  version: described(z.literal(1), 'The version of this format.'),
  title: z.optional(z.string()),
  description: z.optional(z.string()),
  region: z.optional(described(z.string(), 'Left out: us-east-1.')),
  vpcs: named(Vpc),
  instances: z.optional(named(Instance)),
  networkInterfaces: z.optional(named(NetworkInterface)),
  internetGateways: z.optional(named(InternetGateway)),
  natGateways: z.optional(named(NatGateway)),
  endpoints: z.optional(named(Endpoint)),
  peerings: z.optional(named(Peering)),
  prefixLists: z.optional(named(PrefixList)),
  otherGateways: z.optional(
    described(
      named(OtherGateway),
      'Route targets that are not modelled: a path through one is undetermined.',
    ),
  ),
  flows: z.optional(described(named(Flow), 'The questions to ask of this network.')),
});

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
export type ScenarioFlow = z.infer<typeof Flow>;
export type ScenarioExpectation = z.infer<typeof Expectation>;
export type ScenarioOrigin = z.infer<typeof Origin>;
export type Verdict = z.infer<typeof VerdictSchema>;
