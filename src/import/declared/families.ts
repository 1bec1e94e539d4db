/** Every family of resources, and the types that each of them reads. */
import { ADDRESS_TYPES } from './kinds/addresses.ts';
import { BLOCK_PUBLIC_ACCESS_TYPES, describeBlockPublicAccess } from './kinds/block-public-access.ts';
import { describeEndpointServices, ENDPOINT_SERVICE_TYPES } from './kinds/endpoint-services.ts';
import { describeEndpoints, ENDPOINT_TYPES } from './kinds/endpoints.ts';
import { describeGateways, GATEWAY_TYPES } from './kinds/gateways.ts';
import { describeHostedZones, HOSTED_ZONE_TYPES } from './kinds/hosted-zones.ts';
import { describeInstances, INSTANCE_TYPES } from './kinds/instances.ts';
import { describeLattice, LATTICE_TYPES } from './kinds/lattice.ts';
import { describeLoadBalancers, LOAD_BALANCER_TYPES } from './kinds/load-balancers.ts';
import { describeNatGateways, NAT_TYPES } from './kinds/nat-gateways.ts';
import { describeNetworkAcls, NETWORK_ACL_TYPES } from './kinds/network-acls.ts';
import { describeOthers } from './kinds/others.ts';
import { describePeerings, PEERING_TYPES } from './kinds/peerings.ts';
import { describePrefixLists, PREFIX_LIST_TYPES } from './kinds/prefix-lists.ts';
import { describeResolver, RESOLVER_TYPES } from './kinds/resolver.ts';
import { describeRouteTables, ROUTE_TABLE_TYPES } from './kinds/route-tables.ts';
import { describeScaling, SCALING_TYPES } from './kinds/scaling.ts';
import { describeSecurityGroups, SECURITY_GROUP_TYPES } from './kinds/security-groups.ts';
import { describeServices, SERVICE_TYPES, SUBNET_GROUP_TYPES } from './kinds/services.ts';
import { describeSubnets, SUBNET_TYPES } from './kinds/subnets.ts';
import { describeTargetGroups, TARGET_GROUP_TYPES } from './kinds/target-groups.ts';
import { describeTransitGateways, TRANSIT_GATEWAY_TYPES } from './kinds/transit-gateways.ts';
import { describeTransitTables, TRANSIT_TABLE_TYPES } from './kinds/transit-tables.ts';
import { describeVpcs, VPC_TYPES } from './kinds/vpcs.ts';
import { describeVpn, VPN_TYPES } from './kinds/vpn.ts';
import type { Template } from './template.ts';

interface Family {
  readonly types: readonly string[];
  readonly read?: (template: Template) => void;
}

const FAMILIES: readonly Family[] = [
  { types: VPC_TYPES, read: describeVpcs },
  { types: SUBNET_TYPES, read: describeSubnets },
  { types: PREFIX_LIST_TYPES, read: describePrefixLists },
  { types: SECURITY_GROUP_TYPES, read: describeSecurityGroups },
  { types: NETWORK_ACL_TYPES, read: describeNetworkAcls },
  { types: GATEWAY_TYPES, read: describeGateways },
  { types: NAT_TYPES, read: describeNatGateways },
  // Addresses are told with what has them, subnets of services with these.
  { types: ADDRESS_TYPES },
  { types: SUBNET_GROUP_TYPES },
  { types: INSTANCE_TYPES, read: describeInstances },
  { types: SERVICE_TYPES, read: describeServices },
  { types: SCALING_TYPES, read: describeScaling },
  { types: LOAD_BALANCER_TYPES, read: describeLoadBalancers },
  { types: TARGET_GROUP_TYPES, read: describeTargetGroups },
  { types: ENDPOINT_TYPES, read: describeEndpoints },
  { types: ENDPOINT_SERVICE_TYPES, read: describeEndpointServices },
  { types: PEERING_TYPES, read: describePeerings },
  { types: VPN_TYPES, read: describeVpn },
  { types: TRANSIT_GATEWAY_TYPES, read: describeTransitGateways },
  { types: TRANSIT_TABLE_TYPES, read: describeTransitTables },
  { types: ROUTE_TABLE_TYPES, read: describeRouteTables },
  { types: HOSTED_ZONE_TYPES, read: describeHostedZones },
  { types: RESOLVER_TYPES, read: describeResolver },
  { types: LATTICE_TYPES, read: describeLattice },
  { types: BLOCK_PUBLIC_ACCESS_TYPES, read: describeBlockPublicAccess },
];

const READ: ReadonlySet<string> = new Set(FAMILIES.flatMap(({ types }) => types));

/** Describes everything that a template declares. */
export const describeAll = (template: Template): void => {
  for (const family of FAMILIES) family.read?.(template);
  describeOthers(template, READ);
};
