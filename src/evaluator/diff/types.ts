/** What differs between two networks, as data. */
import type { FindingCode } from '../finding/codes.ts';
import type { Verdict } from '../model/schema.ts';
import type { FlowRequest } from '../trace/ends.ts';
import type { Direction } from '../trace/types.ts';

/** A finding, as far as differences count. */
export interface DiffFinding {
  readonly code: FindingCode;
  readonly resource: string;
  readonly direction?: Direction;
  readonly message: string;
}
/** An assumption, as far as differences count. */
export interface DiffAssumption {
  readonly code: string;
  readonly message: string;
}

/** What a network answers to a flow, as far as differences count. */
export type FlowAnswer =
  | {
      readonly kind: 'traced';
      readonly verdict: Verdict;
      readonly private: boolean | null;
      /** The way there of every choice that AWS may make, each once; first the one that decides. */
      readonly paths: readonly (readonly string[])[];
      readonly returnPaths: readonly (readonly string[])[];
      readonly findings: readonly DiffFinding[];
      readonly assumptions: readonly DiffAssumption[];
    }
  /** The flow makes no sense in this network: one of its ends is not there. */
  | { readonly kind: 'impossible'; readonly problem: string };

/** What was, and what is instead. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}
/** What came, and what is gone. */
export interface Exchange<T> {
  readonly gained: readonly T[];
  readonly lost: readonly T[];
}

/** One flow that the two networks answer differently. */
export interface FlowDiff {
  /** The flow's name, or the flow in words where it was asked for. */
  readonly name: string;
  /** `asked` differs where the two scenarios mean different flows by one name. */
  readonly asked: Change<FlowRequest>;
  /** `impossible` where an end is not there. */
  readonly verdict?: Change<Verdict | 'impossible'>;
  readonly private?: Change<boolean | null>;
  readonly paths?: Change<readonly (readonly string[])[]>;
  readonly returnPaths?: Change<readonly (readonly string[])[]>;
  /** Why the flow cannot be asked, where it cannot. */
  readonly problem?: Change<string | undefined>;
  readonly findings: Exchange<DiffFinding>;
  readonly assumptions: Exchange<DiffAssumption>;
}

/** A resource as differences name it. */
export interface DiffResource {
  /** In words: `subnet`, `security group`. */
  readonly kind: string;
  /** Its name; of what stands in a VPC, `vpc/name`. */
  readonly name: string;
  readonly pointer: string;
}
/** Resources that one network has and the other has not, or has differently. */
export interface TopologyDiff {
  readonly added: readonly DiffResource[];
  readonly removed: readonly DiffResource[];
  readonly changed: readonly DiffResource[];
}

/** Everything that differs between two networks. */
export interface NetworkDiff {
  /** How many flows were asked of both. */
  readonly asked: number;
  readonly changed: readonly FlowDiff[];
  /** Names of flows that only one of the scenarios has. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  readonly topology: TopologyDiff;
}
