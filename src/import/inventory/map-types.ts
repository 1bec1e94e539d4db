/** The account as a map: never a node per interface, but per VPC and subnet, with counts. Plain data. */
import type { ResourceKind } from '../../evaluator/index.ts';

export interface Count {
  readonly kind: ResourceKind;
  readonly title: string;
  readonly count: number;
}

export interface MapSubnet {
  readonly name: string;
  readonly label: string | undefined;
  readonly cidrs: readonly string[];
  readonly zone: string | undefined;
  /** Whether its route table leads to an internet gateway; null: its route table is not in the data. */
  readonly public: boolean | null;
  readonly counts: readonly Count[];
}

/** A gateway or endpoint of a VPC, or a connection between VPCs. */
export interface MapResource {
  readonly name: string;
  readonly label: string | undefined;
  readonly kind: ResourceKind;
  readonly title: string;
  readonly detail: string | undefined;
}

export interface MapVpc {
  readonly name: string;
  readonly label: string | undefined;
  readonly cidrs: readonly string[];
  /** False: its inside is not in the data. */
  readonly known: boolean;
  readonly subnets: readonly MapSubnet[];
  readonly gateways: readonly MapResource[];
  readonly endpoints: readonly MapResource[];
  /** What stands in its subnets, in all. */
  readonly counts: readonly Count[];
}

export interface MapRegion {
  readonly region: string;
  readonly vpcs: readonly MapVpc[];
}

export interface MapAccount {
  /** null: the data does not say whose these VPCs are. */
  readonly account: string | null;
  readonly regions: readonly MapRegion[];
}

/** One end of a link. */
export interface LinkEnd {
  readonly kind:
    | 'vpc'
    | 'transit-gateway'
    | 'virtual-private-gateway'
    | 'connection'
    | 'on-premises'
    | 'other';
  /** null: not in the data. */
  readonly name: string | null;
  /** What is said of this end alone: the state of an attachment. */
  readonly detail: string | undefined;
}

/** What joins VPCs to each other, and to networks outside of AWS. */
export interface MapLink extends MapResource {
  /** null: what it joins is not in the data. */
  readonly ends: readonly LinkEnd[] | null;
}

export interface AccountMap {
  readonly accounts: readonly MapAccount[];
  readonly links: readonly MapLink[];
}
