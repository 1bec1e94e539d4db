/** Names: private hosted zones, Resolver endpoints and Resolver rules. */
import * as z from 'zod/mini';
import { Address, AddressOrList, common, described, Name, named, QualifiedName } from './base.ts';

export const HostedZone = z.strictObject({
  ...common,
  domain: described(z.string(), 'The domain that it answers for, with everything below it.'),
  vpcs: described(z.array(Name), 'The VPCs whose resolvers use it.'),
  records: described(
    z.nullable(z.record(z.string(), z.union([z.string(), z.array(z.string())]))),
    'Full names (`*` for the first label matches any) to addresses, to another name, or to an endpoint or load balancer of the scenario. null: not in the data.',
  ),
});

export const ResolverEndpoint = z.strictObject({
  ...common,
  direction: described(
    z.enum(['inbound', 'outbound']),
    'inbound: takes questions from other networks. outbound: sends questions to them.',
  ),
  subnets: described(z.array(Name), 'Where its interfaces stand.'),
  ips: z.optional(
    described(named(AddressOrList), 'Its addresses by subnet. Left out: some address of the subnet.'),
  ),
  securityGroups: z.optional(
    described(
      z.nullable(z.array(QualifiedName)),
      'Left out: the VPC’s default group. null: not in the data.',
    ),
  ),
});

export const ResolverRule = z.strictObject({
  ...common,
  domain: described(z.string(), 'The domain that it is about, with everything below it. `.` for all.'),
  type: z.optional(
    described(
      z.enum(['forward', 'system']),
      'system: AWS’s resolver answers itself, against a wider rule. Left out: forward.',
    ),
  ),
  endpoint: z.optional(described(z.nullable(Name), 'The outbound Resolver endpoint that sends.')),
  targets: z.optional(described(z.array(Address), 'The name servers that are asked.')),
  vpcs: described(z.array(Name), 'The VPCs whose resolvers use it.'),
});
