/** Resources behind VPC Lattice: what resource endpoints and service-network endpoints lead to. */
import * as z from 'zod/mini';
import { Address, AddressOrList, common, described, Name, named, Port, QualifiedName } from './base.ts';

export const ResourceGateway = z.strictObject({
  ...common,
  subnets: described(z.array(Name), 'Where its interfaces stand, in the VPC of the resource.'),
  ips: z.optional(
    described(named(AddressOrList), 'Its addresses by subnet. Left out: some address of the subnet.'),
  ),
  securityGroups: z.optional(
    described(
      z.nullable(z.array(QualifiedName)),
      'Its outbound rules decide. Left out: the VPC’s default group. null: not in the data.',
    ),
  ),
  state: z.optional(
    described(z.enum(['active', 'create-failed', 'creating', 'deleting', 'updating']), 'Left out: active.'),
  ),
});

export const ResourceConfiguration = z.strictObject({
  ...common,
  gateway: described(z.nullable(Name), 'The resource gateway that it uses. null: not in the data.'),
  target: described(
    z.nullable(z.union([Name, Address])),
    'The resource: an instance, a network interface, an address or a domain name. null: not in the data.',
  ),
  ports: described(z.union([Port, z.array(Port)]), 'TCP ports that it may be reached on.'),
  account: z.optional(described(z.string(), 'The account that owns it.')),
  sharedWith: z.optional(
    described(z.array(z.string()), 'Accounts that it is shared with. Left out: its own only.'),
  ),
  domainName: z.optional(described(z.string(), 'The name that consumers with private DNS use.')),
});

export const ServiceNetwork = z.strictObject({
  ...common,
  resources: described(z.nullable(z.array(Name)), 'Resource configurations. null: not in the data.'),
});
