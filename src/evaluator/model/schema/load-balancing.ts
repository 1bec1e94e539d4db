/** Load balancers, their targets, and the endpoint services made from them. */
import * as z from 'zod/mini';
import { Address, AddressOrList, common, described, Name, named, QualifiedName } from './base.ts';

const PortNumber = z.int().check(z.gte(1), z.lte(65535));

const Listener = z.strictObject({
  protocol: z.optional(
    described(
      z.enum(['tcp', 'udp', 'tcp_udp', 'tls', 'http', 'https']),
      'A gateway load balancer has none: it takes every protocol.',
    ),
  ),
  port: z.optional(described(PortNumber, 'A gateway load balancer has none: it takes every port.')),
  targetGroups: described(
    z.union([Name, z.array(Name)]),
    'Where it forwards to; several where rules of it choose. An empty list: it answers by itself.',
  ),
});

export const LoadBalancer = z.strictObject({
  ...common,
  type: described(z.enum(['network', 'gateway', 'application']), 'Which kind it is.'),
  scheme: z.optional(described(z.enum(['internal', 'internet-facing']), 'Left out: internal.')),
  subnets: described(z.array(Name), 'One per Availability Zone; each gets a node.'),
  ips: z.optional(
    described(
      named(AddressOrList),
      'Private addresses of its nodes by subnet. Left out: some address of the subnet.',
    ),
  ),
  publicIps: z.optional(
    described(
      named(AddressOrList),
      'Public addresses of its nodes by subnet, in the order of the private ones in `ips`.',
    ),
  ),
  securityGroups: z.optional(
    described(
      z.nullable(z.array(QualifiedName)),
      'Left out: none for a network load balancer, the VPC’s default group for an application one. null: not in the data.',
    ),
  ),
  privateLinkSecurityGroups: z.optional(
    described(
      z.boolean(),
      'Whether its inbound rules are asked about what comes by PrivateLink. AWS’s default: true.',
    ),
  ),
  crossZone: z.optional(
    described(
      z.nullable(z.boolean()),
      'Each node may use targets of every zone. AWS’s default: true for an application load balancer only. null: not in the data.',
    ),
  ),
  state: z.optional(
    described(z.enum(['provisioning', 'active', 'active_impaired', 'failed']), 'Left out: active.'),
  ),
  listeners: described(z.nullable(z.array(Listener)), 'null: not in the data.'),
  dnsName: z.optional(described(z.string(), 'The name that AWS gave it.')),
});

const Target = z.strictObject({
  target: described(
    z.union([Name, Address]),
    'An instance, a network interface, a load balancer, or an address.',
  ),
  port: z.optional(described(PortNumber, 'Left out: the target group’s port.')),
  zone: z.optional(described(z.string(), 'For an address: its Availability Zone, or `all`.')),
  health: z.optional(
    described(
      z.enum(['healthy', 'unhealthy', 'initial', 'draining', 'unused', 'unavailable']),
      'Only healthy targets get traffic while there are some. Left out: healthy.',
    ),
  ),
});

export const TargetGroup = z.strictObject({
  ...common,
  vpc: z.optional(described(Name, 'The VPC of its targets.')),
  protocol: z.optional(
    described(z.enum(['tcp', 'udp', 'tcp_udp', 'tls', 'http', 'https', 'geneve']), 'Left out: tcp.'),
  ),
  port: z.optional(described(PortNumber, 'The port that targets listen on. Left out: the listener’s.')),
  preserveClientIp: z.optional(
    described(
      z.nullable(z.boolean()),
      'Targets see the client’s address. Left out: AWS’s default, on for instances and UDP. null: not in the data.',
    ),
  ),
  proxyProtocol: z.optional(
    described(z.boolean(), 'Targets learn the client’s address from a header. AWS’s default: false.'),
  ),
  crossZone: z.optional(described(z.boolean(), 'Left out: what the load balancer says.')),
  targets: described(z.nullable(z.array(z.union([Name, Address, Target]))), 'null: not in the data.'),
});

export const EndpointService = z.strictObject({
  ...common,
  loadBalancers: described(
    z.nullable(z.array(Name)),
    'Network load balancers, or gateway load balancers. null: not in the data.',
  ),
  serviceName: z.optional(
    described(z.string(), 'The name that AWS gave it: com.amazonaws.vpce.us-east-1.vpce-svc-...'),
  ),
  acceptanceRequired: z.optional(
    described(
      z.boolean(),
      'The provider must accept each endpoint: one whose `state` is left out is then taken to be accepted, and the trace says so.',
    ),
  ),
  allowedPrincipals: z.optional(
    described(
      z.nullable(z.array(z.string())),
      'ARNs of accounts, users and roles that may connect, or `*`. AWS’s default: nobody. null: not in the data.',
    ),
  ),
  regions: z.optional(
    described(
      z.array(z.string()),
      'Other Regions whose consumers may connect. AWS’s default: its own Region only.',
    ),
  ),
  privateDnsName: z.optional(described(z.string(), 'The name that the provider wants consumers to use.')),
  privateDnsState: z.optional(
    described(
      z.enum(['pendingVerification', 'verified', 'failed']),
      'Whether the provider proved that the domain is theirs. Left out: verified.',
    ),
  ),
  state: z.optional(
    described(z.enum(['pending', 'available', 'deleting', 'deleted', 'failed']), 'Left out: available.'),
  ),
});
