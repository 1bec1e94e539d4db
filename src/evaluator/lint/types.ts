/** What a rule is given and what it answers. */
import type {
  Network,
  NetworkAcl,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  Subnet,
} from '../model/network.ts';
import type { FactId, ResourceRef } from '../trace/types.ts';
import type { LintCode, LintSeverity } from './codes.ts';

/** One thing about a network that its owner probably wants to know. Plain data. */
export interface LintResult {
  readonly code: LintCode;
  readonly severity: LintSeverity;
  /** Of an import, with the file and place that it was read from. */
  readonly resource: ResourceRef;
  /** Names the resource and the deciding rule or route; `backticks` mark names. */
  readonly message: string;
  /** What a reader would have to look at in the scenario (JSON Pointer). */
  readonly pointer: string;
  readonly facts: readonly FactId[];
}

/** The network the other way round: who uses what. Made once for all rules. */
export interface Surroundings {
  readonly network: Network;
  readonly subnets: readonly Subnet[];
  readonly interfaces: readonly NetworkInterface[];
  /** Those that start connections of their own: no gateway, no endpoint, no terminated instance. */
  readonly workloads: ReadonlyMap<Subnet, readonly NetworkInterface[]>;
  /** Network ACLs with their subnets; without those that no subnet uses. */
  readonly acls: ReadonlyMap<NetworkAcl, readonly Subnet[]>;
  /** Route tables with their subnets; without those that no subnet uses. */
  readonly tables: ReadonlyMap<RouteTable, readonly Subnet[]>;
  /** Security groups with the interfaces that carry them. */
  readonly groups: ReadonlyMap<SecurityGroup, readonly NetworkInterface[]>;
}

/**
 * A rule. It is total, does no more work than a few seconds for 10,000 interfaces, and is silent where the
 * data does not say what it would have to know.
 */
export type LintRule = (surroundings: Surroundings) => readonly LintResult[];
