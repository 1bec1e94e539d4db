/** Everything of an account in one list, to be searched and picked from. Plain data: it may cross a worker's boundary. */
import type { Prefix } from '../../evaluator/address/prefix.ts';
import type { ResourceKind } from '../../evaluator/index.ts';
import type { Tags } from '../result.ts';

export interface InventoryRow {
  /** Unique among all rows: where the resource stands in the scenario. */
  readonly pointer: string;
  /** The name in the scenario: AWS's id of an imported resource. */
  readonly name: string;
  readonly label: string | undefined;
  readonly kind: ResourceKind;
  /** The kind in words. */
  readonly title: string;
  /** What tells it from others of its kind: its service, its state, what it is for. */
  readonly detail: string | undefined;
  readonly account: string | undefined;
  readonly region: string | undefined;
  readonly vpc: string | undefined;
  /** The subnets that its interfaces stand in, and their zones. */
  readonly subnets: readonly string[];
  readonly zones: readonly string[];
  /** Exact addresses only: what AWS will choose is not known. */
  readonly ips: { readonly private: readonly string[]; readonly public: readonly string[] };
  /** The ranges of a VPC, a subnet, or a network outside. */
  readonly cidrs: readonly string[];
  /** Other names that people know it by: ARNs, ids of its interfaces, DNS names. */
  readonly aliases: readonly string[];
  readonly tags: Tags;
  /** Whether a flow may start there, and whether one may end there. */
  readonly canSend: boolean;
  readonly canReceive: boolean;
}

/** What a search looks at, made once. */
export interface RowIndex {
  /** Everything that free text finds, in lower case, a line each, most telling first. */
  readonly text: string;
  /** `key=value` of each tag, in lower case, a line each. */
  readonly tags: string;
  readonly addresses: readonly Prefix[];
  readonly ranges: readonly Prefix[];
}

export interface Inventory {
  readonly rows: readonly InventoryRow[];
  /** In the order of the rows. */
  readonly index: readonly RowIndex[];
}
