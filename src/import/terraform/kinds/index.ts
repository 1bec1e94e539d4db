/** The reader of each kind of resource of the AWS provider. */
import { ADDRESSES } from './addresses.ts';
import { DNS } from './dns.ts';
import { ENDPOINTS } from './endpoints.ts';
import { HYBRID } from './hybrid.ts';
import { INSTANCES } from './instances.ts';
import type { ReadKind } from './kind.ts';
import { LATTICE_KINDS } from './lattice.ts';
import { LOAD_BALANCERS } from './load-balancers.ts';
import { NETWORK_ACLS } from './network-acls.ts';
import { PEERINGS } from './peerings.ts';
import { PREFIX_LIST_DATA, PREFIX_LISTS } from './prefix-lists.ts';
import { ROUTE_TABLES } from './route-tables.ts';
import { SECURITY_GROUPS } from './security-groups.ts';
import { TRANSIT_GATEWAYS } from './transit-gateways.ts';
import { VPC_DATA, VPCS } from './vpcs.ts';
import { WORKLOADS } from './workloads.ts';

const KINDS: ReadonlyMap<string, ReadKind> = new Map(
  [
    VPCS,
    ADDRESSES,
    ROUTE_TABLES,
    NETWORK_ACLS,
    SECURITY_GROUPS,
    INSTANCES,
    ENDPOINTS,
    PREFIX_LISTS,
    PEERINGS,
    TRANSIT_GATEWAYS,
    HYBRID,
    DNS,
    LOAD_BALANCERS,
    LATTICE_KINDS,
    WORKLOADS,
  ].flatMap((kinds) => Object.entries(kinds)),
);

const DATA_KINDS: ReadonlyMap<string, ReadKind> = new Map(
  [VPC_DATA, PREFIX_LIST_DATA].flatMap((kinds) => Object.entries(kinds)),
);

/** The reader of a type; undefined for one that is not read. */
export const kindOf = (type: string): ReadKind | undefined => KINDS.get(type);

/** The reader of a data source's type; undefined for one whose values tell nothing of a network. */
export const dataKindOf = (type: string): ReadKind | undefined => DATA_KINDS.get(type);
