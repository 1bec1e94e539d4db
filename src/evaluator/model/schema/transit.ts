/** What joins VPCs to each other and to networks outside of AWS: transit gateways, VPN, Direct Connect. */
import * as z from 'zod/mini';
import { Address, Cidr, CidrOrList, common, described, Name, named } from './base.ts';

const AttachmentState = z.enum([
  'initiating',
  'initiatingRequest',
  'pendingAcceptance',
  'pending',
  'available',
  'modifying',
  'rollingBack',
  'failing',
  'failed',
  'rejecting',
  'rejected',
  'deleting',
  'deleted',
]);

const attachmentFields = {
  ...common,
  routeTable: z.optional(
    described(
      z.nullable(z.union([Name, z.literal(false)])),
      'The route table that decides about what comes in here. Left out: the default one. false: none. null: not in the data.',
    ),
  ),
  state: z.optional(described(AttachmentState, 'Left out: available.')),
};

const VpcAttachment = z.strictObject({
  type: described(z.literal('vpc'), 'An attachment of a VPC.'),
  ...attachmentFields,
  vpc: described(Name, 'The VPC that it attaches.'),
  subnets: described(z.nullable(z.array(Name)), 'One per Availability Zone. null: not in the data.'),
  applianceMode: z.optional(
    described(
      z.boolean(),
      'Both directions of a connection use the same zone, whichever it is. AWS’s default: false.',
    ),
  ),
  ipv6Support: z.optional(described(z.boolean(), 'Whether it carries IPv6. AWS’s default: false.')),
  securityGroupReferencing: z.optional(
    described(z.boolean(), 'Counts only where the transit gateway has it on too. AWS’s default: true.'),
  ),
});
const VpnAttachment = z.strictObject({
  type: described(z.literal('vpn'), 'An attachment of a VPN connection.'),
  ...attachmentFields,
  connection: described(Name, 'The VPN connection.'),
});
const DirectConnectAttachment = z.strictObject({
  type: described(z.literal('direct-connect'), 'An attachment of a Direct Connect gateway.'),
  ...attachmentFields,
  gateway: described(Name, 'The Direct Connect gateway.'),
});
const PeeringAttachment = z.strictObject({
  type: described(z.literal('peering'), 'A peering with another transit gateway.'),
  ...attachmentFields,
  transitGateway: described(
    z.nullable(Name),
    'The transit gateway on the other side. null: not in the data.',
  ),
});
const OtherAttachment = z.strictObject({
  type: described(z.literal('other'), 'An attachment that is not modelled.'),
  ...attachmentFields,
  kind: described(z.string(), 'What it attaches, in AWS’s words: connect, network function, ...'),
});

export const TransitGatewayAttachment = z.discriminatedUnion('type', [
  VpcAttachment,
  VpnAttachment,
  DirectConnectAttachment,
  PeeringAttachment,
  OtherAttachment,
]);

const TransitGatewayRoute = z.strictObject({
  attachment: z.optional(described(Name, 'Where the packet goes on to.')),
  state: z.optional(
    described(z.enum(['active', 'blackhole']), 'A black hole wins its prefix and drops the packet.'),
  ),
});
export const TransitGatewayRouteTable = z.strictObject({
  ...common,
  default: z.optional(
    described(
      z.boolean(),
      'The table of every attachment that names none, and the one that attachments propagate into.',
    ),
  ),
  routes: z.optional(
    described(
      z.nullable(z.record(z.string(), z.union([Name, TransitGatewayRoute]))),
      'Static routes: a CIDR or a prefix list to an attachment. null: not in the data.',
    ),
  ),
  propagations: z.optional(
    described(
      z.nullable(z.array(Name)),
      'Attachments whose networks are learned. Left out: all but peerings in a default table, none in another. null: not in the data.',
    ),
  ),
  propagatedRoutes: z.optional(
    described(
      z.record(z.string(), Name),
      'Learned routes that do not follow from the scenario: a CIDR to an attachment.',
    ),
  ),
});

export const TransitGateway = z.strictObject({
  ...common,
  region: z.optional(described(z.string(), 'Left out: the scenario’s Region.')),
  account: z.optional(described(z.string(), 'The account that owns it.')),
  securityGroupReferencing: z.optional(
    described(z.boolean(), 'Inbound rules may name groups of other attached VPCs. AWS’s default: false.'),
  ),
  routeTables: z.optional(
    described(
      z.nullable(named(TransitGatewayRouteTable)),
      'Left out: one default table that every attachment uses. null: not in the data.',
    ),
  ),
  attachments: described(z.nullable(named(TransitGatewayAttachment)), 'null: not in the data.'),
});

export const VirtualPrivateGateway = z.strictObject({
  ...common,
  vpc: z.optional(described(z.nullable(Name), 'The VPC that it is attached to. Left out: detached.')),
  state: z.optional(
    described(z.enum(['pending', 'available', 'deleting', 'deleted']), 'Left out: available.'),
  ),
});

export const VpnConnection = z.strictObject({
  ...common,
  gateway: described(Name, 'The virtual private gateway or transit gateway on AWS’s side.'),
  network: described(z.nullable(Name), 'The network on the other side. null: not in the data.'),
  state: z.optional(
    described(z.enum(['pending', 'available', 'deleting', 'deleted']), 'Left out: available.'),
  ),
  tunnels: z.optional(described(z.array(z.enum(['up', 'down'])), 'The state of its tunnels. Left out: up.')),
  routes: z.optional(described(z.array(Cidr), 'Static routes, where it does not use BGP.')),
});

export const DirectConnectGateway = z.strictObject({
  ...common,
  gateways: described(
    z.array(Name),
    'The virtual private gateways and transit gateways that it is associated with.',
  ),
  network: described(z.nullable(Name), 'The network on the other side. null: not in the data.'),
  state: z.optional(described(z.enum(['available', 'down']), 'The line and its BGP session.')),
});

export const OnPremises = z.strictObject({
  ...common,
  cidr: described(CidrOrList, 'Its addresses.'),
  dns: z.optional(
    described(
      z.strictObject({
        forwards: z.optional(
          described(
            z.record(z.string(), Name),
            'Domains whose questions go to an inbound Resolver endpoint: domain to endpoint.',
          ),
        ),
        records: z.optional(
          described(z.record(z.string(), Address), 'Names that its own name servers answer for.'),
        ),
      }),
      'What its name servers do. Left out: they know public names only.',
    ),
  ),
});

export const EgressOnlyInternetGateway = z.strictObject({
  ...common,
  vpc: z.optional(described(z.nullable(Name), 'The VPC that it is attached to. Left out: detached.')),
});
